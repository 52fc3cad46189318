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

from docgen.check.agreement.columns import wrong_parts, wrong_rates
from docgen.check.agreement.facts import Contradiction, Facts
from docgen.check.agreement.measures import PERCENT, Measure
from docgen.check.agreement.numbers import plain
from docgen.check.agreement.sentences import Sentence, sentences_with
from docgen.check.agreement.shares import amount_of, digits_of, is_share, one_place

_OF = re.compile("占(.{0,12}?)(?:为|达|达到)?")
_ALL = re.compile("(?:总数|总量|总额|总人数|总户数|全部|其|比例|比重|比|的|总)*")
_RATE = re.compile("([\u4e00-\u9fff]{2,8})率(?:为|达|达到|是)?")
_MEANT = {
    "完成": ("完成", "实际"), "出勤": ("实到", "出勤"), "到会": ("实到", "到会"), "回收": ("收回", "回收"),
    "整改": ("整改", "改正"), "办结": ("办结", "已办"), "参训": ("参训", "实到"), "合格": ("合格", "达标"),
    "通过": ("通过",), "满意": ("满意",), "覆盖": ("覆盖",), "签约": ("签约", "签订"),
}  # fmt: skip
"""How the part is named of which a rate speaks, where not by the same word."""
_BEFORE = 200
"""How far before its sentence the whole of a share may stand."""
_WITHIN = 2
"""How many numbers before a share its whole may stand."""


def compare(facts: Facts) -> Iterator[Contradiction]:
    for sentence in sentences_with(facts, "%", "％"):
        for number, percent in enumerate(sentence.measures):
            if percent.unit == PERCENT and number >= _WITHIN:
                yield from _share(facts, sentence, number, percent)
    for grid in facts.grids:
        for cell, part, whole in (*wrong_rates(grid), *wrong_parts(grid)):
            details = _details(cell.text.strip(), part, whole)
            yield Contradiction(cell.spot(), details, None)


def _share(facts: Facts, sentence: Sentence, number: int, percent: Measure) -> Iterator[Contradiction]:
    part, earlier = sentence.measures[number - 1], sentence.measures[: number - 1]
    wholes = [m for m in earlier if m.unit == part.unit]
    clause = sentence.clause(percent.start)
    if not wholes or part.unit == PERCENT or not _speaks_of(sentence, clause, part, wholes[0]):
        return
    written = digits_of(percent)
    before = facts.measures_within(max(0, sentence.start - _BEFORE), sentence.start)
    others = [*wholes, *(m for m in before if m.unit == part.unit)]
    if any(each.value and is_share(amount_of(part), amount_of(each), written) for each in others):
        return
    among = sentence.text.find("其中")
    if among >= 0 and not any(m.end <= among for m in sentence.measures):
        # Its whole is in the sentence before.
        return
    # Between the whole and its part another part may stand: 隐患120处，其中重大2处，整改118处，整改率….
    whole = next((each for each in reversed(wholes) if each.value >= part.value), wholes[-1])
    is_near = whole is earlier[-1] or (among >= 0 and _RATE.fullmatch(clause) is not None)
    if not is_near or not 0 < part.value <= whole.value or not sentence.is_exact(part, whole, percent):
        return
    hit = sentence.hit(facts, percent)
    details = _details(percent.written, part.value, whole.value) | {
        "parts": f"{part.written}÷{whole.written}"
    }
    yield Contradiction(hit.place, details, sentence.hit(facts, whole).place)


def _speaks_of(sentence: Sentence, clause: str, part: Measure, whole: Measure) -> bool:
    """Whether the words before a percentage make it the share of the number before it."""
    counted = sentence.clause(whole.start) + sentence.text[whole.end : part.start]
    of = _OF.fullmatch(clause)
    if of is not None:
        rest = _ALL.sub("", of.group(1))
        behind = sentence.text[part.end : part.end + 12]
        return ("，" in behind or "（" in behind) and (not rest or rest in counted)
    rate = _RATE.fullmatch(clause)
    return rate is not None and _is_rate(rate.group(1), sentence.clause(part.start), counted)


def _is_rate(name: str, words: str, counted: str) -> bool:
    """Whether a rate's name speaks of the part (its last word) and of nothing but what is counted."""
    place = next((p for word in _MEANT.get(name[-2:], (name[-2:],)) if (p := words.find(word)) >= 0), -1)
    # 不合格90批次 is no 合格.
    if place < 0 or words[place - 1 : place] in ("不", "未", "非", "无"):
        return False
    rest = name[:-2]
    return len(rest) % 2 == 0 and all(rest[n : n + 2] in counted + words for n in range(0, len(rest), 2))


def _details(written: str, part: Decimal, whole: Decimal) -> dict[str, object]:
    return {
        "text": written,
        "parts": f"{plain(part)}÷{plain(whole)}",
        "share": one_place(part * 100 / whole),
    }
