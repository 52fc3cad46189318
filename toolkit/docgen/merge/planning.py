"""A change of the report, and what it is in the workbook."""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.merge.cells import CellEdit, Figures, NoPlaceError, NumberEdit, cell_changes
from docgen.merge.rows import Body, RowIn, RowOut
from docgen.merge.three_way import Op
from docgen.model.report import BodyRow
from docgen.model.texts import Line

Change = CellEdit | NumberEdit | RowIn | RowOut


class Planned(NamedTuple):
    """A change of the report and those of the workbook; none where no cell holds such words."""

    op: Op
    changes: tuple[Change, ...]


def plan(
    ops: Sequence[Op], lines: Sequence[Line], rows: Sequence[BodyRow], figures: Figures
) -> list[Planned]:
    """Each of `ops` with what it is in the workbook; `lines` are the report's paragraphs as it is made now."""
    body = Body(rows, lines)
    gone = frozenset(op.at for op in ops if op.removes)
    return [Planned(op, _changes(op, body, gone, figures)) for op in ops]


def _changes(op: Op, body: Body, gone: frozenset[int], figures: Figures) -> tuple[Change, ...]:
    try:
        if op.edits:
            return tuple(cell_changes(body.lines[op.at], op.edits, figures))
        if op.removes:
            return tuple(body.taken_away(op.at, gone))
        return (body.put_in(op.at, op.text),)
    except NoPlaceError:
        return ()
