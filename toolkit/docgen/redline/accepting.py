"""What a document with tracked changes shows: all of them accepted (ECMA-376 part 1, 17.13.5)."""

from typing import TYPE_CHECKING

from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_GONE = frozenset(
    W + name
    for name in (
        "del moveFrom rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange "
        "tblGridChange numberingChange moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd "
        "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    ).split()
)
_STAYS = frozenset({W + "ins", W + "moveTo"})
_ENDS = f"{W}pPr/{W}rPr/"


def accept(root: "Node") -> bool:
    """Accept all tracked changes in `root`, in place; whether there were any."""
    found = list(root.iter(*_GONE, *_STAYS))
    joined = [p for p in root.iter(W + "p") if _is_gone(p)]
    for row in [row for row in root.iter(W + "tr") if row.find(f"{W}trPr/{W}del") is not None]:
        _remove_row(row)
    for node in found:
        if node.getparent() is not None:
            _settle(node)
    for paragraph in reversed(joined):
        _join(paragraph)
    return bool(found)


def _is_gone(paragraph: "Node") -> bool:
    return any(paragraph.find(_ENDS + W + name) is not None for name in ("del", "moveFrom"))


def _remove_row(row: "Node") -> None:
    table = row.getparent()
    if table is None:
        return
    table.remove(row)
    around = table.getparent()
    if around is not None and table.find(W + "tr") is None:
        around.remove(table)


def _settle(node: "Node") -> None:
    parent = node.getparent()
    assert parent is not None
    if node.tag in _STAYS:
        at = parent.index(node)
        for offset, inner in enumerate(list(node), 1):
            parent.insert(at + offset, inner)
    parent.remove(node)


def _join(paragraph: "Node") -> None:
    """A paragraph whose end is gone goes on in the next, which it takes the properties of."""
    parent, after = paragraph.getparent(), paragraph.getnext()
    held = [node for node in paragraph if node.tag != W + "pPr"]
    if parent is None or (after is None and parent.tag == W + "tc"):
        return
    if after is not None and after.tag == W + "p":
        start = 1 if after.find(W + "pPr") is not None else 0
        for offset, node in enumerate(held):
            after.insert(start + offset, node)
        parent.remove(paragraph)
    elif not held:
        parent.remove(paragraph)
