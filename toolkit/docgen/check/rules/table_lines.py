"""A table of facts has no lines.

What it does
    Finds tables with a head of three columns or more and no line around any cell.

Why is this bad
    On paper a reader cannot tell the rows apart, and a line break in a cell looks like a row.

Example
    Bad:  a table of figures without borders
    Good: thin lines around all cells

Clause
    Not in GB/T 9704, which speaks of tables in 8 only. A warning.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.tables import tables
from docgen.model.document import DocumentView
from docgen.model.mend import TableMend
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for table in tables(view):
        if not any(p.cell is not None and p.cell.has_lines for p in table.paragraphs):
            yield at(table.first, TableMend(table.first.ordinal, table.first.part, lines=True))
