"""A finished workbook as bytes: the same workbook always gives the same ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docgen.workbook.writing.sheet import Sheet

if TYPE_CHECKING:
    from lxml import etree
    from openpyxl import Workbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STYLES = "xl/styles.xml"
_FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
    *("sz", "color", "name", "family", "charset", "scheme"),
)
"""Excel's own order of a font's properties, and the only one the Open XML SDK accepts."""
_WRITTEN = datetime(2000, 1, 1)
_LONG, _FAST = 1 << 20, 1
"""Bytes of a part that takes longer to pack well than to make, and deflate's fastest level."""
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def workbook_bytes(book: Workbook, sheets: Sequence[Sheet]) -> bytes:
    """Save `book` with fixed times, row heights as hints, and a value behind each formula."""
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = _WRITTEN
    saved = BytesIO()
    ExcelWriter(book, ZipFile(saved, "w")).save()
    return _repacked(saved, {sheet.worksheet.path.lstrip("/"): sheet for sheet in sheets})


def _repacked(saved: BytesIO, sheets: Mapping[str, Sheet]) -> bytes:
    target = BytesIO()
    with ZipFile(saved) as source, ZipFile(target, "w") as package:
        for name in source.namelist():
            part = source.read(name)
            if name == _STYLES:
                part = _ordered_fonts(part)
            elif name in sheets:
                part = _finished_sheet(part, sheets[name])
            level = _FAST if len(part) > _LONG else None
            package.writestr(ZipInfo(name, _ZIP_EPOCH), part, ZIP_DEFLATED, level)
    return target.getvalue()


def _ordered_fonts(part: bytes) -> bytes:
    """openpyxl writes a font's name before its weight and colour."""
    from lxml import etree

    styles = etree.fromstring(part)
    for font in styles.iter(f"{_MAIN}font"):
        font[:] = sorted(font, key=lambda each: _FONT_ORDER.index(etree.QName(each).localname))
    return etree.tostring(styles, xml_declaration=True, encoding="UTF-8", standalone=True)


def _finished_sheet(part: bytes, sheet: Sheet) -> bytes:
    """What openpyxl cannot say of a sheet."""
    from lxml import etree

    root = etree.fromstring(part)
    for row in root.iter(f"{_MAIN}row"):
        row.attrib.pop("customHeight", "")  # Excel goes on fitting rows whose height nobody chose
    for cell in root.iter(f"{_MAIN}c"):
        result = sheet.formula_results.get(cell.get("r", ""))
        if result is not None:
            _set_result(cell, result)
    if sheet.literal_places:
        _allow_digits_as_text(root, " ".join(sheet.literal_places))
    _set_dimension(root, sheet.last)
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if not sheet.rows:
        return written
    before, end, after = written.partition(b"</sheetData>")
    return b"".join((before, sheet.rows.encode(), end, after))


def _set_dimension(root: etree._Element, last: str) -> None:
    """Readers that trust what a sheet says of its size would see its header alone."""
    dimension = root.find(f"{_MAIN}dimension")
    if last and dimension is not None:
        dimension.set("ref", f"A1:{last}")


def _set_result(cell: etree._Element, result: object) -> None:
    """Fill the empty `<v>` of a formula."""
    if isinstance(result, str):
        cell.set("t", "str")
    for value in cell.iter(f"{_MAIN}v"):
        value.text = str(result)


def _allow_digits_as_text(root: etree._Element, places: str) -> None:
    """No green corner on 000001: Excel takes digits kept as text for a mistake."""
    from lxml import etree

    ignored = etree.Element(f"{_MAIN}ignoredErrors")
    etree.SubElement(ignored, f"{_MAIN}ignoredError", sqref=places, numberStoredAsText="1")
    # CT_Worksheet is a sequence; these are the elements that may follow (ECMA-376, 18.3.1.99).
    following = next(
        e for e in root if etree.QName(e).localname in ("drawing", "legacyDrawing", "tableParts")
    )
    following.addprevious(ignored)
