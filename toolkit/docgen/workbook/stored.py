"""What cells hold, as they are stored: what an edit of a cell begins with."""

from docgen import opc
from docgen.model.cell_text import CellRef
from docgen.workbook.inspection import inspect_book
from docgen.workbook.scanning import inspect_sheet
from docgen.workbook.sheet_facts import SheetFacts
from docgen.workbook.strings import Strings


class StoredCells:
    """The cells of a workbook; each sheet is gone through when it is first asked for.

    What is asked raises DamagedError where the workbook is damaged, KeyError for a sheet it does not have.
    """

    def __init__(self, package: opc.Package) -> None:
        facts = inspect_book(package)
        self._package = package
        self._strings = Strings(package, facts.strings)
        self._parts = {sheet.name: sheet.part for sheet in facts.sheets if sheet.part}
        self._facts: dict[str, SheetFacts] = {}

    def is_formula(self, cell: CellRef) -> bool:
        """Whether the value of `cell` is worked out."""
        return cell[1:] in self._sheet(cell.sheet).formulas

    def text(self, cell: CellRef) -> str | None:
        """The text in `cell`, "" where it is empty; None where it holds a number, a date or an error."""
        facts = self._sheet(cell.sheet)
        place = (cell.row, cell.column)
        return facts.texts.get(place, None if place in facts.attributes else "")

    def _sheet(self, name: str) -> SheetFacts:
        if name not in self._facts:
            self._facts[name] = inspect_sheet(self._package, self._parts[name], self._strings)
        return self._facts[name]
