"""Excel workbooks, read and written.

reading.py   path → Report; opening, inspection and cells below it, one file a sheet type
writing/     a new workbook from a layout, or one with contents
schema.py    the words both share: sheet names, headers, drop-down lists
"""

from docgen.workbook.limits import Limits
from docgen.workbook.reading import read_rows, read_workbook

__all__ = ["Limits", "read_rows", "read_workbook"]
