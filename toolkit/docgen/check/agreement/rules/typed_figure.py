"""A number is typed that stands in 数据.

What it does
    Offers {{名称}} for a number in the text that is a figure of 数据 by name, unit and value.

Why is this bad
    When 数据 is brought up to date, a typed number stays behind.

Example
    Bad:  全年检查企业1250家, with 检查企业 1250 家 in 数据
    Good: 全年{{检查企业}}

Clause
    Not in GB/T 9704: a proposal, hence a note.
"""

from collections.abc import Iterator
from decimal import Decimal

from docgen.check.agreement.facts import Contradiction, Facts, said
from docgen.check.agreement.measures import told
from docgen.check.agreement.statements import THIS, bare, statements


def compare(facts: Facts) -> Iterator[Contradiction]:
    figures = {
        (bare(figure.name), said_of.unit): figure
        for figure in facts.figures
        if (said_of := told(figure.shown)) is not None
    }
    if not figures:
        return
    for statement in statements(facts, frozenset(figures)):
        figure = figures.get((statement.subject, statement.measure.unit))
        hit = statement.hit
        if figure is None or statement.time != THIS or statement.measure.value != _value(figure.shown):
            continue
        if not facts.source(hit.passage.start + hit.start):
            details = {"text": statement.measure.written, "name": figure.name, "place": said(figure.place)}
            yield Contradiction(hit.place, details, figure.place)


def _value(shown: str) -> Decimal | None:
    said = told(shown)
    return said.value if said is not None else None
