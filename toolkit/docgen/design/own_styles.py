"""Styles that come along with a header or footer of another document, under names of their own."""

from typing import TYPE_CHECKING

from lxml import etree

from docgen.wordml.names import W, parse

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_USES = tuple(W + name for name in ("pStyle", "rStyle", "tblStyle"))
_LINKS = ("basedOn", "next", "link")
_PREFIX = "Own"


class OwnStyles:
    """Styles of another document's `theirs` that are needed in `ours`; both are styles parts."""

    def __init__(self, ours: bytes, theirs: bytes) -> None:
        self.root = parse(ours)
        self._known = {_name(style): _id(style) for style in self.root.iterchildren(W + "style")}
        self._theirs = {_id(style): style for style in parse(theirs).iterchildren(W + "style")}
        self._moved: dict[str, str] = {}

    def settled(self, story: bytes) -> bytes:
        """A header or footer with the ids by which `root` knows its styles, added there where need be."""
        root = parse(story)
        for node in root.iter(*_USES):
            identity = self._here(node.get(W + "val") or "")
            if identity:
                node.set(W + "val", identity)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _here(self, identity: str) -> str:
        """The id of their style `identity` here; "" where they have none either."""
        if identity in self._moved:
            return self._moved[identity]
        style = self._theirs.get(identity)
        if style is None:
            return ""
        known = self._known.get(_name(style))
        self._moved[identity] = known or f"{_PREFIX}{identity}"
        if known is None:
            self._add(style, self._moved[identity])
        return self._moved[identity]

    def _add(self, style: "Node", identity: str) -> None:
        added = etree.fromstring(etree.tostring(style))
        added.set(W + "styleId", identity)
        added.attrib.pop(W + "default", "")
        for name in _LINKS:
            link = added.find(W + name)
            if link is not None:
                there = self._here(link.get(W + "val") or "")
                if there:
                    link.set(W + "val", there)
                else:
                    added.remove(link)
        self.root.append(added)


def _name(style: "Node") -> str:
    name = style.find(W + "name")
    return (name.get(W + "val") or "").casefold() if name is not None else ""


def _id(style: "Node") -> str:
    return style.get(W + "styleId") or ""
