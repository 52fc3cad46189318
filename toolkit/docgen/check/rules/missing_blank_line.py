"""The blank line above an element is missing.

What it does
    Measures the space above 主送机关, 附件说明, 署名 and 附件 titles: empty paragraphs, and spacing
    before and after.

Why is this bad
    The blank lines part title, text and closing; without them they run into each other.

Example
    Bad:  主送机关 right below the title
    Good: one blank line between them

Clause
    GB/T 9704-2012, 7.3.2, 7.3.4, 7.3.5.2 (空一行) and 7.3.7 (附件标题居中编排在版心第三行).
"""

from collections.abc import Iterator

from docgen.check.elements import lines
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.mend import ParagraphMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile

_CLAUSES = {
    Element.ADDRESSEE: "7.3.2",
    Element.ATTACHMENT_NOTE: "7.3.4",
    Element.SIGNATURE: "7.3.5.2",
    Element.ATTACHMENT_TITLE: "7.3.7",
}
_ENOUGH = 0.7
"""Of a line."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(*_CLAUSES):
        gap, element = _gap(view, paragraph, profile), paragraph.role.element
        begins_page = paragraph.breaks_page or paragraph.format.page_break_before
        if element is not None and gap is not None and gap < _ENOUGH and not begins_page:
            mend = ParagraphMend(paragraph.ordinal, paragraph.part, before=profile.grid.line_pitch)
            yield at(paragraph, mend, clause=_CLAUSES[element])


def _gap(view: DocumentView, paragraph: Paragraph, profile: Profile) -> float | None:
    """The lines between an element and what stands above it; None where nothing else does."""
    if paragraph.cell is not None or paragraph.in_box:
        return None
    gap = lines(paragraph.format, "before", profile)
    for above in view.above(paragraph):
        if above.cell is not None or above.in_box:
            return None
        if not above.is_empty:
            same = above.role.element is paragraph.role.element
            return None if same else gap + lines(above.format, "after", profile)
        gap += 1
    return None
