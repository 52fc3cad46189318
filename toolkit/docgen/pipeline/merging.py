"""A report as it was made, as a person left it, and its workbook → the workbook that says what they wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docgen import opc
from docgen.diagnostics import Result, Where, error, warning
from docgen.merge import (
    Clash,
    Comment,
    comments_in,
    expected,
    lines_in,
    placed,
    plan,
    revisions_in,
    said_in,
    unite,
)
from docgen.pipeline.boundary import within
from docgen.pipeline.cell_edits import BookEdit
from docgen.pipeline.conflicts import Remark, noted_row, notes, placed_comments, remarks_of, with_redlines
from docgen.pipeline.formatting import with_formatting
from docgen.pipeline.merge_telling import CellChange, Findings, Looks, cell_changes_of, looks_of, told_of
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.pipeline.trying import Settled, Standing, ops_of, said_of, settled
from docgen.publish import as_generated, exclusive, recorded
from docgen.publish.edits import is_edited
from docgen.publish.publishing import open_in
from docgen.publish.replacing import clear_pending, replace_known
from docgen.workbook.editing import edited as edited_book
from docgen.workbook.reading import report_in
from docgen.workbook.stored import StoredCells


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
    keep_formatting: bool = False
    """Whether paragraphs of the new report look as they do in the edited one."""
    redlines: bool = True
    """Whether what both changed is marked in the report; else the report stays as it is."""


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
    outcome, told = _outcome(edited, now, settings, wishes)
    trial = outcome.settled.trial
    changes = cell_changes_of(trial.edit, now) if trial else ()
    merged = Merged(edited.path, book, Became.SHOWN, changes, len(outcome.clashes))
    if wishes.is_look:
        return Result(merged, told)
    written = _written(edited, now, known, outcome, settings)
    became = written.value
    return Result(merged._replace(became=became) if became else None, (*told, *written.diagnostics))


def _outcome(edited: _Edited, now: Standing, settings: Settings, wishes: Wishes) -> tuple[_Outcome, Findings]:
    """What of the report's edits can be taken, and what is told of it."""
    base, report = said_in(edited.original), now.made.report
    united = unite(base, said_in(edited.package, accept_revisions=wishes.accept_revisions), now.said)
    done = settled(now, plan(united.ops, now.lines, report.body, report.figures), settings)
    noted = _noted(edited, now, done)
    document = done.document(now) if now.said == base else None
    looks = _looks_of(edited, document, wishes, [comment for comment, _ in noted])
    told = (*told_of(edited.path.name, now, done, united.clashes), *looks.told)
    is_whole = not (done.refused or looks.more or (united.clashes and not wishes.redlines))
    looked = looks.texts if wishes.keep_formatting else frozenset[str]()
    return _Outcome(done, united.clashes, is_whole, noted, looked), told


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
    noted: Sequence[tuple[Comment, Remark]]
    looked: frozenset[str]
    """The texts of the paragraphs whose looks are carried over."""


def _noted(edited: _Edited, now: Standing, outcome: Settled) -> list[tuple[Comment, Remark]]:
    """The comments of the report, where 备注 has a cell for all of them."""
    found = comments_in(edited.package)
    said = expected(now.said, ops_of(outcome.taken))
    placed_ones = placed_comments(found, said)
    body = now.made.report.body
    has_room = all(noted_row(remark.at, now.lines, body) is not None for _, remark in placed_ones)
    return placed_ones if has_room and len(placed_ones) == len(found) else []


def _written(
    edited: _Edited, now: Standing, known: bytes, outcome: _Outcome, settings: Settings
) -> Result[Became]:
    """The workbook first: of a report without its edits nothing would be left."""
    data = _book_after(now, known, outcome)
    for file in (now.book, edited.path):
        if (owner := open_in(file)) is not None:
            return Result(None, (error("MG103", Where(file.name), owner=owner),))
    failed = replace_known(now.book, data, known, max(settings.keep, 1)) if data != known else ()
    if failed:
        return Result(None, failed)
    if not outcome.is_whole:
        return Result(Became.PARTLY)
    return _report_anew(edited, now.book, outcome, settings)


def _report_anew(edited: _Edited, book: Path, outcome: _Outcome, settings: Settings) -> Result[Became]:
    """Make the report of the workbook as it is now, with the looks and the conflicts of the edited one."""
    made = Renderer(settings).made(book)
    if made.value is None:
        return Result(None, made.diagnostics)
    document: bytes | None = made.value.document
    if document and outcome.looked:
        document = with_formatting(document, edited.package, outcome.looked)
    if document and outcome.clashes:
        document = with_redlines(document, outcome.clashes)
    if document is None:
        return Result(Became.PARTLY)
    failed = replace_known(edited.path, document, edited.data, max(settings.keep, 1))
    if failed:
        return Result(None, failed)
    clear_pending(edited.path)
    return Result(Became.REDLINED if outcome.clashes else Became.MERGED)


def _book_after(now: Standing, known: bytes, outcome: _Outcome) -> bytes:
    """The workbook with what can be taken, and with what the report says at the cells that both changed."""
    trial = outcome.settled.trial
    remarks = [*remarks_of(outcome.clashes if outcome.is_whole else ()), *(each for _, each in outcome.noted)]
    told = notes(remarks, now.lines, now.made.report.body)
    edit = trial.edit if trial else BookEdit({}, (), ())
    if not told:
        return trial.data if trial and trial.edit != BookEdit({}, (), ()) else known
    return edited_book(now.package, edit._replace(values={**edit.values, **told}).sheets).to_bytes()


def _looks_of(edited: _Edited, document: bytes | None, wishes: Wishes, noted: Sequence[Comment]) -> Looks:
    """As `looks_of`; `document` is the new report, None where the workbook has changed it too."""
    revisions = 0 if wishes.accept_revisions else revisions_in(edited.package)
    if revisions:
        return Looks(True, (warning("MG106", Where(edited.path.name), count=revisions),))
    made = opc.open_package(document, "").value if document else None
    return looks_of(edited.path.name, made or edited.original, edited.package, noted)
