"""Rows of 正文 without 层级, understood as a reader of the page would: by number, by shape, by their place.

A whole report pasted into one column comes out as it was pasted: a line is a paragraph, also where several
lines stand in one cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.model.cell_text import Text
from docgen.model.report import BodyRow, Level, TypedNumber
from docgen.model.texts import cut, cuts, line_bounds
from docgen.recognition.manner import APART
from docgen.recognition.numbers import typed_number
from docgen.recognition.shapes import Shape, ends_sentence, may_be_title, shape_of
from docgen.workbook.body_rows import HEADINGS, WrittenRow, behind, body_row
from docgen.workbook.cells import Sheet
from docgen.workbook.schema import CHART_PREFIX, object_name, split_prefix


class PlainRows:
    """Understands the rows without 层级 of one sheet, in reading order, and tells of them in one note.

    `title` is the report's own title, where it was pasted above everything else.
    """

    def __init__(self, sheet: Sheet, written: Sequence[WrittenRow]) -> None:
        self.title: Text | None = None
        self._sheet = sheet
        self._depth = 0
        self._item: TypedNumber | None = None
        self._found: list[BodyRow] = []
        without = [row for row in written if row.level is None]
        self._is_pasted = len(without) > len(written) - len(without)
        self._in_two_columns = any(row.title for row in written) and any(row.content for row in written)
        self._first = written[0]

    def seen(self, rows: list[BodyRow]) -> list[BodyRow]:
        """`rows`, remembering how deep their headings stand."""
        for row in rows:
            if row.level in HEADINGS:
                self._depth = HEADINGS.index(row.level) + 1
        return rows

    def rows(self, row: WrittenRow) -> list[BodyRow]:
        """What a row without 层级 says: one heading or item, or each of its lines."""
        both = row.title and row.content
        found = [self._headed(row)] if both else list(self._lines(row))
        if not row.is_unknown:
            self._found += found
        return self.seen(found)

    def tell(self) -> None:
        """One note of all rows that were understood so."""
        if not self._found:
            return
        cell = self._found[0].level_cell
        counted = Counter(row.level.value for row in self._found)
        levels = "、".join(f"{level.value} {counted[level.value]}" for level in Level if counted[level.value])
        count = len({row.level_cell for row in self._found})
        words = self._found[0].title or self._found[0].content
        text = _shortened(words.value)
        self._sheet.note("WB303", (cell.row, cell.column), text=text, count=count, levels=levels)

    def _headed(self, row: WrittenRow) -> BodyRow:
        """A title with its text beside it."""
        number = typed_number(row.title.value)
        title = cut(row.title, len(number.text), len(row.title.value)) if number else row.title
        shape = shape_of(row.title.value)
        level = shape.level if number and shape.level is not Level.PARAGRAPH else self._place(title.value)
        return self._row(row, level, title, row.content, number)

    def _place(self, title: str) -> Level:
        """The level of a heading without a number, from where it stands."""
        if not self._depth:
            return Level.HEADING_2 if ends_sentence(title) else Level.HEADING_1
        return HEADINGS[max(self._depth, 2) - 1]

    def _lines(self, row: WrittenRow) -> Iterator[BodyRow]:
        text = row.title or row.content
        for line in cuts(text, line_bounds(text.value)):
            if self._is_title(row, line):
                self.title = line
                continue
            yield self._line(row, line, shape_of(line.value, self._item))

    def _is_title(self, row: WrittenRow, line: Text) -> bool:
        """The first line of a pasted report, short and without a mark, is its title."""
        is_first = row is self._first and self.title is None and not self._depth
        if not is_first or not self._is_pasted or line.offset > 2:
            return False
        return may_be_title(line.value) and typed_number(line.value) is None and len(line.value) > 4

    def _line(self, row: WrittenRow, line: Text, shape: Shape) -> BodyRow:
        empty = Text("", line.cell)
        if shape.level is Level.PARAGRAPH:
            return self._unnumbered(row, line)
        end = len(line.value)
        if shape.level is Level.ITEM:
            return self._row(row, Level.ITEM, empty, cut(line, shape.start, end), shape.number)
        title, content = cut(line, shape.start, shape.title_end), behind(line, shape.title_end)
        return self._row(row, shape.level, title, content, shape.number)

    def _unnumbered(self, row: WrittenRow, line: Text) -> BodyRow:
        empty = Text("", line.cell)
        named = split_prefix("".join(line.value.split()))
        if named:
            level = Level.CHART if named[0] == CHART_PREFIX else Level.TABLE
            return self._row(row, level, Text(object_name(line.value), line.cell), empty)
        if row.title and self._in_two_columns and may_be_title(line.value):
            return self._row(row, self._place_alone(), line, empty)
        return self._row(row, Level.PARAGRAPH if self._depth else Level.INTRODUCTION, empty, line)

    def _place_alone(self) -> Level:
        return HEADINGS[self._depth - 1] if self._depth else Level.HEADING_1

    def _row(
        self, row: WrittenRow, level: Level, title: Text, content: Text, number: TypedNumber | None = None
    ) -> BodyRow:
        built = body_row(self._sheet, row, level, title, content)
        self.seen([built])
        self._item = number if level is Level.ITEM else None
        manner = built.manner or (APART if level is Level.ITEM and not self._in_two_columns else "")
        return built._replace(typed=number, manner=manner)


def _shortened(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"
