"""Text stands on a page turned sideways.

What it does
    Finds a landscape section that holds paragraphs of the text and no wide table.

Why is this bad
    Only wide tables are turned; a reader turns the bound document for nothing.

Example
    Bad:  正文用横向纸张
    Good: 正文用纵向纸张，宽表另起横向的一节

Clause
    GB/T 9704-2012, 5.1 and 8 (A4纸型的表格横排时 …). A warning.
"""

from collections import Counter
from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT
from docgen.check.rule import Fault
from docgen.model.document import DocumentView
from docgen.model.profile import Profile

_WIDE = 5
"""Columns of a table for which a page may be turned."""
_MUCH = 3
"""Paragraphs: fewer stand above or below what the page was turned for."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    turned = [section for section in view.sections if section.width > section.height]
    if not turned:
        return
    wide = {p.section for p in view.paragraphs if p.cell is not None and p.cell.column >= _WIDE}
    text = Counter(p.section for p in view.of(*RUNNING_TEXT))
    for section in turned:
        if text[section.index] >= _MUCH and section.index not in wide:
            yield Fault(section.place())
