"""Where the steps of composing put what they find."""

from typing import NamedTuple

from docgen.diagnostics import Code, Diagnostic, Where, error, note, warning
from docgen.model.cell_text import CellRef


class Unfilled(NamedTuple):
    """A place still to be filled: its cell, the text it stands in, and where."""

    cell: CellRef
    text: str
    start: int
    end: int


class Findings(list[Diagnostic]):
    """The findings about one workbook, in the order in which they were made."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file
        self.unfilled: list[Unfilled] = []
        """Places that are still to be filled, as typed; told in one message (unfilled.py)."""

    def where(self, cell: CellRef) -> Where:
        """The place of `cell` in the workbook."""
        return Where.in_sheet(self._file, cell.sheet, cell.a1)

    def book(self) -> Where:
        """The place of the workbook as a whole."""
        return Where(self._file)

    def sheet(self, name: str) -> Where:
        """The place of a sheet of the workbook."""
        return Where.in_sheet(self._file, name)

    def error(self, code: Code, cell: CellRef, **details: object) -> None:
        """Collect an error at `cell`."""
        self.append(error(code, self.where(cell), **details))

    def warning(self, code: Code, cell: CellRef, **details: object) -> None:
        """Collect a warning at `cell`."""
        self.append(warning(code, self.where(cell), **details))

    def note(self, code: Code, cell: CellRef, **details: object) -> None:
        """Collect a note at `cell`."""
        self.append(note(code, self.where(cell), **details))
