"""A sheet put into a workbook that somebody made: behind all others, so that none of them moves."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from docgen import opc
from docgen.model.columns import column_letters
from docgen.opc.elements_at import Splice, elements_at, spliced
from docgen.workbook.editing.cell import cell_markup
from docgen.workbook.editing.values import CellValue
from docgen.workbook.inspection import inspect_book, main_part

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


class NewSheet(NamedTuple):
    """A sheet: its rows, how many of them are frozen at the top and look like `head`, the others like `body`
    (numbers of styles); `is_hidden` from people as well as may be."""

    name: str
    rows: Sequence[Sequence[CellValue]]
    frozen: int = 0
    head: str = ""
    body: str = ""
    is_hidden: bool = False


def with_sheet(package: opc.Package, new: NewSheet) -> opc.Package:
    """The workbook with the sheet `new`; one of that name gets its rows instead. Raises DamagedError."""
    known = next((s.part for s in inspect_book(package).sheets if s.name == new.name and s.part), None)
    if known is not None:
        return package.with_parts({known: _markup(new)})
    main = main_part(package)
    number = next(n for n in range(1, 1 << 20) if f"xl/worksheets/sheet{n}.xml" not in package.parts)
    link = opc.free_id(package, main, "rIdSheet")
    part = opc.NewPart(
        f"xl/worksheets/sheet{number}.xml", _markup(new), _TYPE, main, link, f"{_OFFICE}/worksheet"
    )
    listed = opc.with_new_parts(package, (part,))
    return listed.with_parts({main: _listed(listed.read(main), new, link)})


def _listed(xml: bytes, new: NewSheet, link: str) -> bytes:
    """The workbook part that lists the sheet last."""
    sheets = elements_at(xml).child("sheets")
    assert sheets is not None
    numbers = [int(sheet.attributes.get("sheetId", "0")) for sheet in sheets.children]
    name = f"{sheets.prefix}:sheet" if sheets.prefix else "sheet"
    state = ' state="veryHidden"' if new.is_hidden else ""
    element = (
        f'<{name} xmlns:r="{_OFFICE}" name={quoteattr(new.name)} sheetId="{max(numbers, default=0) + 1}"'
        f'{state} r:id="{link}"/>'
    )
    return spliced(xml, [Splice(sheets.close, sheets.close, element.encode())])


def _markup(new: NewSheet) -> bytes:
    rows = b"".join(_row(number, row, new) for number, row in enumerate(new.rows, 1))
    view = ""
    if new.frozen:
        corner = f'ySplit="{new.frozen}" topLeftCell="A{new.frozen + 1}"'
        pane = f'<pane {corner} activePane="bottomLeft" state="frozen"/>'
        view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">{view}'
    return head.encode() + b"<sheetData>" + rows + b"</sheetData></worksheet>"


def _row(number: int, row: Sequence[CellValue], new: NewSheet) -> bytes:
    style = new.head if number <= new.frozen else new.body
    attributes = {"s": style} if style else {}
    cells = (
        cell_markup("", f"{column_letters(column)}{number}", attributes, value)
        for column, value in enumerate(row, 1)
    )
    return f'<row r="{number}">'.encode() + b"".join(cells) + b"</row>"
