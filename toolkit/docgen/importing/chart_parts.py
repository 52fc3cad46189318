"""A chart part of DrawingML → the numbers of a sheet 图表·X."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.model.contents import ChartEntry
from docgen.model.objects import ChartKind
from docgen.wordml.charts import C, chart_numbers
from docgen.wordml.names import parse

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_KINDS: dict[str, ChartKind] = {
    "lineChart": ChartKind.LINE,
    "line3DChart": ChartKind.LINE,
    "pieChart": ChartKind.PIE,
    "pie3DChart": ChartKind.PIE,
    "doughnutChart": ChartKind.PIE,
}


def chart_entry(data: bytes, name: str, caption: str) -> ChartEntry | None:
    """The chart as a sheet; None for one that has no numbers of its own."""
    root = parse(data)
    shown = chart_numbers(root)
    if shown is None:
        return None
    numbers = {own or f"系列{n}": values for n, (own, values) in enumerate(shown.series, 1)}
    return ChartEntry(name, caption, _kind(root), shown.categories, numbers)


def _kind(root: Node) -> ChartKind:
    for node in root.iter():
        local = node.tag.rpartition("}")[2]
        if local in _KINDS:
            return _KINDS[local]
        if local in ("barChart", "bar3DChart"):
            direction = node.find(C + "barDir")
            is_bar = direction is not None and direction.get("val") == "bar"
            return ChartKind.BAR if is_bar else ChartKind.COLUMN
    return ChartKind.COLUMN
