"""An 附件 does not begin on a new page.

What it does
    Wants a page or section break, or 段前分页, before each 附件 mark.

Why is this bad
    Attachments are taken out and passed on by the page.

Example
    Bad:  附件1 below the date
    Good: 附件1 at the top of its own page

Clause
    GB/T 9704-2012, 7.3.7: 附件应当另面编排.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.mend import ParagraphMend
from docgen.model.profile import Element, Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    first = next((p for p in view.paragraphs if not p.is_empty), None)
    for paragraph in view.of(Element.ATTACHMENT_MARK):
        if paragraph is first:
            continue
        if not (paragraph.breaks_page or paragraph.format.page_break_before):
            yield at(paragraph, ParagraphMend(paragraph.ordinal, paragraph.part, page_break_before=True))
