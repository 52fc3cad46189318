"""One worksheet as the sheet writers see it: cells, drop-downs, prompts, tints, page set-up.

Notes to the clerk are validation prompts, not comments: a prompt shows when its cell is chosen, covers
nothing, reaches rows that are not there yet, and leaves no red triangles and no drawing parts behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, cast
from unicodedata import east_asian_width

from docgen.diagnostics import Diagnostic, Where, error
from docgen.model.contents import Formula, Value
from docgen.opc.characters import NOT_IN_XML
from docgen.workbook.schema import PLACEHOLDER, SheetSchema
from docgen.workbook.writing import look

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.dimensions import ColumnDimension
    from openpyxl.worksheet.merge import MergedCellRange
    from openpyxl.worksheet.worksheet import Worksheet

LAST_ROW = 5000
"""Drop-downs, prompts and tints reach this row, well past the last one written."""

PROMPT_TITLE_LIMIT, PROMPT_LIMIT = 32, 255
"""Characters of a validation prompt and its title (Excel's limits)."""

WORDS_LIMIT = 255
"""Characters of the words written into a drop-down's rule, commas counted (Excel's limit)."""

LONGEST_TEXT = 32_767
"""UTF-16 units of a cell's text; what is longer, Excel refuses and openpyxl would cut."""

_ROW_PADDING = 8
_LINE_HEIGHT = 17.0
_HEADER_HEIGHT = 28.0
HIGHEST_ROW = 409.0
"""Points; Excel's limit."""

FIRST_OF_FORMULAS = frozenset("=+-@'")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNWRITABLE = re.compile(f"[{NOT_IN_XML}]")
"""Characters that XML 1.0 cannot hold (production 2)."""
_QUOTED = 20
"""Characters of a text that a finding repeats."""


class Sheet:
    """A worksheet being written into `file` (a name for places).

    `formula_results` are the values that Excel would show for its formulas; `literal_places` are cells where
    digits are meant as text; `problems` are texts that no workbook can hold. `rows` are rows as XML, put
    below openpyxl's when all is saved (package.py), the last cell of them at `last`.
    """

    def __init__(self, worksheet: Worksheet, file: str) -> None:
        self.worksheet = worksheet
        self.file = file
        self.formula_results: dict[str, int | float | Decimal | str] = {}
        self.literal_places: list[str] = []
        self.problems: list[Diagnostic] = []
        self.rows, self.last = "", ""
        self._styles: dict[tuple[str, bool], int] = {}

    def put(self, row: int, column: int, value: Value, style: str) -> None:
        """Write `value` in the named `style`. Text stays text, whatever it begins with."""
        cell = cast("Cell", self.worksheet.cell(row, column))
        cell.style = style
        if isinstance(value, Formula):
            cell.value = f"={value.text}"
            self.formula_results[cell.coordinate] = value.value
        elif isinstance(value, str):
            self._put_text(cell, value)
        else:
            cell.value = value

    def _put_text(self, cell: Cell, text: str) -> None:
        text = self.writable(cell.coordinate, text)
        if text:
            cell.value = text
            cell.data_type = "s"
            cell.quotePrefix = text[0] in FIRST_OF_FORMULAS

    def writable(self, place: str, text: str) -> str:
        """`text` as a cell holds it, `_x0041_` being an escape there; "" and a problem where none can."""
        text = _ESCAPE.sub("_x005F_", text.replace("\r\n", "\n").replace("\r", "\n"))
        where = Where.in_sheet(self.file, self.worksheet.title, place)
        if _UNWRITABLE.search(text):
            self.problems.append(error("NB102", where, text=_UNWRITABLE.sub("□", text)[:_QUOTED]))
        elif 2 * len(text) > LONGEST_TEXT and len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
            self.problems.append(error("NB101", where, length=len(text), longest=LONGEST_TEXT))
        else:
            return text
        return ""

    def style_of(self, name: str, *, is_quoted: bool = False) -> int:
        """The number of a named style; `is_quoted` for text that Excel would make a formula once edited."""
        from openpyxl.cell import Cell

        number = self._styles.get((name, is_quoted))
        if number is None:
            cell = Cell(self.worksheet, 1, 1)
            cell.style = name
            cell.quotePrefix = is_quoted
            number = self._styles[name, is_quoted] = cell.style_id
        return number

    def add_rows(self, rows: Iterable[str], last: str) -> None:
        """Put `rows`, written as XML, below those that are there; `last` is the last cell of them."""
        self.rows, self.last = "".join(rows), last

    def merge(self, row: int, column: int, *, column_span: int = 1, row_span: int = 1) -> None:
        """Merge cells from (`row`, `column`) on; a span of 1 by 1 is no merge."""
        if column_span > 1 or row_span > 1:
            self.worksheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + row_span - 1,
                end_column=column + column_span - 1,
            )

    def head(self, schema: SheetSchema, widths: Sequence[float], prompts: Sequence[str]) -> None:
        """The header row, frozen, with a prompt for each column."""
        self.columns(widths)
        for column, (header, prompt) in enumerate(zip(schema.headers, prompts, strict=True), 1):
            self.put(1, column, header, look.HEADER)
            self.prompt(self.worksheet.cell(1, column).coordinate, header, prompt)
        self.worksheet.row_dimensions[1].height = _HEADER_HEIGHT
        self.worksheet.freeze_panes = "A2"
        self.worksheet.sheet_properties.tabColor = look.ACCENT  # the sheets to fill in, told from the guide

    def head_row(self, headers: Sequence[str], widths: Sequence[float]) -> None:
        """The header row of a list, frozen, with filters."""
        self.columns(widths)
        for column, header in enumerate(headers, 1):
            self.put(1, column, header, look.HEADER)
        self.worksheet.freeze_panes = "A2"
        self.worksheet.auto_filter.ref = f"A1:{self.worksheet.cell(1, len(headers)).coordinate}"

    def columns(self, widths: Sequence[float], styles: Sequence[str] = ()) -> None:
        """Column widths in characters, and the style that rows typed later take."""
        for column, width in enumerate(widths, 1):
            self._column(column).width = width
        for column, style in enumerate(styles, 1):
            # Cells take a named style by its name, columns only so. Lines and fills come with table rows.
            applied = copy(self.worksheet.parent._named_styles[style].as_tuple())  # type: ignore[union-attr]
            applied.borderId = applied.fillId = 0
            self._column(column)._style = applied  # type: ignore[attr-defined]

    def _column(self, number: int) -> ColumnDimension:
        from openpyxl.utils import get_column_letter

        return self.worksheet.column_dimensions[get_column_letter(number)]

    def fit_rows(self, first: int, *, least: float = 0.0) -> None:
        """Make rows from `first` on as high as their texts need, at least `least` points.

        The heights are hints (package.py drops customHeight), so Excel goes on fitting rows as people type.
        """
        spans = {(span.min_row, span.min_col): span for span in self.worksheet.merged_cells.ranges}
        for number, cells in enumerate(self.worksheet.iter_rows(min_row=first), first):
            heights = (
                self._height(cell, spans.get((number, column)), column)
                for column, cell in enumerate(cells, 1)
            )
            self.worksheet.row_dimensions[number].height = min(max(least, *heights), HIGHEST_ROW)

    def _height(self, cell: Cell | MergedCell, span: MergedCellRange | None, column: int) -> float:
        """Points that the text of `cell` takes, with a little air; 0 where it has several rows for it."""
        if span is not None and span.max_row > span.min_row:
            return 0.0
        last = span.max_col if span is not None else column
        width = sum(self._column(each).width for each in range(column, last + 1))
        scale = (cell.font.size or look.TEXT_SIZE) / look.TEXT_SIZE
        value = self.formula_results.get(cell.coordinate, cell.value)
        # Numbers and dates never wrap: Excel rounds them or shows ####.
        lines = _lines(value, width / scale) if isinstance(value, str) and cell.alignment.wrap_text else 1
        return height_of(lines, scale)

    def prompt(self, place: str, title: str, text: str) -> DataValidation:
        """Show `text` when a cell of `place` is chosen; anything may be typed."""
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(sqref=place, allow_blank=True, showInputMessage=True)
        rule.promptTitle, rule.prompt = title[:PROMPT_TITLE_LIMIT], text[:PROMPT_LIMIT]
        self.worksheet.add_data_validation(rule)
        return rule

    def offer(self, place: str, words: Iterable[str], title: str, text: str, *, only: bool = False) -> None:
        """A drop-down of `words`, with a prompt; with `only`, nothing else may be typed."""
        self._offer(place, f'"{",".join(words)}"', title, text, only=only)

    def offer_named(self, place: str, range_name: str, title: str, text: str) -> None:
        """A drop-down of the words in a named range, with a prompt; nothing else may be typed."""
        self._offer(place, range_name, title, text, only=True)

    def _offer(self, place: str, source: str, title: str, text: str, *, only: bool) -> None:
        rule = self.prompt(place, title, text)
        rule.type, rule.formula1 = "list", source
        if only:
            rule.showErrorMessage = True
            rule.errorTitle, rule.error = title[:PROMPT_TITLE_LIMIT], "请从下拉列表中选择。"

    def mark(self, place: str, condition: str, appearance: DifferentialStyle) -> None:
        """Show cells of `place` in `appearance` while `condition` (a formula for its first cell) is true."""
        from openpyxl.formatting.rule import Rule

        rule = Rule(type="expression", formula=[condition], dxf=appearance)
        self.worksheet.conditional_formatting.add(place, rule)

    def mark_placeholders(self, place: str, first: str) -> None:
        """Tint starts of `docgen new` until they are changed or confirmed; `first` is the first cell."""
        self.mark(place, f'ISNUMBER(FIND("{PLACEHOLDER}",{first}))', look.differential(fill=look.START))

    def as_table(self, name: str, schema: SheetSchema, last_row: int, *, filters: bool) -> None:
        """Make the rows an Excel table, so that rows below join it; `filters` puts buttons on its header."""
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

    def set_up_page(self, *, landscape: bool = False, header_rows: int = 0, one_page: bool = False) -> None:
        """A4, as wide as the page (or as high too), header rows repeated, page numbers at the foot."""
        from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet = self.worksheet
        sheet.page_setup.paperSize = 9  # A4 (ECMA-376, 18.3.1.63)
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(one_page)
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_options.horizontalCentered = True
        sheet.page_margins.left = sheet.page_margins.right = 0.6
        sheet.page_margins.top = sheet.page_margins.bottom = 0.75
        if header_rows:
            sheet.print_title_rows = f"1:{header_rows}"
        sheet.oddHeader = HeaderFooterItem(right=_HeaderFooterPart("&A", size=9))
        sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("第 &P 页，共 &N 页", size=9))

    def name_cells(self, name: str, place: str) -> None:
        """Give the cells `place` (absolute, $A$1 style) a name for the whole workbook."""
        from openpyxl.workbook.defined_name import DefinedName

        book = self.worksheet.parent
        book.defined_names[name] = DefinedName(name, attr_text=f"'{self.worksheet.title}'!{place}")  # type: ignore[union-attr]

    def choose(self, cell: str) -> None:
        """The cell that is active when the sheet is first shown."""
        for selection in self.worksheet.sheet_view.selection:
            selection.activeCell = selection.sqref = cell


def height_of(lines: int, scale: float = 1.0) -> float:
    """Points of a row of so many lines, with a little air."""
    return min(lines * _LINE_HEIGHT * scale + _ROW_PADDING, HIGHEST_ROW)


def _lines(text: str, width: float) -> int:
    """Lines that `text` takes in a wrapped column `width` characters wide."""
    return sum(max(1, ceil(text_width(line) / max(width - 1.5, 1))) for line in text.split("\n"))


def shown(value: Value) -> str:
    """About what a cell shows, for measuring: Excel gives a number up to ten digits before it rounds."""
    if isinstance(value, Formula):
        value = value.value
    if isinstance(value, int | float | Decimal):
        return f"{value:.10g}"
    return "" if value is None else str(value)


def text_width(text: str) -> int:
    """Width in characters of Excel's column unit: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)
