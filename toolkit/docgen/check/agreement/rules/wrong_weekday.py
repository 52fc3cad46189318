"""A date falls on another day of the week than is written.

What it does
    Looks up every date with 星期 or 周 behind it; a date without a year has that of the last one in its
    paragraph.

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

from docgen.check.agreement.facts import Contradiction, Facts
from docgen.check.agreement.times import calendar_day

_WITH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日[（( ]?(?:星期|周|礼拜)([一二三四五六日天])")
_YEAR = re.compile(r"(?<!\d)(\d{4})年(?=\d{1,2}月)")
_DAYS = "一二三四五六日"
_NEAR = 200
"""How far before a date its year is looked for."""


def compare(facts: Facts) -> Iterator[Contradiction]:
    if "星期" not in facts.text and "日（周" not in facts.text and "日周" not in facts.text:
        return
    for match in _WITH_DAY.finditer(facts.text):
        hit = facts.hit(match.start(), match.end())
        years = list(_YEAR.finditer(hit.passage.text, max(0, hit.start - _NEAR), hit.start + 3))
        day = (
            calendar_day(int(years[-1].group(1)), int(match.group(1)), int(match.group(2))) if years else None
        )
        written = match.group(3).replace("天", "日")
        if day is not None and _DAYS[day.weekday()] != written:
            date = f"{day.year}年{day.month}月{day.day}日"
            yield Contradiction(hit.place, {"date": date, "written": written, "proper": _DAYS[day.weekday()]})
