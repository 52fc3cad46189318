"""What XML says, as one text: equal texts look alike in Word, whatever program wrote them.

Left out is what saving alone changes: revision ids of saving, ids of paragraphs, spelling and page-break
marks, empty properties, the numbers and names of drawings, the language of proofing.
"""

import re
from typing import TYPE_CHECKING

from docgen.wordml.names import W, short

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_UNSEEN_ATTRIBUTES = re.compile(r"w:rsid\w{0,9}|w14:paraId|w14:textId|wp14:(?:editId|anchorId)|xml:space")
_UNSEEN = frozenset(
    W + name
    for name in (
        "proofErr lastRenderedPageBreak noProof lang rPrChange pPrChange sectPrChange tblPrChange "
        "trPrChange tcPrChange bookmarkStart bookmarkEnd"
    ).split()
)
_PROPERTIES = frozenset({W + "rPr", W + "pPr"})
_NUMBERED = frozenset({"wp:docPr", "pic:cNvPr"})


def key(node: "Node | None", leave_out: frozenset[str] = frozenset()) -> str:
    """All that `node` says; children of it named in `leave_out` do not count. "" for None and nothing."""
    if node is None:
        return ""
    pieces: list[str] = []
    for inner in node:
        if inner.tag not in leave_out:
            _say(inner, pieces)
    return "".join((_attributes(node), node.text or "" if _is_text(node) else "", *pieces))


def whole(node: "Node") -> str:
    """All that `node` says, its own name included."""
    pieces: list[str] = []
    _say(node, pieces)
    return "".join(pieces)


def _say(node: "Node", pieces: list[str]) -> None:
    if node.tag in _UNSEEN or (node.tag in _PROPERTIES and not len(node)) or not isinstance(node.tag, str):
        return
    pieces.append(f"<{node.tag}{_attributes(node)}>")
    if _is_text(node):
        pieces.append(node.text or "")
    for inner in node:
        _say(inner, pieces)
    pieces.append("</>")


def _is_text(node: "Node") -> bool:
    text = node.text or ""
    return bool(text) and not len(node) and (bool(text.strip()) or node.tag == W + "t")


def _attributes(node: "Node") -> str:
    if not node.attrib:
        return ""
    name = short(node.tag)
    found = sorted((short(str(each)), str(value)) for each, value in node.attrib.items())
    return "".join(
        f' {each}="{value}"'
        for each, value in found
        if not _UNSEEN_ATTRIBUTES.fullmatch(each) and not (name in _NUMBERED and each in {"id", "name"})
    )


def text_of(node: "Node") -> str:
    """The characters in a block; what was deleted in it is none of them."""
    return "".join(text.text or "" for text in node.iter(W + "t"))
