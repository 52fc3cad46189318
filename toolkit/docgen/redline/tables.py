"""Tables: rows come and go, cells change; where columns changed, the whole table does."""

from typing import TYPE_CHECKING

from docgen.differences import Pair, aligned
from docgen.redline.keys import key, text_of
from docgen.redline.marks import Marks, child, copied
from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_PROPERTIES = {W + "tbl": "tblPr", W + "tr": "trPr", W + "tc": "tcPr"}
_MARKS = ("ins", "del", "trPrChange", "tcPrChange", "tblPrChange")
_SPANS = (W + "gridSpan", W + "vMerge", W + "gridBefore", W + "gridAfter")


def _row_text(row: "Node") -> str:
    """What a row is aligned by: its cells' words, and how the cells divide it."""
    return "\t".join(text_of(cell) for cell in row.iterchildren(W + "tc"))


def row_pairs(old: "Node", new: "Node") -> list[Pair] | None:
    """The rows that belong together; None where the whole table must go: other columns, other merges."""
    if _columns(old) != _columns(new) or _is_wrapped(old) or _is_wrapped(new):
        return None
    before, after = ([*table.iterchildren(W + "tr")] for table in (old, new))
    shapes = [*map(_shape, before)], [*map(_shape, after)]
    if any("vMerge" in shape for each in shapes for shape in each):
        return [Pair(n, n) for n in range(len(after))] if shapes[0] == shapes[1] else None
    pairs: list[Pair] = []
    for a, c in aligned([*map(_row_text, before)], [*map(_row_text, after)]):
        if a is not None and c is not None and shapes[0][a] != shapes[1][c]:
            pairs += Pair(a, None), Pair(None, c)
        else:
            pairs.append(Pair(a, c))
    return pairs


def _columns(table: "Node") -> list[str]:
    grid = table.find(W + "tblGrid")
    return [] if grid is None else [column.get(W + "w") or "" for column in grid.iterchildren(W + "gridCol")]


def _shape(row: "Node") -> str:
    """How cells divide a row."""
    parts = [f"{node.tag}{node.get(W + 'val')}" for node in row.iter(*_SPANS)]
    return f"{sum(1 for _ in row.iterchildren(W + 'tc'))} {parts}"


def _is_wrapped(table: "Node") -> bool:
    """Whether rows or cells stand in content controls."""
    return any(True for node in table.iterchildren(W + "sdt")) or any(
        True for row in table.iterchildren(W + "tr") for _ in row.iterchildren(W + "sdt")
    )


def with_row_mark(row: "Node", name: str, marks: Marks) -> None:
    """A row that is new ("ins") or gone ("del")."""
    properties = row.find(W + "trPr")
    if properties is None:
        properties = child(row, "trPr")
        exception = row.find(W + "tblPrEx")
        if exception is not None:
            row.insert(0, exception)
    properties.append(marks.mark(name))


def unite_table_properties(old: "Node", new: "Node", marks: Marks) -> None:
    """A mark where the properties of a table, a row or a cell are others."""
    name = _PROPERTIES[new.tag]
    before, after = old.find(W + name), new.find(W + name)
    if key(before) != key(after):
        properties = after if after is not None else child(new, name)
        marks.changed(properties, None if before is None else copied(before), _MARKS)
