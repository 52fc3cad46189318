"""发文机关标志 or its red line is not red.

What it does
    Wants every word of 发文机关标志 in red.

Why is this bad
    红头 is what an official letterhead is known by.

Example
    Bad:  a black 发文机关标志
    Good: a red one

Clause
    GB/T 9704-2012, 7.2.4: 发文机关标志…推荐使用小标宋体字，颜色为红色.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.text import looks
from docgen.model.colors import is_red
from docgen.model.document import DocumentView
from docgen.model.mend import RunMend
from docgen.model.profile import Element, Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    color = profile.elements[Element.ISSUER_MARK].color
    for paragraph in view.of(Element.ISSUER_MARK):
        wrong = [(start, end) for start, end, _, look in looks(paragraph) if not is_red(look.color)]
        if wrong and color:
            yield at(
                paragraph, *(RunMend(paragraph.ordinal, s, e, paragraph.part, color=color) for s, e in wrong)
            )
