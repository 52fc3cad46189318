"""一是…二是… are not in sequence.

What it does
    Counts 一是 二是 三是 (and 一要 二要) in a paragraph, or over the paragraphs below one heading.

Why is this bad
    A repeated 二是 or a missing one shows that text was moved and not read again.

Example
    Bad:  一是… 三是…
    Good: 一是… 二是…

Clause
    GB/T 9704-2012, 7.3.3 asks for levels in sequence; items follow the same sense, hence a warning.
"""

import re
from collections.abc import Iterator

from docgen.check.elements import HEADINGS, RUNNING_TEXT
from docgen.check.rule import Fault, at
from docgen.check.text import excerpt, search
from docgen.model.document import DocumentView
from docgen.model.numerals import chinese_value
from docgen.model.profile import Profile

_ITEM = re.compile(r"(?:(?<=[。；：，\n])|^)[ \u3000]*([一二三四五六七八九十]{1,3})([是要])")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    last: dict[str, int] = {}
    heading = 0
    headings = [p.ordinal for p in view.of(*HEADINGS)]
    for hit in search(view, _ITEM, "是要"):
        if hit.paragraph.role.element not in RUNNING_TEXT:
            continue
        above = max((ordinal for ordinal in headings if ordinal <= hit.paragraph.ordinal), default=0)
        if above != heading:
            last, heading = {}, above
        word, number = hit.match.group(2), chinese_value(hit.match.group(1)) or 0
        expected = last.get(word, 0) + 1
        if number not in (1, expected):
            details = {"actual": hit.text.strip(), "expected": expected}
            yield at(hit.paragraph, text=excerpt(hit.paragraph.text, hit.start, hit.end), **details)
        last[word] = number
