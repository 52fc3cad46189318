"""A finished workbook as bytes: the same workbook always gives the same ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docgen.workbook.writing.sheet import Sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STYLES = "xl/styles.xml"
_FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
    *("sz", "color", "name", "family", "charset", "scheme"),
)
"""Excel's own order of a font's properties, and the only one the Open XML SDK accepts."""
_WRITTEN = datetime(2000, 1, 1)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def workbook_bytes(book: Workbook, sheets: Sequence[Sheet]) -> bytes:
    """Save `book` with fixed times, row heights as hints, and a value behind each formula."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = _WRITTEN
    saved = BytesIO()
    ExcelWriter(book, ZipFile(saved, "w")).save()
    results = {sheet.worksheet.path.lstrip("/"): sheet.formula_results for sheet in sheets}
    return _repacked(saved, results)


def _repacked(saved: BytesIO, results: Mapping[str, Mapping[str, object]]) -> bytes:
    target = BytesIO()
    with ZipFile(saved) as source, ZipFile(target, "w") as package:
        for name in source.namelist():
            part = source.read(name)
            if name == _STYLES:
                part = _ordered_fonts(part)
            elif name in results:
                part = _finished_sheet(part, results[name])
            package.writestr(ZipInfo(name, _ZIP_EPOCH), part, ZIP_DEFLATED)
    return target.getvalue()


def _ordered_fonts(part: bytes) -> bytes:
    """openpyxl writes a font's name before its weight and colour."""
    from lxml import etree

    styles = etree.fromstring(part)
    for font in styles.iter(f"{_MAIN}font"):
        font[:] = sorted(font, key=lambda each: _FONT_ORDER.index(etree.QName(each).localname))
    return etree.tostring(styles, xml_declaration=True, encoding="UTF-8", standalone=True)


def _finished_sheet(part: bytes, results: Mapping[str, object]) -> bytes:
    """What openpyxl cannot say: a height that Excel may still fit, the value in a formula's empty `<v>`."""
    from lxml import etree

    sheet = etree.fromstring(part)
    for row in sheet.iter(f"{_MAIN}row"):
        row.attrib.pop("customHeight", "")
    for cell in sheet.iter(f"{_MAIN}c"):
        result = results.get(cell.get("r", ""))
        if result is not None:
            if isinstance(result, str):
                cell.set("t", "str")
            for value in cell.iter(f"{_MAIN}v"):
                value.text = str(result)
    return etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True)
