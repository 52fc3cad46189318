"""Two marks stand side by side.

What it does
    Finds a comma, stop, colon or semicolon directly after another.

Why is this bad
    One of them is left over from an edit.

Example
    Bad:  取得成效。。; 加强领导，。
    Good: 取得成效。; 加强领导。

Clause
    GB/T 15834-2011 (each pause is marked once).
"""

import re
from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.text import excerpt, search
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.profile import Profile

_MARKS = re.compile("[，。、；：]{2,}")
_SINGLE = "，。、；："


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    if not _has_any(view.text):
        return
    for hit in search(view, _MARKS, _MARKS):
        paragraph, text = hit.paragraph, hit.text
        # 。。。 was meant as an ellipsis, whose form is a matter of words.
        proper = "" if text.startswith("。。。") else "。" if "。" in text else text[0]
        mends = (TextMend(paragraph.ordinal, hit.start, hit.end, proper, paragraph.part),) if proper else ()
        yield at(paragraph, *mends, marks=text, text=excerpt(paragraph.text, hit.start, hit.end))


def _has_any(text: str) -> bool:
    """Whether two marks meet; were all of them commas, two commas would, which is quick to see."""
    for mark in _SINGLE[1:]:
        text = text.replace(mark, _SINGLE[0])
    return _SINGLE[0] * 2 in text
