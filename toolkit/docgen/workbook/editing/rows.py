"""Where the rows of a sheet are after an edit: kept, put in, taken away, moved.

Source: what Excel does with references when rows are inserted, deleted and cut (ECMA-376 says nothing of it).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.workbook.editing.values import CellValue


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of the sheet as it stood, by its number; `values` are what some of its cells hold now, by
    column."""

    row: int
    values: Mapping[int, CellValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class New:
    """A row put in: it looks like the row `like` (a number before the edit), and holds `values` by column."""

    values: Mapping[int, CellValue]
    like: int


Row = Kept | New


class RowMap:
    """Old row numbers → new ones, for an edit of the rows `first` to `last` of a sheet into `rows`.

    Rows above and below stay in their order; those below move by the difference.
    """

    def __init__(self, first: int, last: int, rows: Sequence[Row]) -> None:
        self.first, self.last = first, last
        self.shift = len(rows) - (last - first + 1)
        self._new = {row.row: first + i for i, row in enumerate(rows) if isinstance(row, Kept)}
        self._stationary = _in_order([row.row for row in rows if isinstance(row, Kept)])
        self._grown = _grown(first, rows)
        self.is_identity = not self.shift and self._new == {n: n for n in range(first, last + 1)}

    def row(self, old: int) -> int | None:
        """The row that `old` is now; None where it is gone."""
        if old < self.first:
            return old
        return old + self.shift if old > self.last else self._new.get(old)

    def nearest(self, old: int) -> int:
        """The row that `old` is now, or the one where it was."""
        for candidate in range(old, self.last + 2):
            if (new := self.row(candidate)) is not None:
                return new
        return old

    def span(self, top: int, bottom: int, *, is_kind: bool = False) -> tuple[int, int] | None:
        """The rows `top` to `bottom` as they are now; None where none of them is left.

        What was put in between belongs to them, and so do new rows right behind the last one that look like
        it:
        a list that gets a line more is a line longer. One row alone grows only where `is_kind` says that it
        is a
        kind of cells (a format, a drop-down), not a place.
        """
        if top == bottom:
            new = self.row(top)
            return None if new is None else (new, self._grown.get(new, new) if is_kind else new)
        begin, end = self._edge(top, bottom, is_first=True), self._edge(top, bottom, is_first=False)
        if begin is None or end is None:
            return self._moved_span(top, bottom)
        return begin, self._grown.get(end, end)

    def _edge(self, top: int, bottom: int, *, is_first: bool) -> int | None:
        """The first or last of the rows that stayed in order, as it is now."""
        row = top if is_first else bottom
        if not self.first <= row <= self.last:
            return self.row(row)
        kept = self._stationary
        left, right = bisect_left(kept, top), bisect_right(kept, bottom)
        if left < right:
            return self._new[kept[left if is_first else right - 1]]
        if is_first:
            return self.row(self.last + 1) if bottom > self.last else None
        return self.first - 1 if top < self.first else None

    def _moved_span(self, top: int, bottom: int) -> tuple[int, int] | None:
        """Of rows that were all cut out and put elsewhere."""
        new = [
            self._new[row]
            for row in range(max(top, self.first), min(bottom, self.last) + 1)
            if row in self._new
        ]
        return (min(new), max(new)) if new else None


def _in_order(rows: Iterable[int]) -> list[int]:
    """The longest increasing run of `rows`: those that stayed while the others moved past them."""
    tails: list[int] = []  # the least last row of a run of each length (patience sorting)
    before: dict[int, int | None] = {}
    for row in rows:
        place = bisect_left(tails, row)
        before[row] = tails[place - 1] if place else None
        tails[place : place + 1] = [row]
    run: list[int] = []
    last = tails[-1] if tails else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]


def _grown(first: int, rows: Sequence[Row]) -> dict[int, int]:
    """A row's new number → that of the last new row right behind it that looks like it."""
    grown: dict[int, int] = {}
    owner: tuple[int, int] | None = None
    for number, row in enumerate(rows, first):
        if isinstance(row, Kept):
            owner = row.row, number
        elif owner and row.like == owner[0]:
            grown[owner[1]] = number
        else:
            owner = None
    return grown
