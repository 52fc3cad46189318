"""Fonts as they are written in an element."""

from docgen.check.elements import Piece
from docgen.check.text import has_han, has_latin, looks
from docgen.model.formatting import RunFormat
from docgen.model.mend import RunMend
from docgen.model.profile import Element, Profile

_DIGITS_ONLY = (Element.COPY_NUMBER, Element.PAGE_NUMBER)
"""Elements without a Chinese character: their half-width font is what counts."""


def is_doubtful(element: Element, look: RunFormat, profile: Profile) -> bool:
    """Whether text in `look` may show another typeface than the element's."""
    accepted = profile.fonts(element)
    return (look.ascii if element in _DIGITS_ONLY else look.east_asia) not in accepted


def written_fonts(piece: Piece) -> list[tuple[int, int, str]]:
    """The stretches of `piece` that show its typeface, with their fonts."""
    digits = piece.element in _DIGITS_ONLY
    shows = has_latin if digits else has_han
    return [
        (start, end, look.ascii if digits else look.east_asia)
        for start, end, text, look in looks(piece.paragraph, piece.start, piece.end)
        if shows(text)
    ]


def typeface_mend(piece: Piece, start: int, end: int, font: str) -> RunMend:
    """Text from `start` to `end` in `font`, letters and digits too."""
    return RunMend(piece.paragraph.ordinal, start, end, piece.paragraph.part, east_asia=font, ascii=font)
