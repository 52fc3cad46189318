"""A table that fits no page even across is set in parts, one below the other, as Excel prints it.

Each part repeats the first column, which says what a row is. Word opens no table of more than 63 columns.
"""

from collections.abc import Iterator, Sequence

from docgen.model.geometry import Room
from docgen.model.objects import Table, TableCell
from docgen.model.table_fit import MOST_COLUMNS, Fit, column_count, fitted

_MOST_PARTS = 12


def in_parts(table: Table, room: Room, *, may_turn: bool = True) -> tuple[tuple[Table, Fit], ...]:
    """The table with how it is set; in as many parts as it takes for no number to break, if that helps."""
    fit = fitted(table, room, may_turn=may_turn)
    count = column_count(table)
    if not fit.is_cramped or count < 3:
        return ((table, fit),)
    least = -(-(count - 1) // (MOST_COLUMNS - 1))
    found: tuple[tuple[Table, Fit], ...] = ()
    for number in range(max(2, least), max(_MOST_PARTS, least) + 1):
        parts = _parts(table, count, number)
        found = tuple((part, fitted(part, room, may_turn=may_turn)) for part in parts)
        if not any(fit.is_cramped for _part, fit in found):
            break
    return found


def _parts(table: Table, count: int, number: int) -> Sequence[Table]:
    """`number` parts of about as many columns each: caption above the first, notes below the last."""
    width = -(-(count - 1) // number)
    starts = range(2, count + 1, width)
    parts = [_columns(table, start, min(start + width, count + 1)) for start in starts]
    parts[1:] = [
        part._replace(caption=part.caption._replace(value="", spans=()), lead=(), above=())
        for part in parts[1:]
    ]
    parts[:-1] = [part._replace(notes=(), below=()) for part in parts[:-1]]
    return parts


def _columns(table: Table, start: int, end: int) -> Table:
    """The first column and those from `start` to `end` (excluded)."""
    rows = tuple(tuple(_cells(row, start, end)) for row in table.rows)
    widths = (*table.widths[:1], *table.widths[start - 1 : end - 1])
    return table._replace(rows=rows, widths=widths, following=())


def _cells(row: Sequence[TableCell], start: int, end: int) -> Iterator[TableCell]:
    """The cells of these columns; one that spans more is seen in each part that it reaches into."""
    for cell in row:
        after = cell.column + cell.column_span
        first, last = max(cell.column, start), min(after, end)
        if cell.column == 1:
            yield cell._replace(column_span=1 + max(0, last - first))
        elif first < last:
            yield cell._replace(column=first - start + 2, column_span=last - first)
