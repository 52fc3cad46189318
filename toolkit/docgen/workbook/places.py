"""Places in a sheet: rows and columns from 1, and the references that name them (ECMA-376, 18.18.7)."""

import re
from collections.abc import Iterator, Sequence

from docgen.workbook.parts import DamagedError

Place = tuple[int, int]
"""Row and column of a cell, both from 1."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; all from 1 and included."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_REMEMBERED = 50_000
"""Places kept: about as many as a long table has cells."""


class _Places(dict[str, Place]):
    """Reference → place, remembered: the sheets of one office have the same places."""

    def __missing__(self, reference: str) -> Place:
        if len(self) >= _REMEMBERED:
            self.clear()
        place = self[reference] = place_of(reference)
        return place


PLACES = _Places()


def place_of(reference: str) -> Place:
    """The place of `C12`. Raises DamagedError for what is no cell of a worksheet."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise DamagedError(reference[:40])
    row, column = int(match[2]), _column(match[1].upper())
    if not (1 <= row <= LAST_ROW and column <= LAST_COLUMN):
        raise DamagedError(reference)
    return row, column


def _column(letters: str) -> int:
    """The number of a column: AB is 28."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def area_of(reference: str) -> Area:
    """The area of `A1:B2`. Raises DamagedError."""
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = place_of(first), place_of(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def clipped(merges: Sequence[Area], extent: Place) -> Iterator[Area]:
    """The merges as far as they lie in the used range: A1:XFD1048576 is seventeen thousand million cells."""
    rows, columns = extent
    for top, left, bottom, right in merges:
        if top <= rows and left <= columns:
            yield top, left, min(bottom, rows), min(right, columns)
