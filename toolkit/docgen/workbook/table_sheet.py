"""表·X: caption, lines, header rows, body and notes as they are seen in the sheet."""

from collections.abc import Sequence

from docgen.model.cell_text import Text
from docgen.model.columns import column_letters
from docgen.model.objects import Table, TableLine
from docgen.workbook.cells import Sheet
from docgen.workbook.scanning import column_widths
from docgen.workbook.table_cells import CellReader, is_slanted
from docgen.workbook.table_grid import Grid, Seen, hidden_parts, visible_grid
from docgen.workbook.table_shape import Shape, is_unit, shape_of, tables_of
from docgen.workbook.telling import ranges

_DEFAULT_WIDTH = 9.0
"""Excel's own column width, in characters."""
_MOST_NAMED = 8


def read_table(sheet: Sheet, name: str) -> Table | None:
    """The table of the sheet 表·`name`, others of the sheet with it; None, reported, where nothing is seen.

    Columns count from 1 at the first filled one; blank rows that no merge crosses are left out.
    """
    hidden_rows, hidden_columns = hidden_parts(sheet)
    grid = visible_grid(sheet)
    if grid is None:
        sheet.error("WB611" if hidden_rows or hidden_columns else "WB601", name=name)
        return None
    _tell_hidden(sheet, hidden_rows, hidden_columns)
    first, *others = [_table(grid.of_rows(rows), name) for rows in tables_of(grid)]
    return first._replace(following=tuple(others))


def _tell_hidden(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> None:
    if rows or columns:
        where = [f"第{ranges(rows)}行（共{len(rows)}行）"] if rows else []
        letters = "、".join(map(column_letters, columns[:_MOST_NAMED]))
        where += [f"{letters}列（共{len(columns)}列）"] if columns else []
        sheet.warning("WB612", rows=len(rows), columns=len(columns), where="、".join(where))


def _table(grid: Grid, name: str) -> Table:
    sheet, shape = grid.sheet, shape_of(grid)
    inner = grid.of_rows(shape.rows)
    cells = CellReader(inner)
    rows = tuple(
        cells.row(row, is_header=number < shape.header_rows) for number, row in enumerate(shape.rows)
    )
    start = sheet.ref((shape.rows[0], inner.columns[0]))
    widths = column_widths(sheet.facts)
    table = Table(
        name,
        sheet.text(shape.caption.source) if shape.caption else Text(name, start),
        shape.header_rows,
        rows,
        tuple(widths.get(column, _DEFAULT_WIDTH) for column in inner.columns),
        start,
        _above(grid, shape),
        tuple(sheet.text(cell.source) for row in shape.notes for cell in grid.cells(row)),
        tuple(_line(grid, row) for row in shape.lead),
        tuple(_line(grid, row) for row in shape.below),
    )
    _tell_slanted(grid, shape)
    return table


def _above(grid: Grid, shape: Shape) -> tuple[TableLine, ...]:
    lines = tuple(_line(grid, row) for row in shape.above if grid.cells(row))
    if shape.unit is None:
        return lines
    unit = grid.sheet.text(shape.unit.source)
    return ((_nothing(unit), unit), *lines)


def _line(grid: Grid, row: int) -> TableLine:
    """A line: a single text has nothing before it at the right, and nothing around it in the middle."""
    cells = grid.cells(row)
    texts = tuple(grid.sheet.text(cell.source) for cell in cells)
    if len(texts) != 1:
        return texts
    side = _side(grid, cells[0])
    nothing = _nothing(texts[0])
    return {"right": (nothing, *texts), "center": (nothing, *texts, nothing)}.get(side, texts)


def _nothing(text: Text) -> Text:
    return Text("", text.cell)


def _side(grid: Grid, cell: Seen) -> str:
    if is_unit(grid.sheet.plain(cell.source)):
        return "right"
    alignment = grid.sheet.style(cell.source).alignment
    if alignment in ("right", "center", "left"):
        return alignment
    if alignment == "centerContinuous":
        return "center"
    middle = grid.columns[len(grid.columns) // 2]
    return "right" if cell.column > middle else "left"


def _tell_slanted(grid: Grid, shape: Shape) -> None:
    """Tell of text at an angle that no table of Word has."""
    sheet = grid.sheet
    slanted = [
        cell.source
        for row in shape.rows[: shape.header_rows + 1]
        for cell in grid.cells(row)
        if is_slanted(sheet.style(cell.source))
    ]
    if slanted:
        sheet.note("WB613", slanted[0], count=len(slanted))
