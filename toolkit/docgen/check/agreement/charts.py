"""A chart as a table: its categories below each other, a column a series."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from docgen.check.agreement.facts import Cell, Grid
from docgen.model.paragraph import Place


def chart_grid(
    categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[Decimal | None]]],
    caption: str,
    spot: Callable[[], Place],
) -> Grid:
    """The table; each of its cells has its place by `spot`."""
    head = [Cell(0, n, 1, text, None, spot) for n, text in enumerate(("", *(name for name, _ in series)))]
    rows = [tuple(head)]
    for number, category in enumerate(categories, 1):
        values = [own[number - 1] for _, own in series]
        cells = (Cell(number, n, 1, "" if v is None else f"{v:f}", v, spot) for n, v in enumerate(values, 1))
        rows.append((Cell(number, 0, 1, category, None, spot), *cells))
    return Grid(tuple(rows), caption)
