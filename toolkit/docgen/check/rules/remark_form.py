"""附注 is not in full-width round brackets.

What it does
    Wants 附注, the line below the date, in （）.

Why is this bad
    The brackets set it off from the text.

Example
    Bad:  (此件公开发布)
    Good: （此件公开发布）

Clause
    GB/T 9704-2012, 7.3.6: 居左空二字加圆括号编排在成文日期下一行.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.profile import Element, Profile

_BRACKETS = "()[]［］【】〔〕{}"


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.REMARK):
        text = paragraph.text.strip()
        if text.startswith("（") and text.endswith("）"):
            continue
        start, end = paragraph.text.find(text), paragraph.text.find(text) + len(text)
        mends = []
        if text[:1] in _BRACKETS:
            mends.append(TextMend(paragraph.ordinal, start, start + 1, "（", paragraph.part))
        if text[-1:] in _BRACKETS:
            mends.append(TextMend(paragraph.ordinal, end - 1, end, "）", paragraph.part))
        yield at(paragraph, *mends, text=text)
