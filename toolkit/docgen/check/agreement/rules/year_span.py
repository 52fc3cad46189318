"""A span of years is not as long as is written beside it.

What it does
    Counts the years of 三年行动（2023—2026年） and 2023—2026年三年行动, and knows those of the five-year
    plans (“十四五”, 2021—2025年). A span may be counted with its first year or from it.

Why is this bad
    One of the two years, or the number, is wrong.

Example
    Bad:  三年行动（2022—2026年）
    Good: 三年行动（2022—2024年）

Clause
    Not in GB/T 9704: arithmetic, as far as it is told which years are meant; hence a warning.
"""

import re
from collections.abc import Iterator

from docgen.check.agreement.facts import Contradiction, Facts
from docgen.check.agreement.ranges import Range, ranges
from docgen.model.numerals import chinese_value
from docgen.patterns import rarely

_BEHIND = re.compile(r"[）)]?的?([两三四五六七八九十])年(?:行动|计划|攻坚|整治|提升|改造|规划|任务|实施)")
_BEFORE = rarely(
    r"([两三四五六七八九十])年(?:行动|计划|攻坚|整治|提升|改造|规划|实施)[\u4e00-\u9fff]{0,6}[（(]"
)
_PLAN = re.compile(r"十([二三四五六])五[”\"]?(?:规划|时期|期间)?[（(]")
_AROUND = 20
_FIRST_YEAR = 1951
_PLAN_YEARS = 5


def compare(facts: Facts) -> Iterator[Contradiction]:
    if not any(facts.says(f"{mark}20") for mark in "—至-～"):
        return
    for found in ranges(facts):
        if not found.is_years or found.is_backward:
            continue
        first, last = int(found.first[0]), int(found.last[0])
        for said, right, years in (*_counted(found, first, last), *_planned(found, first, last)):
            if not right:
                details = {"text": found.hit.text, "said": said, "years": years}
                yield Contradiction(found.hit.place, details)


def _counted(found: Range, first: int, last: int) -> Iterator[tuple[str, bool, str]]:
    """三年行动 beside the years."""
    match = _BEHIND.match(found.hit.passage.text, found.hit.end) or _just_before(_BEFORE(), found)
    if match is not None:
        count = 2 if match.group(1) == "两" else chinese_value(match.group(1)) or 0
        yield match.group().strip("（(）)的"), last - first in (count - 1, count), f"{last - first + 1}年"


def _planned(found: Range, first: int, last: int) -> Iterator[tuple[str, bool, str]]:
    """“十四五” before the years."""
    match = _just_before(_PLAN, found)
    if match is not None:
        number = 10 + (chinese_value(match.group(1)) or 0)
        begin = _FIRST_YEAR + _PLAN_YEARS * number
        end = begin + _PLAN_YEARS - 1
        yield f"十{match.group(1)}五", (first, last) == (begin, end), f"{begin}—{end}年"


def _just_before(pattern: re.Pattern[str], found: Range) -> re.Match[str] | None:
    text, start = found.hit.passage.text, found.hit.start
    matches = [m for m in pattern.finditer(text, max(0, start - _AROUND), start) if m.end() == start]
    return matches[-1] if matches else None
