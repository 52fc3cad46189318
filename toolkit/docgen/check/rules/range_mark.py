"""A range is written with a hyphen or tilde of half width.

What it does
    Finds - ~ and —— between two numbers with a unit. Numbers take ～, times —.

Why is this bad
    A hyphen joins words; a range takes — or ～.

Example
    Bad:  1-3月; 5%~8%
    Good: 1—3月; 5%～8%

Clause
    GB/T 15834-2011, 4.13.3 (浪纹线、一字线); GB/T 9704 has no clause, hence a warning.
"""

import re
from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.text import excerpt, search
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.profile import Profile
from docgen.recognition.foreign import is_foreign

_TIME = "年月日号时点分秒"
_UNIT = f"[{_TIME}%％个人万亿元岁次项家天周期倍米公里户亩吨台件场名]"
_RANGE = re.compile(
    rf"(?<![\dA-Za-z/.\-—])\d{{1,4}}(?:\.\d+)?(?P<from>{_UNIT}?)(?P<mark>-{{1,2}}|~|－|–|——)"
    rf"\d{{1,4}}(?:\.\d+)?(?P<to>{_UNIT})"
)


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for hit in search(view, _RANGE, "-~－–—"):
        paragraph = hit.paragraph
        if is_foreign(paragraph.text, hit.start, hit.end):
            continue
        start = hit.start + hit.match.start("mark") - hit.match.start()
        end = start + len(hit.match.group("mark"))
        # Times have a dash; so have they where ～ was meant, which is as right.
        is_time = hit.match.group("to") in _TIME and hit.match.group("mark") != "~"
        proper = "—" if is_time else "～"
        mend = TextMend(paragraph.ordinal, start, end, proper, paragraph.part)
        details = {"mark": hit.match.group("mark"), "proper": proper, "advice": _ADVICE[proper]}
        yield at(paragraph, mend, **details, text=excerpt(paragraph.text, start, end))


_ADVICE = {"—": "时间的起止改用一字线“—”。", "～": "数值的起止改用浪纹线“～”。"}
