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

from docgen.check.elements import RUNNING_TEXT, lines
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.mend import ParagraphMend
from docgen.model.profile import Profile

_SEEN = 0.05
"""Lines; less than this nobody sees."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(*RUNNING_TEXT):
        before, after = (lines(paragraph.format, side, profile) for side in ("before", "after"))
        if max(before, after) > _SEEN:
            mend = ParagraphMend(paragraph.ordinal, paragraph.part, before=0, after=0)
            yield at(paragraph, mend, before=f"{before:.2g}", after=f"{after:.2g}")
