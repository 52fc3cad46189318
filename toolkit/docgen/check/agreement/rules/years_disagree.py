"""The text or 报告期 speaks of another year than the title.

What it does
    Holds the year with which the introduction begins (2025年，…; 2025年以来), and 报告期 of a workbook,
    against the years of the title. Earlier years in a document are told by `last-years-year`.

Why is this bad
    The year left in from another report is the error that everybody sees.

Example
    Bad:  title 2024年度工作总结, text 2025年，我局…
    Good: 2024年，我局…

Clause
    Not in GB/T 9704: a sense check, hence a warning.
"""

import re
from collections.abc import Iterator

from docgen.check.agreement.facts import Contradiction, Facts, Passage, said
from docgen.check.agreement.times import title_of, years_of_title
from docgen.model.profile import Element

_OWN = re.compile(r"[ \u3000]*(20\d\d)年(?:度?[，,]|以来|上半年|下半年|全年)")
_YEAR = re.compile(r"20\d\d(?=年)")


def compare(facts: Facts) -> Iterator[Contradiction]:
    years, title = years_of_title(facts), title_of(facts)
    if not years or title is None:
        return
    first = _introduction(facts)
    match = _OWN.match(first.text) if first is not None else None
    if first is not None and match is not None:
        year = int(match.group(1))
        # A document's earlier years have a rule of their own, which looks at all of it.
        if year > max(years) or (facts.fields and year < min(years)):
            yield _told(first, year, years, title)
    for year in map(int, _YEAR.findall(facts.fields.get("报告期", ""))):
        if year not in years:
            details = {"year": year, "years": _words(years), "place": "基本信息“报告期”"}
            yield Contradiction(title.spot(0), details)
            return


def _introduction(facts: Facts) -> Passage | None:
    """The first paragraph of the text."""
    return next(
        (p for p in facts.of(Element.BODY) if not p.in_table and not p.division and len(p.text) > 1), None
    )


def _told(passage: Passage, year: int, years: list[int], title: Passage) -> Contradiction:
    other = title.spot(0)
    return Contradiction(
        passage.spot(0), {"year": year, "years": _words(years), "place": said(passage.spot(0))}, other
    )


def _words(years: list[int]) -> str:
    return "、".join(f"{year}年" for year in sorted(set(years)))
