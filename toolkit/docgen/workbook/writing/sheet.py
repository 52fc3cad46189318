"""One worksheet as the sheet writers see it: cells, drop-downs, prompts, tints, page set-up.

Notes to the clerk are validation prompts, not comments: a prompt shows when its cell is chosen, covers nothing,
reaches rows that are not there yet, and leaves no red triangles and no drawing parts behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from docgen.workbook.schema import SheetSchema
from docgen.workbook.writing import look
from docgen.workbook.writing.contents import Formula, Value

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.worksheet.worksheet import Worksheet

LAST_ROW = 5000
"""Drop-downs, prompts and tints reach this row, well past the last one written."""

PROMPT_LIMIT = 255
"""Characters of a validation prompt, and of the words of an inline drop-down (Excel's limit)."""

_ROW_PADDING = 8
_LINE_HEIGHT = 17.0
_HEADER_HEIGHT = 28.0
_HIGHEST_ROW = 409.0
"""Points; Excel's limit."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Sheet:
    """A worksheet being written. `formula_results` are the values that Excel would show for its formulas."""

    def __init__(self, worksheet: Worksheet) -> None:
        self.worksheet = worksheet
        self.formula_results: dict[str, int | float | Decimal | str] = {}

    def put(self, row: int, column: int, value: Value, style: str) -> None:
        """Write `value` in the named `style`. Text stays text, whatever it begins with."""
        cell: Cell = self.worksheet.cell(row, column)
        cell.style = style
        if isinstance(value, Formula):
            cell.value = f"={value.text}"
            self.formula_results[cell.coordinate] = value.value
        elif isinstance(value, str):
            _put_text(cell, value)
        else:
            cell.value = value

    def head(self, schema: SheetSchema, widths: Sequence[float], prompts: Sequence[str]) -> None:
        """The header row, frozen, with a prompt for each column."""
        self.columns(widths)
        for column, (header, prompt) in enumerate(zip(schema.headers, prompts, strict=True), 1):
            self.put(1, column, header, look.HEADER)
            self.prompt(self.worksheet.cell(1, column).coordinate, header, prompt)
        self.worksheet.row_dimensions[1].height = _HEADER_HEIGHT
        self.worksheet.freeze_panes = "A2"

    def columns(self, widths: Sequence[float], styles: Sequence[str] = ()) -> None:
        """Column widths in characters, and the style that rows typed later take."""
        from openpyxl.utils import get_column_letter

        for index, width in enumerate(widths, 1):
            self.worksheet.column_dimensions[get_column_letter(index)].width = width
        for index, style in enumerate(styles, 1):
            named = self.worksheet.parent._named_styles[style]
            self.worksheet.column_dimensions[get_column_letter(index)]._style = copy(named.as_tuple())

    def fit_rows(self, first: int, *, least: float = 0.0) -> None:
        """Make rows from `first` on as high as their texts need, at least `least` points.

        The heights are hints (package.py drops customHeight), so Excel goes on fitting rows as people type.
        """
        for cells in self.worksheet.iter_rows(min_row=first):
            lines = max(_lines(str(cell.value or ""), self._width(cell.column)) for cell in cells)
            height = max(least, lines * _LINE_HEIGHT + _ROW_PADDING)
            self.worksheet.row_dimensions[cells[0].row].height = min(height, _HIGHEST_ROW)

    def _width(self, column: int) -> float:
        from openpyxl.utils import get_column_letter

        return self.worksheet.column_dimensions[get_column_letter(column)].width

    def prompt(self, place: str, title: str, text: str) -> None:
        """Show `text` when a cell of `place` is chosen; anything may be typed."""
        self._validate(place, title, text)

    def offer(self, place: str, words: Iterable[str], title: str, text: str, *, only: bool = False) -> None:
        """A drop-down of `words`; with `only`, nothing else may be typed."""
        source = f'"{",".join(words)}"'
        self._validate(place, title, text, kind="list", source=source, refuse=only)

    def offer_range(self, place: str, source: str, title: str, text: str) -> None:
        """A drop-down of the words in the cells `source`; nothing else may be typed."""
        self._validate(place, title, text, kind="list", source=source, refuse=True)

    def _validate(
        self,
        place: str,
        title: str,
        text: str,
        *,
        kind: str | None = None,
        source: str = "",
        refuse: bool = False,
    ) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(
            type=kind,
            formula1=source or None,
            allow_blank=True,
            showInputMessage=True,
            showErrorMessage=refuse,
            errorTitle=title if refuse else None,
            error="请从下拉列表中选择。" if refuse else None,
            promptTitle=title,
            prompt=text[:PROMPT_LIMIT],
        )
        rule.add(place)
        self.worksheet.add_data_validation(rule)

    def mark(self, place: str, condition: str, appearance: DifferentialStyle) -> None:
        """Show cells of `place` in `appearance` while `condition` (a formula for its first cell) is true."""
        from openpyxl.formatting.rule import Rule

        rule = Rule(type="expression", formula=[condition], dxf=appearance)
        self.worksheet.conditional_formatting.add(place, rule)

    def as_table(self, name: str, schema: SheetSchema, last_row: int, *, filters: bool) -> None:
        """Make the rows an Excel table, so that rows typed below join it; `filters` puts buttons on the header."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.filters import AutoFilter
        from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

        place = f"A1:{get_column_letter(len(schema.headers))}{max(last_row, 2)}"
        self.worksheet.add_table(
            Table(
                displayName=name,
                ref=place,
                autoFilter=AutoFilter(ref=place) if filters else None,
                tableColumns=[TableColumn(id=i, name=header) for i, header in enumerate(schema.headers, 1)],
                tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
            )
        )

    def set_up_page(self, *, landscape: bool = False, header_rows: int = 0) -> None:
        """A4, as wide as the page, header rows repeated, page numbers at the foot."""
        sheet = self.worksheet
        sheet.page_setup.paperSize = 9  # A4 (ECMA-376, 18.3.1.63)
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_options.horizontalCentered = True
        sheet.page_margins.left = sheet.page_margins.right = 0.6
        sheet.page_margins.top = sheet.page_margins.bottom = 0.75
        if header_rows:
            sheet.print_title_rows = f"1:{header_rows}"
        sheet.oddHeader.right.text, sheet.oddHeader.right.size = "&A", 9
        sheet.oddFooter.center.text, sheet.oddFooter.center.size = "第 &P 页，共 &N 页", 9

    def choose(self, cell: str) -> None:
        """The cell that is active when the sheet is first shown."""
        for selection in self.worksheet.sheet_view.selection:
            selection.activeCell = selection.sqref = cell


def _put_text(cell: Cell, text: str) -> None:
    """A string cell. Excel would read `_x0041_` as an escape, and make `=1` a formula once edited."""
    cell.value = _ESCAPE.sub("_x005F_", text.replace("\r\n", "\n").replace("\r", "\n")) or None
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@'"


def _lines(text: str, width: float) -> int:
    """Lines that `text` takes in a wrapped column `width` characters wide."""
    return sum(max(1, ceil(text_width(line) / max(width - 1.5, 1))) for line in text.split("\n"))


def text_width(text: str) -> int:
    """Width in characters of Excel's column unit: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
