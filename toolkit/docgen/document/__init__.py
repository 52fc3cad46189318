"""Reading a .docx into a `DocumentView`, and putting mends into one.

reading.py      the parts of a document, in order
body.py         paragraphs of one part; runs.py what they show, tables.py where they stand
styles.py, properties.py, theme.py, numbering.py, sections.py   what formatting adds up to
structure.py    which paragraph is what, zone by zone: letterhead.py, title.py, closing.py, imprint.py; recognition.py
                by its words, body_text.py in the body; lines.py what the zones share
mending.py, atoms.py   mends put into the XML
"""

from docgen.document.mending import mend
from docgen.document.reading import main_part, read, view

__all__ = ["main_part", "mend", "read", "view"]
