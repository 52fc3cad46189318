"""Text is italic or underlined.

What it does
    Finds slanted and underlined words in the elements of the document.

Why is this bad
    The standard has no such emphasis; in Chinese type a slant is a distortion.

Example
    Bad:  an underlined clause
    Good: plain text

Clause
    GB/T 9704-2012, 5.2.2 (each element's typeface, with no variant).
"""

from collections.abc import Iterator

from docgen.check.elements import pieces
from docgen.check.rule import Fault, at
from docgen.check.text import looks
from docgen.model.document import DocumentView
from docgen.model.mend import RunMend
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for piece in pieces(view, lambda _, look: look.italic or look.underline):
        paragraph = piece.paragraph
        wrong = [
            (s, e, text)
            for s, e, text, look in looks(paragraph, piece.start, piece.end)
            if look.italic or look.underline
        ]
        if wrong:
            mends = (
                RunMend(paragraph.ordinal, s, e, paragraph.part, italic=False, underline=False)
                for s, e, _ in wrong
            )
            yield at(paragraph, *mends, text=wrong[0][2].strip()[:12])
