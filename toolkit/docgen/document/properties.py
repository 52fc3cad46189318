"""`w:rPr` and `w:pPr` as flat properties, one level of the hierarchy at a time (ECMA-376 part 1, 17.3)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docgen.document.xml import attribute, integer, is_on
from docgen.wordml.names import W
from docgen.wordml.styles import Properties

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_VAL = W + "val"
_VALUES = {W + name: name for name in ("sz", "u", "highlight", "rStyle", "jc", "outlineLvl", "pStyle")}
_SWITCHES = {W + name: name for name in ("b", "i", "vanish", "snapToGrid", "pageBreakBefore", "specVanish")}
_FONTS = (("east_asia", "eastAsia"), ("ascii", "ascii"), ("high_ansi", "hAnsi"))
_INDENTS = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "leftChars": "leftChars",
    "startChars": "leftChars",
    "rightChars": "rightChars",
    "endChars": "rightChars",
    "firstLine": "first",
    "firstLineChars": "firstChars",
}
_HANGING = {"hanging": "first", "hangingChars": "firstChars"}
_SPACINGS = ("line", "lineRule", "before", "after", "beforeLines", "afterLines")


def read(node: "Node | None", theme: Mapping[str, str]) -> Properties:
    """The properties that an `w:rPr` or `w:pPr` sets by itself; `theme` maps minorEastAsia … to fonts."""
    found: Properties = {}
    if node is None:
        return found
    for child in node:
        tag = child.tag
        if tag in _VALUES:
            found[_VALUES[tag]] = child.get(_VAL) or ""
        elif tag in _SWITCHES:
            found[_SWITCHES[tag]] = "1" if is_on(child.get(_VAL)) else "0"
        elif tag in _READERS:
            _READERS[tag](child, found, theme)
    return found


def _fonts(node: "Node", found: Properties, theme: Mapping[str, str]) -> None:
    for name, written in _FONTS:
        # A theme attribute overrides the name beside it (17.3.2.26), never one of a nearer level.
        themed = attribute(node, f"{written}Theme")
        font = theme.get(themed, "") if themed else attribute(node, written)
        if font:
            found[name] = font


def _color(node: "Node", found: Properties, theme: Mapping[str, str]) -> None:
    value = attribute(node, "val")
    found["color"] = "" if value in ("auto", "000000") else value.upper()


def _spacing(node: "Node", found: Properties, theme: Mapping[str, str]) -> None:
    """`w:spacing` of a run (val) or of a paragraph (line, before, after)."""
    if node.get(_VAL) is not None:
        found["spacing"] = attribute(node, "val")
    for name in _SPACINGS:
        value = node.get(W + name)
        if value is not None:
            found[name] = value
    for side in ("before", "after"):
        if node.get(f"{W}{side}Autospacing") in ("1", "true", "on"):
            found[side] = "280"


def _shading(node: "Node", found: Properties, theme: Mapping[str, str]) -> None:
    fill = attribute(node, "fill")
    found["shading"] = (
        "0" if fill in ("", "auto", "FFFFFF") and attribute(node, "val") in ("", "clear", "nil") else "1"
    )


def _indents(node: "Node", found: Properties, theme: Mapping[str, str]) -> None:
    for written, name in _INDENTS.items():
        value = node.get(W + written)
        if value is not None:
            found[name] = value
    for written, name in _HANGING.items():
        value = node.get(W + written)
        if value is not None and value not in ("0", ""):
            found[name] = f"-{value}"


def _borders(node: "Node", found: Properties, theme: Mapping[str, str]) -> None:
    for side in ("top", "bottom"):
        line = node.find(W + side)
        if line is not None:
            found[f"{side}_border"] = border_text(line)


def border_text(line: "Node") -> str:
    """A border as one value: `width color space`, "" for no line."""
    if attribute(line, "val") in ("", "nil", "none"):
        return ""
    width, space = (integer(attribute(line, name)) for name in ("sz", "space"))
    color = "".join(attribute(line, "color").upper().split())
    return f"{width} {color or 'AUTO'} {space}"


def _frame(node: "Node", found: Properties, theme: Mapping[str, str]) -> None:
    found["at_foot"] = "1" if attribute(node, "yAlign") == "bottom" else "0"


def _numbering(node: "Node", found: Properties, theme: Mapping[str, str]) -> None:
    for written in ("numId", "ilvl"):
        value = attribute(node.find(W + written), "val")
        if value:
            found[written] = value


def _tabs(node: "Node", found: Properties, theme: Mapping[str, str]) -> None:
    found["tabs"] = " ".join(attribute(tab, "val") for tab in node)


_READERS = {
    W + "rFonts": _fonts,
    W + "color": _color,
    W + "spacing": _spacing,
    W + "shd": _shading,
    W + "ind": _indents,
    W + "pBdr": _borders,
    W + "framePr": _frame,
    W + "numPr": _numbering,
    W + "tabs": _tabs,
}
