"""The head of a long table is not repeated on each page.

What it does
    Finds tables of 25 rows or more whose first row names the columns and does not repeat.

Why is this bad
    On the second page nobody knows what the columns are.

Example
    Bad:  a table of two pages with its head on the first
    Good: 表格工具 → 布局 → 重复标题行

Clause
    Not in GB/T 9704. A warning.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.tables import tables
from docgen.model.document import DocumentView
from docgen.model.mend import TableMend
from docgen.model.profile import Profile

_LONG = 25
"""Rows that no page holds together with a title."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for table in tables(view):
        if table.rows >= _LONG and table.first.cell is not None and not table.first.cell.repeats_head:
            mend = TableMend(table.first.ordinal, table.first.part, head=True)
            yield at(table.first, mend, count=table.rows)
