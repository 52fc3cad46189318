"""Properties put into the XML at their places."""

from typing import TYPE_CHECKING

from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node


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
