"""Where something changed, in a reader's words: under which heading, and how."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_SIGNS = {
    W + "ins": "inserted",
    W + "del": "deleted",
    W + "moveTo": "moved",
    W + "moveFrom": "moved",
}
_LOOKS = tuple(W + f"{name}Change" for name in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr"))
_LONGEST_HEADING = 40
_FIRST_LEVEL = frozenset("一二三四五六七八九十")


class Place(NamedTuple):
    """A place that changed: under which first-level heading ("" before the first), and in what way.

    `kind` is "inserted", "deleted", "changed", "moved" or "formatted"; `text` what stands or stood there.
    """

    section: str
    kind: str
    text: str


def places(body: "Node") -> "Iterator[Place]":
    """The paragraphs and tables with marks, each once, under the heading that they stand under."""
    section = ""
    for block in body:
        if block.tag not in {W + "p", W + "tbl", W + "sdt"}:
            continue
        text = "".join(node.text or "" for node in block.iter(W + "t"))
        if block.tag == W + "p" and _is_heading(text):
            section = text
        kind = _kind(block)
        if kind and not any(True for _ in block.iter(W + "moveFrom")):
            deleted = "".join(node.text or "" for node in block.iter(W + "delText"))
            yield Place(section, kind, text or deleted)


def _is_heading(text: str) -> bool:
    number, sign, _ = text[:_LONGEST_HEADING].partition("、")
    return bool(sign and number) and set(number) <= _FIRST_LEVEL and len(text) <= _LONGEST_HEADING


def _kind(block: "Node") -> str:
    found = {_SIGNS[node.tag] for node in block.iter(*_SIGNS)}
    if not found:
        return "formatted" if any(True for _ in block.iter(*_LOOKS)) else ""
    is_whole = not any(_is_plain(node) for node in block.iter(W + "t"))
    return found.pop() if len(found) == 1 and is_whole else "changed"


def _is_plain(node: "Node") -> bool:
    """Whether a text is marked in no way."""
    return bool(node.text) and not any(parent.tag in _SIGNS for parent in node.iterancestors())
