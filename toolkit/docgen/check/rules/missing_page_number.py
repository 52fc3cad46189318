"""A section has no page numbers.

What it does
    Looks for a PAGE field in the footer of odd pages, and of even pages where they differ.

Why is this bad
    Pages of an official document are counted, so that none can be taken out unseen.

Example
    Bad:  an empty footer
    Good: — 1 — in the footer

Clause
    GB/T 9704-2012, 7.5: 页码一般用 4 号半角宋体阿拉伯数字，编排在公文版心下边缘之下.
"""

from collections.abc import Iterator

from docgen.check.page_numbers import all_numbered, numbered, page_number_mend
from docgen.check.rule import Fault
from docgen.model.document import DocumentView
from docgen.model.profile import Profile

_KINDS = {"default": "单页", "even": "双页"}


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    kinds = ["default", "even"] if view.even_and_odd else ["default"]
    in_headers = any(p.standing.story.startswith("页眉") for p in all_numbered(view))
    missing = {s.index: [k for k in kinds if not any(numbered(s, k))] for s in view.sections}
    for section in view.sections:
        absent = missing[section.index]
        # What a section inherits was told at the section before.
        told = section.index and absent == missing[section.index - 1]
        if absent and not told and not in_headers:
            pages = "、".join(_KINDS[k] for k in absent) if len(kinds) > 1 else "各页"
            yield Fault(section.place(), {"pages": pages}, page_number_mend(view, profile))
