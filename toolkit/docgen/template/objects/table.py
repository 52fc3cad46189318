"""A `Table` as a Word table: grid, repeated header rows, merges, alignment, named styles."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import accumulate, pairwise

from markupsafe import escape

from docgen.model import styles as names
from docgen.model.report import Alignment, Table, TableCell
from docgen.template.objects.markup import TEXT_WIDTH_TWIPS, caption, run

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_ALIGNMENTS = {Alignment.LEFT: "left", Alignment.CENTER: "center", Alignment.RIGHT: "right"}
_NARROWEST = 400
"""Twips: one character of 12 pt and the cell's margins."""
_STEP = 20
"""Twips: columns end at whole steps, by which publish/fingerprint.py tells a column that was moved by hand
from one that another program rounded."""


def table_markup(table: Table, styles: Mapping[str, str]) -> str:
    """The caption and the table below it, 156 mm wide at most, in the template's styles if it has them."""
    widths = column_widths(table.widths, _column_count(table))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(table, widths, styles))
    return (
        caption(table.caption.value, names.TABLE_CAPTION, styles, keep_next=True)
        + f"<w:tbl>{_table_properties(sum(widths), styles)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _column_count(table: Table) -> int:
    ends = (cell.column + cell.column_span - 1 for row in table.rows for cell in row)
    return max(len(table.widths), max(ends, default=1))


def column_widths(relative: tuple[float, ...], count: int) -> list[int]:
    """`count` column widths in twips that share the text width in proportion.

    Word and WPS need every column in the grid: a table without them collapses (dolanmiu/docx#272).
    """
    shares = [max(width, 0.5) for width in (*relative, *[8.0] * count)][:count]
    narrowest = min(_NARROWEST, TEXT_WIDTH_TWIPS / count)
    # Each column gets the narrowest width, and what is left is shared by how much more it asks for.
    wanted = [max(0.0, TEXT_WIDTH_TWIPS * share / sum(shares) - narrowest) for share in shares]
    free = (TEXT_WIDTH_TWIPS - narrowest * count) / (sum(wanted) or 1)
    ends = [0, *(_whole_steps(end) for end in accumulate(narrowest + width * free for width in wanted))]
    ends[-1] = TEXT_WIDTH_TWIPS
    return [end - start for start, end in pairwise(ends)]


def _whole_steps(twips: float) -> int:
    return round(twips / _STEP) * _STEP


def _table_properties(width: int, styles: Mapping[str, str]) -> str:
    known = styles.get(names.TABLE)
    style = f'<w:tblStyle w:val="{escape(known)}"/>' if known else ""
    borders = "" if known else f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
    return (
        f'<w:tblPr>{style}<w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'{borders}<w:tblLayout w:type="fixed"/></w:tblPr>'
    )


def _rows(table: Table, widths: list[int], styles: Mapping[str, str]) -> Iterator[str]:
    merges: _Merges = {}
    # Cells by the ten thousand have but a few looks.
    look = cache(partial(_properties, styles))
    for number, row in enumerate(table.rows):
        header = number < table.header_rows
        properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>"
        contents = {cell.column: _paragraph(cell, look, header) for cell in row}
        cells = "".join(_cells(row, contents, widths, merges))
        yield f"<w:tr>{properties}{cells}</w:tr>"


_Merges = dict[int, tuple[int, int]]
"""Vertical merges open at a row: column → (columns it spans, rows it still covers)."""


def _cells(
    row: tuple[TableCell, ...], contents: Mapping[int, str], widths: list[int], merges: _Merges
) -> Iterator[str]:
    """A row's cells from left to right, covered ones included; keeps `merges` for the next row."""
    cells = {cell.column: cell for cell in row}
    column = 1
    while column <= len(widths):
        span, merge = 1, ""
        if column in merges:
            span, left = merges.pop(column)
            merge = "continue"
            if left > 1:
                merges[column] = (span, left - 1)
        elif column in cells:
            span = min(cells[column].column_span, len(widths) - column + 1)
            if cells[column].row_span > 1:
                merges[column] = (span, cells[column].row_span - 1)
                merge = "restart"
        content = "<w:p/>" if merge == "continue" else contents.get(column, "<w:p/>")
        yield _cell(widths, column, span, merge, content)
        column += span


def _cell(widths: list[int], column: int, span: int, merge: str, content: str) -> str:
    width = sum(widths[column - 1 : column - 1 + span])
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
        + f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def _paragraph(cell: TableCell, properties: Callable[[bool, bool, Alignment], str], header: bool) -> str:
    return f"<w:p>{properties(header, cell.is_number, cell.alignment)}{run(cell.text.value)}</w:p>"


def _properties(styles: Mapping[str, str], header: bool, is_number: bool, alignment: Alignment) -> str:
    """The paragraph properties of such cells."""
    name = names.TABLE_HEADER if header else names.TABLE_NUMBER if is_number else names.TABLE_TEXT
    style = f'<w:pStyle w:val="{escape(styles[name])}"/>' if name in styles else ""
    side = _ALIGNMENTS.get(alignment, "")
    indent = ""
    if not style:
        # Without the style the template's body text shows through: no first-line indent in a cell.
        indent = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
        side = side or ("center" if header else "right" if is_number else "left")
    jc = f'<w:jc w:val="{side}"/>' if side else ""
    return f"<w:pPr>{style}{indent}{jc}</w:pPr>"
