"""Last time's workbook becomes this time's: what stays, what moves on, what is emptied.

sheets.py    the sheets of a workbook as the reader sees them, by what they are
pictures.py  last time's pictures go out
edits.py     what each sheet is given: cell by cell
rolled.py    all of it together, and what is told of it
"""

from docgen.workbook.rolling.edits import Log
from docgen.workbook.rolling.rolled import Rolled, rolled

__all__ = ["Log", "Rolled", "rolled"]
