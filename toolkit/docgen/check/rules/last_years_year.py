"""A year of an earlier report is left in.

What it does
    Takes the years of the title. A heading, or the start of a paragraph, that speaks of the year before
    them as its own time is questioned; so is a date or 发文字号 of an earlier year.

Why is this bad
    Reports are written over last year's; the year left in is the error that everybody sees.

Example
    Bad:  title 2024年度…, heading 一、2023年工作开展情况
    Good: 一、2024年工作开展情况

Clause
    Not in GB/T 9704: a sense check, hence a warning. Comparisons (比2023年增长) are not touched.
"""

import re
from collections.abc import Iterator

from docgen.check.elements import HEADINGS
from docgen.check.rule import Fault, at
from docgen.check.text import with_signs
from docgen.model.document import DocumentView
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?=年)")
_OWN_TIME = re.compile(r"\s*(20\d{2})年(?:度|以来|，|上半年|下半年|初|\d{1,2}月以来)")
_BRACKETS = "〔[【"
_NUMBER_YEAR = re.compile(r"[〔\[【（(](20\d{2})[〕\]】）)]")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    title = {int(year) for p in view.of(Element.TITLE) for year in _YEAR.findall(p.text)}
    if not title:
        return
    for paragraph in with_signs(view, ("年", *_BRACKETS)):
        years = _years(paragraph)
        stale = [year for year in years if year < min(title)]
        if stale and paragraph.role.division == 0:
            yield at(paragraph, year=stale[0], title="、".join(str(year) for year in sorted(title)))


def _years(paragraph: Paragraph) -> list[int]:
    """The years that a paragraph gives as its own time."""
    text, role = paragraph.text, paragraph.role
    if role.element is Element.DATE:
        return [int(year) for year in _YEAR.findall(text)]
    if role.element is Element.DOCUMENT_NUMBER:
        return [int(year) for year in _NUMBER_YEAR.findall(text)]
    if role.element in HEADINGS:
        heading = [int(year) for year in _YEAR.findall(text[: role.title_end])]
        return [year for year in heading if f"比{year}" not in text and f"较{year}" not in text]
    match = _OWN_TIME.match(text) if role.element is Element.BODY else None
    return [int(match.group(1))] if match else []
