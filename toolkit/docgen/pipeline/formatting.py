"""Direct formatting that a person gave paragraphs of a report, carried onto the report that is made anew."""

import copy
from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING

from docgen import opc
from docgen.merge import paragraph_text
from docgen.publish.provenance import recorded_in, stamp
from docgen.wordml.names import W, parse

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OF_OTHERS = frozenset(
    W + name for name in ("sectPr", "commentReference", "ins", "del", "moveFrom", "moveTo")
)
"""What a paragraph has to do with more than itself."""
_STYLES = (W + "pStyle", W + "rStyle")


def with_formatting(document: bytes, edited: opc.Package, texts: Collection[str]) -> bytes:
    """The report `document` in which paragraphs of `texts` look as they do in `edited`, as far as they can.

    A paragraph is taken over where both say the same and nothing of it lies in other parts.
    """
    from lxml import etree

    package, provenance = opc.open_package(document, "").value, recorded_in(document)
    main = opc.main_part(package) if package is not None else None
    theirs = _by_text(parse(edited.read(opc.main_part(edited) or "")), texts)
    if package is None or main is None or provenance is None:
        return document
    root = parse(package.read(main))
    known = _styles(root)
    is_changed = False
    for text, paragraphs in _by_text(root, texts).items():
        for paragraph, other in zip(paragraphs, theirs.get(text, ()), strict=False):
            parent = paragraph.getparent()
            if parent is not None and _stands_alone(other, known) and _stands_alone(paragraph, known):
                parent.replace(paragraph, copy.deepcopy(other))
                is_changed = True
    if not is_changed:
        return document
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return stamp(provenance)(package.with_parts({main: written})).to_bytes()


def _by_text(root: "Node", texts: Collection[str]) -> dict[str, list["Node"]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for paragraph in root.iter(W + "p"):
        text = paragraph_text(paragraph)
        if text in texts:
            found[text].append(paragraph)
    return found


def _styles(root: "Node") -> frozenset[str]:
    """The styles that are in use: others may have other names in what another program saved."""
    return frozenset(node.get(W + "val", "") for node in root.iter(*_STYLES))


def _stands_alone(paragraph: "Node", known: Collection[str]) -> bool:
    """Whether a paragraph needs no other part, ends no section and is in styles that are there."""
    return not any(
        node.tag in _OF_OTHERS
        or (node.tag in _STYLES and node.get(W + "val") not in known)
        or any(str(name).startswith(_RELATIONSHIPS) for name in node.attrib)
        for node in paragraph.iter("*")
    )
