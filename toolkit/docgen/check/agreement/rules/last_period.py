"""上期 is not what last period's workbook says.

What it does
    Compares 上期 of each row of 数据 with 数值 of the row of the same name and unit in the workbook given by
    --last; what a document says of last year is compared by `figures-disagree`.

Why is this bad
    A number that was reported once and is reported otherwise a year later has to be explained.

Example
    Bad:  上期 1110, last year's workbook 1100
    Good: 上期 1100

Clause
    Not in GB/T 9704: a sense check, hence a warning.
"""

from collections.abc import Iterator

from docgen.check.agreement.facts import Contradiction, Facts, said
from docgen.check.agreement.measures import told


def compare(facts: Facts) -> Iterator[Contradiction]:
    last = {figure.name: figure for figure in facts.last.figures}
    for figure in facts.figures:
        before = last.get(figure.name)
        if before is None or figure.previous is None or before.value is None:
            continue
        if not _agrees(figure.previous_shown, before.shown):
            details = {
                "name": figure.name,
                "value": figure.previous_shown,
                "other": before.shown,
                "place": f"{facts.last.file} › {said(before.place)}",
            }
            yield Contradiction(figure.previous_place, details, before.place)


def _agrees(one: str, other: str) -> bool:
    """Whether two numbers agree, or count in units that do not compare."""
    first, second = told(one), told(other)
    if first is None or second is None:
        return True
    return first.unit != second.unit or first.agrees(second)
