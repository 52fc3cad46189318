"""Statements of one quantity that do not agree: text with text, with 数据, with tables and charts."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from docgen.check.agreement.facts import Facts, FigureFact
from docgen.check.agreement.measures import MEASURE, Measure, measured
from docgen.check.agreement.statements import BEFORE, THIS, Standing, Statement, is_report, statements
from docgen.check.agreement.table_statements import table_statements
from docgen.model.paragraph import Place

_LEAST_DIGITS = 3
_MOST_VALUES = 2
"""The same words with ever other numbers are a series, one for each part, and no contradiction."""
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
    for told in _everything(facts):
        groups.setdefault((told.subject, told.measure.unit, told.time), []).append(told)
    for group in groups.values():
        yield from _in_group(group)


def _everything(facts: Facts) -> Iterator[Told]:
    fixed = [*_figures(facts.figures), *table_told(facts)]
    yield from fixed
    wanted = frozenset((told.subject, told.measure.unit) for told in fixed)
    for statement in statements(facts, wanted):
        yield _told(statement)


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
    for number, figure in enumerate(figures, 1):
        for shown, time, place in (
            (figure.shown, THIS, figure.place),
            (figure.previous_shown, BEFORE, figure.previous_place),
        ):
            if MEASURE.fullmatch(shown):
                said = measured(shown)
                yield Told(figure.name, shown, said, time, Standing.WHOLE, place, -number)


def table_told(facts: Facts) -> Iterator[Told]:
    """What tables and charts tell of whole quantities."""
    for number, (subject, said, time, place) in enumerate(table_statements(facts), 1):
        yield Told(subject, said.written, said, time, Standing.WHOLE, place, -1000 - number)


def _in_group(group: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Each statement against the first one of the most standing; each wrong number once."""
    values = {told.measure.value for told in group}
    if not 1 < len(values) <= _MOST_VALUES:
        return
    basis = max(group, key=lambda told: told.standing)
    others = [
        told for told in group if told.source != basis.source and not told.measure.agrees(basis.measure)
    ]
    parts = [told for told in others if told.standing is not Standing.WHOLE]
    for told in others:
        if _contradicts(told, basis, alone=len(parts) == 1):
            yield told, basis


def _contradicts(told: Told, basis: Told, *, alone: bool) -> bool:
    if basis.standing is Standing.WHOLE and told.standing is Standing.WHOLE:
        return len(told.subject) > 1
    if _is_slip(told.measure, basis.measure) and len(told.subject) >= _SPECIFIC:
        return True
    if basis.standing is not Standing.WHOLE or told.standing is Standing.PART or told.measure.unit == "%":
        return False
    if told.measure.value > basis.measure.value:
        return len(told.subject) > _SPECIFIC - 1
    return alone and len(told.subject) >= _SPECIFIC and told.measure.value >= basis.measure.value * _NEAR


def _is_slip(one: Measure, other: Measure) -> bool:
    """Whether two numbers differ as mistyped ones do: a digit, two that changed places, the point."""
    first, second = (_digits(each) for each in (one, other))
    if min(len(first), len(second)) < _LEAST_DIGITS:
        return False
    if len(first) == len(second):
        different = [n for n, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        if len(different) == 2:
            left, right = different
            return right == left + 1 and (first[left], first[right]) == (second[right], second[left])
        return len(different) < 2
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return len(longer) == len(shorter) + 1 and any(
        longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer))
    )


def _digits(said: Measure) -> str:
    """The digits that count: 12.50 and 1250 have the same ones."""
    return "".join(map(str, said.value.normalize().as_tuple().digits))
