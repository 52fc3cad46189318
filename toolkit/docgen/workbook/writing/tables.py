"""表·X: a caption, header rows that stay in the window, and the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.model.contents import TableCellEntry, TableEntry, Value
from docgen.model.objects import Alignment
from docgen.workbook.writing import look
from docgen.workbook.writing.sheet import Sheet, shown, text_width

NARROWEST, WIDEST = 10.0, 40.0
_FIRST_ROW = 2

Placed = tuple[int, int, TableCellEntry]
"""Row, column (both from 1) and the cell that stands there."""


def write_table(sheet: Sheet, table: TableEntry) -> None:
    """Fill a sheet 表·X. Its frozen rows are the caption and the header rows (workbook/schema.py)."""
    rows = [tuple(_entry(cell) for cell in row) for row in (*table.header, *table.body)]
    placed = list(_placed(rows))
    column_count = max((column + entry.column_span - 1 for _, column, entry in placed), default=1)
    sheet.columns(table.widths or _widths(placed, column_count))
    sheet.put(1, 1, table.caption, look.CAPTION)
    sheet.merge(1, 1, column_span=column_count)
    last_header_row = len(table.header) + 1
    for row, column, entry in placed:
        style = look.HEADER if row <= last_header_row else look.CELL
        sheet.put(row, column, entry.value, style)
        _format(sheet, row, column, entry)
    sheet.worksheet.freeze_panes = f"A{last_header_row + 1}"
    sheet.fit_rows(1, least=24)
    sheet.set_up_page(landscape=column_count > 6, header_rows=last_header_row)
    sheet.choose(f"A{last_header_row + 1}")


def _entry(cell: TableCellEntry | Value) -> TableCellEntry:
    return cell if isinstance(cell, TableCellEntry) else TableCellEntry(cell)


def _placed(rows: Sequence[Sequence[TableCellEntry]]) -> Iterator[Placed]:
    """Cells at their places, to the right of what merges from above cover."""
    covered: set[tuple[int, int]] = set()
    for row, entries in enumerate(rows, _FIRST_ROW):
        column = 1
        for entry in entries:
            while (row, column) in covered:
                column += 1
            yield row, column, entry
            covered |= {
                (row + down, column + right)
                for down in range(entry.row_span)
                for right in range(entry.column_span)
            }


def _widths(placed: Sequence[Placed], column_count: int) -> list[float]:
    """As wide as the longest text of each column, within reason."""
    widths = [NARROWEST] * column_count
    for _, column, entry in placed:
        if entry.column_span == 1:
            longest = max(map(text_width, shown(entry.value).split("\n")))
            widths[column - 1] = min(max(widths[column - 1], longest + 4.0), WIDEST)
    return widths


def _format(sheet: Sheet, row: int, column: int, entry: TableCellEntry) -> None:
    from openpyxl.styles import Alignment as CellAlignment

    cell = sheet.worksheet.cell(row, column)
    if entry.number_format:
        cell.number_format = entry.number_format
    if entry.alignment is not Alignment.GENERAL:
        cell.alignment = CellAlignment(horizontal=entry.alignment.value, vertical="center", wrap_text=True)
    sheet.merge(row, column, column_span=entry.column_span, row_span=entry.row_span)
