"""发文字号 stands in the wrong place on its line.

What it does
    Wants 发文字号 centred; beside 签发人 (上行文), flush left in by one character.

Why is this bad
    It is looked for in the middle below 发文机关标志, or at the left where a signatory stands at the right.

Example
    Bad:  发文字号 flush left without a signatory
    Good: 发文字号 centred

Clause
    GB/T 9704-2012, 7.2.5: 居中排布…上行文的发文字号居左空一字编排.
"""

from collections.abc import Iterator

from docgen.check.elements import indent_size, is_letter
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.mend import ParagraphMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Align, Element, Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    if is_letter(view):
        # In a 信函 the number stands at the right (10.1).
        return
    signed = any(view.of(Element.SIGNATORY)) or any(
        "签发人" in p.text for p in view.of(Element.DOCUMENT_NUMBER)
    )
    for paragraph in view.of(Element.DOCUMENT_NUMBER):
        # Tabs place it on a line with 份号 or 签发人.
        if paragraph.cell is not None or paragraph.in_box or "\t" in paragraph.text:
            continue
        if signed and not _is_left(paragraph, profile):
            mend = ParagraphMend(paragraph.ordinal, paragraph.part, align=Align.LEFT, first_line=0, left=1)
            yield at(paragraph, mend, proper="居左空一字")
        elif not signed and not _is_centred(paragraph):
            mend = ParagraphMend(paragraph.ordinal, paragraph.part, align=Align.CENTER, first_line=0, left=0)
            yield at(paragraph, mend, proper="居中")


def _is_left(paragraph: Paragraph, profile: Profile) -> bool:
    size = indent_size(profile.elements[Element.DOCUMENT_NUMBER])
    form = paragraph.format
    gap = form.left.characters(size) + form.first_line.characters(size)
    return form.align in (Align.LEFT, Align.JUSTIFIED) and abs(gap - 1) <= 0.15


def _is_centred(paragraph: Paragraph) -> bool:
    first = paragraph.format.first_line
    return paragraph.format.align is Align.CENTER and abs(first.twips) < 40 and abs(first.hundredths) < 15
