"""Changes to a workbook that somebody made: cells get other values, rows come, go and move; all else
stays."""

from docgen.workbook.editing.book import CannotEditError, SheetEdit, edit_of_cells, edited
from docgen.workbook.editing.comments import with_comment_texts, with_new_comments
from docgen.workbook.editing.holding import areas_read, rows_held
from docgen.workbook.editing.rows import Kept, New
from docgen.workbook.editing.sheets import NewSheet, with_sheet
from docgen.workbook.editing.values import CellValue, Number, Worked

__all__ = [
    "CannotEditError",
    "CellValue",
    "Kept",
    "New",
    "NewSheet",
    "Number",
    "SheetEdit",
    "Worked",
    "areas_read",
    "edit_of_cells",
    "edited",
    "rows_held",
    "with_comment_texts",
    "with_new_comments",
    "with_sheet",
]
