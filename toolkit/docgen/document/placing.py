"""Properties put into the XML at their places."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node


def child(parent: "Node", name: str, order: Sequence[str]) -> "Node":
    """The child `w:name`, made at its place in `order` where it is missing."""
    known = parent.find(W + name)
    if known is not None:
        return known
    later = {W + other for other in order[order.index(name) + 1 :]}
    place = next((index for index, node in enumerate(parent) if node.tag in later), len(parent))
    made = parent.makeelement(W + name, {})
    parent.insert(place, made)
    return made


def drop(node: "Node", *names: str) -> None:
    """Take the attributes `w:names` from `node`, where it has them."""
    for name in names:
        if W + name in node.attrib:
            del node.attrib[W + name]


def own_properties(node: "Node", name: str) -> "Node":
    """The `w:pPr` or `w:rPr` of a paragraph or run, made where it is missing."""
    known = node.find(W + name)
    if known is None:
        known = node.makeelement(W + name, {})
        node.insert(0, known)
    return known
