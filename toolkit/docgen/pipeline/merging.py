"""A report as it was made, as a person left it, and its workbook → the workbook that says what they wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docgen import opc
from docgen.diagnostics import Diagnostic, Result, Where, error, note, warning
from docgen.merge import Clash, Planned, RowIn, after, lines_in, placed, plan, revisions_in, said_in, unite
from docgen.model.cell_text import CellRef, Text
from docgen.model.texts import Line
from docgen.pipeline.boundary import within
from docgen.pipeline.cell_edits import BookEdit
from docgen.pipeline.conflicts import notes, with_redlines
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.pipeline.trying import Settled, Standing, said_of, settled
from docgen.publish import as_generated, exclusive, recorded
from docgen.publish.comparing import Difference
from docgen.publish.edit_words import words
from docgen.publish.edits import differing, is_edited
from docgen.publish.facts import OBJECT
from docgen.publish.replacing import replace_known
from docgen.workbook.editing import Number
from docgen.workbook.editing import edited as edited_book
from docgen.workbook.reading import report_in
from docgen.workbook.stored import StoredCells

Findings = tuple[Diagnostic, ...]

_LONGEST = 40
_LOOKS = frozenset({"body", "style", "settings", "properties", "theme"})
"""Where a report may be formatted by hand; words and things in other places are somebody's work."""


class Became(Enum):
    """What a merge did."""

    MERGED = "merged"
    """The workbook says what the report says, and the report is docgen's again."""
    PARTLY = "partly"
    """Something is left that no cell holds, or that both changed: the report stays."""
    REDLINED = "redlined"
    """As merged, but for what both changed: tracked changes of the new report show it."""
    SHOWN = "shown"
    UNCHANGED = "unchanged"
    """Nobody has edited the report."""


class CellChange(NamedTuple):
    """A cell (A1 style) that changes, or a row that comes ("in"), goes ("out") or moves ("moved")."""

    kind: str
    sheet: str
    cell: str
    old: str
    new: str


class Merged(NamedTuple):
    """What became of a report's edits."""

    report: Path
    book: Path
    became: Became
    changes: tuple[CellChange, ...]
    conflicts: int


class Wishes(NamedTuple):
    """How to merge: into which workbook, by default the one that the report was made from; or only look."""

    book: Path | None = None
    is_look: bool = False
    accept_revisions: bool = False


class _Edited(NamedTuple):
    """A report with hand edits."""

    path: Path
    data: bytes
    package: opc.Package
    original: opc.Package


def merge_all(targets: Sequence[tuple[Path, Settings]], wishes: Wishes) -> Iterator[Result[Merged]]:
    """Each report under the limits of one job, one after the other."""
    for report, settings in targets:
        yield within(partial(merge_report, report, settings, wishes), report)


def merge_report(report: Path, settings: Settings, wishes: Wishes) -> Result[Merged]:
    """Take the hand edits of `report` into its workbook, and make the report anew where all are in it."""
    opened = _opened(report)
    if opened.value is None:
        return Result(None, opened.diagnostics)
    book = wishes.book or _book_of(report)
    if book is None or not book.is_file():
        return Result(None, (error("MG102", Where(report.name), book=book.name if book else "?"),))
    if not is_edited(opened.value.package):
        return Result(Merged(report, book, Became.UNCHANGED, (), 0))
    with exclusive(report):
        return _merged(opened.value, book, settings, wishes)


def _opened(report: Path) -> Result[_Edited]:
    where = Where(report.name)
    try:
        data = report.read_bytes()
    except FileNotFoundError:
        return Result(None, (error("MG105", where),))
    except OSError as fault:
        return Result(None, (error("DC003", where, reason=fault),))
    package = opc.open_package(data, report.name)
    if package.value is None:
        return Result(None, package.diagnostics)
    original = as_generated(data)
    if original is None:
        return Result(None, (error("MG101", where),))
    return Result(_Edited(report, data, package.value, original))


def _book_of(report: Path) -> Path | None:
    """The workbook of `report`, beside it: by the name that it tells, or by its own."""
    known = recorded(report)
    names = [known.workbook] if known is not None and known.workbook else []
    found = [report.with_name(name) for name in (*names, f"{report.stem}.xlsx")]
    return next((path for path in found if path.is_file()), found[0])


def _merged(edited: _Edited, book: Path, settings: Settings, wishes: Wishes) -> Result[Merged]:
    standing = _standing(book, settings)
    if standing.value is None:
        return Result(None, standing.diagnostics)
    now, known = standing.value
    theirs = said_in(edited.package, accept_revisions=wishes.accept_revisions)
    united = unite(said_in(edited.original), theirs, now.said)
    report = now.made.report
    planned = plan(united.ops, now.lines, report.body, report.figures)
    outcome = settled(now, planned, settings)
    is_alone = now.said == said_in(edited.original)
    rest, told = _looks(edited, outcome.document(now) if is_alone else None, wishes)
    told = (*_told(edited.path.name, now, outcome, united.clashes), *told)
    is_whole = not outcome.refused and not rest
    changes = _changes(outcome.trial.edit, now) if outcome.trial else ()
    merged = Merged(edited.path, book, Became.SHOWN, changes, len(united.clashes))
    if wishes.is_look:
        return Result(merged, told)
    written = _written(edited, now, known, _Outcome(outcome, united.clashes, is_whole), settings)
    became = written.value
    return Result(merged._replace(became=became) if became else None, (*told, *written.diagnostics))


def _standing(book: Path, settings: Settings) -> Result[tuple[Standing, bytes]]:
    data = book.read_bytes()
    made = Renderer(settings, lambda path: report_in(data, path)).made(book)
    package = opc.open_package(data, book.name).value
    if made.value is None or package is None:
        return Result(None, made.diagnostics)
    said = said_of(made.value.document)
    lines = placed(said, lines_in(made.value.composition))
    return Result((Standing(book, package, StoredCells(package), made.value, said, lines), data))


class _Outcome(NamedTuple):
    """What can be taken, what both changed, and whether nothing else is left."""

    settled: Settled
    clashes: Sequence[Clash]
    is_whole: bool


def _written(
    edited: _Edited, now: Standing, known: bytes, outcome: _Outcome, settings: Settings
) -> Result[Became]:
    """The workbook first: of a report without its edits nothing would be left."""
    data = _book_after(now, known, outcome)
    keep = max(settings.keep, 1)
    failed = replace_known(now.book, data, known, keep) if data != known else ()
    if failed:
        return Result(None, failed)
    if not outcome.is_whole:
        return Result(Became.PARTLY)
    made = Renderer(settings).made(now.book)
    if made.value is None:
        return Result(None, made.diagnostics)
    document: bytes | None = made.value.document
    if document and outcome.clashes:
        document = with_redlines(document, outcome.clashes)
    if document is None:
        return Result(Became.PARTLY)
    failed = replace_known(edited.path, document, edited.data, keep)
    became = Became.REDLINED if outcome.clashes else Became.MERGED
    return Result(None if failed else became, failed)


def _book_after(now: Standing, known: bytes, outcome: _Outcome) -> bytes:
    """The workbook with what can be taken, and with what the report says at the cells that both changed."""
    trial = outcome.settled.trial
    told = notes(outcome.clashes, now.lines, now.made.report.body)
    edit = trial.edit if trial else BookEdit({}, (), ())
    if not told:
        return trial.data if trial and trial.edit != BookEdit({}, (), ()) else known
    return edited_book(now.package, edit._replace(values={**edit.values, **told}).sheets).to_bytes()


def _looks(edited: _Edited, document: bytes | None, wishes: Wishes) -> tuple[bool, Findings]:
    """What else than words was changed, and whether more than looks.

    `document` is the new report, None where the workbook has changed it too.
    """
    where = Where(edited.path.name)
    revisions = 0 if wishes.accept_revisions else revisions_in(edited.package)
    if revisions:
        return True, (warning("MG106", where, count=revisions),)
    told: list[Diagnostic] = []
    made = opc.open_package(document, "").value if document else None
    found = [each for each in differing(made or edited.original, edited.package) if not _is_of_docgen(each)]
    others = [each for each in found if _is_no_look(each)]
    if others:
        told.append(warning("MG107", where, edits=words(others)))
    looks = [each for each in found if each not in others and each.what != "text"]
    if looks:
        told.append(note("MG108", where, edits=words(looks)))
    return bool(others), tuple(told)


_TABLES = frozenset({"w:tbl", "w:tr", "w:tc"})
_PROVENANCE = "custom docgen."


def _is_of_docgen(found: Difference) -> bool:
    return found.place == "properties" and found.what.startswith(_PROVENANCE)


def _is_no_look(found: Difference) -> bool:
    """Whether more than looks differs; what the body says is compared by `said_in`, but for its objects."""
    has_object = found.what == "text" and found.old.count(OBJECT) != found.new.count(OBJECT)
    return has_object or found.place.partition(" ")[0] not in _LOOKS or found.what in _TABLES


def _told(file: str, now: Standing, outcome: Settled, clashes: Sequence[Clash]) -> Iterator[Diagnostic]:
    for clash in clashes:
        where = _place(now, clash.at)
        yield warning("MG110", where, report=_short(clash.report), book=_short(clash.book))
    for each in outcome.refused:
        yield warning("MG109", Where(file), **_op_words(each, now))
    if outcome.trial is not None and outcome.trial.also:
        before, after = outcome.trial.also[0]
        count = len(outcome.trial.also)
        yield note("MG111", Where(file), count=count, old=_short(before), new=_short(after))


def _op_words(planned: Planned, now: Standing) -> dict[str, str]:
    op = planned.ops[0]
    old = now.said[op.at] if not op.text else ""
    return {"old": _short(old), "new": _short(op.text or (after(old, op.edits) if op.edits else ""))}


def _place(now: Standing, at: int | None) -> Where:
    file = now.book.name
    cells = _cells(now.lines[at]) if at is not None else []
    return Where.in_sheet(file, cells[0].sheet, cells[0].a1) if cells else Where(file)


def _cells(line: Line) -> list[CellRef]:
    return [piece.cell for piece in line if isinstance(piece, Text)]


def _changes(edit: BookEdit, now: Standing) -> tuple[CellChange, ...]:
    gone = {(row.sheet, row.row) for row in edit.rows_out}
    cells = [
        CellChange("cell", cell.sheet, cell.a1, _stored(now, cell), value.stored if isinstance(value, Number)
                   else value or "")
        for cell, value in edit.values.items() if (cell.sheet, cell.row) not in gone
    ]  # fmt: skip
    out = [CellChange("out", row.sheet, str(row.row), _row_words(now, row.row), "") for row in edit.rows_out]
    return (*cells, *(_row_in(row, now) for row in edit.rows_in), *out)


def _row_in(row: RowIn, now: Standing) -> CellChange:
    if row.moved:
        return CellChange("moved", row.sheet, str(row.moved), _row_words(now, row.moved), "")
    return CellChange("in", row.sheet, str(row.beside + (not row.before)), "", " ".join(row.values.values()))


def _row_words(now: Standing, number: int) -> str:
    rows = [row for row in now.made.report.body if row.level_cell.row == number]
    return "".join(row.title.value + row.content.value for row in rows)


def _stored(now: Standing, cell: CellRef) -> str:
    text = now.stored.text(cell)
    shown = (t.value for line in now.lines for t in line if isinstance(t, Text) and t.cell == cell)
    figures = now.made.report.figures.values()
    return text or next((f.written.value for f in figures if f.written.cell == cell), next(shown, ""))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
