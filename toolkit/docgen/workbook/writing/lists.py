"""A sheet of rows for people to look at (来源, 报送情况): as many as there are, without drop-downs.

Their cells are written as XML at once: a 汇总 of thousands of units has hundreds of thousands, each of which
would take openpyxl longer than its unit's cell takes to be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from xml.sax.saxutils import escape

from docgen.model.contents import Formula, ListEntry, Value
from docgen.workbook.writing import look
from docgen.workbook.writing.sheet import FIRST_OF_FORMULAS, Sheet, height_of

_NAME = 60
"""Characters: longer texts are seldom the same."""


def write_list(sheet: Sheet, listed: ListEntry) -> None:
    """Fill the sheet with the rows of `listed`, its header in sight and with filters."""
    sheet.head_row(listed.header, listed.widths)
    cells = _Cells(sheet, len(listed.header))
    sheet.add_rows(
        (cells.row(number, row, listed.widths) for number, row in enumerate(listed.rows, 2)),
        last=f"{cells.letters[-1]}{len(listed.rows) + 1}",
    )
    sheet.set_up_page(landscape=True, header_rows=1)


class _Cells:
    """Cells of a sheet as XML; what a text becomes is kept, for names and sections stand in many rows."""

    def __init__(self, sheet: Sheet, columns: int) -> None:
        from openpyxl.utils import get_column_letter

        self.letters = [get_column_letter(column) for column in range(1, columns + 1)]
        self._sheet = sheet
        self._number = f' s="{sheet.style_of(look.TEXT)}"><v>'
        self._formula = f' s="{sheet.style_of(look.CODE)}" t="str"><f>'
        self._empty = f' s="{sheet.style_of(look.TEXT)}"/>'
        self._texts: dict[str, str] = {"": self._empty}

    def row(self, number: int, values: Sequence[Value], widths: Sequence[float]) -> str:
        """A row, as high as its texts need."""
        most, cells = 1, []
        for letter, value, width in zip(self.letters, values, widths, strict=True):
            if isinstance(value, str):
                inner = self._texts.get(value)
                if inner is None:
                    inner = self._text(f"{letter}{number}", value)
                    if len(value) < _NAME:
                        self._texts[value] = inner
                if 2 * len(value) > width or "\n" in value:
                    most = max(most, _lines(value, width))
            else:
                inner = self._other(value)
            cells.append(f'<c r="{letter}{number}"{inner}')
        return f'<row r="{number}" ht="{height_of(most):g}">{"".join(cells)}</row>'

    def _text(self, place: str, value: str) -> str:
        text = self._sheet.writable(place, value)
        style = self._sheet.style_of(look.TEXT, is_quoted=text[:1] in FIRST_OF_FORMULAS)
        return f' s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'

    def _other(self, value: Value) -> str:
        if isinstance(value, Formula):
            return f"{self._formula}{escape(value.text)}</f><v>{escape(str(value.value))}</v></c>"
        return self._empty if value is None else f"{self._number}{value:.16g}</v></c>"


def _lines(text: str, width: float) -> int:
    """About how many lines `text` takes: a Chinese character has three bytes and is two columns wide."""
    room = 2 * max(width - 1.5, 1)
    return sum(max(1, ceil((len(line.encode()) + len(line)) / room)) for line in text.split("\n"))
