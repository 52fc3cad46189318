"""Where paragraphs with one parent stand: in the body, a cell, a text box, or a copy that nobody sees."""

from typing import TYPE_CHECKING, NamedTuple

from docgen.document.properties import border_text
from docgen.document.styles import border
from docgen.document.xml import attribute
from docgen.model.formatting import Border
from docgen.model.paragraph import TableCell
from docgen.wordml.names import MC, W
from docgen.wordml.styles import StyleSheet

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_UNSEEN = frozenset({MC + "Fallback", W + "moveFrom", W + "del"})


class Context(NamedTuple):
    """Where paragraphs with one parent stand. `hidden` is a copy for older programs, or deleted text."""

    cell: TableCell | None = None
    table_style: str = ""
    in_box: bool = False
    hidden: bool = False
    in_body: bool = True


class _Table(NamedTuple):
    """A table's number in its part, its rows with theirs (from 1), and the looks its cells inherit."""

    number: int
    rows: dict["Node", int]
    borders: list["Node | None"]
    style: str
    at_foot: bool
    has_lines: bool
    repeats_head: bool


class _Columns(NamedTuple):
    """The columns of a cell: its number in its row, where it begins in the grid, how many it covers."""

    number: int
    grid: int
    span: int


class Contexts:
    """The contexts of one part, each worked out once: a long table asks for it cell by cell."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._tables: dict[Node, _Table] = {}
        self._columns: dict[Node, dict[Node, _Columns]] = {}
        self._known: dict[Node, Context] = {}

    def of(self, parent: "Node") -> Context:
        """The context of the paragraphs in `parent`."""
        return self._known.get(parent) or self._known.setdefault(parent, self._find(parent))

    def _find(self, parent: "Node") -> Context:
        in_box = False
        for node in (parent, *parent.iterancestors()):
            tag = node.tag
            if tag in _UNSEEN:
                return Context(hidden=True, in_body=False)
            if tag == W + "txbxContent":
                in_box = True
            if tag == W + "tc":
                return self._in_cell(node, in_box)
        return Context(in_box=in_box, in_body=not in_box)

    def _in_cell(self, cell: "Node", in_box: bool) -> Context:
        row = next(cell.iterancestors(W + "tr"), None)
        table = next(cell.iterancestors(W + "tbl"), None)
        if row is None or table is None:
            return Context(in_box=in_box, in_body=False)
        known = self._tables.get(table) or self._table(table)
        number = known.rows.get(row, 1)
        own = cell.find(f"{W}tcPr/{W}tcBorders")
        top = _edge("top", own, "top" if number == 1 else "insideH", known.borders)
        bottom = _edge("bottom", own, "bottom" if number == len(known.rows) else "insideH", known.borders)
        has_lines = known.has_lines or _has_lines(own)
        column = self._column(cell)
        place = TableCell(
            known.number,
            number,
            column.number,
            top,
            bottom,
            known.at_foot,
            has_lines,
            known.repeats_head,
            column.grid,
            column.span,
        )
        return Context(place, known.style, in_box, in_body=False)

    def _column(self, cell: "Node") -> _Columns:
        parent = cell.getparent()
        assert parent is not None
        if parent not in self._columns:
            self._columns[parent] = _columns_of(parent)
        return self._columns[parent][cell]

    def _table(self, table: "Node") -> _Table:
        own = table.find(W + "tblPr")
        style = attribute(own.find(W + "tblStyle") if own is not None else None, "val")
        borders = [own.find(W + "tblBorders")] if own is not None else []
        borders += [level.borders for level in self._sheet.lineage(style)]
        position = own.find(W + "tblpPr") if own is not None else None
        known = self._tables[table] = _Table(
            len(self._tables) + 1,
            {row: number for number, row in enumerate(table.iterchildren(W + "tr"), 1)},
            borders,
            style,
            attribute(position, "tblpYSpec") == "bottom",
            any(map(_has_lines, borders)),
            table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None,
        )
        return known


def _columns_of(row: "Node") -> dict["Node", _Columns]:
    """The columns of the cells of a row, which may begin behind a gap."""
    found: dict[Node, _Columns] = {}
    start = 1 + _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for number, cell in enumerate(row.iterchildren(W + "tc"), 1):
        span = _count(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
        found[cell] = _Columns(number, start, span)
        start += span
    return found


def _count(node: "Node | None", otherwise: int) -> int:
    """A small number that an element gives."""
    written = attribute(node, "val")
    return int(written) if written.isdecimal() and len(written) <= _MOST_DIGITS else otherwise


_MOST_DIGITS = 4


def _has_lines(borders: "Node | None") -> bool:
    """Whether a w:tcBorders or w:tblBorders draws anything."""
    return borders is not None and any(attribute(side, "val") not in ("", "nil", "none") for side in borders)


def _edge(side: str, own: "Node | None", inherited: str, tables: list["Node | None"]) -> Border | None:
    """The line on one side of a cell: its own, else that of the table or its styles, nearest first."""
    for borders, name in ((own, side), *((table, inherited) for table in tables)):
        line = borders.find(W + name) if borders is not None else None
        if line is not None:
            return border(border_text(line))
    return None
