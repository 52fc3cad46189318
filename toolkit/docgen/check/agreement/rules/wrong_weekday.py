"""A date falls on another day of the week than is written.

What it does
    Looks up every date with 星期 or 周 behind it; a date without a year has that of the last one in its
    paragraph, else it is wrong only if it is so in every year that may be meant.

Why is this bad
    Half of the guests come on the day, the other half on the date.

Example
    Bad:  2024年5月6日（星期二）
    Good: 2024年5月6日（星期一）

Clause
    Not in GB/T 9704: the calendar.
"""

import re
from collections.abc import Iterator

from docgen.check.agreement.facts import Contradiction, Facts, Hit
from docgen.check.agreement.times import calendar_day, document_date, years_of_title

_WITH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日[（( ]?(?:星期|周|礼拜)([一二三四五六日天])")
_YEAR = re.compile(r"(?<!\d)(\d{4})年(?=\d{1,2}月)")
_DAYS = "一二三四五六日"
_NEAR = 200
"""How far before a date its year is looked for."""


def compare(facts: Facts) -> Iterator[Contradiction]:
    if not any(map(facts.says, ("星期", "日（周", "日(周", "日周", "礼拜"))):
        return
    for match in _WITH_DAY.finditer(facts.text):
        hit = facts.hit(match.start(), match.end())
        written = match.group(3).replace("天", "日")
        days = [
            day for year in _years(facts, hit) if (day := calendar_day(year, *map(int, match.groups()[:2])))
        ]
        if days and all(_DAYS[day.weekday()] != written for day in days):
            day = days[0]
            date = f"{day.year}年{day.month}月{day.day}日"
            details = {"date": date, "written": written, "proper": _DAYS[day.weekday()]}
            yield Contradiction(hit.place, details)


def _years(facts: Facts, hit: Hit) -> list[int]:
    """The year that a date may be of: its own or the last one before it, else any that the document tells."""
    own = list(_YEAR.finditer(hit.passage.text, max(0, hit.start - _NEAR), hit.start + 3))
    if own:
        return [int(own[-1].group(1))]
    dated = document_date(facts)
    known = {*years_of_title(facts), *((dated[0].year,) if dated is not None else ())}
    return sorted(
        {year + later for year in known for later in (-1, 0, 1)}, key=lambda year: year not in known
    )
