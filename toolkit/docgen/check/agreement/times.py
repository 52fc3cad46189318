"""Dates, years and the time that a report is of."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from docgen.check.agreement.facts import Facts, Passage
from docgen.check.dates import is_proper
from docgen.model.profile import Element

_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_YEAR = re.compile(r"(20\d\d)(?=年)")
_YEARS = re.compile(r"(20\d\d)年?[—～至\-](20\d\d)年")
_PLAN = re.compile("计划|打算|安排|思路|要点|方案|谋划")
_REPORT = re.compile("总结|工作报告|工作情况|工作汇报|完成情况|落实情况|开展情况|年度报告|小结|回顾|述职")
_HALF = re.compile("上半年")
_QUARTER = re.compile("第?([一二三四1-4])季度")
_MONTHS = re.compile(r"(?:\d{1,2}[—～至\-])?(\d{1,2})月(?:份)?(?!\d{1,2}日)")
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4}


class Period(NamedTuple):
    """The time of a report: its words, and the first day of its last month (of a year, its last two)."""

    words: str
    nearly_over: date


def document_date(facts: Facts) -> tuple[date, Passage] | None:
    """成文日期, where there is one and only one, in its proper form."""
    found = [passage for passage in facts.of(Element.DATE) if not passage.division]
    if len(found) != 1:
        return None
    text = found[0].text.strip()
    day = date_of(text) if is_proper(text) else None
    return (day, found[0]) if day else None


def date_of(text: str) -> date | None:
    """The date that `text` is, None where it is none or not in the calendar."""
    match = _DATE.fullmatch(text.strip())
    return calendar_day(*(int(part) for part in match.groups())) if match else None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """A day, None where the calendar has none."""
    known = 0 < year < 10_000 and 0 < month < 13 and 0 < day <= monthrange(year, month)[1]
    return date(year, month, day) if known else None


def title_of(facts: Facts) -> Passage | None:
    """The title, its first line where it has several."""
    return next((passage for passage in facts.of(Element.TITLE) if not passage.division), None)


def title_words(facts: Facts) -> str:
    """The words of all lines of the title."""
    return "".join(passage.text for passage in facts.of(Element.TITLE) if not passage.division)


def years_of_title(facts: Facts) -> list[int]:
    """The years that the title names."""
    return [int(year) for year in _YEAR.findall(title_words(facts))]


def period(facts: Facts) -> Period | None:
    """The time of a report by its title; None for plans, and for what names no year."""
    words = "".join(title_words(facts).split())
    if not _YEAR.search(words):
        words += facts.fields.get("报告期", "")
    years = [int(year) for year in _YEAR.findall(words)]
    if not years or not _REPORT.search(words) or (_PLAN.search(words) and "总结" not in words):
        return None
    spans = [int(match.group(2)) for match in _YEARS.finditer(words)]
    year = max(spans, default=min(years) if _PLAN.search(words) else max(years))
    found = _last_month(words)
    if found is None:
        return None
    return Period(f"{year}年{found[1]}", date(year, found[0], 1))


def _last_month(words: str) -> tuple[int, str] | None:
    if match := _QUARTER.search(words):
        number = _NUMERALS.get(match.group(1)) or int(match.group(1))
        return number * 3, match.group()
    if _HALF.search(words):
        return 6, "上半年"
    if match := _MONTHS.search(words):
        month = int(match.group(1))
        return (month, match.group()) if 0 < month < 13 else None
    # Many a year's report is written in November, for the meeting at its end.
    return 11, ""


def dates(text: str) -> Iterator[re.Match[str]]:
    """Whole dates in `text`: year, month, day."""
    return _DATE.finditer(text)
