"""A date does not exist.

What it does
    Looks up every 年月日 and 月日 in the calendar.

Why is this bad
    30 February is a typing error, and nobody can tell for what.

Example
    Bad:  2024年2月30日; 13月
    Good: 2024年2月29日

Clause
    GB/T 9704-2012, 7.3.5.4: 用阿拉伯数字将年、月、日标全.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from docgen.check.agreement.facts import Contradiction, Facts
from docgen.check.rule import Fault, at
from docgen.check.text import search
from docgen.model.document import DocumentView
from docgen.model.profile import Profile

_DATE = re.compile(r"(?<!\d)(?:(\d{4})年)?(\d{1,2})月(?:(?:\d{1,2}日?[—～至-])?(\d{1,3})日)?")
# Most texts are full of 月 that are no dates.
_MONTH = re.compile(r"月(?<=\d月)")
_LEAP_YEAR = 2024
"""Stands in where no year is written: 2月29日 may be right."""
_MONTHS = 12
_NO_MONTH = re.compile(r"(?<!\d)\d{1,4}年\d{1,2}日(?!历|均|报)")
_DAY = re.compile(r"日(?<=\d日)")


def compare(facts: Facts) -> Iterator[Contradiction]:
    """The same of a workbook: a date that does not exist contradicts the calendar."""
    for match in (*_DATE.finditer(facts.text), *_NO_MONTH.finditer(facts.text)):
        if match.re is _NO_MONTH or _is_wrong(match):
            yield Contradiction(facts.hit(match.start(), match.end()).place, {"text": match.group()})


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for hit in search(view, _DATE, _MONTH):
        if _is_wrong(hit.match):
            yield at(hit.paragraph, text=hit.text)
    for hit in search(view, _NO_MONTH, _DAY):
        yield at(hit.paragraph, text=hit.text)


def _is_wrong(match: re.Match[str]) -> bool:
    year, month, day = (int(part) if part else None for part in match.groups())
    # 12个月 and 18月 (months old) are lengths of time; only what is written as a date is looked up.
    return bool(year or day) and not _exists(year or _LEAP_YEAR, month or 0, day or 1)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]
