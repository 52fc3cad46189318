"""表·X: caption, header rows and body as they stand in the sheet; merges, alignment, number formats kept."""

from bisect import bisect_left, bisect_right

from docgen.model.number_format import is_date_format
from docgen.model.report import Alignment, Table, TableCell, Text
from docgen.workbook.cells import Sheet, merged_areas
from docgen.workbook.scanning import Area, Place, column_widths, frozen_rows

_DEFAULT_WIDTH = 9.0
"""Excel's own column width, in characters."""

_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "center": Alignment.CENTER,
    "centerContinuous": Alignment.CENTER,
    "distributed": Alignment.CENTER,
    "right": Alignment.RIGHT,
}


def read_table(sheet: Sheet, name: str) -> Table | None:
    """The table of the sheet 表·`name`; None, reported, where the sheet has no cells.

    Columns count from 1 at the first filled one; blank rows that no merge crosses are left out.
    """
    rows, columns = _kept(sheet)
    if not rows:
        sheet.error("WB601", name=name)
        return None
    caption = Text(name, sheet.ref((rows[0], columns[0])))
    if _is_caption(sheet, rows, columns):
        filled = next(column for column in columns if sheet.is_filled((rows[0], column)))
        caption = sheet.text((rows[0], filled))
        rows = rows[1:]
    areas = merged_areas(sheet)
    table_rows = tuple(_row(sheet, row, rows, columns, areas) for row in rows)
    widths = column_widths(sheet.facts)
    header_rows = min(_header_rows(sheet, rows, table_rows[0]), len(rows))
    return Table(
        name,
        caption,
        header_rows,
        table_rows,
        tuple(widths.get(column, _DEFAULT_WIDTH) for column in columns),
        sheet.ref((rows[0], columns[0])),
    )


def _kept(sheet: Sheet) -> tuple[list[int], list[int]]:
    """The rows filled or crossed by a merge, and all columns from the first filled one to the last."""
    filled = [
        (row, column) for row in sheet.rows for column in sheet.columns if sheet.is_filled((row, column))
    ]
    if not filled:
        return [], []
    columns = {column for _row, column in filled}
    crossed = {row for (row, _column), anchor in sheet.covered.items() if anchor[0] < row}
    rows = sorted(crossed.union(row for row, _column in filled))
    return [row for row in rows if row >= filled[0][0]], list(range(min(columns), max(columns) + 1))


def _is_caption(sheet: Sheet, rows: list[int], columns: list[int]) -> bool:
    """One filled cell above a table of several columns."""
    filled = sum(sheet.is_filled((rows[0], column)) for column in columns)
    return len(rows) > 1 and len(columns) > 1 and filled == 1


def _row(
    sheet: Sheet, row: int, rows: list[int], columns: list[int], areas: dict[Place, Area]
) -> tuple[TableCell, ...]:
    return tuple(
        _cell(sheet, (row, column), rows, columns, areas)
        for column in columns
        if (row, column) not in sheet.covered
    )


def _cell(
    sheet: Sheet, place: Place, rows: list[int], columns: list[int], areas: dict[Place, Area]
) -> TableCell:
    style, area = sheet.style(place), areas.get(place)
    width, height = _spans(area, rows, columns) if area is not None else (1, 1)
    return TableCell(
        sheet.text(place),
        place[1] - columns[0] + 1,
        width,
        height,
        _ALIGNMENTS.get(style.alignment, Alignment.GENERAL),
        place in sheet.facts.numbers and not is_date_format(style.number_format),
    )


def _spans(area: Area, rows: list[int], columns: list[int]) -> tuple[int, int]:
    """The columns and rows of a merge, as many as are kept."""
    top, left, bottom, right = area
    return min(right, columns[-1]) - left + 1, bisect_right(rows, bottom) - bisect_left(rows, top)


def _header_rows(sheet: Sheet, rows: list[int], first: tuple[TableCell, ...]) -> int:
    """The frozen rows, or else as many as the first row's merges join (a title over two columns is two)."""
    last_frozen = frozen_rows(sheet.facts)
    frozen = sum(row <= last_frozen for row in rows)
    if frozen:
        return frozen
    has_group = any(cell.column_span > 1 and cell.row_span == 1 for cell in first)
    return max((2 if has_group else 1), *(cell.row_span for cell in first))
