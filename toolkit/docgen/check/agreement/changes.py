"""Rises and falls in text, each with the two numbers it is told of."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from docgen.check.agreement.facts import Facts, FigureFact
from docgen.check.agreement.measures import PERCENT, Measure, told
from docgen.check.agreement.numbers import plain, value_of
from docgen.check.agreement.sentences import Sentence, sentences_with
from docgen.check.agreement.shares import Amount, amount_of, is_change, one_place
from docgen.check.agreement.statements import bare, subject_of
from docgen.model.paragraph import Place

POINTS = "个百分点"
_UP = "增长|增加|上升|提高|提升|上涨|增幅为?|增幅达"
_DOWN = "下降|减少|降低|回落|下滑|压减|压缩|缩减|精简|缩短|降幅为?|降幅达"
_MOVED = re.compile(f"(?:同比|[比较]?(?:上年|去年)(?:同期)?)?(?:({_UP})|{_DOWN})了?")
_COMPARED = re.compile(f"(?:同比|[比较](?:上年|去年)(?:同期)?)(?:({_UP})|{_DOWN})了?")
_BEFORE = re.compile("上年|去年|同期|上期|上一年|原来")
_FROM = re.compile("(?:由|从)[^由从，。；]{0,12}$")
_TO = re.compile(f"(?:(?:{_UP}|{_DOWN}|增|降|升)(?:到|至|为)|到|至)$")
_DIFFERENCE = re.compile("[增减]|提高|提升|上升|下降|降低|[多少]$")
_OTHER_BASE = re.compile("环比|计划|预算|目标|[比较于]平均|任务|年初|上月|前年|20\\d\\d年")


class Change(NamedTuple):
    """A rise or fall as told, and as the two numbers give it."""

    written: str
    now: str
    before: str
    reckoned: str
    is_right: bool
    place: Place
    other: Place


class _Move(NamedTuple):
    """A change in a sentence: its amount (less than none for a fall), and which of the numbers it is."""

    measure: Measure
    number: int
    amount: Decimal
    clause: str


def changes(facts: Facts) -> Iterator[Change]:
    """Every change whose two numbers are known."""
    figures = {
        (bare(figure.name), said.unit): figure
        for figure in facts.figures
        if (said := told(figure.shown)) is not None
    }
    for sentence in sentences_with(facts, "%", "％", POINTS, "增加", "减少"):
        for move in _moves(sentence):
            pair = _pair(sentence, move)
            if pair is not None and sentence.is_exact(move.measure, *pair):
                yield _change(facts, sentence, move, *pair)
            elif pair is None and figures:
                yield from _of_figure(facts, sentence, move, figures)


def _moves(sentence: Sentence) -> Iterator[_Move]:
    for number, measure in enumerate(sentence.measures):
        clause = sentence.clause(measure.start)
        moved = _MOVED.fullmatch(clause.strip())
        if moved and number:
            share = measure.unit in (PERCENT, POINTS)
            amount = value_of(measure.written.rstrip("%％个百分点")) if share else measure.value
            yield _Move(measure, number, amount if moved.group(1) else -amount, clause)


def _pair(sentence: Sentence, move: _Move) -> tuple[Measure, Measure] | None:
    """The number now and the one before that a change is told of."""
    pair = pair_before(sentence, move.number, move.measure.start)
    return pair if pair is not None and _is_change_of(move.measure.unit, pair[0].unit) else None


def pair_before(sentence: Sentence, number: int, place: int) -> tuple[Measure, Measure] | None:
    """The number now and the one before: the last two of the `number` before `place`, if of one unit."""
    if number < 2 or _OTHER_BASE.search(sentence.text):
        return None
    first, second = sentence.measures[number - 2 : number]
    if first.unit != second.unit:
        return None
    between = sentence.between(first, second)
    if _FROM.search(sentence.text[: first.start]) and _TO.search(between):
        return second, first
    if "、" in between or sentence.text[second.end : place].count("，") > 1:
        return None
    return _by_words(sentence, first, second)


def _is_change_of(change: str, unit: str) -> bool:
    """Whether something in `unit` changes by so many of `change`."""
    return change == POINTS if unit == PERCENT else change in (PERCENT, unit)


def _by_words(sentence: Sentence, first: Measure, second: Measure) -> tuple[Measure, Measure] | None:
    """The number now and the one before, by the words 上年 and 去年 before one of them."""
    clauses = [sentence.clause(each.start) for each in (first, second)]
    more = _COMPARED.fullmatch(clauses[1].strip())
    if more is not None and not _DIFFERENCE.search(clauses[0]):
        return first, _before(first, second if more.group(1) else second.negative())
    if any(_DIFFERENCE.search(clause) for clause in clauses):
        return None
    was_first, was_second = (_BEFORE.search(clause) is not None for clause in clauses)
    if was_first == was_second:
        return None
    return (second, first) if was_first else (first, second)


def _before(now: Measure, more: Measure) -> Measure:
    """What there was where there is so much more now: 1250家，比上年增加150家."""
    value = now.value - more.value
    words = f"{plain(value)}{now.unit}"
    return Measure(more.start, more.end, words, value, now.half + more.half, now.unit, more.is_vague)


def _change(facts: Facts, sentence: Sentence, move: _Move, now: Measure, before: Measure) -> Change:
    place, other = (sentence.hit(facts, each).place for each in (move.measure, before))
    if move.measure.unit != PERCENT:
        reckoned = now.value - before.value
        is_right = abs(reckoned - move.amount) <= _slack(move.measure, now, before)
        unit = move.measure.unit
        words = f"{plain(reckoned)}{unit}"
    else:
        is_right = not before.value or is_change(amount_of(now), amount_of(before), move.amount)
        words = _percent(now.value, before.value)
    written = move.clause.strip() + move.measure.written
    return Change(written, now.written, before.written, words, is_right, place, other)


def _slack(*numbers: Measure) -> Decimal:
    """How far a difference may be off: what counts in 万 or with a point was rounded."""
    return sum((number.half for number in numbers), Decimal(0))


def _percent(now: Decimal, before: Decimal) -> str:
    return f"{one_place((now - before) * 100 / abs(before))}%" if before else "—"


def _of_figure(
    facts: Facts, sentence: Sentence, move: _Move, figures: dict[tuple[str, str], FigureFact]
) -> Iterator[Change]:
    """A change right behind a number of 数据 that has 上期."""
    now = sentence.measures[move.number - 1]
    name = facts.source(sentence.start + now.start)
    figure = figures.get((bare(name) if name else subject_of(sentence.text, now, facts.own_place), now.unit))
    gap = sentence.between(now, move.measure)
    if figure is None or not figure.previous or figure.value is None or now.written != figure.shown:
        return
    if gap.count("，") != 1 or not _COMPARED.fullmatch(move.clause.strip()):
        return
    if move.measure.unit != PERCENT or now.unit == PERCENT or not sentence.is_exact(move.measure, now):
        return
    exact, last = Amount(figure.value, now.half), Amount(figure.previous, now.half)
    is_right = is_change(exact, last, move.amount)
    words = _percent(figure.value, figure.previous)
    written = move.clause.strip() + move.measure.written
    place = sentence.hit(facts, move.measure).place
    yield Change(written, now.written, figure.previous_shown, words, is_right, place, figure.previous_place)
