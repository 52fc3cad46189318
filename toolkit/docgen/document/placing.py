"""Properties put into the XML at their places."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

# These types are sequences: Word refuses a file whose children stand in another order (ECMA-376 part 1, A.1).
RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
).split()
PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
    "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split()
SECTION_ORDER = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
    "printerSettings sectPrChange"
).split()


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
