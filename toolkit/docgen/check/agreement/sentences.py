"""The sentences around a sign, with the numbers that stand in them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.check.agreement.facts import Facts, Hit
from docgen.check.agreement.measures import Measure

_CLAUSE_END = re.compile("[，,、：:（）()]")
_LONGEST = 600
_LONGEST_CLAUSE = 60
_VAGUE = re.compile("约|近|超|突破|不足|逾|至少|不少于|不低于|不超过|多达")
_VAGUE_BEHIND = re.compile("以上|以下|以内|左右|上下|多")
_COMING = re.compile("将|力争|确保|计划|(?<!模)拟|目标|争取|预计|打算|明年|要求")


class Sentence(NamedTuple):
    """A sentence: where it begins in `Facts.text`, its words, its numbers (placed from its beginning)."""

    start: int
    text: str
    measures: Sequence[Measure]

    def hit(self, facts: Facts, measure: Measure) -> Hit:
        """The place of one of its numbers."""
        return facts.hit(self.start + measure.start, self.start + measure.end)

    def clause(self, place: int) -> str:
        """The words before `place`, up to the last mark or number."""
        last = 0
        for measure in self.measures:
            if measure.end > place:
                break
            last = measure.end
        return _CLAUSE_END.split(self.text[max(last, place - _LONGEST_CLAUSE) : place])[-1]

    def between(self, first: Measure, second: Measure) -> str:
        """The words between two of its numbers."""
        return self.text[first.end : second.start]

    def is_exact(self, *numbers: Measure) -> bool:
        """Whether none of its `numbers` is left open (约, 余, 超过), and none is still to come."""
        if _COMING.search(self.text) and "实际" not in self.text:
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
        for place in facts.places(sign):
            start, end = facts.sentence(place)
            if start in seen:
                continue
            seen.add(start)
            end = min(end, start + _LONGEST)
            if not facts.hit(start, end).passage.in_table:
                yield Sentence(start, facts.text[start:end], facts.measures_within(start, end))
