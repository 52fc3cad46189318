"""Tracked changes are left in the document.

What it does
    Finds insertions, deletions and moves that nobody has accepted or rejected.

Why is this bad
    The receiver sees what was struck out, and may accept another text than was signed.

Example
    Bad:  a document with 修订 shown or hidden
    Good: 审阅 → 接受所有修订

Clause
    Not in GB/T 9704: a document that still changes is a draft.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    """One fault a document, at the first place."""
    if view.revised:
        yield at(view.nearest(view.revised[0]), count=len(view.revised))
