"""Three states of a report united: as it was made, as a person left it, and as the workbook says it now.

paragraphs.py  what a document says, paragraph by paragraph
three_way.py   what the person changed, where the workbook says it now; what both changed is a clash
lines.py       paragraphs of a report, each with the cells its words stem from
cells.py       a change within a paragraph → changes of cells
rows.py        paragraphs put in, taken away and moved → rows
planning.py    all of it: a change of the report → what it is in the workbook, or why it is nothing there
"""

from docgen.merge.lines import lines_in, placed
from docgen.merge.paragraphs import revisions_in, said_in
from docgen.merge.planning import Planned, plan
from docgen.merge.three_way import Clash, Op, expected, unite

__all__ = [
    "Clash",
    "Op",
    "Planned",
    "expected",
    "lines_in",
    "placed",
    "plan",
    "revisions_in",
    "said_in",
    "unite",
]
