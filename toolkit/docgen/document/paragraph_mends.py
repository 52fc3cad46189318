"""Formatting of paragraphs, and paragraphs that only make room taken out."""

from typing import TYPE_CHECKING

from docgen.document.placing import drop, own_properties
from docgen.model.mend import ParagraphMend
from docgen.model.profile import Align
from docgen.wordml.names import W
from docgen.wordml.order import PARAGRAPH_ORDER, child

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_ALIGNMENTS = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFIED: "both"}


def mend_paragraph(paragraph: "Node", change: ParagraphMend) -> None:
    """Give a paragraph what `change` says."""
    own = own_properties(paragraph, "pPr")
    if change.align is not None:
        child(own, "jc", PARAGRAPH_ORDER).set(W + "val", _ALIGNMENTS[change.align])
    if change.page_break_before is not None:
        child(own, "pageBreakBefore", PARAGRAPH_ORDER).set(
            W + "val", "1" if change.page_break_before else "0"
        )
    _indent(own, change)
    _space(own, change)


def _indent(own: "Node", change: ParagraphMend) -> None:
    """Twips and characters together: LibreOffice ignores an indent given in characters alone."""
    sides: dict[str, float | None] = {"left": change.left, "right": change.right}
    sides["firstLine"] = change.first_line
    if all(amount is None for amount in sides.values()):
        return
    node = child(own, "ind", PARAGRAPH_ORDER)
    for name, amount in sides.items():
        if amount is not None:
            node.set(W + name, str(round(amount * change.size * 10)))
            node.set(f"{W}{name}Chars", str(round(amount * 100)))
    stale = ["start", "startChars", "end", "endChars"]
    if change.first_line is not None:
        stale += ["hanging", "hangingChars"]
    drop(node, *stale)


def _space(own: "Node", change: ParagraphMend) -> None:
    if change.line is not None:
        node = child(own, "spacing", PARAGRAPH_ORDER)
        node.set(W + "line", str(change.line))
        node.set(W + "lineRule", "exact")
    for name, amount in (("before", change.before), ("after", change.after)):
        if amount is not None:
            node = child(own, "spacing", PARAGRAPH_ORDER)
            node.set(W + name, str(amount))
            # Lines outdo twips, also those that a style sets.
            node.set(f"{W}{name}Lines", "100" if amount else "0")
            drop(node, f"{name}Autospacing")


_HOLDS_NOTHING = frozenset({W + "pPr", W + "proofErr", W + "lastRenderedPageBreak"})


def may_be_removed(paragraph: "Node") -> bool:
    """Whether a `w:p` is but an empty line between two others: no mark, break or section ends in it."""
    above, below = paragraph.getprevious(), paragraph.getnext()
    if above is None or below is None or above.tag != W + "p" or below.tag != W + "p":
        return False
    own = paragraph.find(W + "pPr")
    if own is not None and (own.find(W + "sectPr") is not None or own.find(W + "framePr") is not None):
        return False
    return all(child.tag in _HOLDS_NOTHING or _is_blank_run(child) for child in paragraph)


def _is_blank_run(node: "Node") -> bool:
    shows = [child for child in node if child.tag not in (W + "rPr", W + "lastRenderedPageBreak")]
    return node.tag == W + "r" and all(
        child.tag == W + "t" and not (child.text or "").strip() for child in shows
    )


def remove(paragraph: "Node") -> None:
    """Take a paragraph out of its story."""
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)
