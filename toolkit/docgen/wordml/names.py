"""The namespaces of Office Open XML, under whatever prefix and in either conformance class."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

    Node = _Element

_OFFICE = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_MICROSOFT = "http://schemas.microsoft.com/office"

NAMESPACES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "rel": f"{_OFFICE}/package/2006/relationships",
    "ct": f"{_OFFICE}/package/2006/content-types",
    "cp": f"{_OFFICE}/package/2006/metadata/core-properties",
    "ep": f"{_OFFICE}/officeDocument/2006/extended-properties",
    "op": f"{_OFFICE}/officeDocument/2006/custom-properties",
    "vt": f"{_OFFICE}/officeDocument/2006/docPropsVTypes",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "c": f"{_OFFICE}/drawingml/2006/chart",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "o": "urn:schemas-microsoft-com:office:office",
    "v": "urn:schemas-microsoft-com:vml",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w14": f"{_MICROSOFT}/word/2010/wordml",
    "w15": f"{_MICROSOFT}/word/2012/wordml",
    "wp14": f"{_MICROSOFT}/word/2010/wordprocessingDrawing",
    "wps": f"{_MICROSOFT}/word/2010/wordprocessingShape",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
"""The usual prefix of each namespace, as the standard and Microsoft's extensions write it."""

W = f"{{{NAMESPACES['w']}}}"
A = f"{{{NAMESPACES['a']}}}"
R = f"{{{NAMESPACES['r']}}}"
MC = f"{{{NAMESPACES['mc']}}}"
"""What lxml writes before the local names of WordprocessingML, DrawingML, relationships, compatibility."""

_PREFIXES = {
    **{uri: prefix for prefix, uri in NAMESPACES.items()},
    # A "Strict Open XML" document names the same things otherwise (ECMA-376 part 1, annex A).
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_STRICT}/officeDocument/extendedProperties": "ep",
    f"{_STRICT}/officeDocument/customProperties": "op",
    f"{_STRICT}/officeDocument/docPropsVTypes": "vt",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/main": "a",
    f"{_STRICT}/drawingml/picture": "pic",
    f"{_STRICT}/drawingml/chart": "c",
}


STRICT = {
    uri.encode(): NAMESPACES[prefix].encode()
    for uri, prefix in _PREFIXES.items()
    if uri.startswith("http://purl.oclc.org/")
}
"""Namespaces of a "Strict Open XML" document, and the transitional ones that mean the same."""


def short(name: str) -> str:
    """lxml's name of an element or attribute as `w:p`; a namespace of no known prefix stays written out."""
    uri, brace, local = name[1:].partition("}") if name.startswith("{") else ("", "", name)
    return f"{_PREFIXES.get(uri, '{' + uri + '}')}:{local}" if brace else local


def parse(data: bytes) -> "Node":
    """The root of a part, its comments and processing instructions left out.

    Raises `lxml.etree.XMLSyntaxError` where it is not well-formed; expands no entity, reads no other file.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if _STRICT in root.tag:
        return etree.fromstring(transitional(etree.tostring(root)), parser)
    return root


def is_strict(data: bytes) -> bool:
    """Whether a part is in the namespaces of "Strict Open XML"."""
    return _STRICT.encode() in data[:4096]


def transitional(data: bytes) -> bytes:
    """A "Strict Open XML" part, in UTF-8, in the namespaces that everything else is in."""
    for strict_name, name in STRICT.items():
        data = data.replace(strict_name, name)
    return data


def attributes(node: "Node") -> dict[str, str]:
    """The attributes of `node` under their short names."""
    return {short(str(name)): str(value) for name, value in node.attrib.items()}


def children(node: "Node") -> "Iterator[tuple[str, Node]]":
    """The child elements of `node`, each with its short name."""
    return ((short(child.tag), child) for child in node if isinstance(child.tag, str))
