"""Text is highlighted.

What it does
    Finds highlighted or shaded words in the elements of the document; a mask (X次) under a highlight is
    unfilled-mask's.

Why is this bad
    Highlights mark what is still to be settled; they do not belong in what is issued.

Example
    Bad:  a figure on yellow
    Good: the figure, settled, on white

Clause
    GB/T 9704-2012, 5.2.4: 如无特殊说明，公文中文字的颜色均为黑色.
"""

from collections.abc import Iterator

from docgen.check.elements import pieces
from docgen.check.rule import Fault, at
from docgen.check.text import looks
from docgen.model.document import DocumentView
from docgen.model.masks import find_masks
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for piece in pieces(view, lambda _, look: look.marked):
        paragraph = piece.paragraph
        marked = [
            text
            for *_, text, look in looks(paragraph, piece.start, piece.end)
            if look.marked and not find_masks(text)
        ]
        if marked:
            yield at(paragraph, text=marked[0].strip()[:12])
