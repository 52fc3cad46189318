"""Letters or digits are set in a font of their own.

What it does
    Compares the half-width font of an element with its typeface's alias set and the profile's
    companions (Times New Roman).

Why is this bad
    Digits in Calibri or Arial stand out in every line of figures.

Example
    Bad:  仿宋 text with digits in Calibri
    Good: digits in 仿宋 as the text, or in Times New Roman

Clause
    GB/T 9704-2012, 5.2.2: 如无特殊说明，公文格式各要素一般用 3 号仿宋体字.
"""

from collections.abc import Iterator

from docgen.check.elements import pieces
from docgen.check.rule import Fault, at
from docgen.check.text import has_latin, looks
from docgen.model.document import DocumentView
from docgen.model.formatting import RunFormat
from docgen.model.mend import RunMend
from docgen.model.profile import Element, Profile

_JUDGED_ELSEWHERE = (Element.COPY_NUMBER, Element.PAGE_NUMBER)


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    def doubt(element: Element, look: RunFormat) -> bool:
        return look.ascii not in profile.fonts(element) and look.ascii not in profile.latin_typefaces

    for piece in pieces(view, doubt):
        if piece.element in _JUDGED_ELSEWHERE:
            continue
        fonts = profile.fonts(piece.element)
        accepted = {*fonts, *profile.latin_typefaces}
        wrong = [
            (start, end, look.ascii)
            for start, end, text, look in looks(piece.paragraph, piece.start, piece.end)
            # Where the Chinese font is wrong as well, wrong-typeface has said enough.
            if look.ascii not in accepted and look.east_asia in fonts and has_latin(text)
        ]
        if wrong:
            paragraph = piece.paragraph
            mends = (
                RunMend(paragraph.ordinal, s, e, paragraph.part, ascii=look)
                for s, e, look in _mended(wrong, fonts[0])
            )
            yield at(
                paragraph,
                *mends,
                actual=wrong[0][2] or "（未指定）",
                proper=profile.elements[piece.element].typeface,
            )


def _mended(wrong: list[tuple[int, int, str]], font: str) -> list[tuple[int, int, str]]:
    return [(start, end, font) for start, end, _ in wrong]
