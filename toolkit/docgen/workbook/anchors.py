"""Where a drawing is tied to the cells, and how large that makes it (ECMA-376, 20.5.2)."""

from xml.etree import ElementTree

from docgen.workbook.scanning import Place, SheetFacts, column_widths, frame_elements

_EMU_PER_PIXEL = 9_525
_EMU_PER_POINT = 12_700
_DIGIT = 7
"""Pixels of a digit in the usual font; column widths count them (18.3.1.13)."""
_USUAL_WIDTH, _USUAL_HEIGHT = 64 * _EMU_PER_PIXEL, 15 * _EMU_PER_POINT
_FARTHEST_CELLS = 10_000


def corner(anchor: ElementTree.Element) -> Place:
    """The cell of the top left corner (20.5.2.5, counted from 0); (0, 0) for a drawing tied to no cell."""
    found = _marker(anchor, "from")
    return (found[0] + 1, found[1] + 1) if found else (0, 0)


def anchored_size(anchor: ElementTree.Element, facts: SheetFacts) -> tuple[int, int] | None:
    """The size in EMU that the anchor gives: written, or from cell to cell."""
    extent = anchor.find("{*}ext")
    if extent is not None:
        sides = [extent.get(name, "") for name in ("cx", "cy")]
        if all(side.isascii() and side.isdigit() and 0 < len(side) < 13 for side in sides):
            return (int(sides[0]), int(sides[1])) if int(sides[0]) and int(sides[1]) else None
    first, last = _marker(anchor, "from"), _marker(anchor, "to")
    if first is None or last is None:
        return None
    width = _columns(first[1], last[1], facts) + last[3] - first[3]
    height = _rows(first[0], last[0], facts) + last[2] - first[2]
    return (width, height) if width > 0 and height > 0 else None


def _marker(anchor: ElementTree.Element, name: str) -> tuple[int, int, int, int] | None:
    """Row and column from 0, and the distance from their edges."""
    found: list[int] = []
    for part, needed in (("row", True), ("col", True), ("rowOff", False), ("colOff", False)):
        written = anchor.findtext(f"{{*}}{name}/{{*}}{part}", "").strip()
        if written.isascii() and written.isdigit() and len(written) < 13:
            found.append(int(written))
        elif needed:
            return None
        else:
            found.append(0)
    return found[0], found[1], found[2], found[3]


def _columns(first: int, last: int, facts: SheetFacts) -> int:
    widths = column_widths(facts) if last > first else {}
    return sum(_column(widths.get(number + 1)) for number in range(first, min(last, first + _FARTHEST_CELLS)))


def _column(width: float | None) -> int:
    return _USUAL_WIDTH if width is None else round(width * _DIGIT) * _EMU_PER_PIXEL


def _rows(first: int, last: int, facts: SheetFacts) -> int:
    """All rows count as usual ones: only for a picture without a size of its own does it matter."""
    formats = frame_elements(facts, "sheetFormatPr")
    written = formats[0].get("defaultRowHeight", "") if formats else ""
    try:
        usual = round(float(written) * _EMU_PER_POINT) if 0 < float(written) < 500 else _USUAL_HEIGHT
    except ValueError:
        usual = _USUAL_HEIGHT
    return usual * min(last - first, _FARTHEST_CELLS)
