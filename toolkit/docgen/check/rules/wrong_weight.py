"""Text is bold where its element is not, or the other way round.

What it does
    Compares the weight of every written word with its element's. The standard specifies bold nowhere; a
    profile may.

Why is this bad
    Levels are told by typeface alone; bold 楷体 is a habit, not the standard.

Example
    Bad:  （一） in bold 楷体
    Good: （一） in 楷体

Clause
    GB/T 9704-2012, 7.3.3: 一般第一层用黑体字、第二层用楷体字、第三层和第四层用仿宋体字标注.
"""

from collections.abc import Iterator

from docgen.check.elements import pieces
from docgen.check.rule import Fault, at
from docgen.check.text import looks
from docgen.model.document import DocumentView
from docgen.model.mend import RunMend
from docgen.model.profile import Element, Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for piece in pieces(view, lambda element, look: look.bold is not profile.elements[element].bold):
        # 发文机关标志 is to be striking (7.2.4); how is left to the office.
        if piece.element is Element.ISSUER_MARK:
            continue
        bold = profile.elements[piece.element].bold
        found = looks(piece.paragraph, piece.start, piece.end)
        wrong = [(start, end, text) for start, end, text, look in found if look.bold is not bold]
        if wrong:
            paragraph = piece.paragraph
            mends = (RunMend(paragraph.ordinal, s, e, paragraph.part, bold=bold) for s, e, _ in wrong)
            wants = ("不加粗", "加粗")[bold]
            yield at(paragraph, *mends, text=wrong[0][2].strip()[:12], wants=wants)
