"""A space stands between Chinese characters.

What it does
    Finds spaces inside body text: between characters, after punctuation, around digits.

Why is this bad
    Chinese is written without spaces; Word sets the small gap beside digits by itself.

Example
    Bad:  加强 领导；共 12 次
    Good: 加强领导；共12次

Clause
    GB/T 15834-2011, 5.1 (标点符号与文字之间不空格); a warning, as GB/T 9704 has no clause.
"""

import re
from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT
from docgen.check.rule import Fault, at
from docgen.check.text import HAN, excerpt, search
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.profile import Element, Profile

_MARKS = "，。、；：！？（）《》〔〕“”"
_SPACE = re.compile(
    f"(?<=[{HAN}{_MARKS}])[ \u3000\u00a0]+(?=[{HAN}{_MARKS}0-9])"
    f"|(?<=[0-9%])[ \u3000\u00a0]+(?=[{HAN}{_MARKS}])"
)
_LABEL = 3
"""Characters of 抄送：, whose form is copies-to-form's."""
_ELEMENTS = frozenset(
    {*RUNNING_TEXT, Element.TITLE, Element.ADDRESSEE, Element.ATTACHMENT_NOTE, Element.COPIES_TO}
)


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    """One fault a paragraph."""
    found: dict[int, list[tuple[int, int]]] = {}
    for hit in search(view, _SPACE, " \u3000\u00a0"):
        paragraph, number = hit.paragraph, hit.paragraph.role.number
        # A space behind the number is heading-number-form's.
        behind_number = number is not None and hit.start <= len(number.written)
        in_label = paragraph.role.element is Element.COPIES_TO and hit.start < _LABEL
        if paragraph.role.element in _ELEMENTS and not behind_number and not in_label:
            found.setdefault(paragraph.ordinal, []).append((hit.start, hit.end))
    for paragraph in view.paragraphs if found else ():
        places = found.get(paragraph.ordinal)
        if places:
            mends = (TextMend(paragraph.ordinal, start, end, "", paragraph.part) for start, end in places)
            yield at(paragraph, *mends, text=excerpt(paragraph.text, *places[0]), count=len(places))
