"""正文: a row is a heading, a paragraph, an item, or the place of a table, picture or chart.

层级 merged down several rows holds for each of them that has text; below a heading, a row of such a merge
without a title of its own is a paragraph. Numbers typed in front of headings and items are dropped and noted.
"""

from typing import NamedTuple

from docgen.model.names import normalized
from docgen.model.report import BodyRow, CellRef, Level, Text
from docgen.patterns import rarely
from docgen.suggestions import nearest
from docgen.workbook.cells import Sheet
from docgen.workbook.header import Header, find_header
from docgen.workbook.heading_numbers import heading_number, item_number
from docgen.workbook.scanning import Place
from docgen.workbook.schema import BODY_SHEET, LEVEL_WORDS, object_name

_HEADINGS = (Level.HEADING_1, Level.HEADING_2, Level.HEADING_3, Level.HEADING_4)
_OBJECTS = (Level.TABLE, Level.PICTURE, Level.CHART)
_LINE_EDGES = rarely(r"[ \t\u3000\xa0]*\n[ \t\u3000\xa0]*")


def read_body(sheet: Sheet) -> tuple[BodyRow, ...]:
    """The rows that say something, in reading order; findings go to `sheet`."""
    header = find_header(sheet, BODY_SHEET)
    if header is None:
        return ()
    read = [_read_row(sheet, header, row) for row in sheet.rows[header.row :]]
    rows = [row for row in read if row is not None]
    _check_levels(sheet, rows)
    return tuple(rows)


class _Cells(NamedTuple):
    """Where a row's parts stand. `is_covered`: a merge from above lends the row its 层级."""

    level: Place
    title: Place
    content: Place
    note: Place | None
    is_covered: bool


def _cells(sheet: Sheet, header: Header, row: int) -> _Cells:
    columns = header.columns
    level = (row, columns["层级"])
    anchor = sheet.anchor(level)
    is_covered = anchor[0] < row and anchor[1] == level[1]
    note = (row, columns["备注"]) if "备注" in columns else None
    return _Cells(
        anchor if is_covered else level, (row, columns["标题"]), (row, columns["内容"]), note, is_covered
    )


def _read_row(sheet: Sheet, header: Header, row: int) -> BodyRow | None:
    cells = _cells(sheet, header, row)
    title, content = sheet.text(cells.title), sheet.text(cells.content)
    has_text = sheet.is_filled(cells.title) or sheet.is_filled(cells.content)
    if not has_text:
        if sheet.is_filled(cells.level) and not cells.is_covered:
            sheet.note("WB311", cells.level, level=sheet.plain(cells.level))
        return None
    level = _level(sheet, cells)
    if level is None:
        return None
    if level in _HEADINGS and not sheet.is_filled(cells.title):
        if not cells.is_covered:
            sheet.error("WB306", cells.title, level=level.value)
            return None
        level = Level.PARAGRAPH
    note = sheet.remark(cells.note) if cells.note else Text("", title.cell)
    body_row = BodyRow(level, CellRef(sheet.name, *cells.level), _trimmed(title), _trimmed(content), note)
    return _named(body_row) if level in _OBJECTS else _without_number(sheet, body_row)


def _level(sheet: Sheet, cells: _Cells) -> Level | None:
    word = normalized(sheet.text(cells.level).value)
    if not word:
        if not sheet.is_filled(cells.level):
            text = sheet.plain(cells.title) or sheet.plain(cells.content)
            sheet.error("WB303", cells.level, text=_shortened(text))
        return None
    if word not in LEVEL_WORDS:
        word = word.removesuffix("标题")
    if word not in LEVEL_WORDS:
        if not cells.is_covered:
            meant = nearest(word, LEVEL_WORDS)
            sheet.error("WB301", cells.level, word=word, known="、".join(LEVEL_WORDS), nearest=meant)
        return None
    return Level(word)


def _trimmed(text: Text) -> Text:
    """Without blanks around lines: first-line indents are the template's, not two spaces a clerk typed."""
    value = text.value.strip(" \t\u3000\xa0")
    if "\n" in value:
        value = _LINE_EDGES().sub("\n", value)
    return text if value == text.value else Text(value, text.cell)


def _named(row: BodyRow) -> BodyRow:
    """表·检查情况 names the table 检查情况."""
    return row._replace(
        title=Text(object_name(row.title.value), row.title.cell),
        content=row.content if row.title else Text(object_name(row.content.value), row.content.cell),
    )


def _without_number(sheet: Sheet, row: BodyRow) -> BodyRow:
    if row.level in _HEADINGS:
        return row._replace(title=_dropped(sheet, row.title, heading_number(row.title.value)))
    if row.level is not Level.ITEM:
        return row
    if row.title:
        return row._replace(title=_dropped(sheet, row.title, item_number(row.title.value)))
    return row._replace(content=_dropped(sheet, row.content, item_number(row.content.value)))


def _dropped(sheet: Sheet, text: Text, typed: str) -> Text:
    if not typed:
        return text
    sheet.note("WB305", (text.cell.row, text.cell.column), number=typed.strip())
    return Text(text.value[len(typed) :], text.cell)


def _check_levels(sheet: Sheet, rows: list[BodyRow]) -> None:
    """A heading is at most one level below the heading before it (GB/T 9704-2012, 7.3.3)."""
    previous: BodyRow | None = None
    for row in rows:
        if row.level not in _HEADINGS:
            continue
        depth = _HEADINGS.index(row.level)
        above = _HEADINGS.index(previous.level) if previous else -1
        if depth > above + 1:
            place = (row.level_cell.row, row.level_cell.column)
            missing = _HEADINGS[above + 1].value
            if previous:
                details = {"previous": previous.level.value, "previous_cell": previous.level_cell.a1}
                sheet.error("WB304", place, level=row.level.value, missing=missing, **details)
            else:
                sheet.error("WB307", place, level=row.level.value, missing=missing)
        previous = row


def _shortened(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"
