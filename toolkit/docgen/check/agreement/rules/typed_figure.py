"""A number is typed that stands in 数据.

What it does
    Offers {{名称}} for the numbers in the text that are figures of 数据 by name, unit and value, all in one
    note.

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

from docgen.check.agreement.facts import Contradiction, Facts, Hit, said
from docgen.check.agreement.measures import told
from docgen.check.agreement.statements import THIS, bare, statements
from docgen.model.paragraph import Place


def compare(facts: Facts) -> Iterator[Contradiction]:
    typed = list(_typed(facts))
    if typed:
        shown = (f"{said(hit.place)} {hit.text}（{name}）" for hit, name, _ in typed[:_SHOWN])
        details = {
            "count": len(typed),
            "list": "、".join(shown),
            "more": "……" if len(typed) > _SHOWN else "",
            "name": typed[0][1],
        }
        yield Contradiction(typed[0][0].place, details, typed[0][2])


_SHOWN = 12


def _typed(facts: Facts) -> Iterator[tuple[Hit, str, Place]]:
    """Each typed number that is a figure, with the figure's name and place."""
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
            yield hit, figure.name, figure.place


def _value(shown: str) -> Decimal | None:
    said = told(shown)
    return said.value if said is not None else None
