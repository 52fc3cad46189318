"""A chart part of DrawingML → the numbers of a sheet 图表·X (ECMA-376 part 1, 21.2)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from docgen.model.contents import ChartEntry
from docgen.model.objects import ChartKind
from docgen.wordml.names import NAMESPACES, parse

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_C = f"{{{NAMESPACES['c']}}}"
_KINDS: dict[str, ChartKind] = {
    "lineChart": ChartKind.LINE,
    "line3DChart": ChartKind.LINE,
    "pieChart": ChartKind.PIE,
    "pie3DChart": ChartKind.PIE,
    "doughnutChart": ChartKind.PIE,
}
_MOST_POINTS = 10_000


def chart_entry(data: bytes, name: str, caption: str) -> ChartEntry | None:
    """The chart as a sheet; None for one that has no numbers of its own."""
    root = parse(data)
    series = list(root.iter(_C + "ser"))
    if not series:
        return None
    categories = _points(series[0].find(_C + "cat"))
    count = max(len(categories), *(len(_points(each.find(_C + "val"))) for each in series))
    numbers = {_name(each, number): _numbers(each, count) for number, each in enumerate(series, 1)}
    labels = tuple(_label(categories, number) for number in range(count))
    return ChartEntry(name, caption, _kind(root), labels, numbers)


def _label(categories: list[str], number: int) -> str:
    return (categories[number] if number < len(categories) else "") or str(number + 1)


def _kind(root: Node) -> ChartKind:
    for node in root.iter():
        local = node.tag.rpartition("}")[2]
        if local in _KINDS:
            return _KINDS[local]
        if local in ("barChart", "bar3DChart"):
            direction = node.find(_C + "barDir")
            is_bar = direction is not None and direction.get("val") == "bar"
            return ChartKind.BAR if is_bar else ChartKind.COLUMN
    return ChartKind.COLUMN


def _name(series: Node, number: int) -> str:
    words = series.find(_C + "tx")
    text = "".join(node.text or "" for node in words.iter(_C + "v")) if words is not None else ""
    return text.strip() or f"系列{number}"


def _points(node: Node | None) -> list[str]:
    """The points of a reference's cache in order; "" for those that are not there."""
    if node is None:
        return []
    found: dict[int, str] = {}
    for point in node.iter(_C + "pt"):
        place = int(point.get("idx", "0"))
        value = point.find(_C + "v")
        if 0 <= place < _MOST_POINTS and value is not None:
            found[place] = value.text or ""
    return [found.get(place, "") for place in range(max(found, default=-1) + 1)]


def _numbers(series: Node, count: int) -> tuple[Decimal | None, ...]:
    points = _points(series.find(_C + "val"))
    return tuple(_number(points[place]) if place < len(points) else None for place in range(count))


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
