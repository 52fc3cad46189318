"""The smallest pieces of a paragraph's text, in the order in which `Runs` reads them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from docgen.document.runs import RUN, TEXT, WITHIN, shown

if TYPE_CHECKING:
    from docgen.wordml.names import Node


class Atom(NamedTuple):
    """A `w:t`, tab or break in its run: the text it shows, from `start` on in the paragraph's."""

    node: "Node"
    run: "Node"
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + len(self.text)

    @property
    def is_text(self) -> bool:
        """Whether it holds text that can be changed."""
        return bool(self.node.tag == TEXT)


def atoms(paragraph: "Node") -> list[Atom]:
    """Everything that shows text in a `w:p`."""
    found: list[Atom] = []
    start = 0
    for node, run in _nodes(paragraph, None):
        text = shown(node)
        if text:
            found.append(Atom(node, run, start, text))
            start += len(text)
    return found


def _nodes(node: "Node", run: "Node | None") -> Iterator[tuple["Node", "Node"]]:
    for child in node:
        if child.tag == RUN:
            yield from _nodes(child, child)
        elif child.tag in WITHIN:
            yield from _nodes(child, run)
        elif run is not None:
            yield child, run
