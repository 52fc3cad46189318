"""份号 is not six digits.

What it does
    Wants 份号 to be six Arabic digits and nothing else.

Why is this bad
    Copies are counted and called in by it; 000001 cannot be taken for a page or a date.

Example
    Bad:  No.1; 0001
    Good: 000001

Clause
    GB/T 9704-2012, 7.2.1: 一般用 6 位 3 号阿拉伯数字，顶格编排在版心左上角第一行.
"""

import re
from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_PROPER = re.compile(r"\d{6}")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.COPY_NUMBER):
        text = paragraph.text.strip()
        if not _PROPER.fullmatch(text):
            digits = "".join(c for c in text if c.isdigit())
            yield at(paragraph, text=text, proper=digits.zfill(6)[-6:])
