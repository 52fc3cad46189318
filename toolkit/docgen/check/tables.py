"""The tables of figures and facts in a document, told from those that only place things."""

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.document import DocumentView
from docgen.model.paragraph import Paragraph

_FEWEST = 3
"""Rows, and columns: what is smaller may place a signature, a letterhead or a picture."""
_LONGEST_HEAD = 16


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row names its columns: its paragraphs, and how many rows and columns it has."""

    paragraphs: tuple[Paragraph, ...]
    rows: int
    columns: int

    @property
    def first(self) -> Paragraph:
        """The paragraph of its first cell."""
        return self.paragraphs[0]


def tables(view: DocumentView) -> Iterator[Table]:
    """The tables with a head: three columns or more, each named in the first row, and three rows or more."""
    found: dict[int, list[Paragraph]] = {}
    for paragraph in view.paragraphs:
        if paragraph.cell is not None and not paragraph.in_box:
            found.setdefault(paragraph.cell.table, []).append(paragraph)
    for paragraphs in found.values():
        cells = [p.cell for p in paragraphs if p.cell is not None]
        rows, columns = max(cell.row for cell in cells), max(cell.column for cell in cells)
        if min(rows, columns) >= _FEWEST and _has_head(paragraphs, columns):
            yield Table(tuple(paragraphs), rows, columns)


def _has_head(paragraphs: list[Paragraph], columns: int) -> bool:
    """Whether each cell of the first row says something short, and none of these is an element."""
    head = [p for p in paragraphs if p.cell is not None and p.cell.row == 1]
    named = {p.cell.column for p in head if p.cell is not None and 0 < len(p.text.strip()) <= _LONGEST_HEAD}
    return len(named) == columns and not any(p.role.element for p in paragraphs)
