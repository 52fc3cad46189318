"""Page numbers begin anew in a later section.

What it does
    Finds a start number in any section but the first.

Why is this bad
    Attachments that are bound with the text continue its count.

Example
    Bad:  附件1 beginning at — 1 —
    Good: 附件1 beginning at — 5 — after four pages

Clause
    GB/T 9704-2012, 7.5: 公文的附件与正文一起装订时，页码应当连续编排.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault
from docgen.model.document import DocumentView
from docgen.model.mend import PageMend
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for section in view.sections[1:]:
        if section.page_start is not None:
            yield Fault(
                section.place(), {"start": section.page_start}, (PageMend(section.index, runs_on=True),)
            )
