"""The sentences around a sign, with the numbers that stand in them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.check.agreement.facts import Facts, Hit
from docgen.check.agreement.measures import Measure, measures

_ENDS = "。；;！？\r\n"
_CLAUSE_ENDS = "，,、：:（）()"
_FARTHEST = 300
_VAGUE = re.compile("约|近|超|突破|不足|逾|至少|不少于|不低于|不超过|多达")
_VAGUE_BEHIND = re.compile("以上|以下|以内|左右|上下|多")
_COMING = re.compile("将|力争|确保|计划|(?<!模)拟|目标|争取|预计|打算|明年|要求")


class Sentence(NamedTuple):
    """A sentence: where it begins in `Facts.text`, its words, its numbers (placed from its beginning)."""

    start: int
    text: str
    measures: tuple[Measure, ...]

    def hit(self, facts: Facts, measure: Measure) -> Hit:
        """The place of one of its numbers."""
        return facts.hit(self.start + measure.start, self.start + measure.end)

    def clause(self, place: int) -> str:
        """The words before `place`, up to the last mark or number."""
        begin = max(self.text.rfind(mark, 0, place) for mark in _CLAUSE_ENDS)
        last = max((m.end for m in self.measures if m.end <= place), default=0)
        return self.text[max(begin + 1, last) : place]

    def between(self, first: Measure, second: Measure) -> str:
        """The words between two of its numbers."""
        return self.text[first.end : second.start]

    def is_exact(self, *numbers: Measure) -> bool:
        """Whether none of its `numbers` is left open (约, 余, 超过), and none is still to come."""
        if _COMING.search(self.text):
            return False
        return not any(
            number.is_vague
            or _VAGUE.search(self.clause(number.start))
            or _VAGUE_BEHIND.match(self.text, number.end)
            for number in numbers
        )


def sentences_with(facts: Facts, *signs: str) -> Iterator[Sentence]:
    """The sentences in which one of `signs` stands, outside tables, each once."""
    seen: set[int] = set()
    for sign in signs:
        place = facts.text.find(sign)
        while place >= 0:
            start, end = bounds(facts.text, place)
            if start not in seen:
                seen.add(start)
                if not facts.hit(start, end).passage.in_table:
                    words = facts.text[start:end]
                    yield Sentence(start, words, tuple(measures(words)))
            place = facts.text.find(sign, max(end, place + 1))


def bounds(text: str, place: int) -> tuple[int, int]:
    """Where the sentence around `place` begins, and where it has ended."""
    low, high = max(0, place - _FARTHEST), place + _FARTHEST
    start = max(low, max(text.rfind(mark, low, place) for mark in _ENDS) + 1)
    ends = [found for mark in _ENDS if (found := text.find(mark, place, high)) >= 0]
    return start, min(ends, default=min(high, len(text)))
