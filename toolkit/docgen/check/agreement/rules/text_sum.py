"""The parts of a sum in a sentence are more than the whole, or do not add up to it.

What it does
    Takes 检查30次，其中联合检查35次: a part that is more than the whole; parts joined by 、 behind 其中 that
    are more than the whole (people are left out, who may be counted in two of them); parts behind 分别为, or
    before 合计, that are another sum.

Why is this bad
    One of the numbers must be wrong.

Example
    Bad:  投入200万元，其中市级120万元、区级90万元
    Good: 投入200万元，其中市级120万元、区级80万元

Clause
    Not in GB/T 9704: arithmetic.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from docgen.check.agreement.facts import Contradiction, Facts
from docgen.check.agreement.measures import PERCENT, Measure
from docgen.check.agreement.sentences import Sentence, sentences_with
from docgen.model.paragraph import Place

_PEOPLE = frozenset(("人", "名", "人次", "个", "位"))
"""Who or what may be counted in two parts."""
_CHANGES = (PERCENT, "个百分点")
_EVERY = ("分别为", "分别是", "分别有", "分别达")
_PLAIN_SUMS = ("共计", "合计", "总计")
_SUMS = ("共计", "合计", "总计", "一共", "共")


def compare(facts: Facts) -> Iterator[Contradiction]:
    for sentence in sentences_with(facts, "其中", "分别"):
        yield from _among(facts, sentence)
        yield from _respectively(facts, sentence)
    for sentence in sentences_with(facts, "，共", "，合计", "，总计"):
        yield from _added(facts, sentence)


def _among(facts: Facts, sentence: Sentence) -> Iterator[Contradiction]:
    """A whole, 其中, its parts."""
    place = sentence.text.find("其中")
    after = [m for m in sentence.measures if m.start > place]
    if place < 0 or sentence.text.count("其中") > 1 or not after or after[0].unit == PERCENT:
        return
    if any(mark in sentence.text[place + len("其中，") : after[0].start] for mark in "，,：:（"):
        return
    found = _whole_before(facts, sentence, place, after[0].unit)
    if found is None:
        return
    said, whole = found
    parts = _joined(sentence, after)
    if not (said.is_exact(whole) and sentence.is_exact(*parts)):
        return
    place_of_whole = said.hit(facts, whole).place
    if parts[0].value > whole.value:
        yield _told_at(facts, sentence, place_of_whole, whole, parts[:1])
    elif whole.unit not in _PEOPLE and _added_up(parts) > whole.value + _slack(whole, *parts):
        yield _told_at(facts, sentence, place_of_whole, whole, parts)


def _whole_before(facts: Facts, sentence: Sentence, place: int, unit: str) -> tuple[Sentence, Measure] | None:
    """The number that 其中 parts: the last one before it, else the only one of the sentence before."""
    # 检查120次，同比增长5%，其中: what changed by so much is what is parted.
    before = [m for m in sentence.measures if m.end <= place and m.unit not in _CHANGES]
    if before:
        return (sentence, before[-1]) if before[-1].unit == unit else None
    if place > 0 or sentence.start < len("。其"):
        return None
    start, end = facts.sentence(sentence.start - 1)
    if facts.text[end : end + 1] in ("\r", "\n"):
        return None
    earlier = Sentence(start, facts.text[start:end], facts.measures_within(start, end))
    alike = [m for m in earlier.measures if m.unit == unit]
    return (earlier, alike[0]) if len(alike) == 1 else None


def _respectively(facts: Facts, sentence: Sentence) -> Iterator[Contradiction]:
    """A whole, 分别为, all of its parts."""
    place = next((sentence.text.find(word) for word in _EVERY if word in sentence.text), -1)
    before = [m for m in sentence.measures if m.end <= place]
    after = [m for m in sentence.measures if m.start > place]
    if place < 0 or not before or not after or before[-1].unit != after[0].unit:
        return
    whole, parts = before[-1], _joined(sentence, after)
    clause = sentence.clause(whole.start)
    if len(parts) < 2 or not any(word in clause for word in _SUMS) or after[0].unit == PERCENT:
        return
    is_off = abs(_added_up(parts) - whole.value) > _slack(whole, *parts)
    if is_off and sentence.is_exact(whole, *parts):
        yield _told(facts, sentence, whole, parts)


def _added(facts: Facts, sentence: Sentence) -> Iterator[Contradiction]:
    """Parts, 合计, their sum."""
    for number, whole in enumerate(sentence.measures):
        if sentence.clause(whole.start).strip() not in _SUMS or whole.unit == PERCENT:
            continue
        is_sum = sentence.clause(whole.start).strip() in _PLAIN_SUMS
        parts = _joined_before(sentence, sentence.measures[:number], "、和，" if is_sum else "、和")
        if len(parts) < 2 or parts[-1].unit != whole.unit or "其中" in sentence.text[: whole.start]:
            continue
        is_off = abs(_added_up(parts) - whole.value) > _slack(whole, *parts)
        if is_off and sentence.is_exact(whole, *parts):
            yield _told(facts, sentence, whole, parts)


def _joined(sentence: Sentence, numbers: Sequence[Measure]) -> list[Measure]:
    """The first of `numbers`, and those of its unit that 、 or 和 joins to it; amounts of money also ，."""
    found = [numbers[0]]
    marks = "、和，" if found[0].unit == "元" else "、和"
    for number in numbers[1:]:
        if number.unit != found[0].unit or not _joins(sentence.between(found[-1], number), marks):
            break
        found.append(number)
    return found


def _joined_before(sentence: Sentence, numbers: Sequence[Measure], marks: str) -> list[Measure]:
    """The last of `numbers`, and those of its unit before it that one of `marks` joins."""
    found = list(numbers[-1:])
    for number in reversed(numbers[:-1]):
        if number.unit != found[0].unit or not _joins(sentence.between(number, found[0]), marks):
            break
        found.insert(0, number)
    return found


def _joins(words: str, marks: str) -> bool:
    return words[:1] in marks and words != "" and not any(mark in words[1:] for mark in "，,：:（")


def _added_up(parts: Sequence[Measure]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _slack(*numbers: Measure) -> Decimal:
    return sum((number.half for number in numbers), Decimal(0))


def _told(facts: Facts, sentence: Sentence, whole: Measure, parts: Sequence[Measure]) -> Contradiction:
    return _told_at(facts, sentence, sentence.hit(facts, whole).place, whole, parts)


def _told_at(
    facts: Facts, sentence: Sentence, place: Place, whole: Measure, parts: Sequence[Measure]
) -> Contradiction:
    words = "＋".join(part.written for part in parts)
    other = sentence.hit(facts, parts[0]).place
    return Contradiction(place, {"total": whole.written, "parts": words}, other)
