"""Which cells a save changed: what a watcher tells beside "saved"."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docgen.diagnostics import Result
from docgen.model.cell_text import CellRef, Text
from docgen.model.objects import Table
from docgen.model.report import Report
from docgen.pipeline.rendering import Reader

_REMEMBERED = 100
"""Workbooks; a clerk works on one or two at a time."""


def changed_cells(before: Report, after: Report) -> tuple[str, ...]:
    """The cells whose text differs, as `正文!C12`, in the order of sheets and rows; moved rows included."""
    old, new = dict(_texts(before)), dict(_texts(after))
    changed = {cell for cell in old.keys() | new.keys() if old.get(cell, "") != new.get(cell, "")}
    sheets = list(dict.fromkeys(cell.sheet for cell in (*new, *old)))
    ordered = sorted(changed, key=lambda cell: (sheets.index(cell.sheet), cell.row, cell.column))
    return tuple(f"{cell.sheet}!{cell.a1}" for cell in ordered)


def _texts(report: Report) -> Iterator[tuple[CellRef, str]]:
    for text in _cells(report):
        yield text.cell, text.value
    for row in report.body:
        yield row.level_cell, row.level.value


def _cells(report: Report) -> Iterator[Text]:
    yield report.layout
    for each in report.fields.values():
        yield from (each.name, each.content)
    for row in report.body:
        yield from (row.title, row.content, row.note)
    for figure in report.figures.values():
        yield from (figure.name, figure.written, figure.unit, figure.previous_written, figure.number_format)
    for table in report.tables.values():
        yield from _table_cells(table)
    yield from (picture.caption for picture in report.pictures.values())
    yield from (chart.caption for chart in report.charts.values())


def _table_cells(table: Table) -> Iterator[Text]:
    yield table.caption
    yield from (text for line in (*table.lead, *table.above, *table.below) for text in line if text)
    yield from (cell.text for cells in table.rows for cell in cells)
    yield from table.notes
    for other in table.following:
        yield from _table_cells(other)


@dataclass(slots=True, eq=False)
class Remembering:
    """A reader that remembers what the last workbooks said; `changed` are the cells of the last one read."""

    read: Reader
    changed: tuple[str, ...] = ()
    _known: dict[Path, Report] = field(default_factory=dict)

    def __call__(self, book: Path) -> Result[Report]:
        result = self.read(book)
        before = self._known.pop(book, None)
        after = result.value or before
        self.changed = changed_cells(before, after) if before and after else ()
        if after:
            self._known[book] = after
        while len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        return result
