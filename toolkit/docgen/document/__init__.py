"""Reading a .docx into a `DocumentView`, and putting mends into one."""

from docgen.document.mending import mend
from docgen.document.reading import main_part, read, view

__all__ = ["main_part", "mend", "read", "view"]
