"""The sheets of a workbook as the reader sees them, by what they are."""

from collections.abc import Iterator
from typing import NamedTuple

from docgen import opc
from docgen.model.names import normalized
from docgen.workbook.cells import Sheet
from docgen.workbook.inspection import inspect_book
from docgen.workbook.scanning import inspect_sheet
from docgen.workbook.schema import split_prefix
from docgen.workbook.strings import Strings


class NamedSheet(NamedTuple):
    """A sheet: what it is (基本信息, 正文, 数据, 图片, 表·, 图表·), its part and its cells."""

    kind: str
    part: str
    cells: Sheet


def named_sheets(package: opc.Package, file: str) -> Iterator[NamedSheet]:
    """The sheets of `package`, those of a clerk's own as well. Raises DamagedError."""
    facts = inspect_book(package)
    strings = Strings(package, facts.strings)
    for sheet in facts.sheets:
        if sheet.part:
            name = normalized(sheet.name)
            prefixed = split_prefix(name)
            found = inspect_sheet(package, sheet.part, strings)
            yield NamedSheet(
                prefixed[0] if prefixed else name, sheet.part, Sheet(file, sheet.name, found, facts)
            )
