"""An element is set in another size than its own.

What it does
    Compares the size of every written word with its element's: 3号 for nearly all, 2号 for the title, 4
    号 for 版记 and page number.

Why is this bad
    Sizes rank the elements, and 28 characters a line come out in 3号 only.

Example
    Bad:  body text in 小三 (15 pt)
    Good: body text in 3号 (16 pt)

Clause
    GB/T 9704-2012, 5.2.2 and the clause of each element.
"""

from collections.abc import Iterator

from docgen.check.elements import pieces
from docgen.check.rule import Fault, at
from docgen.check.sizes import size_name
from docgen.check.text import looks
from docgen.model.document import DocumentView
from docgen.model.mend import RunMend
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for piece in pieces(view, lambda element, form: form.size != profile.elements[element].size):
        look = profile.elements[piece.element]
        found = looks(piece.paragraph, piece.start, piece.end)
        wrong = [
            (start, end, form.size) for start, end, _, form in found if look.size and form.size != look.size
        ]
        if wrong and look.size:
            paragraph = piece.paragraph
            mends = (RunMend(paragraph.ordinal, s, e, paragraph.part, size=look.size) for s, e, _ in wrong)
            details = {
                "actual": size_name(wrong[0][2]),
                "proper": size_name(look.size),
                "clause": look.clause,
            }
            yield at(paragraph, *mends, **details)
