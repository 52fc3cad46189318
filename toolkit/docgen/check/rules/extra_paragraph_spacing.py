"""Body paragraphs are set apart by space.

What it does
    Finds space before or after paragraphs and headings of the body.

Why is this bad
    The standard knows lines only: any space breaks the 22 lines of the page.

Example
    Bad:  a heading with 0.5 lines above
    Good: headings and paragraphs at the line pitch, nothing between

Clause
    GB/T 9704-2012, 5.2.3: 一般每面排 22 行，每行排 28 个字，并撑满版心.
"""

from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT, elements, lines
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.formatting import ParagraphFormat
from docgen.model.mend import ParagraphMend
from docgen.model.profile import Element, Profile

_SEEN = 0.05
"""Lines; less than this nobody sees."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    def doubt(element: Element, form: ParagraphFormat) -> bool:
        return (
            element in RUNNING_TEXT
            and max(lines(form, side, profile) for side in ("before", "after")) > _SEEN
        )

    for paragraph in elements(view, doubt):
        before, after = (lines(paragraph.format, side, profile) for side in ("before", "after"))
        mend = ParagraphMend(paragraph.ordinal, paragraph.part, before=0, after=0)
        yield at(paragraph, mend, before=f"{before:.2g}", after=f"{after:.2g}")
