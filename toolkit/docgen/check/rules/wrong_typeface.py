"""An element is set in another typeface than its own.

What it does
    Compares the Chinese font of each element with the alias set of its typeface; a run-in heading's
    title and text apart.

Why is this bad
    Readers tell levels by typeface: 一、 in 黑体, （一） in 楷体, text in 仿宋.

Example
    Bad:  a first-level heading in 宋体
    Good: a first-level heading in 黑体 (or SimHei, 方正黑体_GBK …)

Clause
    GB/T 9704-2012, 5.2.2 and the clause of each element (7.3.1 title, 7.3.3 body and headings …).
"""

from collections.abc import Iterator

from docgen.check.elements import pieces
from docgen.check.rule import Fault, at
from docgen.check.typefaces import is_doubtful, typeface_mend, written_fonts
from docgen.model.document import DocumentView
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for piece in pieces(view, lambda element, look: is_doubtful(element, look, profile)):
        accepted = profile.fonts(piece.element)
        found = written_fonts(piece)
        # Where only a part is wrong, mixed-typefaces says so.
        if found and all(font not in accepted for *_, font in found):
            mends = (typeface_mend(piece, start, end, accepted[0]) for start, end, _ in found)
            look = profile.elements[piece.element]
            details = {"actual": found[0][2] or "（未指定）", "proper": look.typeface, "clause": look.clause}
            yield at(piece.paragraph, *mends, **details)
