"""Reading a .docx into a `DocumentView`, and putting mends into one.

reading.py      the parts of a document, in order; kinds.py documents, templates, macros
body.py         paragraphs of one part; runs.py what they show, tables.py where they stand
styles.py, properties.py, numbering.py, sections.py   what formatting adds up to
structure.py    which paragraph is what: by style, then zone by zone (letterhead.py, title.py, closing.py,
                imprint.py, body_text.py); lines.py is what zones share, recognition/ what words say
mending.py      mends put into the XML: page_mends.py, paragraph_mends.py, run_mends.py, text_mends.py, and
                new_page_numbers.py; atoms.py and placing.py are what these share
"""

from docgen.document.mending import mend
from docgen.document.reading import main_part, read, view

__all__ = ["main_part", "mend", "read", "view"]
