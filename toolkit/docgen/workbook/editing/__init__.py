"""Changes to a workbook that somebody made: cells get other values, rows come, go and move; all else
stays."""

from docgen.workbook.editing.book import CannotEditError, SheetEdit, edit_of_cells, edited
from docgen.workbook.editing.rows import Kept, New
from docgen.workbook.editing.values import CellValue, Number

__all__ = ["CannotEditError", "CellValue", "Kept", "New", "Number", "SheetEdit", "edit_of_cells", "edited"]
