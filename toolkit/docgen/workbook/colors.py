"""The colours of a workbook's theme, for runs that name one by its number (ECMA-376, 20.1.6.2 and 18.8.3)."""

import colorsys

from docgen import opc
from docgen.workbook.fonts import THEMED
from docgen.workbook.parts import DamagedError, elements, part_text

_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
"""What `theme` counts from 0: not the order of the theme part, which begins with dk1."""
_BLACK = "000000"


class Colors:
    """The theme's colours, read where the first one is asked for."""

    def __init__(self, package: opc.Package | None = None, part: str = "") -> None:
        self._package = package
        self._part = part
        self._known: dict[str, str] | None = None

    def rgb(self, color: str) -> str:
        """The RRGGBB of a font's colour; "" for black and for a colour that the theme does not have."""
        if not color.startswith(THEMED):
            return color
        if self._known is None:
            self._known = self._read()
        _, index, tint = color.split(":", 2)
        base = self._known.get(index, "")
        found = _tinted(base, tint) if base else ""
        return "" if found == _BLACK else found

    def _read(self) -> dict[str, str]:
        if self._package is None or not self._part:
            return {}
        try:
            found = elements(part_text(self._package, self._part), self._part)
        except DamagedError:
            return {}
        named: dict[str, str] = {}
        slot = ""
        for name, attributes in found:
            if name in ("srgbClr", "sysClr") and slot:
                named.setdefault(slot, attributes.get("lastClr") or attributes.get("val", ""))
                slot = ""
            else:
                slot = name if name in _ORDER else slot
        return {str(index): named.get(name, "").upper() for index, name in enumerate(_ORDER)}


def _tinted(color: str, tint: str) -> str:
    """Lighter by a positive tint, darker by a negative one: its luminance moves by that share (18.8.19)."""
    try:
        share = max(-1.0, min(1.0, float(tint)))
        red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return ""
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
