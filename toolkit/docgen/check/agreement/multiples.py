"""Multiples in text (增长2倍, 是上年的3倍, 翻一番), each with the two numbers it is told of."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from docgen.check.agreement.changes import Change, pair_before
from docgen.check.agreement.facts import Facts
from docgen.check.agreement.numbers import half_unit
from docgen.check.agreement.sentences import sentences_with
from docgen.check.agreement.shares import one_place

_TOLD = re.compile(
    r"(?:(?P<rise>增长|增加|提高|上升|扩大|提升)了?(?P<more>\d{1,4}(?:\.\d{1,2})?)倍(?![多余])"
    r"|[是为](?:上年|去年)(?:同期)?的(?P<times>\d{1,4}(?:\.\d{1,2})?)倍(?![多余])"
    r"|翻了?(?P<doublings>[一两二三])番)"
)
_DOUBLINGS = {"一": 2, "两": 4, "二": 4, "三": 8}


class _Multiple(NamedTuple):
    """What is told: now is so many times what was before, give or take `half`; `less` is 1 for 增长…倍."""

    times: Decimal
    half: Decimal
    less: Decimal


def wrong_multiples(facts: Facts) -> Iterator[Change]:
    """Multiples that the two numbers before them do not give."""
    for sentence in sentences_with(facts, "倍", "番"):
        for match in _TOLD.finditer(sentence.text):
            number = sum(1 for measure in sentence.measures if measure.end <= match.start())
            pair = pair_before(sentence, number, match.start())
            if pair is None or not sentence.is_exact(*pair):
                continue
            now, before = pair
            told = _multiple(match)
            if not before.value or _is_right(now.value / before.value - told.less, told):
                continue
            exact = one_place(now.value / before.value - told.less)
            place = facts.hit(sentence.start + match.start(), sentence.start + match.end()).place
            other = sentence.hit(facts, before).place
            yield Change(match.group(), now.written, before.written, f"{exact}倍", False, place, other)


def _multiple(match: re.Match[str]) -> _Multiple:
    if match["doublings"]:
        return _Multiple(Decimal(_DOUBLINGS[match["doublings"]]), Decimal("0.1"), Decimal(0))
    number = Decimal(match["more"] or match["times"])
    return _Multiple(number, half_unit(number), Decimal(1 if match["more"] else 0))


def _is_right(exact: Decimal, told: _Multiple) -> bool:
    """Whether what is told may be `exact`, rounded or cut off."""
    return -told.half <= exact - told.times < told.half * 2
