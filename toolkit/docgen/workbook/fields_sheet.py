"""基本信息: a row is a 项目 and its 内容.

A 项目 merged down several rows has one 内容 of several lines; a 内容 merged down several rows belongs to each
项目 beside it. The rows may stand in any order; other columns are for people.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from docgen.model.cell_text import Scalar, Text
from docgen.model.fields import DATE_FIELDS, KNOWN_FIELDS, LAYOUT, RESERVED_NAMES
from docgen.model.names import normalized
from docgen.model.report import Field
from docgen.suggestions import nearest
from docgen.workbook.cells import Sheet
from docgen.workbook.header import Header, find_header, rows_below
from docgen.workbook.placeholders import as_placeholder
from docgen.workbook.scanning import Place
from docgen.workbook.schema import FIELDS_SHEET

_NOT_IN_A_NAME = re.compile(r"\W+")
_TAG_WORDS = frozenset(
    (
        *("and", "or", "not", "in", "is", "if", "else", "elif", "for", "loop", "set", "block", "self"),
        *("true", "false", "none", "True", "False", "None"),
    )
)
"""Words of the tag language, which no tag can be named."""


def read_fields(sheet: Sheet) -> dict[str, Field]:
    """Every filled-in or empty 项目 by name; findings go to `sheet`."""
    header = find_header(sheet, FIELDS_SHEET)
    if header is None:
        return {}
    fields: dict[str, Field] = {}
    for row in rows_below(sheet, header):
        name_place, content_place = _places(sheet, header, row)
        if name_place[0] < row:
            _continue(sheet, fields, name_place, content_place)
            continue
        name = sheet.text(name_place)
        if not name:
            if sheet.is_filled(content_place):
                sheet.error("WB206", content_place, content=_shortened(sheet.plain(content_place)))
            continue
        _add(sheet, fields, Text(_known_spelling(name.value), name.cell), content_place)
    named = {field.name.value: field for field in fields.values()}
    _suggest_known_names(sheet, named)
    return named


def layout_name(sheet_name: str, fields: Mapping[str, Field]) -> Text:
    """The 版式 that the workbook names; empty, at the sheet's first cell, where it names none."""
    from docgen.model.cell_text import CellRef

    return fields[LAYOUT].content if LAYOUT in fields else Text("", CellRef(sheet_name, 1, 1))


def _places(sheet: Sheet, header: Header, row: int) -> tuple[Place, Place]:
    """Where the row's 项目 and 内容 stand: a vertical merge has them in its first row."""
    name, content = (row, header.columns["项目"]), (row, header.columns["内容"])
    anchor = sheet.anchor(content)
    return sheet.anchor(name), anchor if anchor[1] == content[1] else content


def _known_spelling(name: str) -> str:
    """主 送 机 关： is 主送机关, and 联系 人 a tag's 联系人."""
    bare = normalized(name).rstrip(":")
    if bare in KNOWN_FIELDS or not _is_tag_name(own := name.rstrip(":：").strip()):
        return bare if _is_tag_name(bare) else name.rstrip(":：").strip()
    return own


def _add(sheet: Sheet, fields: dict[str, Field], name: Text, content_place: Place) -> None:
    key = normalized(name.value)
    known = fields.get(key)
    place = (name.cell.row, name.cell.column)
    if known is not None:
        sheet.error("WB201", place, name=name.value, first=known.name.cell.a1)
        return
    if name.value in RESERVED_NAMES:
        sheet.error("WB202", place, name=name.value)
        return
    if not _is_tag_name(name.value):
        if sheet.is_filled(content_place):
            sheet.warning("WB203", place, name=name.value, better=_tag_name(name.value))
        return
    value = sheet.scalar(content_place)
    fields[key] = Field(name, _content(sheet, name.value, content_place, value), value)


def _is_tag_name(name: str) -> bool:
    return name.isidentifier() and name not in _TAG_WORDS


def _tag_name(name: str) -> str:
    """A name like `name` that a tag can have."""
    words = _NOT_IN_A_NAME.sub("", name)
    return words if _is_tag_name(words) else f"项目{words}"


def _content(sheet: Sheet, name: str, place: Place, value: Scalar) -> Text:
    """The cell's text; a day in the form of official documents (GB/T 9704-2012, 7.3.5.4), a time as shown."""
    code = sheet.number_format(place).lower()
    is_day = all(unit in code for unit in "ymd") and "h" not in code
    is_full_date = isinstance(value, date) and (name in DATE_FIELDS or is_day)
    if is_full_date and isinstance(value, date):
        return Text(f"{value.year}年{value.month}月{value.day}日", sheet.ref(place))
    return as_placeholder(sheet.text(place))


def _continue(sheet: Sheet, fields: dict[str, Field], name_place: Place, content_place: Place) -> None:
    """Another line of a 项目 that is merged down several rows."""
    if not sheet.is_filled(content_place):
        return
    key = normalized(_known_spelling(sheet.plain(name_place)))
    field = fields.get(key)
    if field is None or (field.name.cell.row, field.name.cell.column) != name_place:
        return
    if (field.content.cell.row, field.content.cell.column) == content_place:
        return
    lines = "\n".join(filter(None, (field.content.value, sheet.text(content_place).value)))
    fields[key] = Field(field.name, Text(lines, field.content.cell), lines)


def _suggest_known_names(sheet: Sheet, fields: dict[str, Field]) -> None:
    missing = [name for name in KNOWN_FIELDS if name not in fields]
    for field in _own_fields(fields):
        meant = nearest(field.name.value, missing)
        if meant and len(meant) > 2:
            cell = field.name.cell
            sheet.note("WB204", (cell.row, cell.column), name=field.name.value, nearest=meant)


def _own_fields(fields: dict[str, Field]) -> Iterator[Field]:
    return (field for name, field in fields.items() if name not in KNOWN_FIELDS and field.content)


def _shortened(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"
