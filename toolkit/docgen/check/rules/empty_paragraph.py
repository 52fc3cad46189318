"""An empty paragraph stands where no blank line belongs.

What it does
    Counts empty paragraphs between elements; the standard's blank lines (above 主送机关, 附件说明, 署名
    …) and those beside tables and pictures are allowed.

Why is this bad
    Spacing by empty paragraphs falls apart as soon as a line is added, and breaks the 22 lines of the page.

Example
    Bad:  an empty paragraph between two body paragraphs
    Good: paragraphs in sequence; blank lines only where the standard has them

Clause
    GB/T 9704-2012, 7.3.2, 7.3.4, 7.3.5 (空一行 there, nowhere else).
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.mend import RemovalMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile

_ANY = 99
_ALLOWED = {
    Element.TITLE: 4,
    Element.ADDRESSEE: 1,
    Element.ATTACHMENT_NOTE: 1,
    Element.SIGNATURE: 4,
    Element.DATE: 4,
    Element.ATTACHMENT_MARK: _ANY,
    Element.ATTACHMENT_TITLE: 2,
    Element.COPIES_TO: _ANY,
    Element.PRINTING: _ANY,
    Element.COPY_NUMBER: _ANY,
    Element.CLASSIFICATION: _ANY,
    Element.URGENCY: _ANY,
    Element.ISSUER_MARK: _ANY,
    Element.DOCUMENT_NUMBER: _ANY,
    Element.SIGNATORY: _ANY,
    Element.RED_LINE: _ANY,
}
"""Blank lines that may stand above an element: 2 below the red line, room for a seal above 署名."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    run: list[Paragraph] = []
    previous: Paragraph | None = None
    for paragraph in view.paragraphs:
        if paragraph.is_empty and paragraph.cell is None and not paragraph.in_box:
            run.append(paragraph)
            continue
        if run:
            for extra in run[_allowed(previous, paragraph) :]:
                yield at(extra, RemovalMend(extra.ordinal, extra.part))
            run = []
        previous = paragraph


def _allowed(previous: Paragraph | None, following: Paragraph) -> int:
    """How many blank lines may stand between two paragraphs."""
    if previous is None or _stands_alone(previous) or _stands_alone(following):
        return _ANY
    # A page break or a section break needs a paragraph to stand in.
    if following.breaks_page or following.section != previous.section:
        return _ANY
    above = previous.role.element
    if above in (Element.TITLE, Element.ATTACHMENT_TITLE) and following.role.element not in _ALLOWED:
        return 1
    if above is None and previous.role.element is None and following.role.element is None:
        return 1
    if above in (Element.ISSUER_MARK, Element.RED_LINE, Element.DOCUMENT_NUMBER, Element.SIGNATORY):
        return _ANY
    return _ALLOWED.get(following.role.element, 0) if following.role.element is not None else 1


def _stands_alone(paragraph: Paragraph) -> bool:
    return paragraph.cell is not None or paragraph.in_box or paragraph.has_graphic
