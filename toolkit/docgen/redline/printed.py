"""花脸稿: both states on one sheet, for leaders who read paper, legible in black and white.

Deleted words stand wavy-lined, inserted ones in a box, and a line at the margin says where to look. It has no
tracked changes left: whatever program prints it, prints the same.
"""

from typing import TYPE_CHECKING

from lxml import etree

from docgen.wordml.names import W
from docgen.wordml.order import PARAGRAPH_ORDER, RUN_ORDER, child

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_COME, _GONE = (W + "ins", W + "moveTo"), (W + "del", W + "moveFrom")
_TEXTS = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}
_RANGES = tuple(W + f"move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End"))
_CHANGES = tuple(
    W + f"{name}Change" for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")
)
_BOX = {"val": "single", "sz": "4", "space": "0", "color": "auto"}
_WAVE = {"val": "wavyHeavy"}
_BAR = {"val": "single", "sz": "12", "space": "8", "color": "auto"}


def print_marks(root: "Node") -> None:
    """Turn the tracked changes of a story into what a person sees on paper, in place."""
    changed = {_paragraph(mark) for mark in root.iter(*_COME, *_GONE, *_CHANGES)}
    for mark in list(root.iter(*_COME, *_GONE)):
        _show(mark)
    for node in list(root.iter(*_RANGES, *_CHANGES)):
        _remove(node)
    for node in root.iter(*_TEXTS):
        node.tag = _TEXTS[node.tag]
    for paragraph in changed:
        if paragraph is not None:
            _with_bar(paragraph)


def _paragraph(mark: "Node") -> "Node | None":
    return next((node for node in mark.iterancestors() if node.tag == W + "p"), None)


def _show(mark: "Node") -> None:
    is_new = mark.tag in _COME
    for run in mark.iter(W + "r"):
        look = run.find(W + "rPr")
        if look is None:
            look = etree.Element(W + "rPr")
            run.insert(0, look)
        name, values = ("bdr", _BOX) if is_new else ("u", _WAVE)
        for attribute, value in values.items():
            child(look, name, RUN_ORDER).set(W + attribute, value)
    parent = mark.getparent()
    if parent is None:
        return
    place = parent.index(mark)
    for offset, inner in enumerate(list(mark)):
        parent.insert(place + offset, inner)
    parent.remove(mark)


def _remove(node: "Node") -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _with_bar(paragraph: "Node") -> None:
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    borders = child(properties, "pBdr", PARAGRAPH_ORDER)
    bar = child(borders, "left", ("top", "left", "bottom", "right", "between", "bar"))
    for attribute, value in _BAR.items():
        bar.set(W + attribute, value)
