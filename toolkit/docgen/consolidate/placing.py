"""Where the lines that were written last stand now, after a person inserted, deleted, sorted and typed."""

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.consolidate.blocks import NOTHING, Shown, Written, WrittenBlock
from docgen.model.names import normalized

_HEADER_WITHIN = 30
"""Rows in which a header row is looked for."""

_MOST_COMPARED = 50
"""Rows between two neighbours that a line is looked for in."""
_LAST_ROW = 1 << 21

Cell = tuple[int, int]
"""Row and column, from 1."""


class Grid(NamedTuple):
    """A sheet as it is: its filled cells, the rows on which comments or drawings lie, the numbers of the
    cells' styles, and how to find the rows (first, last) of the areas that formulas read, which takes a while
    and is seldom asked."""

    cells: Mapping[Cell, Shown]
    held: frozenset[int] = frozenset()
    looks: Mapping[Cell, int] = {}
    read: Callable[[], Sequence[tuple[int, int]]] = tuple

    def at(self, row: int, column: int) -> Shown:
        """What stands in a cell."""
        return self.cells.get((row, column), NOTHING)


class Place(NamedTuple):
    """Where a block stands: its header row, and the column of each of its columns that is still there."""

    header_row: int
    columns: Mapping[int, int]


def place_of(block: WrittenBlock, grid: Grid) -> Place | None:
    """Where the block's header stands: the row with most of its words, those that say which line it is among
    them."""
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), cell in sorted(grid.cells.items()):
        if row <= _HEADER_WITHIN:
            rows[row][column] = normalized(cell.text)
    places = [Place(row, dict(_columns(block.header, texts))) for row, texts in rows.items()]
    best = max(places, key=lambda place: len(place.columns), default=None)
    if best is None or 2 * len(best.columns) < len(block.header):
        return None
    return best if all(n in best.columns for n in block.identity) else None


def cells_of(block: WrittenBlock, grid: Grid, column: int) -> dict[str, Cell]:
    """Where a column of each line stands, by the line's key."""
    place = place_of(block, grid)
    if place is None or column not in place.columns:
        return {}
    rows = rows_of(block, grid, place)
    return {block.lines[number].key: (row, place.columns[column]) for number, row in rows.items()}


def is_on(block: WrittenBlock, grid: Grid) -> bool:
    """Whether most of a block stands on a sheet, its whole header row with it."""
    place = place_of(block, grid)
    if place is None or len(place.columns) < len(block.header):
        return False
    return 2 * len(rows_of(block, grid, place)) > len(block.lines)


def _columns(header: Sequence[str], texts: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """The column of each word of a header; the second of the same word is the second."""
    free: dict[str, deque[int]] = defaultdict(deque)
    for column, text in texts.items():
        free[text].append(column)
    for number, word in enumerate(header):
        if free[normalized(word)]:
            yield number, free[normalized(word)].popleft()


def rows_of(block: WrittenBlock, grid: Grid, place: Place) -> dict[int, int]:
    """The row of each line (by its number) that is still there.

    A line is the row that says all it said, wherever that was moved; else the one that says which line it
    is; else, between its neighbours, one that says half of it.
    """
    return _Matching(block, grid, place).rows()


class _Matching:
    def __init__(self, block: WrittenBlock, grid: Grid, place: Place) -> None:
        self.lines = block.lines
        links = {n for line in block.lines for n, cell in enumerate(line.shown) if cell.kind == "l"}
        self.said = [n for n in place.columns if n not in links]
        self.identity = block.identity
        columns = set(place.columns.values())
        self.present = {
            row: {n: grid.at(row, column) for n, column in place.columns.items()}
            for row in sorted({row for row, column in grid.cells if column in columns})
            if row > place.header_row
        }
        self.found: dict[int, int] = {}

    def rows(self) -> dict[int, int]:
        self._match(self.said)
        self._match(self.identity)
        self._match_between()
        return self.found

    def _match(self, columns: Sequence[int]) -> None:
        """Lines and rows, neither matched so far, that say the same in `columns`, in their order."""
        taken = set(self.found.values())
        free: dict[tuple[Shown, ...], deque[int]] = defaultdict(deque)
        for row, cells in self.present.items():
            if row not in taken:
                free[tuple(cells[n] for n in columns)].append(row)
        for number, line in enumerate(self.lines):
            said = tuple(_said(line, n) for n in columns)
            if number not in self.found and any(said) and free.get(said):
                self.found[number] = free[said].popleft()

    def _match_between(self) -> None:
        taken = set(self.found.values())
        free = [row for row in self.present if row not in taken]
        below, nearest_below = _LAST_ROW, dict[int, int]()
        for number in reversed(range(len(self.lines))):
            below = self.found.get(number, below)
            nearest_below[number] = below
        above = 0
        for number, line in enumerate(self.lines):
            if number in self.found:
                above = self.found[number]
                continue
            first, last = bisect_right(free, above), bisect_left(free, nearest_below[number])
            few = free[first : min(last, first + _MOST_COMPARED)]
            row = next((row for row in few if self._is_like(line, row)), None)
            if row is not None:
                self.found[number] = above = row

    def _is_like(self, line: Written, row: int) -> bool:
        filled = [n for n in self.said if _said(line, n) != NOTHING]
        alike = sum(_said(line, n) == self.present[row][n] for n in filled)
        return bool(filled) and 2 * alike >= len(filled)


def _said(line: Written, column: int) -> Shown:
    return line.shown[column] if column < len(line.shown) else NOTHING
