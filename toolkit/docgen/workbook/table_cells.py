"""A cell of a table as it is seen: text, look, alignment, indent, direction, the reach of its merge."""

from bisect import bisect_left
from typing import NamedTuple

from docgen.model.cell_text import PLAIN, Look, Span, Text
from docgen.model.number_format import is_date_format
from docgen.model.objects import Alignment, Direction, TableCell
from docgen.workbook.cells import Sheet
from docgen.workbook.inspection import CellStyle
from docgen.workbook.looks import with_missing
from docgen.workbook.scanning import Place
from docgen.workbook.table_grid import Grid, Seen, count_within

_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "fill": Alignment.LEFT,
    "center": Alignment.CENTER,
    "centerContinuous": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "justify": Alignment.JUSTIFY,
    "distributed": Alignment.DISTRIBUTED,
}
_CONTINUOUS = "centerContinuous"
_STACKED = 255
_STEEP = 60
"""Degrees from which a text counts as running up or down."""
_BLACKEST = 0x40
_LIGHTEST_INK = 190
_FULL_WIDTH = "\u3000"


class _Dress(NamedTuple):
    """What a cell's style makes of its text; cells by the ten thousand have but a few styles."""

    alignment: Alignment
    indent: int
    vertical: str
    direction: Direction
    is_date: bool
    is_continuous: bool
    look: Look


class CellReader:
    """Reads the cells of one grid."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._sheet = grid.sheet
        self._dresses: dict[str, _Dress] = {}

    def row(self, row: int, *, is_header: bool) -> tuple[TableCell, ...]:
        """The cells of a row from left to right, without those that a merge covers."""
        grid = self._grid
        cells: list[TableCell] = []
        reached = 0
        for column in grid.columns:
            place = row, column
            if column <= reached or place in grid.covered:
                continue
            seen = grid.seen(place)
            dress = self._dress(seen.source)
            if dress.is_continuous:
                seen = _continued(grid, seen)
            reached = seen.right
            cells.append(self._cell(seen, dress, is_header=is_header))
        return tuple(cells)

    def _dress(self, place: Place) -> _Dress:
        """What the style of a cell makes of it, remembered by what its XML says of the style."""
        key = self._sheet.facts.attributes.get(place, "")
        dress = self._dresses.get(key)
        if dress is None:
            dress = self._dresses[key] = _dressed(self._sheet, place)
        return dress

    def _cell(self, seen: Seen, dress: _Dress, *, is_header: bool) -> TableCell:
        source, (row, column) = seen.source, seen.place
        facts, columns = self._sheet.facts, self._grid.columns
        text = self._sheet.text(source)
        is_merge = seen.bottom > row or seen.right > column
        return TableCell(
            text if is_header else _in_own_look(text, dress.look),
            bisect_left(columns, column) + 1,
            count_within(columns, column, seen.right) if is_merge else 1,
            count_within(self._grid.rows, row, seen.bottom) if is_merge else 1,
            dress.alignment,
            source in facts.numbers and not dress.is_date,
            dress.indent + _typed_blanks(facts.texts.get(source, "")) if text.offset else dress.indent,
            dress.vertical,
            dress.direction,
        )


def _dressed(sheet: Sheet, place: Place) -> _Dress:
    style, look = sheet.style(place), sheet.look(place)
    if look.color and (_is_as_good_as_black(look.color) or not _is_ink(look.color)):
        look = look._replace(color="")
    return _Dress(
        _ALIGNMENTS.get(style.alignment, Alignment.GENERAL),
        style.indent,
        # Excel says "bottom" of what nobody placed, and some programs write it: it is no wish.
        style.vertical if style.vertical == "top" else "",
        direction(style),
        is_date_format(style.number_format),
        style.alignment == _CONTINUOUS,
        look,
    )


def _continued(grid: Grid, seen: Seen) -> Seen:
    """A cell centred across the blank ones behind it, which is how it is seen."""
    row, right = seen.place[0], seen.right
    for column in grid.columns:
        if column > right:
            place = row, column
            if place in grid.covered or place in grid.merges or grid.sheet.is_filled(place):
                break
            right = column
    return seen._replace(right=right) if grid.sheet.is_filled(seen.source) else seen


def direction(style: CellStyle) -> Direction:
    """ECMA-376, 18.8.1: up to 90 degrees upwards, beyond that downwards; 255 is upright in a column."""
    if style.rotation == _STACKED:
        return Direction.STACKED
    if _STEEP <= style.rotation <= 90:
        return Direction.UP
    return Direction.DOWN if 90 + _STEEP <= style.rotation <= 180 else Direction.ACROSS


def is_slanted(style: CellStyle) -> bool:
    """Whether the text stands at an angle that no table of Word has."""
    return bool(style.rotation) and direction(style) is Direction.ACROSS


def _typed_blanks(written: str) -> int:
    """The blanks that a person typed before a text, in characters: two half-width ones are one."""
    blanks = written[: len(written) - len(written.lstrip(" \t\xa0\u3000"))]
    wide = blanks.count(_FULL_WIDTH)
    return wide + (len(blanks) - wide + 1) // 2 if blanks and len(blanks) < len(written) else 0


def _in_own_look(text: Text, look: Look) -> Text:
    """The text in the look of its whole cell, where the cell has one and no characters have another."""
    missing = [span for span in text.spans if span.start == span.end]
    if look == PLAIN or len(missing) < len(text.spans) or not text.value:
        return text
    return text._replace(spans=with_missing((Span(0, len(text.value), look),), missing))


def _is_as_good_as_black(color: str) -> bool:
    """Whether the colour is a sheet's way of being black, as 262626 is: a report's text is black (5.2.4)."""
    return all(int(color[at : at + 2], 16) <= _BLACKEST for at in (0, 2, 4))


def _is_ink(color: str) -> bool:
    """Whether the colour can be read on paper: white on a filled cell cannot."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return 0.3 * red + 0.59 * green + 0.11 * blue < _LIGHTEST_INK
