"""Ranges in text: 2023—2025年, 2024年3月至2024年6月, 5日—8日, 5%～8%."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from docgen.check.agreement.facts import Facts, Hit
from docgen.patterns import HAN, rarely

_MARK = re.compile(r"[—～~至到-](?=\d)")
_YEARS = re.compile(r"((?:19|20)\d\d)年?[—～~至到-]((?:19|20)\d\d)年")
_MONTHS = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(?:份)?[—～~至到-]((?:19|20)\d\d)年(\d{1,2})月")
_DAYS = re.compile(r"\d{1,2}月(\d{1,2})日?[—～~至到-](\d{1,2})日")
_NUMBERS = rarely(
    rf"(\d{{1,9}}(?:\.\d{{1,4}})?)[%％‰℃{HAN}]{{0,2}}[～~](\d{{1,9}}(?:\.\d{{1,4}})?)[%％‰℃{HAN}]"
)
_SHARES = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)[%％][—～~至-](\d{1,3}(?:\.\d{1,4})?)[%％]")
_AROUND = 14
_CONTINUES = frozenset("0123456789.-－—～~/第")


class Range(NamedTuple):
    """A range with both its ends as they compare; `is_years` where they are whole years."""

    hit: Hit
    first: tuple[Decimal, ...]
    last: tuple[Decimal, ...]
    is_years: bool

    @property
    def is_backward(self) -> bool:
        """Whether it ends before it begins."""
        return self.last < self.first


def ranges(facts: Facts) -> Iterator[Range]:
    """Every range, in order."""
    text = facts.text
    for mark in _MARK.finditer(text):
        low, high = max(0, mark.start() - _AROUND), mark.end() + _AROUND
        for pattern in (_MONTHS, _YEARS, _DAYS, _SHARES, *((_NUMBERS(),) if mark.group() in "～~" else ())):
            found = _spanning(pattern, text, low, high, mark.start())
            if found is not None:
                yield _range(facts, pattern, found)
                break


def _spanning(pattern: re.Pattern[str], text: str, low: int, high: int, mark: int) -> re.Match[str] | None:
    """What `pattern` finds around a mark, if it is no part of something longer."""
    for match in pattern.finditer(text, low, high):
        if match.start() < mark < match.end():
            before = text[match.start() - 1 : match.start()]
            return None if before in _CONTINUES and match.start() else match
    return None


def _range(facts: Facts, pattern: re.Pattern[str], found: re.Match[str]) -> Range:
    hit = facts.hit(found.start(), found.end())
    ends = tuple(map(Decimal, found.groups()))
    half = len(ends) // 2
    return Range(hit, ends[:half], ends[half:], pattern is _YEARS)
