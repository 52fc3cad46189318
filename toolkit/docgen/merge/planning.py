"""A change of the report, and what it is in the workbook."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.merge.cells import CellEdit, Figures, NoPlaceError, NumberEdit, cell_changes
from docgen.merge.numbers import number_before, only_numbers
from docgen.merge.rows import Body, RowIn, RowOut
from docgen.merge.three_way import Op, after
from docgen.model.report import BodyRow
from docgen.model.texts import Line, cut_line, plain, written

Change = CellEdit | NumberEdit | RowIn | RowOut


_MOVED = 6
"""Characters from which on words that went in one place and came in another are the same."""


class Planned(NamedTuple):
    """Changes of the report that belong together and those of the workbook; None where no cell holds such
    words."""

    ops: tuple[Op, ...]
    changes: tuple[Change, ...] | None
    otherwise: tuple[Change, ...] | None = None
    """What may be tried instead: what looks like an item may be a paragraph that begins so."""
    order: tuple[int, ...] = ()
    """Of each of `ops`, its place among all: paragraphs that come behind the same one come in this order."""


def plan(
    ops: Sequence[Op], lines: Sequence[Line], rows: Sequence[BodyRow], figures: Figures
) -> list[Planned]:
    """All `ops` with what they are in the workbook; `lines` are the report's paragraphs as it is made now."""
    body = Body(rows, lines)
    moves = list(_moves(ops, body))
    moved = {op for move in moves for op in move.ops}
    gone = frozenset(op.at for op in ops if op.removes)
    sources = [body.lines[op.at] for op in ops if not op.text]
    rest = [
        Planned((op,), _changes(op, body, gone, figures), _otherwise(op, body))
        for op in ops
        if op not in moved
    ]
    found = [*moves, *(_as_written(each, sources) for each in _together(rest))]
    order = {op: place for place, op in enumerate(ops)}
    return [each._replace(order=tuple(order[op] for op in each.ops)) for each in found]


def _as_written(planned: Planned, sources: Sequence[Line]) -> Planned:
    """Words that came from another paragraph, as its cell writes them: its figures stay figures."""
    first, second = (
        None if changes is None else tuple(_written_anew(change, sources) for change in changes)
        for changes in (planned.changes, planned.otherwise)
    )
    return Planned(planned.ops, first, second)


def _written_anew(change: Change, sources: Sequence[Line]) -> Change:
    if isinstance(change, CellEdit):
        return change._replace(new=_written(change.new, sources))
    if isinstance(change, RowIn):
        return change._replace(
            values={column: _written(text, sources) for column, text in change.values.items()}
        )
    return change


def _written(text: str, sources: Sequence[Line]) -> str:
    if len(text) < _MOVED:
        return text
    for line in sources:
        start = plain(line).find(text)
        if start >= 0:
            part = cut_line(line, start, start + len(text))
            return "".join(piece if isinstance(piece, str) else written(piece) for piece in part)
    return text


def _together(planned: Sequence[Planned]) -> Iterator[Planned]:
    """Words that went from one paragraph to the next are two changes or more, which are made all or none."""
    group: list[Planned] = []
    for each in sorted(planned, key=lambda one: one.ops[0].at):
        if group and not _touch(group[-1].ops[0], each.ops[0]):
            yield _joined(group)
            group = []
        group.append(each)
    if group:
        yield _joined(group)


def _touch(one: Op, other: Op) -> bool:
    return other.at - one.at <= 1 and not (one.edits and other.edits)


def _joined(group: Sequence[Planned]) -> Planned:
    ops = tuple(op for each in group for op in each.ops)
    if any(each.changes is None for each in group):
        return Planned(ops, None)
    first = tuple(change for each in group for change in each.changes or ())
    second = tuple(change for each in group for change in each.otherwise or each.changes or ())
    return Planned(ops, first, second if second != first else None)


def _otherwise(op: Op, body: Body) -> tuple[Change, ...] | None:
    try:
        return (body.verbatim(op.at, op.text),) if op.text else None
    except NoPlaceError:
        return None


def _changes(op: Op, body: Body, gone: frozenset[int], figures: Figures) -> tuple[Change, ...] | None:
    try:
        if op.edits:
            return _worded(op, body, figures)
        if op.removes:
            return tuple(body.taken_away(op.at, gone))
        return (body.put_in(op.at, op.text),)
    except NoPlaceError:
        return None


def _worded(op: Op, body: Body, figures: Figures) -> tuple[Change, ...]:
    """A paragraph worded anew: its cells, or where its number or kind is another now, a row of its own."""
    line = body.lines[op.at]
    try:
        return tuple(cell_changes(line, [e for e in op.edits if not only_numbers(line, e)], figures))
    except NoPlaceError:
        return tuple(body.anew(op.at, after(plain(line), op.edits)))


def _moves(ops: Sequence[Op], body: Body) -> Iterator[Planned]:
    """What went in one place and came in another, whatever number it has there."""
    gone = {_words(plain(body.lines[op.at])): op for op in ops if op.removes}
    for op in ops:
        came_from = gone.pop(_words(op.text), None) if op.text else None
        rows = body.whole_rows(came_from.at) if came_from is not None else []
        if came_from is not None and rows:
            try:
                yield Planned((came_from, op), tuple(body.moved(op.at, rows)))
            except NoPlaceError:
                continue


def _words(text: str) -> str:
    return text[len(number_before(text)) :].strip()
