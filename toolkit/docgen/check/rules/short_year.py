"""A year is written with two digits.

What it does
    Finds 24年5月, ’24年 and 24年度 in the body.

Why is this bad
    Documents are kept for decades; 24年 may be a year or a length of time.

Example
    Bad:  24年5月; ’24年
    Good: 2024年5月

Clause
    GB/T 9704-2012, 7.3.5.4: 年份应标全称.
"""

import re
from collections.abc import Iterator

from docgen.check.dates import full_year
from docgen.check.rule import Fault, at
from docgen.check.text import excerpt, search
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_YEAR = re.compile(r"(?<![\d.])\d{2}年(?=\d{1,2}月|度)|[’'‘]\d{2}年|(?<!\d)\d{2}[-—～]\d{2}年(?=度)")
# Most texts are full of 年 that end no number.
_NUMBERED = re.compile(r"年(?<=\d年)")
_JUDGED_ELSEWHERE = (Element.DATE, Element.PRINTING, Element.DOCUMENT_NUMBER)


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for hit in search(view, _YEAR, _NUMBERED):
        if hit.paragraph.role.element not in _JUDGED_ELSEWHERE:
            digits = re.sub(r"\D", "", hit.text)[-2:]
            yield at(
                hit.paragraph,
                text=excerpt(hit.paragraph.text, hit.start, hit.end),
                proper=f"{full_year(int(digits))}年",
            )
