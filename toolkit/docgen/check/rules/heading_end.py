"""A heading that stands alone ends in a mark that is no end.

What it does
    Finds headings of the first and second level, alone on their line, that end in ： ， ； or 、.

Why is this bad
    A heading names what follows; a colon or comma makes it half a sentence.

Example
    Bad:  一、保障措施：
    Good: 一、保障措施

Clause
    GB/T 15834-2011 and usage; GB/T 9704 has no clause, hence a warning.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_MARKS = "：:，,；;、"
_LONGEST = 40
"""Characters: what is longer is a sentence that announces something."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.HEADING_1, Element.HEADING_2):
        text = paragraph.text.strip()
        if text.endswith(tuple(_MARKS)) and len(text) <= _LONGEST and "。" not in text and "如下" not in text:
            yield at(paragraph, text=text[-8:], mark=text[-1])
