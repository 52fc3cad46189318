"""The look of characters: a cell's font, and the fonts of the runs in it (ECMA-376, 18.4.7 and 18.8.22)."""

from collections.abc import Iterable
from typing import NamedTuple

from docgen.model.cell_text import PLAIN, Look
from docgen.workbook.parts import Attributes, Element

THEMED = "theme:"
"""How a colour of the theme begins: what it looks like is the theme's to say (colors.py)."""
_OFF = ("0", "false", "none")


class Font(NamedTuple):
    """What of a font a report keeps. `color` is RRGGBB, `theme:5:-0.25` (index, tint), or "" for black."""

    look: Look = PLAIN
    struck: bool = False


DEFAULT_FONT = Font()


def font_of(elements: Iterable[Element]) -> Font:
    """The font that the children of `font` or `rPr` describe."""
    look, struck = PLAIN, False
    for name, attributes in elements:
        if name == "strike":
            struck = _is_on(attributes)
        else:
            look = _with(look, name, attributes)
    return Font(look, struck) if struck or look != PLAIN else DEFAULT_FONT


def _with(look: Look, name: str, attributes: Attributes) -> Look:
    if name == "b":
        return look._replace(bold=_is_on(attributes))
    if name == "i":
        return look._replace(italic=_is_on(attributes))
    if name == "u":
        return look._replace(underline=_is_on(attributes))
    if name == "vertAlign":
        value = attributes.get("val", "")
        return look._replace(vertical=value if value in ("superscript", "subscript") else "")
    return look._replace(color=color_of(attributes)) if name == "color" else look


def _is_on(attributes: Attributes) -> bool:
    return attributes.get("val", "1") not in _OFF


def color_of(attributes: Attributes) -> str:
    """RRGGBB, `theme:index:tint`, or "" for black and for what is no colour."""
    rgb = attributes.get("rgb", "")[-6:].upper()
    if len(rgb) == 6 and all(digit in "0123456789ABCDEF" for digit in rgb):
        return "" if rgb == "000000" else rgb
    if "theme" in attributes:
        return f"{THEMED}{attributes['theme']}:{attributes.get('tint', '0')}"
    if "indexed" in attributes:
        return INDEXED.get(attributes["indexed"], "")
    return ""


_PALETTE = (
    *("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"),
    *("800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080"),
    *("9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF"),
    *("000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF"),
    *("00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99"),
    *("3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696"),
    *("003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333"),
)
"""The colours 8 to 63 of 18.8.27; 0 to 7 repeat the first eight."""

INDEXED = {
    str(number): "" if color == "000000" else color for number, color in enumerate((*_PALETTE[:8], *_PALETTE))
}
