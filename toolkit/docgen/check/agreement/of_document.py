"""The statements of a Word document."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from operator import attrgetter

from docgen.check.agreement.charts import chart_grid
from docgen.check.agreement.facts import NOTHING_LAST, Cell, Facts, Grid, LastPeriod, Passage
from docgen.check.agreement.numbers import number_of
from docgen.model.document import DocumentView
from docgen.model.paragraph import Paragraph, Place
from docgen.model.profile import Element

_ORDINAL = attrgetter("ordinal")
_LONGEST_CAPTION = 40
_AROUND = 3
"""Paragraphs above and below a table that may be its caption or its notes."""


def of_document(view: DocumentView, last: LastPeriod = NOTHING_LAST) -> Facts:
    """The statements of `view`; what it says of last period is held against `last`."""

    def find(elements: tuple[Element, ...]) -> list[int]:
        ordinals = (paragraph.ordinal for paragraph in view.of(*elements))
        return [bisect_left(view.paragraphs, ordinal, key=_ORDINAL) for ordinal in ordinals]

    return Facts(view.text, view.starts, partial(_passage, view), find, partial(_grids, view), last=last)


def _passage(view: DocumentView, index: int) -> Passage:
    paragraph = view.paragraphs[index]
    role = paragraph.role
    return Passage(
        index,
        view.starts[index],
        paragraph.text,
        role.element,
        role.division,
        role.title_end,
        paragraph.cell is not None,
        paragraph.label,
        lambda _offset: paragraph.place(),
    )


def _grids(view: DocumentView) -> tuple[Grid, ...]:
    tables: dict[int, list[Paragraph]] = {}
    for paragraph in view.paragraphs:
        if paragraph.standing.cell is not None:
            tables.setdefault(paragraph.standing.cell.table, []).append(paragraph)
    return (*(_grid(view, own) for own in tables.values()), *_charts(view))


def _charts(view: DocumentView) -> Iterator[Grid]:
    """The charts as tables; a chart's caption stands below it, or above."""
    for chart in view.charts:
        index = bisect_left(view.paragraphs, chart.ordinal, key=_ORDINAL)
        if index == len(view.paragraphs) or view.paragraphs[index].ordinal != chart.ordinal:
            continue
        around = (*view.paragraphs[index + 1 : index + 2], *view.paragraphs[max(0, index - 1) : index])
        words = (p.text.strip() for p in around if p.cell is None)
        caption = next((each for each in words if 0 < len(each) <= _LONGEST_CAPTION), "")
        spot = partial(_place, view.paragraphs[index])
        yield chart_grid(chart.categories, chart.series, caption, spot)


def _grid(view: DocumentView, own: list[Paragraph]) -> Grid:
    rows = tuple(tuple(_cells(row)) for _, row in groupby(own, _row))
    first, last = (bisect_left(view.paragraphs, p.ordinal, key=_ORDINAL) for p in (own[0], own[-1]))
    above = view.paragraphs[max(0, first - _AROUND) : first]
    below = view.paragraphs[last + 1 : last + 1 + _AROUND]
    caption = (p.text for p in above if p.cell is None and len(p.text) <= _LONGEST_CAPTION)
    return Grid(rows, "\n".join(caption), "\n".join(p.text for p in below if p.cell is None))


def _row(paragraph: Paragraph) -> int:
    return paragraph.cell.row if paragraph.cell is not None else 0


def _column(paragraph: Paragraph) -> int:
    return paragraph.cell.column if paragraph.cell is not None else 0


def _cells(row: Iterator[Paragraph]) -> Iterator[Cell]:
    for _, group in groupby(row, _column):
        paragraphs = list(group)
        place = paragraphs[0].cell
        if place is not None:
            text = "\n".join(paragraph.text for paragraph in paragraphs)
            spot = partial(_place, paragraphs[0])
            yield Cell(place.row - 1, place.grid - 1, place.span, text, number_of(text), spot)


def _place(paragraph: Paragraph) -> Place:
    return paragraph.place()
