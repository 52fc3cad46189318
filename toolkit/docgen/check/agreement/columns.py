"""Columns of a table that are reckoned from others: rates and changes.

Nothing says which columns they are reckoned from. Those that give most rows right are taken; one row then
that is not right is wrong.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from docgen.check.agreement.facts import Cell, Grid
from docgen.check.agreement.shares import Amount, is_change, is_share
from docgen.check.agreement.tables import Shape, is_subtotal, is_total

_RATES = re.compile("率|占比|比重|比例")
_PARTS = re.compile("占比|比重|构成|份额|比例")
_CHANGES = re.compile("同比|增幅|增速|增长|变化率|升降")
_NOT_RATES = re.compile("同比|增|降|变化|环比|百分点")
_NOT_CHANGES = re.compile("数|量|额|值|百分点|点$|增减$")
_MOST_COLUMNS = 12
_TRIED = 30
"""Rows by which the two columns are told."""


class Reckoned(NamedTuple):
    """A cell that is wrong, and the two numbers it is reckoned from."""

    cell: Cell
    first: Decimal
    second: Decimal


Pair = tuple[int, int]
Way = Callable[[Amount, Amount, Decimal], bool]


def wrong_rates(grid: Grid) -> Iterator[Reckoned]:
    """Rates that are not what two other columns give."""
    yield from _wrong(Shape(grid), _RATES, _NOT_RATES, is_share)


def is_of_its_row(shape: Shape, column: int) -> bool:
    """Whether a column of shares is reckoned from two others of its row, not from a total."""
    counts = [each for each in shape.columns if shape.is_added(each)]
    pair = _best_pair(shape, column, counts, is_share) if len(shape.columns) <= _MOST_COLUMNS else None
    if pair is None:
        return False
    right, wrong = _tried(shape, column, pair, is_share, range(len(shape.body)))
    return right > len(wrong)


def wrong_parts(grid: Grid) -> Iterator[Reckoned]:
    """Shares (占比) that are not what a column of numbers gives by its total."""
    shape = Shape(grid)
    if not shape.is_plain or len(shape.columns) > _MOST_COLUMNS:
        return
    counts = [column for column in shape.columns if shape.is_added(column)]
    for column in shape.columns:
        if _PARTS.search(shape.leaf(column)):
            tried = [_of_total(shape, column, count) for count in counts]
            right, wrong = max(tried, key=lambda each: each[0], default=(0, []))
            yield from wrong if right > 1 and right > len(wrong) else ()


def _of_total(shape: Shape, column: int, count: int) -> tuple[int, list[Reckoned]]:
    """How many shares a column of numbers gives right, and the others."""
    labels = [shape.own_label(row) or shape.label(row) for row in shape.body]
    plain = [row for row, label in enumerate(labels) if not (is_total(label) or is_subtotal(label))]
    numbers = [cell.number for row in plain if (cell := shape.cells.get((row, count))) and cell.number]
    whole = sum(numbers, Decimal(0))
    off = sum((shape.half(number, count) for number in numbers), Decimal(0))
    right, wrong = 0, []
    for row in plain:
        share, part = shape.cells.get((row, column)), shape.cells.get((row, count))
        if share is None or part is None or share.number is None or part.number is None or not whole:
            continue
        if is_share(Amount(part.number, shape.half(part.number, count)), Amount(whole, off), share.number):
            right += 1
        else:
            wrong.append(Reckoned(share, part.number, whole))
    return right, wrong


def wrong_changes(grid: Grid) -> Iterator[Reckoned]:
    """Changes in per cent that are not what two other columns give."""
    yield from _wrong(Shape(grid), _CHANGES, _NOT_CHANGES, is_change)


def _wrong(shape: Shape, heads: re.Pattern[str], others: re.Pattern[str], way: Way) -> Iterator[Reckoned]:
    if not shape.is_plain or len(shape.columns) > _MOST_COLUMNS:
        return
    rated = [column for column in shape.columns if _is_headed(shape.leaf(column), heads, others)]
    counts = [column for column in shape.columns if shape.is_added(column)] if rated else []
    for column in rated:
        pair = _best_pair(shape, column, counts, way)
        if pair is not None:
            right, wrong = _tried(shape, column, pair, way, range(len(shape.body)))
            yield from wrong if right > 1 and right > len(wrong) else ()


def _is_headed(leaf: str, heads: re.Pattern[str], others: re.Pattern[str]) -> bool:
    name = leaf.partition("（")[0].partition("(")[0]
    return heads.search(leaf) is not None and others.search(name) is None


def _best_pair(shape: Shape, column: int, counts: Sequence[int], way: Way) -> Pair | None:
    """The two columns that give most of the first rows right."""
    rows = range(min(_TRIED, len(shape.body)))
    pairs = [(_tried(shape, column, pair, way, rows)[0], pair) for pair in permutations(counts, 2)]
    return max(pairs, key=lambda each: each[0], default=(0, None))[1]


def _tried(shape: Shape, column: int, pair: Pair, way: Way, rows: range) -> tuple[int, list[Reckoned]]:
    """How many of `rows` a pair of columns gives right, and the others."""
    right, wrong = 0, []
    for row in rows:
        cells = [shape.cells.get((row, c)) for c in (column, *pair)]
        numbers = [cell.number for cell in cells if cell is not None and cell.number is not None]
        if len(numbers) < len(cells) or not numbers[2]:
            continue
        first, second = (Amount(n, shape.half(n, c)) for n, c in zip(numbers[1:], pair, strict=True))
        if way(first, second, numbers[0]):
            right += 1
        elif cells[0] is not None:
            wrong.append(Reckoned(cells[0], numbers[1], numbers[2]))
    return right, wrong
