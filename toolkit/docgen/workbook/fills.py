"""The colour behind a cell's text (ECMA-376, 18.8.20), and whether a text can be seen on it."""

from collections.abc import Iterable

from docgen.workbook.fonts import THEMED, color_of
from docgen.workbook.parts import Element

WHITE, BLACK = "FFFFFF", "000000"
UNTOLD = "?"
"""A pattern or gradient: text of any colour may be seen on it."""
_NO_FILL = ("none", "")
_NEARLY = 24
"""How far each part of two colours may differ, of 255, for one to vanish on the other."""
_LIGHT = 150
"""The least part of a tint, of 255: FFF2CC, DDEBF7."""


def fill_of(children: Iterable[Element]) -> str:
    """The fill that the children of `fill` describe, as a colour."""
    kind, color = "", ""
    for name, attributes in children:
        if name == "gradientFill":
            return UNTOLD
        if name == "patternFill":
            kind = attributes.get("patternType", "")
        elif name == "fgColor" and not color:
            color = color_of(attributes) or BLACK
    if kind in _NO_FILL:
        return WHITE
    return color or UNTOLD if kind == "solid" else UNTOLD


def may_be_unseen(color: str, fill: str) -> bool:
    """Whether a text in `color` could vanish on `fill`, before the theme has said what its colours are."""
    if fill == UNTOLD:
        return False
    if THEMED in (color[: len(THEMED)], fill[: len(THEMED)]):
        return True
    return is_unseen(color, fill)


def is_unseen(color: str, fill: str) -> bool:
    """Whether a text in `color` ("" is black) cannot be seen on `fill`, both RRGGBB."""
    if fill == UNTOLD:
        return False
    return all(abs(a - b) <= _NEARLY for a, b in zip(_parts(color), _parts(fill), strict=True))


def is_light(color: str) -> bool:
    """Whether a fill is so light that white is not seen on it either; a colour of the theme may be dark."""
    return len(color) == len(WHITE) and min(_parts(color)) >= _LIGHT


def _parts(color: str) -> tuple[int, ...]:
    color = color or BLACK
    return tuple(int(color[at : at + 2], 16) for at in (0, 2, 4))
