"""How a table is set to fit the page: size of type, upright or across, column widths, rows that break.

The standard leaves the text of tables open and knows tables that lie across the page (GB/T 9704-2012, 8). A
table takes the largest size of type in which no column is cramped; where none will do on an upright page, a
page of its own is turned.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from docgen.model.context import unmarked
from docgen.model.geometry import Room
from docgen.model.objects import Direction, Table, TableCell

LARGEST = 28
"""四号 in half-points, the size of the styles 表文 and 表头."""
UPRIGHT_SIZES = (LARGEST, 24, 21, 18)
ACROSS_SIZES = (24, 21, 18, 15)
"""四号, 小四, 五号, 小五, 六号."""
SIZE_NAMES = {24: "小四", 21: "五号", 18: "小五", 15: "六号"}
"""Half-points → the end of a style's name, as in 表文小四."""
MOST_COLUMNS = 63
"""Word opens no table with more."""

MARGINS = {LARGEST: 108, 24: 108, 21: 85, 18: 60, 15: 40}
"""Twips at each side of a cell's text, by the size of type."""
_LINES = 30
"""Twips of a cell's width that its lines take, and a little."""
_ENDS = 56
"""Twips above and below the text of a cell (the style 报告表格)."""
ROW_HEIGHTS = {LARGEST: 500, 24: 440, 21: 380, 18: 320, 15: 260}
"""The least height of a row in twips, by the size of type: a line of it with some air."""
_STEP = 20
"""Twips: columns end at whole steps, by which publish/fingerprint.py tells a column that was moved by hand
from one that another program rounded."""
_LONGEST_PIECE = 16.0
"""Characters beyond which a word may be broken: an address of a page, say."""
_SHORT_TEXT, _LONG_TEXT = 6.0, 14.0
"""Characters: a text up to the first stands on one line, and no text needs a column wider than the second."""
_SHORTEST, _SHORT_HEAD = 2.0, 3.0
_ONE_LINE = (1e9, 14.0, 10.0, 8.0)
"""Characters up to which a text is given one line, if there is room for all such."""
_NARROW, _WIDE = 2.0, 18.0
_LINE = 1.35
"""A line's height in characters, and a little."""
_MANY = 200
"""Characters of a cell that may fill much of a page; shorter ones are not measured."""
_PIECE = re.compile("[!-~]+")


class Fit(NamedTuple):
    """How a table is set. `size` is in half-points, `widths` in twips; `is_across` turns the page.

    `is_cramped`: even so, words or numbers break in its columns. `tall` are the rows (from 0) that may be
    higher than what a page leaves; `too_tall` those that are higher than a whole page.
    """

    size: int
    is_across: bool
    widths: tuple[int, ...]
    is_cramped: bool = False
    tall: frozenset[int] = frozenset()
    too_tall: frozenset[int] = frozenset()


class _Column(NamedTuple):
    """A column, in characters: its longest unbreakable piece, what it needs at ease and at best."""

    piece: float = 1.0
    ease: float = 1.0
    best: float = 1.0


def fitted(table: Table, room: Room, *, may_turn: bool = True) -> Fit:
    """How `table` is best set in `room`; `may_turn`: on a page of its own that lies across, if need be."""
    count = column_count(table)
    columns = _columns(table, count)
    across = room.turned
    chosen = next(
        (
            (size, space, space is across)
            for size, space in _choices(room, across, may_turn=may_turn)
            if _needed(size, [column.ease for column in columns]) <= space.width
        ),
        None,
    )
    if chosen is None:
        chosen = _smallest(columns, across if may_turn else room, is_across=may_turn)
    size, space, is_across = chosen
    widths = tuple(_widths(_relative(table, columns), columns, size, space.width))
    pieces = _needed(size, [column.piece for column in columns])
    tall, too_tall = _tall_rows(table, widths, size, space.height)
    is_cramped = pieces > space.width or count > MOST_COLUMNS
    return Fit(size, is_across, widths, is_cramped, tall, too_tall)


def _choices(room: Room, across: Room, *, may_turn: bool) -> Iterator[tuple[int, Room]]:
    yield from ((size, room) for size in UPRIGHT_SIZES)
    if may_turn:
        yield from ((size, across) for size in ACROSS_SIZES[:-1])


def _smallest(columns: Sequence[_Column], space: Room, *, is_across: bool) -> tuple[int, Room, bool]:
    """The largest of the small sizes in which at least no number breaks; else the smallest."""
    pieces = [column.piece for column in columns]
    fit = next((size for size in ACROSS_SIZES[-2:] if _needed(size, pieces) <= space.width), ACROSS_SIZES[-1])
    return fit, space, is_across


def _needed(size: int, characters: Sequence[float]) -> float:
    return sum(characters) * size * 10 + _sides(size) * len(characters)


def _sides(size: int) -> int:
    return 2 * MARGINS[size] + _LINES


def column_count(table: Table) -> int:
    """The columns of the grid."""
    ends = (cell.column + cell.column_span - 1 for row in table.rows for cell in row)
    return max(len(table.widths), max(ends, default=1))


def _columns(table: Table, count: int) -> list[_Column]:
    head, body = [_Column()] * count, [_Column()] * count
    for number, row in enumerate(table.rows):
        known = head if number < table.header_rows else body
        for cell in row:
            if cell.column_span == 1 and cell.direction is Direction.ACROSS:
                known[cell.column - 1] = _grown(known[cell.column - 1], cell)
    return [_joined(*pair) for pair in zip(head, body, strict=True)]


def _grown(column: _Column, cell: TableCell) -> _Column:
    """`column` with room for another cell; `best` is the longest line, `ease` is reckoned from it later."""
    best, text = column.best, unmarked(cell.text.value)
    for line in text.split("\n") if "\n" in text else (text,):
        # No line is wider than it has characters: most cells of a long table end here.
        if len(line) + cell.indent > best:
            best = max(best, text_width(line) + cell.indent)
    piece = column.piece
    if len(text) > 2 * piece:
        piece = max(piece, _longest_piece(text))
    return _Column(piece, 1.0, best)


def _longest_piece(text: str) -> float:
    longest = max(map(len, _PIECE.findall(text)), default=0) / 2
    return longest if longest <= _LONGEST_PIECE else _SHORT_TEXT


def _joined(head: _Column, body: _Column) -> _Column:
    piece = max(head.piece, body.piece, *(min(known.best, _SHORTEST) for known in (head, body)))
    text = body.best if body.best <= _SHORT_TEXT else min(max(_SHORT_TEXT, body.best / 3), _LONG_TEXT)
    title = min(max(min(head.best, _SHORT_HEAD), head.best / 3), _LONG_TEXT)
    return _Column(piece, max(piece, text, title), max(piece, head.best, body.best))


def text_width(text: str) -> float:
    """How wide `text` is in characters: what is ASCII takes half of one."""
    return len(text) / 2 if text.isascii() else len(text) - len(text.encode("ascii", "ignore")) / 2


def _relative(table: Table, columns: Sequence[_Column]) -> Sequence[float]:
    """The sheet's own widths; where nobody set one, what the columns hold."""
    if len(set(table.widths)) > 1:
        return table.widths
    return [min(max(column.best, _NARROW), _WIDE) + 1 for column in columns]


def _widths(relative: Sequence[float], columns: Sequence[_Column], size: int, width: int) -> list[int]:
    """Widths that give every text one line if they can, else short ones, else each column what it needs."""
    for needs in (
        *([max(column.piece, min(column.best, most)) for column in columns] for most in _ONE_LINE),
        [column.ease for column in columns],
        [column.piece for column in columns],
    ):
        if _needed(size, needs) <= width:
            return column_widths(
                relative, len(columns), width, [need * size * 10 + _sides(size) for need in needs]
            )
    narrowest = min(column.piece for column in columns) * size * 10
    return column_widths(relative, len(columns), width, [min(narrowest, width / len(columns))] * len(columns))


def column_widths(relative: Sequence[float], count: int, width: int, least: Sequence[float]) -> list[int]:
    """`count` widths in twips that share `width` in proportion to `relative`, each at least its `least`.

    Word and WPS need every column in the grid: a table without them collapses (dolanmiu/docx#272).
    """
    shares = [max(share, 0.5) for share in (*relative, *[8.0] * count)][:count]
    # Each column gets its least, and what is left is shared by how much more it asks for.
    wanted = [
        max(0.0, width * share / sum(shares) - needs) for share, needs in zip(shares, least, strict=True)
    ]
    free = (width - sum(least)) / (sum(wanted) or 1)
    given = (needs + more * free for needs, more in zip(least, wanted, strict=True))
    ends = [0, *(round(end / _STEP) * _STEP for end in accumulate(given))]
    ends[-1] = width
    return [end - start for start, end in pairwise(ends)]


def rows_height(table: Table, fit: Fit) -> float:
    """How high the rows are together, in twips, or near it."""
    return sum(row_heights(table, fit))


def row_heights(table: Table, fit: Fit) -> Iterator[float]:
    """How high each row is, in twips, or near it."""
    for row in table.rows:
        cells = (_cell_height(cell, fit.widths, fit.size) + _ENDS for cell in row)
        yield max(ROW_HEIGHTS[fit.size], *cells, 0)


def _tall_rows(
    table: Table, widths: Sequence[int], size: int, height: int
) -> tuple[frozenset[int], frozenset[int]]:
    heights = {
        number: max(_cell_height(cell, widths, size) for cell in row)
        for number, row in enumerate(table.rows)
        if any(len(cell.text.value) > _MANY or cell.text.value.count("\n") > 10 for cell in row)
    }
    return (
        frozenset(number for number, twips in heights.items() if twips > height / 3),
        frozenset(number for number, twips in heights.items() if twips > height),
    )


def _cell_height(cell: TableCell, widths: Sequence[int], size: int) -> float:
    room = sum(widths[cell.column - 1 : cell.column - 1 + cell.column_span]) - _sides(size)
    characters = max(1.0, room / (size * 10) - cell.indent)
    if len(cell.text.value) <= characters and "\n" not in cell.text.value:
        return size * 10 * _LINE / cell.row_span
    lines = sum(max(1, -(-text_width(line) // characters)) for line in cell.text.value.split("\n"))
    return lines * size * 10 * _LINE / cell.row_span
