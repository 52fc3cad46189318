"""What of a unit's figures looks wrong to who adds them up. A doubt is a question, never a refusal."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from docgen.consolidate.totals import SCALES, Share, Total, in_unit
from docgen.consolidate.units import Unit, UnitFigure
from docgen.suggestions import nearest

_MANY = Decimal(10)
"""Times last year's number, or a tenth of it: a slip of the decimal point, or 元 for 万元."""
_SMALLEST = Decimal(5)
"""Numbers below that grow tenfold in the ordinary course of things."""
_OTHER_SCALE = Decimal(1000)
"""Times what the units usually have: an amount in 元 where 万元 is said, or the other way round."""
_FEWEST = 3
"""Units that it takes to say what is usual."""


class Usual(NamedTuple):
    """What most units have: their figures and tables by name, and the middle of each amount of money."""

    figures: Collection[str]
    tables: Collection[str]
    middles: Mapping[str, Decimal]


def usual(units: Sequence[Unit], totals: Mapping[str, Total]) -> Usual:
    """What is usual among `units`; nothing where they are too few to say."""
    if len(units) < _FEWEST:
        return Usual((), (), {})
    figures = [name for name, each in totals.items() if 2 * len(each.shares) > len(units)]
    tables = dict.fromkeys(name for unit in units for name in unit.tables)
    common = [name for name in tables if 2 * sum(name in unit.tables for unit in units) > len(units)]
    money = {name: each for name, each in totals.items() if each.unit in SCALES}
    middles = {name: _middle(each.shares) for name, each in money.items()}
    return Usual(figures, common, {name: value for name, value in middles.items() if value})


def _middle(shares: Sequence[Share]) -> Decimal:
    values = [abs(share.value) for share in shares if share.value]
    return median(values) if len(values) >= _FEWEST else Decimal(0)


def doubts(
    unit: Unit, totals: Mapping[str, Total], known: Usual, last: Mapping[str, UnitFigure]
) -> Iterator[str]:
    """What is to be asked of `unit`, in a clerk's words; `last` are its figures of last time, where known."""
    for name, figure in unit.figures.items():
        yield from _of_figure(name, figure, totals)
        yield from _of_scale(name, figure, totals, known)
        before = last.get(name)
        if (
            before is not None
            and None not in (before.value, figure.previous)
            and before.value != figure.previous
        ):
            yield f"{name}的上期写{figure.previous}，去年报的是{before.value}"
    yield from _missing(known.figures, unit.figures, "这个数")
    yield from _missing(known.tables, unit.tables, "这张表")


def _of_figure(name: str, figure: UnitFigure, totals: Mapping[str, Total]) -> Iterator[str]:
    wanted = totals[name].unit if name in totals and totals[name].kind != "list" else figure.unit
    if figure.value is None:
        yield f"{name}没有填" if not figure.written else f"{name}写的是“{figure.written}”"
    elif figure.unit != wanted and wanted:
        yield f"{name}的单位是“{figure.unit}”，别的单位用“{wanted}”"
    if figure.value is not None and figure.previous:
        yield from _jumps(name, figure.value, figure.previous)


def _jumps(name: str, value: Decimal, previous: Decimal) -> Iterator[str]:
    if max(abs(value), abs(previous)) < _SMALLEST or not value:
        return
    times = abs(value / previous)
    if times >= _MANY or times <= 1 / _MANY:
        yield f"{name}是{value:f}，上期{previous:f}，差十倍以上"


def _of_scale(name: str, figure: UnitFigure, totals: Mapping[str, Total], known: Usual) -> Iterator[str]:
    """An amount that is of another size than everybody's, as it is where 元 and 万元 were mixed up."""
    middle = known.middles.get(name)
    if not middle:
        return
    said = totals[name].unit
    own = in_unit(figure.value, figure.unit, said)
    if own and not 1 / _OTHER_SCALE < abs(own) / middle < _OTHER_SCALE:
        yield f"{name}是{own:f}{said}，多数单位在{middle:f}{said}上下，像是元和万元写混了"


def _missing(common: Collection[str], own: Collection[str], what: str) -> Iterator[str]:
    strange = [name for name in own if name not in common]
    for name in common:
        if name not in own:
            near = nearest(name, strange)
            yield f"没有“{name}”{what}" + (f"，有“{near}”，是不是同一个" if near else "")
