"""What rows of 正文 with and without 层级 have in common: their cells, their words, what stands beside."""

from typing import NamedTuple

from docgen.model.cell_text import CellRef, Span, Text
from docgen.model.report import BodyRow, Level
from docgen.model.texts import cut, joined, written
from docgen.recognition.scanning import BLANKS
from docgen.workbook.cells import Sheet
from docgen.workbook.placeholders import as_placeholder
from docgen.workbook.scanning import Place

HEADINGS = (Level.HEADING_1, Level.HEADING_2, Level.HEADING_3, Level.HEADING_4)
_TAKES_MANNER = (Level.ITEM, Level.PARAGRAPH, Level.INTRODUCTION)


class Cells(NamedTuple):
    """Where a row's parts stand. `is_covered`: a merge from above lends the row its 层级."""

    level: Place
    title: Place
    content: Place
    note: Place | None
    manner: Place | None
    is_covered: bool


class WrittenRow(NamedTuple):
    """A row of the sheet as it is written, before it is known what it is; `level` None where none is told.

    `is_unknown`: its 层级 is no word that is known, which has been told.
    """

    cells: Cells
    level: Level | None
    title: Text
    content: Text
    is_unknown: bool = False


def body_row(sheet: Sheet, row: WrittenRow, level: Level, title: Text, content: Text) -> BodyRow:
    """A row of `level` with the words given, and what else the sheet says beside them."""
    cells = row.cells
    note = sheet.remark(cells.note) if cells.note else Text("", title.cell)
    level_cell = CellRef(sheet.name, *cells.level)
    return BodyRow(level, level_cell, title, content, note, manner=_manner(sheet, cells, level))


def _manner(sheet: Sheet, cells: Cells, level: Level) -> str:
    """写法 where it says something that is known, of a row that it can be said of."""
    if cells.manner is None or not sheet.is_filled(cells.manner):
        return ""
    from docgen.recognition.manner import CHOICES, manner_of

    word = sheet.text(cells.manner).value
    if manner_of(word) is None:
        sheet.warning("WB312", cells.manner, word=word, known="、".join(CHOICES))
        return ""
    if level not in _TAKES_MANNER:
        sheet.warning("WB313", cells.manner, level=level.value)
        return ""
    return word


def tidied(text: Text) -> Text:
    """Without blanks around lines: first-line indents are the template's, not two spaces a clerk typed."""
    bare = text.value.strip(BLANKS)
    start = len(text.value) - len(text.value.lstrip(BLANKS)) if bare else 0
    trimmed = cut(text, start, start + len(bare))
    return as_placeholder(_without_edges(trimmed) if "\n" in bare else trimmed)


def _without_edges(text: Text) -> Text:
    """Blanks beside a line break leave a span behind that stands for them: places in the cell stay exact."""
    pieces: list[Text] = []
    position = 0
    for line in text.value.split("\n"):
        start = position + len(line) - len(line.lstrip(BLANKS))
        end = max(start, position + len(line.rstrip(BLANKS)))
        stop = position + len(line)
        pieces += _left_out(text, position, start), cut(text, start, end), _left_out(text, end, stop)
        pieces.append(cut(text, stop, min(stop + 1, len(text.value))))
        position = stop + 1
    return joined([piece for piece in pieces if piece.value or piece.spans] or [text])


def _left_out(text: Text, start: int, end: int) -> Text:
    if start == end:
        return Text("", text.cell)
    part = cut(text, start, end)
    return Text("", text.cell, (Span(0, 0, written=written(part)),), part.offset)


def behind(text: Text, start: int) -> Text:
    """What stands in a cell from `start` on, without the blanks and line breaks before it."""
    rest = text.value[start:]
    return cut(text, start + len(rest) - len(rest.lstrip(BLANKS + "\n")), len(text.value))
