"""The year of a 发文字号 stands in the wrong brackets.

What it does
    Finds [2024], 【2024】, (2024) and the like before a document's number, in 发文字号 and wherever one
    is cited.

Why is this bad
    六角括号 are the standard's; a wrong bracket is the commonest reason for sending a document back.

Example
    Bad:  ×府发[2024]5号
    Good: ×府发〔2024〕5号

Clause
    GB/T 9704-2012, 7.2.5: 年份应标全称，用六角括号“〔〕”括入.
"""

import re
from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.text import excerpt, search
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.profile import Profile
from docgen.patterns import HAN

_WRONG = re.compile(
    rf"(?<=[{HAN}])\s*(?:[\[［【{{](?:\d{{4}}|\d{{2}}(?=.{{0,3}}第?\d+号))[\]］】}}]"
    r"|[\[［【〔（({](?:\d{4}|\d{2})\s*年?[\]］】〕）)}](?=\s*(?:第\s*)?\d+\s*号))"
)


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for hit in search(view, _WRONG, "[［【{号"):
        text = hit.text.strip()
        if text[0] + text[-1] == "〔〕":
            continue
        start = hit.end - len(text)
        paragraph = hit.paragraph
        mends = (
            TextMend(paragraph.ordinal, start, start + 1, "〔", paragraph.part),
            TextMend(paragraph.ordinal, hit.end - 1, hit.end, "〕", paragraph.part),
        )
        yield at(paragraph, *mends, text=excerpt(paragraph.text, start, hit.end), proper=f"〔{text[1:-1]}〕")
