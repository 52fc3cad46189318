"""Revision marks: who changed what when (ECMA-376 part 1, 17.13.5), each with an id of its own."""

from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_FIRST_ID = 1_000_000
"""Beyond those of bookmarks and comments, which share their room with revisions."""
_DELETED_NAMES = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Marks:
    """Makes the marks of one redline; `date` as xsd:dateTime, "" for none."""

    def __init__(self, author: str, date: str) -> None:
        self.attributes = {W + "author": author} | ({W + "date": date} if date else {})
        self._ids = count(_FIRST_ID)

    def mark(self, name: str, content: "Iterable[Node]" = ()) -> "Node":
        """`w:name` with id, author and date, around `content`."""
        node = etree.Element(W + name, {W + "id": str(next(self._ids)), **self.attributes})
        node.extend(content)
        return node

    def deleted(self, content: "Iterable[Node]") -> "Node":
        """Content of a paragraph that is gone: its texts are deleted texts."""
        mark = self.mark("del", content)
        for node in mark.iter(*_DELETED_NAMES):
            node.tag = _DELETED_NAMES[node.tag]
        return mark

    def changed(self, properties: "Node", before: "Node | None", leave_out: Iterable[str] = ()) -> None:
        """Put into `properties` what it was: w:rPrChange in a w:rPr, and so on, always the last child."""
        name = properties.tag.removeprefix(W)
        old = etree.Element(properties.tag)
        for child in before if before is not None else ():
            if child.tag.removeprefix(W) not in leave_out:
                old.append(child)
        properties.append(self.mark(f"{name}Change", [old]))

    def move_range(self, name: str, title: str, content: "Node") -> "list[Node]":
        """The ends of a moved stretch around it; `title` is the same where it was and where it is."""
        start = self.mark(f"{name}RangeStart")
        start.set(W + "name", title)
        end = etree.Element(W + f"{name}RangeEnd", {W + "id": str(start.get(W + "id"))})
        return [start, content, end]


def text_run(look: "Node | None", text: str) -> "Node":
    """A run of a text in a look, which is copied."""
    run = etree.Element(W + "r")
    if look is not None:
        run.append(copied(look))
    node = etree.SubElement(run, W + "t")
    node.text = text
    if text != text.strip() or not text:
        node.set(_SPACE, "preserve")
    return run


def copied(node: "Node") -> "Node":
    """A copy without what follows the node."""
    return etree.fromstring(etree.tostring(node, with_tail=False))


def child(node: "Node", name: str) -> "Node":
    """The properties `w:name` of a paragraph, a run, a row or a cell: its first child, made where missing."""
    found = node.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        node.insert(0, found)
    return found
