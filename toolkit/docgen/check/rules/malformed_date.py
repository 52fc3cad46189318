"""成文日期 is not written in full Arabic digits.

What it does
    Wants 2024年1月5日: four-digit year, no leading zeros, 年 月 日.

Why is this bad
    The date is when a document takes effect.

Example
    Bad:  二〇二四年一月五日; 2024年01月05日; 2024.1.5
    Good: 2024年1月5日

Clause
    GB/T 9704-2012, 7.3.5.4: 用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位.
"""

from collections.abc import Iterator

from docgen.check.dates import is_proper, proper
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.DATE):
        text = paragraph.text.strip()
        if text and not is_proper(text):
            yield at(paragraph, text=text, proper=proper(text))
