"""A place is left to be filled.

What it does
    Finds the masks that offices write for a figure still to come: X次, XX余条, *次, **, ××, ＊, ○○局.

Why is this bad
    A report with masks is a draft.

Example
    Bad:  开展检查XX次
    Good: 开展检查14次

Clause
    Not in GB/T 9704: a draft is no document. A warning, as some texts quote masks on purpose.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.text import excerpt, search
from docgen.model.document import DocumentView
from docgen.model.masks import mask
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    """One fault a paragraph."""
    told: dict[int, int] = {}
    for hit in search(view, mask(), "XxＸｘ*＊×○"):
        ordinal = hit.paragraph.ordinal
        told[ordinal] = told.get(ordinal, 0) + 1
        if told[ordinal] == 1:
            yield at(hit.paragraph, mask=hit.text, text=excerpt(hit.paragraph.text, hit.start, hit.end))
