"""Totals of tables against their parts.

Which rows a 合计 adds up is not written anywhere: those above it, those below it, or the 小计 among them.
What holds for most columns (for a column of totals, most rows) says which; where it does not hold is wrong.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from docgen.check.agreement.facts import Cell
from docgen.check.agreement.tables import Shape, agrees, is_subtotal, is_total, summed

Line = Sequence[int]
"""Rows (or columns) that may be the parts of a total."""
_FARTHEST = 2
"""A single sum that is more than this many times off is no sum of these parts."""


class Sum(NamedTuple):
    """A total cell with the cells that are its parts, and what they add up to."""

    total: Cell
    parts: tuple[Cell, ...]
    added: Decimal


class _Tried(NamedTuple):
    right: int
    wrong: tuple[Sum, ...]


def wrong_sums(shape: Shape) -> Iterator[Sum]:
    """The totals of a table that are not the sums of their parts."""
    if not shape.is_plain or shape.is_rounded:
        return
    yield from _down(shape)
    yield from _across(shape)
    yield from _among(shape)


def _down(shape: Shape) -> Iterator[Sum]:
    labels = [shape.own_label(row) or shape.label(row) for row in shape.body]
    columns = [column for column in shape.columns if shape.is_added(column)]
    is_simple = not any("其中" in label or is_subtotal(label) for label in labels)
    for number, label in enumerate(labels):
        if not (is_total(label) or is_subtotal(label)):
            continue
        tried = [
            _try(
                shape,
                [(shape.cells.get((number, c)), [shape.cells.get((r, c)) for r in rows]) for c in columns],
            )
            for rows in _rows(labels, number)
        ]
        yield from _judged(tried, is_simple)


def _among(shape: Shape) -> Iterator[Sum]:
    """Rows that begin with 其中, which are no more than the row above them."""
    for number, row in enumerate(shape.body[1:], 1):
        if not shape.own_label(row).startswith("其中"):
            continue
        for cell in row:
            whole = shape.cells.get((number - 1, cell.column))
            if (
                cell.number is None
                or whole is None
                or whole.number is None
                or not shape.is_added(cell.column)
            ):
                continue
            if "%" not in cell.text and cell.column >= shape.first_number and cell.number > whole.number > 0:
                yield Sum(whole, (cell,), cell.number)


def _rows(labels: Sequence[str], total: int) -> Iterator[Line]:
    """The rows that the total in row `total` may add up."""
    stops = is_total if is_total(labels[total]) else _is_any_total
    above = _until(range(total - 1, -1, -1), labels, stops)
    below = _until(range(total + 1, len(labels)), labels, stops)
    for rows in (above, below):
        plain = [row for row in rows if not is_subtotal(labels[row]) and "其中" not in labels[row]]
        yield plain
        yield [row for row in rows if is_subtotal(labels[row])]


def _is_any_total(label: str) -> bool:
    return is_total(label) or is_subtotal(label)


def _until(rows: range, labels: Sequence[str], stops: Callable[[str], bool]) -> list[int]:
    found: list[int] = []
    for row in rows:
        if stops(labels[row]):
            break
        found.append(row)
    return found


def _across(shape: Shape) -> Iterator[Sum]:
    for column in shape.columns:
        if not _is_any_total(shape.leaf(column)) or "其中" in shape.header(column):
            continue
        tried = [
            _try(
                shape,
                [
                    (shape.cells.get((n, column)), [shape.cells.get((n, c)) for c in parts])
                    for n in _all(shape)
                ],
            )
            for parts in _columns(shape, column)
        ]
        yield from _judged(tried, is_simple=False)


def _all(shape: Shape) -> range:
    return range(len(shape.body))


def _columns(shape: Shape, total: int) -> Iterator[Line]:
    """The columns that a column of totals may add up: its neighbours under the same upper head."""
    upper = shape.header(total).rpartition("|")[0]
    alike = [c for c in shape.columns if shape.header(c).rpartition("|")[0] == upper]
    every = [c for c in shape.columns if shape.is_added(c)]
    for columns in (alike, every):
        if total not in columns:
            continue
        leaves = [shape.leaf(c) for c in columns]
        place = columns.index(total)
        for side in (range(place + 1, len(columns)), range(place - 1, -1, -1)):
            yield [columns[n] for n in _until(side, leaves, _is_any_total) if shape.is_added(columns[n])]


def _try(shape: Shape, lines: Sequence[tuple[Cell | None, Sequence[Cell | None]]]) -> _Tried:
    """Where totals are the sums of their supposed parts, and where not."""
    right, wrong = 0, []
    for total, parts in lines:
        numbers = summed(parts)
        if total is None or total.number is None or "%" in total.text or numbers is None:
            continue
        allowed = sum((shape.half(n, total.column) for n in (*numbers, total.number)), Decimal(0))
        if agrees(total.number, numbers, allowed):
            right += 1
        elif total.number > max(numbers):
            # What is no more than its greatest part is an average or a limit, and no sum.
            known = tuple(part for part in parts if part is not None and part.number is not None)
            wrong.append(Sum(total, known, sum(numbers, Decimal(0))))
    return _Tried(right, tuple(wrong))


def _judged(tried: Sequence[_Tried], is_simple: bool) -> tuple[Sum, ...]:
    """The wrong totals, where it is plain what they should add up."""
    seen = [each for each in tried if each.right or each.wrong]
    if not seen or any(each.right and not each.wrong for each in seen):
        return ()
    best = max(seen, key=lambda each: each.right)
    if best.right >= 2 * len(best.wrong):
        return best.wrong
    if best.right >= len(best.wrong) and all(map(_is_near, best.wrong)):
        return best.wrong
    if len(best.wrong) == 1 and len({each.wrong[0].added for each in seen}) == 1 < len(seen):
        # All rows, and the 小计 among them, add up to the same: there is no doubt what is meant.
        return best.wrong
    if is_simple and len(seen) == 1 and len(best.wrong) == 1 and _is_near(best.wrong[0]):
        return best.wrong
    return ()


def _is_near(found: Sum) -> bool:
    total = found.total.number or Decimal(0)
    low, high = sorted((abs(total), abs(found.added)))
    return low > 0 and high <= low * _FARTHEST
