"""The numbers that a chart part of DrawingML shows (ECMA-376 part 1, 21.2): what its caches hold."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from docgen.wordml.names import NAMESPACES

if TYPE_CHECKING:
    from docgen.wordml.names import Node

C = f"{{{NAMESPACES['c']}}}"
_MOST_POINTS = 10_000

Series = tuple[str, tuple[Decimal | None, ...]]
"""The name of a series ("" where it has none) and its values, None where one is missing."""


class ChartNumbers(NamedTuple):
    """The categories of a chart, and its series of values for them."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]


def chart_numbers(root: Node) -> ChartNumbers | None:
    """What the chart under `root` shows; None for one that has no numbers of its own."""
    series = list(root.iter(C + "ser"))
    if not series:
        return None
    categories = _points(series[0].find(C + "cat"))
    count = max(len(categories), *(len(_points(each.find(C + "val"))) for each in series))
    labels = tuple(_label(categories, number) for number in range(count))
    return ChartNumbers(labels, tuple((_name(each), _numbers(each, count)) for each in series))


def _label(categories: list[str], number: int) -> str:
    return (categories[number] if number < len(categories) else "") or str(number + 1)


def _name(series: Node) -> str:
    words = series.find(C + "tx")
    return "".join(node.text or "" for node in words.iter(C + "v")).strip() if words is not None else ""


def _points(node: Node | None) -> list[str]:
    """The points of a reference's cache in order; "" for those that are not there."""
    if node is None:
        return []
    found: dict[int, str] = {}
    for point in node.iter(C + "pt"):
        place = int(point.get("idx", "0"))
        value = point.find(C + "v")
        if 0 <= place < _MOST_POINTS and value is not None:
            found[place] = value.text or ""
    return [found.get(place, "") for place in range(max(found, default=-1) + 1)]


def _numbers(series: Node, count: int) -> tuple[Decimal | None, ...]:
    points = _points(series.find(C + "val"))
    return tuple(_number(points[place]) if place < len(points) else None for place in range(count))


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
