"""The page of a template: what its section and its named styles say of lines and characters.

Source: ECMA-376 part 1, 17.6.5 (docGrid), 17.6.11 (pgMar), 17.6.13 (pgSz), 17.3.1.33 (spacing).
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from docgen import opc
from docgen.model import styles as names
from docgen.model.geometry import STANDARD_PAGE, Geometry, Room
from docgen.opc import Package
from docgen.template.contents import style_ids, styles_part
from docgen.template.source import parse
from docgen.wordml.names import W
from docgen.wordml.styles import Properties, StyleSheet

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_LETTER = {"w": 12240, "h": 15840}
"""The page of a section that gives none, in Word."""
_TWIPS_A_CHARACTER_SPACE = 20 / 4096
"""`charSpace` counts 4096ths of a point."""
_SINGLE = 240
_LEAST_TWIPS = 20
"""Nothing on a page is smaller than a point: a template may say so by mistake."""
_AIR = 1.3
"""What a line of its own height takes, in heights of its characters."""
_TEXT_TAG = "正文"


def geometry_of(package: Package) -> Geometry:
    """What a line and a page of the template hold; the standard's page where it has no section."""
    section = _section(package)
    if section is None:
        return STANDARD_PAGE
    sheet, ids = _styles(package), style_ids(package)
    grid = section.find(W + "docGrid")
    lines = _numbers(grid).get("linePitch", 0) if _grid_kind(grid) else 0
    body = _look(sheet, ids, (names.PARAGRAPH, names.BODY))
    size = _number(body.get("sz", ""), 21) * 10
    title = _number(_look(sheet, ids, (names.TITLE, names.BODY)).get("sz", ""), 44) * 10
    return Geometry(
        _room(section),
        max(_LEAST_TWIPS, _pitch(body, lines, size)),
        max(_LEAST_TWIPS, size),
        max(_LEAST_TWIPS, size + _number(body.get("val", ""), 0) + _character_space(grid)),
        max(_LEAST_TWIPS, title),
    )


def _grid_kind(grid: "Node | None") -> str:
    """What the grid holds: lines, linesAndChars, snapToChars; "" for none."""
    kind = "" if grid is None else grid.get(W + "type") or ""
    return "" if kind == "default" else kind


def _character_space(grid: "Node | None") -> int:
    """Twips that the grid adds to each character."""
    if _grid_kind(grid) not in ("linesAndChars", "snapToChars"):
        return 0
    return round(_numbers(grid).get("charSpace", 0) * _TWIPS_A_CHARACTER_SPACE)


def _section(package: Package) -> "Node | None":
    """The section in which the text stands: by its tag, else the last one."""
    main = opc.main_part(package)
    body = parse(package.read(main)).find(W + "body") if main else None
    last = None
    for content, section in _sections(body) if body is not None else ():
        last = section
        if _TEXT_TAG in content:
            return section
    return last


def _sections(body: "Node") -> "Iterator[tuple[str, Node]]":
    """The characters of each section, and what says how it is set."""
    words: list[str] = []
    for child in body:
        if child.tag == W + "sectPr":
            yield "".join(words), child
            return
        words += (text.text or "" for text in child.iter(W + "t"))
        own = child.find(f"{W}pPr/{W}sectPr")
        if own is not None:
            yield "".join(words), own
            words = []


def _room(section: "Node") -> Room:
    page = _LETTER | _numbers(section.find(W + "pgSz"))
    margins = {side: abs(twips) for side, twips in _numbers(section.find(W + "pgMar")).items()}
    beside = margins.get("left", 0) + margins.get("right", 0) + margins.get("gutter", 0)
    width = page["w"] - beside
    columns = _numbers(section.find(W + "cols"))
    count = max(1, columns.get("num", 1))
    width = (width - columns.get("space", 0) * (count - 1)) // count
    height = page["h"] - margins.get("top", 0) - margins.get("bottom", 0)
    return Room(max(_LEAST_TWIPS, width), max(_LEAST_TWIPS, height))


def _pitch(body: Properties, grid: int, size: int) -> int:
    """The distance of two lines: the style's own, or that of the grid it keeps to."""
    line, rule = _number(body.get("line", ""), _SINGLE), body.get("lineRule", "auto")
    if rule == "exact":
        return line
    single = grid if grid and body.get("snapToGrid", "1") != "0" else round(size * _AIR)
    if rule == "atLeast":
        return max(line, single)
    return round(single * line / _SINGLE)


def _styles(package: Package) -> StyleSheet:
    part = styles_part(package)
    return StyleSheet(parse(package.read(part)) if part else None, {}, _read)


def _look(sheet: StyleSheet, ids: Mapping[str, str], wanted: tuple[str, ...]) -> Properties:
    """All properties of the first style of these names that the template has."""
    style = next((ids[name] for name in wanted if name in ids), sheet.default_style)
    paragraph, run = sheet.chain(style)
    return sheet.default_run | run | sheet.default_paragraph | paragraph


def _read(node: "Node | None", theme: Mapping[str, str]) -> Properties:
    found: Properties = {}
    for child in node if node is not None else ():
        if child.tag == W + "sz":
            found["sz"] = child.get(W + "val") or ""
        elif child.tag == W + "snapToGrid":
            found["snapToGrid"] = "0" if child.get(W + "val") in ("0", "false", "off") else "1"
        elif child.tag == W + "spacing":
            # Of a paragraph it says the distance of lines, of a run that of characters (17.3.2.35).
            found |= {name: value for name in ("line", "lineRule", "val") if (value := child.get(W + name))}
    return found


def _numbers(node: "Node | None") -> dict[str, int]:
    """The attributes of an element that are numbers, by local name."""
    attributes = {} if node is None else {str(name).rpartition("}")[2]: str(v) for name, v in node.items()}
    return {name: _number(value, 0) for name, value in attributes.items() if _is_number(value)}


def _number(value: str, otherwise: int) -> int:
    return int(float(value)) if _is_number(value) else otherwise


def _is_number(value: str) -> bool:
    digits = value.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit() and len(digits) < 10
