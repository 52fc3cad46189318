"""What of a 表·X sheet is to be seen: hidden rows and columns stay out, merges shrink over them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from docgen.workbook.cells import Sheet
from docgen.workbook.merged import merged_areas
from docgen.workbook.scanning import Place


class Seen(NamedTuple):
    """A filled cell as it is seen: at `place`, down to `bottom` and right to `right`.

    `source` is the cell that holds its value: a merge whose first column is hidden is seen in its second.
    """

    place: Place
    source: Place
    bottom: int
    right: int

    @property
    def column(self) -> int:
        return self.place[1]


class Grid(NamedTuple):
    """The rows and columns to be seen, from the first filled ones, without blank rows that no merge crosses.

    `filled` has the columns of each row that hold something; `merges` leads from the first cell seen of a
    merge to the merge, `covered` holds its other cells; `after_blank` are the rows behind a blank one.
    """

    sheet: Sheet
    rows: Sequence[int]
    columns: Sequence[int]
    filled: Mapping[int, Sequence[int]]
    merges: Mapping[Place, Seen]
    covered: frozenset[Place]
    after_blank: frozenset[int] = frozenset()

    def cells(self, row: int) -> list[Seen]:
        """The filled cells of a row, from left to right."""
        return [self.seen((row, column)) for column in self.filled.get(row, ())]

    def seen(self, place: Place) -> Seen:
        """The cell or merge that begins at `place`."""
        return self.merges.get(place) or Seen(place, place, *place)

    def of_rows(self, rows: Sequence[int]) -> "Grid":
        """A part of the grid: these rows, and the columns that their cells and merges reach."""
        filled = [(row, columns) for row in rows if (columns := self.filled.get(row))]
        first = min((columns[0] for _row, columns in filled), default=self.columns[0])
        last = max((columns[-1] for _row, columns in filled), default=self.columns[-1])
        if self.merges:
            reached = (self.seen((row, column)).right for row, columns in filled for column in columns)
            last = max(reached, default=last)
        return self._replace(rows=rows, columns=_within(self.columns, first, last))


def visible_grid(sheet: Sheet) -> Grid | None:
    """What is to be seen of the sheet; None where that is nothing."""
    rows = [row for row in sheet.rows if not sheet.is_hidden_row(row)]
    columns = [column for column in sheet.columns if not sheet.is_hidden_column(column)]
    merges, covered = _merges(sheet, rows, columns)
    filled = {row: found for row in rows if (found := _filled(sheet, row, columns, merges, covered))}
    if not filled:
        return None
    crossed = {row for row, _column in covered}
    first = next(iter(filled))
    kept = [row for row in rows if row in filled or (row in crossed and row > first)]
    blank = _after_blank(rows, kept)
    return Grid(sheet, kept, columns, filled, merges, covered, blank).of_rows(kept)


def _filled(
    sheet: Sheet, row: int, columns: Sequence[int], merges: Mapping[Place, Seen], covered: frozenset[Place]
) -> list[int]:
    if not merges:
        return [column for column in columns if sheet.is_filled((row, column))]
    return [
        column
        for column in columns
        if (place := (row, column)) not in covered
        and sheet.is_filled(merges[place].source if place in merges else place)
    ]


def _after_blank(visible: Sequence[int], kept: Sequence[int]) -> frozenset[int]:
    return frozenset(
        row for before, row in pairwise(kept) if bisect_left(visible, row) - bisect_left(visible, before) > 1
    )


def _merges(
    sheet: Sheet, rows: Sequence[int], columns: Sequence[int]
) -> tuple[dict[Place, Seen], frozenset[Place]]:
    merges: dict[Place, Seen] = {}
    covered: set[Place] = set()
    for anchor, area in merged_areas(sheet.facts).items():
        own_rows, own_columns = _within(rows, area[0], area[2]), _within(columns, area[1], area[3])
        if own_rows and own_columns:
            place = own_rows[0], own_columns[0]
            merges[place] = Seen(place, anchor, own_rows[-1], own_columns[-1])
            covered.update((row, column) for row in own_rows for column in own_columns)
            covered.discard(place)
    return merges, frozenset(covered)


def _within(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def count_within(numbers: Sequence[int], first: int, last: int) -> int:
    """How many of the rising `numbers` lie from `first` to `last`."""
    return bisect_right(numbers, last) - bisect_left(numbers, first)


def hidden_parts(sheet: Sheet) -> tuple[list[int], list[int]]:
    """The hidden rows and columns that hold something; a merge counts where its value is."""
    rows = [row for row in sheet.rows if sheet.is_hidden_row(row)]
    columns = [column for column in sheet.columns if sheet.is_hidden_column(column)]
    visible = [row for row in sheet.rows if not sheet.is_hidden_row(row)]
    return (
        [row for row in rows if not sheet.is_blank_row(row, sheet.columns)],
        [column for column in columns if any(sheet.is_filled((row, column)) for row in visible)],
    )
