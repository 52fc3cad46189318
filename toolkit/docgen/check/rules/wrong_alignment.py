"""An element is aligned otherwise than the standard places it.

What it does
    Compares the alignment of each element with the profile's; left and justified count as one.

Why is this bad
    A title off the centre or a paragraph ranged right is seen before a word is read.

Example
    Bad:  a title flush left
    Good: a centred title

Clause
    GB/T 9704-2012, the clause of each element (7.3.1 居中排布, 7.3.2 居左顶格 …).
"""

from collections.abc import Iterator

from docgen.check.elements import elements
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.formatting import ParagraphFormat
from docgen.model.mend import ParagraphMend
from docgen.model.profile import Align, Element, Profile

_NAMES = {Align.LEFT: "居左", Align.CENTER: "居中", Align.RIGHT: "居右", Align.JUSTIFIED: "两端对齐（居左）"}
_LEFT = (Align.LEFT, Align.JUSTIFIED)


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    def doubt(element: Element, form: ParagraphFormat) -> bool:
        return form.align is not profile.elements[element].align

    for paragraph in elements(view, doubt):
        if paragraph.role.element is None or paragraph.in_box:
            continue
        look = profile.elements[paragraph.role.element]
        if paragraph.role.element is Element.ISSUER_MARK and paragraph.cell is not None:
            # Joint marks side by side with 文件 are spread to one width in a table.
            continue
        proper, actual = look.align, paragraph.format.align
        if proper is None or actual is proper or (proper in _LEFT and actual in _LEFT):
            continue
        mend = ParagraphMend(paragraph.ordinal, paragraph.part, align=proper)
        yield at(paragraph, mend, actual=_NAMES[actual], proper=_NAMES[proper], clause=look.clause)
