"""Statements of one quantity that do not agree: text with text, with 数据, with tables and charts."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from docgen.check.agreement.facts import Facts, FigureFact
from docgen.check.agreement.measures import Measure, told
from docgen.check.agreement.numbers import plain
from docgen.check.agreement.sentences import Sentence, sentences_with
from docgen.check.agreement.statements import (
    BEFORE,
    THIS,
    Standing,
    Statement,
    bare,
    is_report,
    statements,
    subject_of,
)
from docgen.check.agreement.table_statements import table_statements
from docgen.model.paragraph import Place

_LAST = re.compile("(?:上年|去年)(?:同期)?(?:为|是|有)?|同期(?:为|是|有)?")
_LEAST_DIGITS = 3
_SPECIFIC = 4
_NEAR = Decimal("0.75")


class Told(NamedTuple):
    """A number told of a quantity, wherever it stands."""

    subject: str
    written: str
    measure: Measure
    time: str
    standing: Standing
    place: Place
    source: int
    """Statements of one paragraph (or table) have one source, and are not held against each other."""


def disagreements(facts: Facts) -> Iterator[tuple[Told, Told]]:
    """Pairs that do not agree: the one to look at, and the one it is held against."""
    if not is_report(facts):
        return
    groups: dict[tuple[str, str, str], list[Told]] = {}
    for each in _everything(facts):
        groups.setdefault((each.subject, each.measure.unit, each.time), []).append(each)
    for group in groups.values():
        yield from _in_group(group)


def _everything(facts: Facts) -> Iterator[Told]:
    fixed = [*_figures(facts.figures), *_last(facts), *table_told(facts), *_said_of_last(facts)]
    yield from fixed
    wanted = frozenset((each.subject, each.measure.unit) for each in fixed)
    for statement in statements(facts, wanted):
        yield _told(statement)


def _said_of_last(facts: Facts) -> Iterator[Told]:
    """A number of 上年同期 right behind one of 数据: its 上期, said in the text."""
    known = {(bare(f.name), said.unit): f.shown for f in facts.figures if (said := told(f.shown)) is not None}
    for sentence in sentences_with(facts, "上年", "去年", "同期") if known else ():
        for now, before in pairwise(sentence.measures):
            subject = subject_of(facts.text, _in_text(sentence, now), facts.own_place)
            name = bare(facts.source(sentence.start + now.start)) or subject
            is_its = now.unit == before.unit and known.get((name, now.unit)) == now.written
            if (
                is_its
                and _LAST.fullmatch(sentence.clause(before.start).strip())
                and sentence.is_exact(before)
            ):
                hit = sentence.hit(facts, before)
                source = hit.passage.number
                yield Told(name, before.written, before, BEFORE, Standing.WHOLE, hit.place, source)


def _in_text(sentence: Sentence, measure: Measure) -> Measure:
    return measure._replace(start=sentence.start + measure.start, end=sentence.start + measure.end)


def _told(statement: Statement) -> Told:
    hit = statement.hit
    return Told(
        statement.subject,
        statement.measure.written,
        statement.measure,
        statement.time,
        statement.standing,
        hit.place,
        hit.passage.number,
    )


def _figures(figures: Sequence[FigureFact]) -> Iterator[Told]:
    """What 数据 tells, of now and of last period."""
    for number, figure in enumerate(figures, 1):
        for shown, time, place in (
            (figure.shown, THIS, figure.place),
            (figure.previous_shown, BEFORE, figure.previous_place),
        ):
            said = told(shown)
            if said is not None:
                yield Told(bare(figure.name), shown, said, time, Standing.WHOLE, place, -number)


def _last(facts: Facts) -> Iterator[Told]:
    """What last period's workbook tells, where a document has no 上期 of its own."""
    for number, figure in enumerate(facts.last.figures if not facts.figures else ()):
        said = told(figure.shown)
        if said is not None:
            place = figure.place._replace(steps=(facts.last.file, *figure.place.steps))
            yield Told(bare(figure.name), figure.shown, said, BEFORE, Standing.WHOLE, place, -10_000 - number)


def table_told(facts: Facts) -> Iterator[Told]:
    """What tables and charts tell of whole quantities."""
    for number, (subject, said, time, place) in enumerate(table_statements(facts), 1):
        yield Told(bare(subject), said.written, said, time, Standing.WHOLE, place, -1000 - number)


def _in_group(group: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Each statement against the first one of the most standing; each wrong number once."""
    if len(group) < 2:
        return
    basis = max(group, key=lambda each: each.standing)
    others = [each for each in group if not each.measure.agrees(basis.measure)]
    wholes = [each for each in others if each.standing is Standing.WHOLE]
    parts = [each for each in others if each.standing is not Standing.WHOLE]
    for alike in (wholes, parts):
        if len({each.measure.value for each in alike}) > 1:
            # The same words with ever other numbers are a series, one for each part, and no contradiction.
            continue
        for each in alike:
            if each.source != basis.source and _contradicts(each, basis, alone=len(parts) == 1):
                yield each, basis


def _contradicts(each: Told, basis: Told, *, alone: bool) -> bool:
    if basis.standing is Standing.WHOLE and each.standing is Standing.WHOLE:
        return len(each.subject) > 1
    if len(each.subject) >= _SPECIFIC and _is_slip(each.measure, basis.measure):
        # A part may begin with any other digit than the whole; a slip rarely touches the first.
        is_more = each.measure.value > basis.measure.value
        first, second = _digits(each.measure), _digits(basis.measure)
        is_swapped = sorted(first) == sorted(second) and each.standing is not Standing.PART
        return is_more or is_swapped or first[0] == second[0]
    if basis.standing is not Standing.WHOLE or each.standing is Standing.PART or each.measure.unit == "%":
        return False
    if each.measure.value > basis.measure.value:
        return len(each.subject) > _SPECIFIC - 1
    return alone and len(each.subject) >= _SPECIFIC and each.measure.value >= basis.measure.value * _NEAR


def _is_slip(one: Measure, other: Measure) -> bool:
    """Whether two numbers differ as mistyped ones do: a digit, two that changed places, one too many.

    A number that lacks a digit may as well be a tenth of the other.
    """
    first, second = (_digits(each) for each in (one, other))
    if min(len(first.rstrip("0")), len(second.rstrip("0"))) < _LEAST_DIGITS:
        return False
    if first.rstrip("0") == second.rstrip("0"):
        return one.value > other.value
    if len(first) == len(second):
        different = [n for n, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        if len(different) == 2:
            left, right = different
            return right == left + 1 and (first[left], first[right]) == (second[right], second[left])
        return len(different) == 1
    return len(first) == len(second) + 1 and any(
        first[:n] + first[n + 1 :] == second for n in range(len(first))
    )


def _digits(said: Measure) -> str:
    """The digits of a number, without a point and the zeros behind it."""
    return plain(said.value).replace(".", "")
