"""Word's XML names, and a parser that neither expands entities nor reaches the network."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docgen.wordml.names import MC, STRICT, W, is_strict, transitional

if TYPE_CHECKING:
    from docgen.wordml.names import Node


def parse(data: bytes, *, keep_comments: bool = False) -> "Node":
    """The root of a part. Raises `lxml.etree.XMLSyntaxError` where it is not well-formed."""
    from lxml import etree

    if is_strict(data):
        data = transitional(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=not keep_comments,
        remove_pis=not keep_comments,
    )
    return etree.fromstring(data, parser)


def serialized(root: "Node", *, strict: bool) -> bytes:
    """A part's bytes; with `strict` in the namespaces of "Strict Open XML"."""
    from lxml import etree

    data: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    for name, usual in STRICT.items() if strict else ():
        data = data.replace(b'"' + usual + b'"', b'"' + name + b'"')
    return data


def sections(root: "Node") -> list["Node"]:
    """Every `w:sectPr` in force, in order: those in paragraphs of the body, and the body's own."""
    return [node for node in root.iter(W + "sectPr") if _ends_pages(node)]


_APART = frozenset({W + "tc", W + "txbxContent", W + "moveFrom", W + "del", MC + "Fallback"})
"""What holds paragraphs that are not the body's."""


def _ends_pages(section: "Node") -> bool:
    parent = section.getparent()
    if parent is None or parent.tag == W + "body":
        return parent is not None and parent.find(W + "sectPr") is section
    paragraph = parent.getparent()
    is_own = paragraph is not None and paragraph.tag == W + "p" and paragraph[0] is parent
    return is_own and not any(node.tag in _APART for node in parent.iterancestors())


def attribute(node: "Node | None", name: str) -> str:
    """Attribute `w:name` of `node`; "" where there is none."""
    return "" if node is None else node.get(W + name) or ""


_FARTHEST = 2**31 - 1
"""Word's numbers have 32 bits; a longer one is no measure of anything."""
_LONGEST_NUMBER = 40


def integer(text: str | None, default: int = 0) -> int:
    """A number as Word writes or forgives it ("12", "12.0", "12pt" is 240 twips); else `default`."""
    if not text or len(text) > _LONGEST_NUMBER:
        return default
    try:
        found = int(text)
    except ValueError:
        found = _forgiving(text, default)
    return found if -_FARTHEST <= found <= _FARTHEST else default


_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0}


def _forgiving(text: str, default: int) -> int:
    number, unit = (text[:-2], _UNITS[text[-2:]]) if text[-2:] in _UNITS else (text, 1.0)
    try:
        return round(float(number) * unit)
    except (ValueError, OverflowError):
        return default


def is_on(value: str | None) -> bool:
    """An on/off value: absent means on."""
    return value not in ("0", "false", "off", "none")


Properties = Mapping[str, str]
"""Raw properties: `element` or `element/attribute` → value as written."""
