"""Comments are left in the document.

What it does
    Finds the comments (批注) of people who read the draft.

Why is this bad
    What was said among colleagues goes out with the document.

Example
    Bad:  a document with 批注
    Good: 审阅 → 删除文档中的所有批注

Clause
    Not in GB/T 9704: a document under review is a draft.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    """One fault a document, at the first place."""
    if view.commented:
        yield at(view.nearest(view.commented[0]), count=len(view.commented))
