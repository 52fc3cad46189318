"""What a person is told of a merge: cells that change, conflicts, what cannot be taken, looks."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from docgen import opc
from docgen.diagnostics import Diagnostic, Where, note, warning
from docgen.merge import Clash, Comment, Planned, RowIn, after, objects_in
from docgen.model.cell_text import CellRef, Text
from docgen.model.texts import Line
from docgen.pipeline.cell_edits import BookEdit
from docgen.pipeline.trying import Settled, Standing
from docgen.publish.comparing import Difference
from docgen.publish.edit_words import windows, words
from docgen.publish.edits import differing
from docgen.workbook.editing import CellValue, Number, Worked

Findings = tuple[Diagnostic, ...]

_LONGEST = 40
_LOOKS = frozenset({"body", "style", "settings", "properties", "theme"})
"""Where a report may be formatted by hand; words and things in other places are somebody's work."""


class CellChange(NamedTuple):
    """A cell (A1 style) that changes, or a row that comes ("in"), goes ("out") or moves ("moved")."""

    kind: str
    sheet: str
    cell: str
    old: str
    new: str


class Looks(NamedTuple):
    """What else than words was changed: whether `more` than looks, what is told of it, and the texts of the
    paragraphs that look otherwise."""

    more: bool
    told: Findings
    texts: frozenset[str] = frozenset()


def looks_of(file: str, made: opc.Package, package: opc.Package, noted: Sequence[Comment]) -> Looks:
    """What but words and `noted` comments differs from the report `made`."""
    where = Where(file)
    told: list[Diagnostic] = []
    about = {comment.about for comment in noted}
    found = [
        each
        for each in differing(made, package)
        if not (_is_of_docgen(each) or (noted and _is_of_comment(each, about)))
    ]
    has_objects = objects_in(made) != objects_in(package)
    others = [each for each in found if _is_no_look(each, has_objects=has_objects)]
    if others:
        told.append(warning("MG107", where, edits=words(others)))
    looks = [each for each in found if each not in others and not _is_reworded(each)]
    if looks:
        told.append(note("MG108", where, edits=words(looks)))
    texts = frozenset(each.text.strip() for each in looks if each.place == "body" and each.text.strip())
    return Looks(bool(others), tuple(told), texts)


_TABLES = frozenset({"w:tbl", "w:tr", "w:tc"})
_PROVENANCE = "custom docgen."


def _is_of_docgen(found: Difference) -> bool:
    return found.place == "properties" and found.what.startswith(_PROVENANCE)


def _is_of_comment(found: Difference, about: Collection[str]) -> bool:
    """Whether a comment that goes into 备注 differs, or its mark in the paragraph that it is about."""
    is_mark = found.what == "text" and not _is_reworded(found) and found.new.strip() in about
    return is_mark or found.place.partition(" ")[0] == "comments"


def _is_reworded(found: Difference) -> bool:
    return found.what == "text" and found.old.strip() != found.new.strip()


def _is_no_look(found: Difference, *, has_objects: bool) -> bool:
    """Whether more than looks differs; what the body says is compared by its words, but for its objects."""
    has_object = found.what == "text" and not _is_reworded(found) and has_objects
    return has_object or found.place.partition(" ")[0] not in _LOOKS or found.what in _TABLES


def told_of(file: str, now: Standing, outcome: Settled, clashes: Sequence[Clash]) -> Iterator[Diagnostic]:
    """What both changed, what could not be taken, and what changed with it."""
    for clash in clashes:
        where = _place(now, clash.at)
        yield warning("MG110", where, report=_short(clash.report), book=_short(clash.book))
    for each in outcome.refused:
        yield warning(
            "MG114" if each.ops in outcome.uncalculated else "MG109", Where(file), **_op_words(each, now)
        )
    if outcome.trial is not None and outcome.trial.also:
        before, after = outcome.trial.also[0]
        count = len(outcome.trial.also)
        yield note("MG111", Where(file), count=count, old=_short(before), new=_short(after))


def _op_words(planned: Planned, now: Standing) -> dict[str, str]:
    """The words that changed, with a few around them."""
    op = planned.ops[0]
    old = now.said[op.at] if not op.text else ""
    shown = windows(old, op.text or (after(old, op.edits) if op.edits else ""))
    return dict(zip(("old", "new"), shown, strict=True))


def _place(now: Standing, at: int | None) -> Where:
    file = now.book.name
    cells = _cells(now.lines[at]) if at is not None else []
    return Where.in_sheet(file, cells[0].sheet, cells[0].a1) if cells else Where(file)


def _cells(line: Line) -> list[CellRef]:
    return [piece.cell for piece in line if isinstance(piece, Text)]


def cell_changes_of(edit: BookEdit, now: Standing) -> tuple[CellChange, ...]:
    """The cells and rows that `edit` changes."""
    gone = {(row.sheet, row.row) for row in edit.rows_out}
    cells = [
        CellChange("cell", cell.sheet, cell.a1, _stored(now, cell), _written(value))
        for cell, value in edit.values.items() if (cell.sheet, cell.row) not in gone
    ]  # fmt: skip
    out = [CellChange("out", row.sheet, str(row.row), _row_words(now, row.row), "") for row in edit.rows_out]
    return (*cells, *(_row_in(row, now) for row in edit.rows_in), *out)


def _written(value: CellValue) -> str:
    if isinstance(value, Number | Worked):
        return value.stored if isinstance(value, Number) else value.shown
    return value or ""


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
