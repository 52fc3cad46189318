"""What of a unit's figures looks wrong to who adds them up. A doubt is a question, never a refusal."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from docgen.consolidate.totals import Total
from docgen.consolidate.units import Unit, UnitFigure

_MANY = Decimal(10)
"""Times last year's number, or a tenth of it: a slip of the decimal point, or 元 for 万元."""
_SMALLEST = Decimal(5)
"""Numbers below that grow tenfold in the ordinary course of things."""


def doubts(unit: Unit, totals: Mapping[str, Total], last: Mapping[str, UnitFigure]) -> Iterator[str]:
    """What is to be asked of `unit`, in a clerk's words; `last` are its figures of last time, where known."""
    for name, figure in unit.figures.items():
        wanted = totals[name].unit if name in totals and totals[name].kind != "list" else figure.unit
        if figure.value is None:
            yield f"{name}没有填" if not figure.written else f"{name}写的是“{figure.written}”"
        elif figure.unit != wanted and wanted:
            yield f"{name}的单位是“{figure.unit}”，别的单位用“{wanted}”"
        if figure.value is not None and figure.previous:
            yield from _jumps(name, figure.value, figure.previous)
        before = last.get(name)
        if (
            before is not None
            and None not in (before.value, figure.previous)
            and before.value != figure.previous
        ):
            yield f"{name}的上期写{figure.previous}，去年报的是{before.value}"


def _jumps(name: str, value: Decimal, previous: Decimal) -> Iterator[str]:
    if max(abs(value), abs(previous)) < _SMALLEST or not value:
        return
    times = abs(value / previous)
    if times >= _MANY or times <= 1 / _MANY:
        yield f"{name}是{value:f}，上期{previous:f}，差十倍以上"
