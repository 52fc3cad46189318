"""Three states of a report united: as it was made, as a person left it, and as the workbook says it now.

comments.py    the comments of a document and what they are about
paragraphs.py  what a document says, paragraph by paragraph
partners.py    which paragraph of one state is which of another
three_way.py   what the person changed, where the workbook says it now; what both changed is a clash
lines.py       paragraphs of a report, each with the cells its words stem from
cells.py       a change within a paragraph → changes of cells
rows.py        paragraphs put in, taken away and moved → rows
numbers.py     the numbers that the layout writes
planning.py    all of it: a change of the report → what it is in the workbook, or why it is nothing there
"""

from docgen.merge.cells import CellEdit, NoPlaceError, NumberEdit, number_in
from docgen.merge.comments import Comment, comments_in
from docgen.merge.lines import lines_in, placed
from docgen.merge.numbers import says
from docgen.merge.paragraphs import objects_in, paragraph_text, revisions_in, said_in
from docgen.merge.planning import Change, Planned, plan
from docgen.merge.rows import RowIn, RowOut
from docgen.merge.three_way import Clash, Op, Said, after, expected, unite

__all__ = [
    "CellEdit",
    "Change",
    "Clash",
    "Comment",
    "NoPlaceError",
    "NumberEdit",
    "Op",
    "Planned",
    "RowIn",
    "RowOut",
    "Said",
    "after",
    "comments_in",
    "expected",
    "lines_in",
    "number_in",
    "objects_in",
    "paragraph_text",
    "placed",
    "plan",
    "revisions_in",
    "said_in",
    "says",
    "unite",
]
