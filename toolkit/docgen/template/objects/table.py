"""A `Table` as a Word table: lines around it, grid, repeated header rows, merges, alignment, named styles."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from markupsafe import escape

from docgen.model import styles as names
from docgen.model.geometry import Room
from docgen.model.objects import Alignment, Direction, Table, TableCell
from docgen.model.table_fit import LARGEST, MARGINS, ROW_HEIGHTS, SIZE_NAMES, Fit, text_width
from docgen.model.table_parts import in_parts
from docgen.template.objects.ends import PAGE_BEFORE
from docgen.template.objects.landscape import turned_page
from docgen.template.objects.markup import caption, run
from docgen.template.objects.table_lines import between, lines, notes

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_ALIGNMENTS = {
    Alignment.LEFT: "left",
    Alignment.CENTER: "center",
    Alignment.RIGHT: "right",
    Alignment.JUSTIFY: "both",
    Alignment.DISTRIBUTED: "distribute",
}
_DIRECTIONS = {Direction.UP: "btLr", Direction.DOWN: "tbRl", Direction.STACKED: "tbRlV"}
"""ECMA-376 part 1, 17.18.93; what the Chinese Word writes for 竖排 is tbRlV."""
_TALLEST_DIRECTED = 4000
"""Twips beyond which no text that runs up or down makes its row higher."""


class _Setting(NamedTuple):
    """What the rows of one table share."""

    fit: Fit
    styles: Mapping[str, str]
    header_rows: int
    keep_last: bool


def table_markup(table: Table, styles: Mapping[str, str], room: Room, *, may_turn: bool = True) -> str:
    """The table with its lines, as wide as the text, in the template's styles if it has them.

    Further tables of the same sheet follow. `may_turn`: the part can hold a page that lies across.
    """
    parts = (part for each in (table, *table.following) for part in in_parts(each, room, may_turn=may_turn))
    return "".join(_one(part, fit, styles, is_first=not number) for number, (part, fit) in enumerate(parts))


def _one(table: Table, fit: Fit, styles: Mapping[str, str], *, is_first: bool) -> str:
    width = sum(fit.widths)
    markup = (
        # Word makes one table of two that nothing stands between.
        ("" if is_first or table.caption else between(styles))
        + lines(table.lead, styles, width)
        + caption(table.caption, names.TABLE_CAPTION, styles, keep_next=True)
        + lines(table.above, styles, width)
        + _grid(table, fit, styles)
        + notes(table.notes, styles)
        + lines(table.below, styles, width, keep_next=False)
    )
    return turned_page(markup) if fit.is_across else markup


def _grid(table: Table, fit: Fit, styles: Mapping[str, str]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in fit.widths)
    setting = _Setting(fit, styles, table.header_rows, bool(table.notes or table.below))
    start = f"<w:tbl>{_table_properties(fit, styles)}<w:tblGrid>{columns}</w:tblGrid>"
    rows = list(_rows(table, setting))
    if not 0 < table.last_rows < len(rows) - table.header_rows:
        return f"{start}{''.join(rows)}</w:tbl>"
    # LibreOffice keeps no single row with what follows, and knows no page break within a table.
    headers, first, last = rows[: table.header_rows], rows[: -table.last_rows], rows[-table.last_rows :]
    return f"{start}{''.join(first)}</w:tbl>{PAGE_BEFORE}{start}{''.join((*headers, *last))}</w:tbl>"


def _table_properties(fit: Fit, styles: Mapping[str, str]) -> str:
    margin = MARGINS[fit.size]
    margins = "".join(f'<w:{side} w:w="{margin}" w:type="dxa"/>' for side in ("left", "right"))
    known = styles.get(names.TABLE)
    style = f'<w:tblStyle w:val="{escape(known)}"/>' if known else ""
    borders = "" if known else f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
    return (
        f'<w:tblPr>{style}<w:tblW w:w="{sum(fit.widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'{borders}<w:tblLayout w:type="fixed"/>'
        + (f"<w:tblCellMar>{margins}</w:tblCellMar>" if margin != MARGINS[LARGEST] else "")
        + "</w:tblPr>"
    )


def _rows(table: Table, setting: _Setting) -> Iterator[str]:
    merges: _Merges = {}
    # Cells by the ten thousand have but a few looks.
    look = cache(partial(_properties, setting))
    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        header = number < table.header_rows
        keep = table.stays_whole or (setting.keep_last and number == last)
        contents = {cell.column: _paragraph(cell, look, header=header, keep=keep) for cell in row}
        cells = "".join(_cells(row, contents, setting.fit.widths, merges))
        yield f"<w:tr>{_row_properties(row, number, setting)}{cells}</w:tr>"


def _row_properties(row: tuple[TableCell, ...], number: int, setting: _Setting) -> str:
    """No row breaks over pages but one that may be too high for any; a tall header is not repeated."""
    is_tall = number in setting.fit.tall
    split = "" if is_tall else "<w:cantSplit/>"
    repeats = number < setting.header_rows and not any(n < setting.header_rows for n in setting.fit.tall)
    return f"<w:trPr>{split}{_row_height(row, setting)}{'<w:tblHeader/>' if repeats else ''}</w:trPr>"


def _row_height(row: tuple[TableCell, ...], setting: _Setting) -> str:
    """A line with some air, and room for text that runs up or down: no program makes a row higher for it."""
    needs = [
        float(ROW_HEIGHTS[setting.fit.size]),
        *(
            (text_width(cell.text.value) * setting.fit.size * 10 + 240) / cell.row_span
            for cell in row
            if cell.direction is not Direction.ACROSS
        ),
    ]
    return f'<w:trHeight w:val="{min(round(max(needs)), _TALLEST_DIRECTED)}" w:hRule="atLeast"/>'


_Merges = dict[int, tuple[int, int]]
"""Vertical merges open at a row: column → (columns it spans, rows it still covers)."""


def _cells(
    row: tuple[TableCell, ...], contents: Mapping[int, str], widths: tuple[int, ...], merges: _Merges
) -> Iterator[str]:
    """A row's cells from left to right, covered ones included; keeps `merges` for the next row."""
    cells = {cell.column: cell for cell in row}
    column = 1
    while column <= len(widths):
        span, merge, cell = 1, "", None
        if column in merges:
            span, left = merges.pop(column)
            merge = "continue"
            if left > 1:
                merges[column] = (span, left - 1)
        elif column in cells:
            cell = cells[column]
            span = min(cell.column_span, len(widths) - column + 1)
            if cell.row_span > 1:
                merges[column] = (span, cell.row_span - 1)
                merge = "restart"
        content = contents[column] if cell else "<w:p/>"
        yield _cell(sum(widths[column - 1 : column - 1 + span]), span, merge, cell) + f"{content}</w:tc>"
        column += span


def _cell(width: int, span: int, merge: str, cell: TableCell | None) -> str:
    """The beginning of a cell, up to its paragraphs."""
    direction = _DIRECTIONS.get(cell.direction, "") if cell else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
        + (f'<w:textDirection w:val="{direction}"/>' if direction else "")
        + f'<w:vAlign w:val="{(cell.vertical if cell else "") or "center"}"/></w:tcPr>'
    )


class _Look(NamedTuple):
    """What decides the properties of a cell's paragraph. `keep`: on the page of what follows."""

    name: str
    alignment: Alignment
    indent: int
    keep: bool


_Properties = Callable[[_Look], tuple[str, str]]


def _paragraph(cell: TableCell, properties: _Properties, *, header: bool, keep: bool) -> str:
    name = names.TABLE_HEADER if header else names.TABLE_NUMBER if cell.is_number else names.TABLE_TEXT
    paragraph, own = properties(_Look(name, cell.alignment, cell.indent, keep))
    return f"<w:p>{paragraph}{run(cell.text.value, own)}</w:p>"


_UNSTYLED = {names.TABLE_HEADER: "center", names.TABLE_NUMBER: "right", names.TABLE_TEXT: "left"}


def _properties(setting: _Setting, look: _Look) -> tuple[str, str]:
    """The paragraph properties of such cells, and what their runs have of their own."""
    size = setting.fit.size
    style, run = _style(look.name, size, setting.styles)
    side = _ALIGNMENTS.get(look.alignment, "") or ("" if style else _UNSTYLED[look.name])
    return (
        "<w:pPr>"
        + (f'<w:pStyle w:val="{escape(style)}"/>' if style else "")
        + ("<w:keepNext/>" if look.keep else "")
        + _indent(look, size, side, is_styled=bool(style))
        + (f'<w:jc w:val="{side}"/>' if side else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:pPr>",
        run,
    )


def _style(name: str, size: int, styles: Mapping[str, str]) -> tuple[str, str]:
    """The style for `name` in this size, and what a run needs where the template has none for it."""
    if size == LARGEST:
        return styles.get(name, ""), ""
    smaller = styles.get(f"{name}{SIZE_NAMES[size]}", "")
    if smaller:
        return smaller, ""
    return styles.get(name, ""), f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _indent(look: _Look, size: int, side: str, *, is_styled: bool) -> str:
    """An indent in characters and twips: LibreOffice knows only the latter."""
    # Without the style the template's body text shows through: no first-line indent in a cell.
    first = "" if is_styled else ' w:firstLineChars="0" w:firstLine="0"'
    edge = "right" if side == "right" or (not side and look.name == names.TABLE_NUMBER) else "left"
    at = f' w:{edge}Chars="{look.indent * 100}" w:{edge}="{look.indent * size * 10}"' if look.indent else ""
    return f"<w:ind{at}{first}/>" if at or first else ""
