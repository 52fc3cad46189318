"""What calamine does not tell of a workbook: the parts of its sheets, and the number formats of its cells."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from docgen import opc
from docgen.workbook.display import BUILT_IN, GENERAL

_CELL_FORMATS = re.compile(rb"<(numFmts|cellXfs)\b.*?</\1>", re.DOTALL)


class DamagedError(ValueError):
    """A part that is not the XML a workbook must hold."""


class CellStyle(NamedTuple):
    """What of a cell's style matters here: number format code and horizontal alignment ("" if general)."""

    number_format: str = GENERAL
    alignment: str = ""


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it; `part` is "" where it has no worksheet part of its own."""

    name: str
    position: int
    part: str


class BookFacts(NamedTuple):
    """The workbook part and the styles it uses."""

    sheets: tuple[SheetPart, ...]
    styles: Sequence[CellStyle]
    is_1904: bool


def inspect_book(package: opc.Package) -> BookFacts:
    """The sheets in tab order and the cell styles. Raises DamagedError."""
    part = part_named(package, "xl/workbook.xml")
    targets = related_parts(package, part)
    is_1904 = False
    sheets: list[SheetPart] = []
    for name, attributes in parse(package, part):
        local = _local(attributes)
        if name == "workbookPr":
            is_1904 = local.get("date1904") in ("1", "true")
        elif name == "sheet" and {"name", "id"} <= local.keys():
            target = targets.get(local["id"], "")
            is_worksheet = "/worksheets/" in f"/{target}".lower()
            sheets.append(SheetPart(local["name"], len(sheets), target if is_worksheet else ""))
    styles = next((name for name in targets.values() if name.lower().endswith("styles.xml")), "")
    return BookFacts(tuple(sheets), _cell_styles(package.read(styles)) if styles else (), is_1904)


def part_named(package: opc.Package, name: str) -> str:
    """The name of the part `name` as the package spells it (part names ignore case). Raises DamagedError."""
    if name in package.parts:
        return name
    lowered = name.lower()
    for known in package.parts:
        if known.lower() == lowered:
            return known
    raise DamagedError(name)


def related_parts(package: opc.Package, part: str) -> dict[str, str]:
    """Relationship id → the package's part it leads to; external and dangling ones are left out."""
    found: dict[str, str] = {}
    try:
        relationships = opc.relationships(package, part)
    except (expat.ExpatError, KeyError) as problem:
        raise DamagedError(opc.relationships_name(part)) from problem
    for relationship in relationships:
        if relationship.external:
            continue
        try:
            found[relationship.id] = part_named(package, opc.resolve(part, relationship.target))
        except DamagedError:
            continue
    return found


def parse(package: opc.Package, part: str) -> list[tuple[str, dict[str, str]]]:
    """The part's elements in document order. Raises DamagedError."""
    return _elements(package.read(part), part)


def _elements(markup: bytes, part: str) -> list[tuple[str, dict[str, str]]]:
    try:
        return opc.elements(markup)
    except expat.ExpatError as problem:
        raise DamagedError(part) from problem


def _local(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name.rpartition(":")[2]: value for name, value in attributes.items()}


@lru_cache(maxsize=8)
def _cell_styles(markup: bytes) -> tuple[CellStyle, ...]:
    """The styles that a cell's `s` attribute counts: the `xf` of cellXfs (ECMA-376, 18.8.10).

    Remembered, because the workbooks of one office mostly come from one and have the same style part.
    """
    # Fonts, fills, borders and the styles of tables are most of the part, and of no use here.
    formats = b"".join(match[0] for match in _CELL_FORMATS.finditer(markup))
    elements = _elements(b"<styles>" + formats + b"</styles>" if formats else markup, "styles")
    codes: dict[str, str] = {}
    styles: list[CellStyle] = []
    inside = False
    for name, attributes in elements:
        if name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", GENERAL)
        elif name in ("cellXfs", "cellStyles", "cellStyleXfs", "dxfs"):
            inside = name == "cellXfs"
        elif inside and name == "xf":
            identifier = attributes.get("numFmtId", "0")
            styles.append(CellStyle(codes.get(identifier) or BUILT_IN.get(identifier, GENERAL)))
        elif inside and styles and name == "alignment":
            styles[-1] = CellStyle(styles[-1].number_format, attributes.get("horizontal", ""))
    return tuple(styles)
