"""A change of the report, and what it is in the workbook."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.merge.cells import CellEdit, Figures, NoPlaceError, NumberEdit, cell_changes
from docgen.merge.numbers import number_before, only_numbers
from docgen.merge.rows import Body, RowIn, RowOut
from docgen.merge.three_way import Op
from docgen.model.report import BodyRow
from docgen.model.texts import Line, plain

Change = CellEdit | NumberEdit | RowIn | RowOut


class Planned(NamedTuple):
    """Changes of the report that belong together and those of the workbook; None where no cell holds such
    words."""

    ops: tuple[Op, ...]
    changes: tuple[Change, ...] | None


def plan(
    ops: Sequence[Op], lines: Sequence[Line], rows: Sequence[BodyRow], figures: Figures
) -> list[Planned]:
    """All `ops` with what they are in the workbook; `lines` are the report's paragraphs as it is made now."""
    body = Body(rows, lines)
    moves = list(_moves(ops, body))
    moved = {op for move in moves for op in move.ops}
    gone = frozenset(op.at for op in ops if op.removes)
    rest = (Planned((op,), _changes(op, body, gone, figures)) for op in ops if op not in moved)
    return [*moves, *rest]


def _changes(op: Op, body: Body, gone: frozenset[int], figures: Figures) -> tuple[Change, ...] | None:
    try:
        if op.edits:
            line = body.lines[op.at]
            return tuple(cell_changes(line, [e for e in op.edits if not only_numbers(line, e)], figures))
        if op.removes:
            return tuple(body.taken_away(op.at, gone))
        return (body.put_in(op.at, op.text),)
    except NoPlaceError:
        return None


def _moves(ops: Sequence[Op], body: Body) -> Iterator[Planned]:
    """What went in one place and came in another, whatever number it has there."""
    gone = {_words(plain(body.lines[op.at])): op for op in ops if op.removes}
    for op in ops:
        came_from = gone.pop(_words(op.text), None) if op.text else None
        row = body.whole_row(came_from.at) if came_from is not None else None
        if came_from is not None and row is not None:
            try:
                yield Planned((came_from, op), (body.moved(op.at, row),))
            except NoPlaceError:
                continue


def _words(text: str) -> str:
    return text[len(number_before(text)) :].strip()
