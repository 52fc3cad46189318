"""Workbooks that carry a mark, and the mark that a report shows: which save did this report come from?"""

import io
import re
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

from docgen import opc
from docgen.resources import folder

_PLACE = b"@@MARK@@"
_MARK = re.compile(r"标记〈(.*?)〉")


@cache
def _base() -> opc.Package:
    """A sample workbook whose 引言 is nothing but a place for the mark."""
    book = load_workbook(folder("samples") / "年度工作情况报告.xlsx")
    rows = (row for row in book["正文"].iter_rows() if row[0].value == "引言")
    next(rows)[2].value = _PLACE.decode()
    written = io.BytesIO()
    book.save(written)
    package = opc.open_package(written.getvalue(), "base.xlsx").value
    assert package is not None
    return package


@cache
def _marked_part() -> str:
    base = _base()
    (name,) = [name for name in base.parts if _PLACE in base.read(name)]
    return name


def marked_book(mark: object) -> bytes:
    """A whole workbook, of the length of a real one, that carries `mark` in its introduction."""
    base, part = _base(), _marked_part()
    text = f"标记〈{mark}〉。".encode()
    return base.with_parts({part: base.read(part).replace(_PLACE, text)}).to_bytes()


def broken_book() -> bytes:
    """A whole workbook with an error a clerk can make: its 引言 names a figure that 数据 does not have."""
    base, part = _base(), _marked_part()
    return base.with_parts({part: base.read(part).replace(_PLACE, "{{没有这个数据}}".encode())}).to_bytes()


def illustrated_book(file: str) -> bytes:
    """A whole workbook whose report ends with the picture in `file`, a path below the workbook's folder."""
    book = load_workbook(io.BytesIO(marked_book("有图")))
    pictures = book.create_sheet("图片")
    for row in (("名称", "图片", "图题", "文件"), ("现场", "", "", file)):
        pictures.append(row)
    book["正文"].append(("图片", "现场"))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def pictures_in(report: Path) -> list[bytes]:
    """The pictures that a whole report holds."""
    package = opc.open_package(report.read_bytes(), report.name).value
    assert package is not None
    return [package.read(name) for name in package.parts if name.startswith("word/media/")]


def mark_in(report: Path) -> str:
    """The mark in a whole report. Raises AssertionError where the report is not whole."""
    return mark_of(report.read_bytes())


def mark_of(docx: bytes) -> str:
    """The mark in the bytes of a whole report."""
    opened = opc.open_package(docx, "report")
    assert opened.value is not None, [d.message() for d in opened.diagnostics]
    found = _MARK.search(opened.value.read("word/document.xml").decode())
    assert found is not None, "the report has no mark"
    return found[1]
