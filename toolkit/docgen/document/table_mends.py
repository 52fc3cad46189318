"""Lines and a repeated head put into a table: neither changes the height of a row."""

from typing import TYPE_CHECKING

from docgen.model.mend import TableMend
from docgen.wordml.names import W
from docgen.wordml.order import TABLE_ORDER, child

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINE = {"val": "single", "sz": "4", "space": "0", "color": "auto"}


def mend_table(paragraph: "Node", change: TableMend) -> None:
    """Give the table that `paragraph` stands in what `change` says."""
    table = next(paragraph.iterancestors(W + "tbl"))
    if change.lines:
        own = table.find(W + "tblPr")
        if own is None:
            own = table.makeelement(W + "tblPr", {})
            table.insert(0, own)
        borders = child(own, "tblBorders", TABLE_ORDER)
        for side in _SIDES:
            line = child(borders, side, _SIDES)
            line.attrib.update({W + name: value for name, value in _LINE.items()})
    if change.head:
        _repeat_head(table)


def _repeat_head(table: "Node") -> None:
    row = next(table.iterchildren(W + "tr"))
    own = row.find(W + "trPr")
    if own is None:
        own = row.makeelement(W + "trPr", {})
        exceptions = row.find(W + "tblPrEx")
        row.insert(0 if exceptions is None else 1, own)
    if own.find(W + "tblHeader") is None:
        own.append(own.makeelement(W + "tblHeader", {}))
