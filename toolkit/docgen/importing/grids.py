"""A table of WordprocessingML → the cells of a sheet, with their merges (ECMA-376 part 1, 17.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from docgen.model.contents import TableCellEntry, TableEntry, Value
from docgen.model.objects import Alignment
from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:,\d{3}){1,4}|[1-9]\d{0,11})(\.\d{1,6})?")
_ALIGNMENTS = {
    "center": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
}
_MOST_COLUMNS = 200


def table_entry(table: Node, name: str, caption: str, note: str = "") -> TableEntry:
    """The table as a sheet 表·`name`; its repeated rows, else the first one, are its header."""
    rows = [row for row in table.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is table]
    cells = [list(_cells(row)) for row in rows]
    grid = [tuple(_placed(cells, number)) for number in range(len(cells))]
    heads = 0
    for row in rows:
        if row.find(f"{W}trPr/{W}tblHeader") is None:
            break
        heads += 1
    heads = min(heads or 1, len(grid))
    notes = ((note,),) if note else ()
    return TableEntry(name, caption, tuple(grid[:heads]), (*grid[heads:], *notes))


def _cells(row: Node) -> Iterator[tuple[Node, int, int]]:
    """Each cell of a row with its first column and how many it spans."""
    column = 0
    for cell in row.iter(W + "tc"):
        if next(cell.iterancestors(W + "tr")) is not row:
            continue
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        width = min(int(span.get(W + "val", "1")) if span is not None else 1, _MOST_COLUMNS)
        yield cell, column, max(width, 1)
        column += max(width, 1)


def _placed(cells: list[list[tuple[Node, int, int]]], number: int) -> Iterator[TableCellEntry | Value]:
    """The entries of a row; cells that a merge from above covers are left out."""
    for cell, column, width in cells[number]:
        if _merge(cell) == "continue":
            continue
        yield _entry(cell, width, _height(cells, number, column))


def _height(cells: list[list[tuple[Node, int, int]]], number: int, column: int) -> int:
    height = 1
    for row in cells[number + 1 :]:
        below = next((cell for cell, first, _ in row if first == column), None)
        if below is None or _merge(below) != "continue":
            break
        height += 1
    return height


def _merge(cell: Node) -> str:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if merge is None else merge.get(W + "val", "continue")


def _entry(cell: Node, width: int, height: int) -> TableCellEntry | Value:
    text = "\n".join(_text(paragraph) for paragraph in cell.iter(W + "p")).strip()
    value, code = _value(text)
    jc = cell.find(f"{W}p/{W}pPr/{W}jc")
    alignment = (
        _ALIGNMENTS.get(jc.get(W + "val", ""), Alignment.GENERAL) if jc is not None else Alignment.GENERAL
    )
    return TableCellEntry(value, width, height, code, alignment)


def _text(paragraph: Node) -> str:
    pieces = []
    for node in paragraph.iter(W + "t", W + "tab", W + "br"):
        pieces.append(node.text or "" if node.tag == W + "t" else " " if node.tag == W + "tab" else "\n")
    return "".join(pieces)


def _value(text: str) -> tuple[Value, str]:
    """A number with the format that shows it as the document did, or the text."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text or None, ""
    decimals = "0" * (len(match[1]) - 1) if match[1] else ""
    code = ("#,##0" if "," in text else "0") + (f".{decimals}" if decimals else "")
    return Decimal(text.replace(",", "")), code
