"""What people leave in a document who worked on it: tracked changes and comments."""

from typing import TYPE_CHECKING

from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

REVISIONS = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_PARAGRAPH = W + "p"


def ordinals_of(root: "Node", tags: tuple[str, ...]) -> tuple[int, ...]:
    """The ordinal of the paragraph that each element of `tags` stands in; between two, of the one before."""
    found: list[int] = []
    if next(root.iter(*tags), None) is None:
        return ()
    ordinal = -1
    for node in root.iter(_PARAGRAPH, *tags):
        if node.tag == _PARAGRAPH:
            ordinal += 1
        else:
            found.append(max(ordinal, 0))
    return tuple(found)
