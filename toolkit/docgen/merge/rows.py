"""Paragraphs put in, taken away and moved, as rows of 正文."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.merge.cells import CellEdit, NoPlaceError
from docgen.model.cell_text import CellRef, Text
from docgen.model.report import BodyRow, Level
from docgen.model.texts import Line, cut, written
from docgen.recognition.headings import heading_number
from docgen.recognition.numbers import typed_number

_HEADINGS = (Level.HEADING_1, Level.HEADING_2, Level.HEADING_3, Level.HEADING_4)


class RowIn(NamedTuple):
    """A row behind the row `beside` of 正文, or `before` it, in its look; `values` are its cells by column.

    `moved` is the row that it was, 0 for a new one.
    """

    sheet: str
    beside: int
    values: Mapping[int, str]
    before: bool = False
    moved: int = 0


class RowOut(NamedTuple):
    """A row of 正文 that goes."""

    sheet: str
    row: int


class Body:
    """正文 as it was read, by row, beside the paragraphs that stem from it."""

    def __init__(self, rows: Sequence[BodyRow], lines: Sequence[Line]) -> None:
        self.rows = {row.level_cell.row: row for row in rows}
        self.sheet = rows[0].level_cell.sheet if rows else ""
        self.lines = lines

    def row_of(self, at: int, *, last: bool = True) -> int | None:
        """The row that the paragraph `at` stems from, its last one or its first; None where it does not."""
        if not 0 <= at < len(self.lines):
            return None
        cells = [t.cell for t in _texts(self.lines[at]) if t.cell.sheet == self.sheet]
        found = [cell.row for cell in cells if cell.row in self.rows]
        return found[-1 if last else 0] if found else None

    def taken_away(self, at: int, gone: frozenset[int]) -> Iterator[CellEdit | RowOut]:
        """What goes with the paragraph `at`, where those in `gone` go too. Raises NoPlaceError."""
        texts = _texts(self.lines[at])
        if not texts:
            raise NoPlaceError
        others = {t.cell for i, line in enumerate(self.lines) if i not in gone for t in _texts(line)}
        shared = {(cell.sheet, cell.row) for cell in others}
        for row in dict.fromkeys((t.cell.sheet, t.cell.row) for t in texts):
            if row[0] == self.sheet and row not in shared and row[1] in self.rows:
                yield RowOut(*row)
            else:
                yield from (_line_out(t) for t in texts if (t.cell.sheet, t.cell.row) == row)

    def verbatim(self, at: int, text: str) -> RowIn:
        """As `put_in`, a plain paragraph with its number as typed. Raises NoPlaceError."""
        beside, above = self.beside(at)
        like = self.rows[beside]
        values = {like.level_cell.column: Level.PARAGRAPH.value, like.content.cell.column: text}
        return RowIn(self.sheet, beside, values, before=not above)

    def put_in(self, at: int, text: str) -> CellEdit | RowIn:
        """Where a paragraph behind `at` belongs. Raises NoPlaceError."""
        within = self._within_a_cell(at, text)
        if within is not None:
            return within
        beside, above = self.beside(at)
        return RowIn(self.sheet, beside, self._values(text, beside), before=not above)

    def _values(self, text: str, beside: int) -> dict[int, str]:
        """The cells of a new row, by column: a run-in heading's words and what runs in behind them."""
        like = self.rows[beside]
        level, words = self._understood(text, like)
        title, content = like.title.cell.column, like.content.cell.column
        if level not in _HEADINGS:
            return {like.level_cell.column: level.value, content: words}
        heading, stop, rest = words.partition("。")
        cells = {title: heading + stop, content: rest} if rest else {title: words}
        return {like.level_cell.column: level.value, **cells}

    def beside(self, at: int) -> tuple[int, bool]:
        """The row that a paragraph behind `at` belongs to, and whether behind it. Raises NoPlaceError."""
        above = self.row_of(at)
        beside = above or self.row_of(at + 1, last=False)
        if beside is None:
            raise NoPlaceError
        return beside, above is not None

    def moved(self, at: int, rows: Sequence[int]) -> list[RowIn]:
        """The `rows` behind the paragraph `at`. Raises NoPlaceError."""
        beside, is_behind = self.beside(at)
        return [RowIn(self.sheet, beside, {}, before=not is_behind, moved=row) for row in rows]

    def whole_rows(self, at: int) -> list[int]:
        """The rows that say the paragraph `at` and nothing else; none where they or it say more."""
        own = {(text.cell.sheet, text.cell.row) for text in _texts(self.lines[at])}
        others = {
            (text.cell.sheet, text.cell.row)
            for one, line in enumerate(self.lines)
            if one != at
            for text in _texts(line)
        }
        is_whole = own and own.isdisjoint(others) and all(sheet == self.sheet for sheet, _ in own)
        return sorted(row for _, row in own if row in self.rows) if is_whole else []

    def anew(self, at: int, text: str) -> list[RowIn | RowOut]:
        """The rows of the paragraph `at` go, and one that says `text` comes. Raises NoPlaceError."""
        rows = self.whole_rows(at)
        if not rows or any(span.written is not None for t in _texts(self.lines[at]) for span in t.spans):
            raise NoPlaceError
        return [
            RowIn(self.sheet, rows[0], self._values(text, rows[0])),
            *(RowOut(self.sheet, row) for row in rows),
        ]

    def _within_a_cell(self, at: int, text: str) -> CellEdit | None:
        """A paragraph between two lines of one cell."""
        if not 0 <= at < len(self.lines) - 1:
            return None
        above, below = _texts(self.lines[at]), _texts(self.lines[at + 1])
        if not above or not below or above[-1].cell != below[0].cell:
            return None
        end = cut(above[-1], len(above[-1].value), len(above[-1].value))
        return CellEdit(end.cell, end.offset, "", f"\n{text}")

    def _understood(self, text: str, beside: BodyRow) -> tuple[Level, str]:
        """层级 of a new paragraph and its words; a number is left to the layout as those of others are."""
        number, typed = heading_number(text), typed_number(text)
        if beside.level is Level.ITEM and typed is not None:
            return Level.ITEM, self._unnumbered(text, Level.ITEM, len(typed.text))
        if number is not None:
            level = _HEADINGS[number.level - 1]
            return level, self._unnumbered(text, level, len(number.written))
        return (Level.INTRODUCTION if beside.level is Level.INTRODUCTION else Level.PARAGRAPH), text

    def _unnumbered(self, text: str, level: Level, length: int) -> str:
        others = [row for row in self.rows.values() if row.level is level]
        return text if any(row.typed for row in others) else text[length:].lstrip()


def _texts(line: Line) -> list[Text]:
    return [piece for piece in line if isinstance(piece, Text)]


def _line_out(text: Text) -> CellEdit:
    return CellEdit(text.cell, text.offset, written(text), "", text.value, whole_line=True)


def cells_of(line: Line) -> list[CellRef]:
    """The cells that a paragraph stems from, in reading order."""
    return list(dict.fromkeys(text.cell for text in _texts(line)))
