"""How a table is built: its head, the labels of its rows, its columns of numbers, its totals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from docgen.check.agreement.facts import Cell, Grid
from docgen.check.agreement.numbers import half_unit, places

TOTALS = frozenset(("合计", "总计", "共计", "总数", "总和", "总合计", "全市合计", "全县合计", "全区合计"))
SUBTOTALS = frozenset(("小计", "分计"))
_NOT_ADDED = re.compile(
    r"[率均价%％‰]|占(?:比|总|全|$|[（(|])|比[重例上]|同比|环比|排名|名次|位次|序号|年份|倍|指数|得分|评分|分值|增[长幅减]|±|其中|天|时限|时长|年龄|周期|温度|标准|最[高低大小]"
)
_ROUNDED = re.compile(r"四舍五入|不等于|尾数")


@dataclass(frozen=True)
class Shape:
    """A table with its head told from its body."""

    grid: Grid

    @cached_property
    def head(self) -> int:
        """How many rows stand above the first one with a number beside a label."""
        for number, row in enumerate(self.grid.rows):
            if any(cell.number is not None and cell.column > 0 for cell in row):
                return number
        return len(self.grid.rows)

    @cached_property
    def body(self) -> Sequence[tuple[Cell, ...]]:
        """The rows below the head."""
        return self.grid.rows[self.head :]

    @cached_property
    def is_plain(self) -> bool:
        """Whether there is a head, and no cell is said to be rounded or part of another."""
        return 0 < self.head < len(self.grid.rows)

    @cached_property
    def first_number(self) -> int:
        """The first column of numbers; a 序号 is a label."""
        found = [
            cell.column
            for row in self.body
            for cell in row
            if cell.number is not None and cell.column and "序" not in self.header(cell.column)
        ]
        return min(found, default=1)

    def label(self, row: Sequence[Cell]) -> str:
        """What a row says before its numbers, without blanks."""
        return "".join("".join(cell.text.split()) for cell in row if cell.column < self.first_number)

    def own_label(self, row: Sequence[Cell]) -> str:
        """The last word before a row's numbers."""
        words = ["".join(cell.text.split()) for cell in row if cell.column < self.first_number]
        return next((word for word in reversed(words) if word), "")

    def header(self, column: int) -> str:
        """What the head says above a column, from above."""
        known = self._headers.get(column)
        return known if known is not None else self._headers.setdefault(column, self._read_header(column))

    @cached_property
    def _headers(self) -> dict[int, str]:
        return {}

    @cached_property
    def _scaled(self) -> dict[int, bool]:
        return {}

    def _read_header(self, column: int) -> str:
        words = (
            "".join(cell.text.split()) for row in self.grid.rows[: self.head] for cell in _over(row, column)
        )
        return "|".join(word for word in words if word)

    def leaf(self, column: int) -> str:
        """The lowest word of the head above a column."""
        return self.header(column).rpartition("|")[2]

    def is_added(self, column: int) -> bool:
        """Whether numbers of a column can be added up, by its head."""
        return _NOT_ADDED.search(self.header(column)) is None

    @cached_property
    def columns(self) -> Sequence[int]:
        """The columns of numbers."""
        return sorted({c.column for row in self.body for c in row if c.column >= self.first_number})

    @cached_property
    def cells(self) -> dict[tuple[int, int], Cell]:
        """The cells of the body by row (from 0, the head not counted) and column."""
        return {(n, cell.column): cell for n, row in enumerate(self.body) for cell in row if cell.span == 1}

    def is_scaled(self, column: int) -> bool:
        """Whether a column counts in 万 or 亿, so that its whole numbers were rounded too."""
        known = self._scaled.get(column)
        if known is None:
            words = f"{self.header(column)}{self.grid.caption}"
            known = self._scaled[column] = "万" in words or "亿" in words
        return known

    def half(self, number: Decimal, column: int) -> Decimal:
        """How far a number of a column may be off."""
        return half_unit(number) if places(number) or self.is_scaled(column) else Decimal(0)

    @property
    def is_rounded(self) -> bool:
        """Whether its notes say that sums may be off."""
        return _ROUNDED.search(self.grid.notes) is not None


def _over(row: Iterable[Cell], column: int) -> Iterator[Cell]:
    return (cell for cell in row if cell.column <= column < cell.column + cell.span)


def is_total(label: str) -> bool:
    """Whether a row or column with this label holds the sum of the others."""
    bare = label.partition("（")[0].partition("(")[0].strip("：:")
    return bare in TOTALS


def is_subtotal(label: str) -> bool:
    """Whether it holds the sum of some of the others."""
    return label.partition("（")[0].partition("(")[0].strip("：:") in SUBTOTALS


def summed(cells: Iterable[Cell | None]) -> list[Decimal] | None:
    """The numbers of `cells`, blank ones left out; None where one holds words, or hardly any a number."""
    numbers: list[Decimal] = []
    for cell in cells:
        if cell is None or cell.is_blank:
            continue
        if cell.number is None or "%" in cell.text or "％" in cell.text:
            return None
        numbers.append(cell.number)
    return numbers if len(numbers) > 1 else None


def agrees(total: Decimal, numbers: Sequence[Decimal], allowed: Decimal) -> bool:
    """Whether `numbers` add up to `total`, give or take what rounding does; or do so twice or thrice over.

    Rows that break one whole down in two ways stand one below the other as often as not.
    """
    added = sum(numbers, Decimal(0))
    return any(abs(total * times - added) <= allowed * times for times in (1, 2, 3))
