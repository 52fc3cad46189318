"""A percentage is not what its parts give.

What it does
    Reckons 占…% and rates (整改率, 合格率) from the two numbers of the same unit before them in the sentence,
    and the rates in a column of a table from the two columns that give them in most rows.

Why is this bad
    The percentage is what a reader remembers, and it is wrong.

Example
    Bad:  排查隐患200处，已整改180处，整改率95%
    Good: 整改率90%

Clause
    Not in GB/T 9704: arithmetic; what was rounded or cut off at the last place written is right.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.check.agreement.columns import wrong_rates
from docgen.check.agreement.facts import Contradiction, Facts
from docgen.check.agreement.measures import PERCENT, Measure
from docgen.check.agreement.numbers import plain
from docgen.check.agreement.sentences import Sentence, sentences_with
from docgen.check.agreement.shares import digits_of, is_share, one_place

_OF_ALL = re.compile("占(?:比|总数|总量|总额|全部|总人数|总户数|其总数|比例)?的?(?:为|达|达到)?")
_RATE = re.compile("([\u4e00-\u9fff]{2,4})率(?:为|达|达到|是)?")
_WITHIN = 2
"""How many numbers before a share its whole may stand."""


def compare(facts: Facts) -> Iterator[Contradiction]:
    for sentence in sentences_with(facts, "%", "％"):
        for number, percent in enumerate(sentence.measures):
            if percent.unit == PERCENT and number >= _WITHIN:
                yield from _share(facts, sentence, number, percent)
    for grid in facts.grids:
        for cell, part, whole in wrong_rates(grid):
            details = _details(cell.text.strip(), part, whole)
            yield Contradiction(cell.spot(), details, None)


def _share(facts: Facts, sentence: Sentence, number: int, percent: Measure) -> Iterator[Contradiction]:
    part, earlier = sentence.measures[number - 1], sentence.measures[: number - 1]
    wholes = [m for m in earlier if m.unit == part.unit]
    clause = sentence.clause(percent.start)
    if not wholes or part.unit == PERCENT or not _speaks_of(sentence, clause, part):
        return
    if any(each.value and is_share(part.value, each.value, digits_of(percent)) for each in wholes):
        return
    whole = wholes[-1]
    if (
        whole is not earlier[-1]
        or not 0 < part.value <= whole.value
        or not sentence.is_exact(part, whole, percent)
    ):
        return
    hit = sentence.hit(facts, percent)
    details = _details(percent.written, part.value, whole.value) | {
        "parts": f"{part.written}÷{whole.written}"
    }
    yield Contradiction(hit.place, details, sentence.hit(facts, whole).place)


def _speaks_of(sentence: Sentence, clause: str, part: Measure) -> bool:
    """Whether the words before a percentage make it the share of the number before it."""
    if _OF_ALL.fullmatch(clause):
        return (
            "，" in sentence.text[part.end : part.end + 12] or "（" in sentence.text[part.end : part.end + 12]
        )
    rate = _RATE.fullmatch(clause)
    if rate is None:
        return False
    # 不合格90批次 is no 合格.
    words = sentence.clause(part.start)
    place = words.find(rate.group(1))
    return place >= 0 and words[place - 1 : place] not in ("不", "未", "非", "无")


def _details(written: str, part: Decimal, whole: Decimal) -> dict[str, object]:
    return {
        "text": written,
        "parts": f"{plain(part)}÷{plain(whole)}",
        "share": one_place(part * 100 / whole),
    }
