"""What calamine does not tell: sheets and their parts, number formats, errors, uncalculated formulas, merges.

calamine reads texts fast, but one stray cell at XFD1048576 makes it allocate 512 GiB and abort, error cells
come back as '', an uncalculated last row is dropped, and long numbers lose digits (HAZARDS: Reading workbooks).
So each sheet's XML is scanned once, by one regular expression, before calamine may see it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from docgen import opc
from docgen.workbook.display import BUILT_IN, GENERAL

_ATTRIBUTES = rb'((?:\s+[\w:.-]+="[^"<]*")*)\s*'
_CELL_OR_ROW = re.compile(
    rb"<row" + _ATTRIBUTES + rb"/?>|<c" + _ATTRIBUTES + rb"(?:/>|>(.*?)</c>)", re.DOTALL
)
_CELL_START = re.compile(rb"<c[\s/>]")
_ROW_START = re.compile(rb"<row[\s/>]")
_ATTRIBUTE = re.compile(rb'\s(r|s|t|vm)="([^"]*)"')
_VALUE = re.compile(rb"<v(?:\s[^>]*)?>([^<]*)</v>")
_HAS_CONTENT = re.compile(rb"<(?:v|is|f)[\s/>]")
_FORMULA = re.compile(rb"<f(?:\s[^>]*)?>([^<]*)</f>")
_CELL_IMAGE = re.compile(rb'DISPIMG\((?:&quot;|")([^"&]+)')
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_PREFIX = re.compile(rb"<(/?)[\w.-]+:")
_UNUSUAL = re.compile(rb"<!|<\?|<[\w.-]+:(?:sheetData|row|c)[\s/>]")

Place = tuple[int, int]
"""Row and column of a cell, both from 1."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; all from 1 and included."""


class DamagedError(ValueError):
    """A part that is not the XML a workbook must hold."""


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What of a cell's style matters here: number format code and horizontal alignment ("" if general)."""

    number_format: str = GENERAL
    alignment: str = ""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it; `part` is "" where it has no worksheet part of its own."""

    name: str
    index: int
    part: str


@dataclass(frozen=True, slots=True)
class BookFacts:
    """The workbook part and the styles it uses."""

    sheets: tuple[SheetPart, ...]
    styles: Sequence[CellStyle]
    is_1904: bool


@dataclass(slots=True)
class SheetFacts:
    """One sheet, scanned. Only filled cells are listed; `extent` is the last filled row and column, 0 if none.

    `numbers` hold the digits as stored, `pictures` the WPS image id of a DISPIMG cell, `rich` the index of an
    Excel picture in a cell (its `vm` attribute). `corners` are the lowest and the rightmost filled cell.
    """

    numbers: dict[Place, str] = field(default_factory=dict)
    styles: dict[Place, int] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    uncalculated: set[Place] = field(default_factory=set)
    pictures: dict[Place, str] = field(default_factory=dict)
    rich: dict[Place, int] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    frozen_rows: int = 0
    drawing: str = ""
    extent: Place = (0, 0)
    corners: tuple[Place, Place] = ((0, 0), (0, 0))


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
    return BookFacts(tuple(sheets), _cell_styles(parse(package, styles)) if styles else (), is_1904)


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
    for relationship in opc.relationships(package, part):
        if relationship.external:
            continue
        try:
            found[relationship.id] = part_named(package, opc.resolve(part, relationship.target))
        except DamagedError:
            continue
    return found


def parse(package: opc.Package, part: str) -> list[tuple[str, dict[str, str]]]:
    """The part's elements in document order. Raises DamagedError."""
    try:
        return opc.elements(package.read(part))
    except expat.ExpatError as problem:
        raise DamagedError(part) from problem


def _local(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name.rpartition(":")[2]: value for name, value in attributes.items()}


def _cell_styles(elements: list[tuple[str, dict[str, str]]]) -> list[CellStyle]:
    """The styles that a cell's `s` attribute counts: the `xf` of cellXfs (ECMA-376, 18.8.10)."""
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
        elif inside and name == "alignment":
            styles[-1] = CellStyle(styles[-1].number_format, attributes.get("horizontal", ""))
    return styles


def inspect_sheet(package: opc.Package, part: str) -> SheetFacts:
    """The facts of one worksheet part. Raises DamagedError where it is not as a workbook must be."""
    markup = package.read(part)
    facts = _scan(markup) or _scan(_canonical(markup))
    if facts is None:
        raise DamagedError(part)
    return facts


def _scan(markup: bytes) -> SheetFacts | None:
    """The sheet's facts; None where its XML is written in a way that the scan cannot be sure of."""
    start, end = _sheet_data(markup)
    data = markup[start:end]
    facts = SheetFacts()
    if _UNUSUAL.search(data) or not _scan_cells(data, facts):
        return None
    _scan_frame(markup[:start] + markup[end:], facts)
    return facts


def _sheet_data(markup: bytes) -> tuple[int, int]:
    """Where the content of sheetData begins and ends; the same place twice where it is empty."""
    opening = re.search(rb"<(?:[\w.-]+:)?sheetData(?:\s[^>]*?)?(/?)>", markup)
    if opening is None:
        raise DamagedError("sheetData")
    if opening[1]:
        return opening.end(), opening.end()
    closing = [match.start() for match in re.finditer(rb"</(?:[\w.-]+:)?sheetData\s*>", markup)]
    if len(closing) != 1 or closing[0] < opening.end():
        raise DamagedError("sheetData")
    return opening.end(), closing[0]


def _canonical(markup: bytes) -> bytes:
    """The same XML in canonical form, without comments, CDATA and prefixes. Raises DamagedError."""
    from xml.etree import ElementTree

    try:
        canonical = ElementTree.canonicalize(markup.decode("utf-8-sig"))
    except ElementTree.ParseError as problem:
        raise DamagedError("worksheet") from problem
    return _PREFIX.sub(rb"<\1", canonical.encode())


def _scan_cells(data: bytes, facts: SheetFacts) -> bool:
    """Record every filled cell; False where a row or cell escaped the expression."""
    row = column = rows = cells = 0
    for match in _CELL_OR_ROW.finditer(data):
        row_attributes, cell_attributes, body = match.groups()
        if row_attributes is not None:
            row, column, rows = _row_number(row_attributes, row), 0, rows + 1
            continue
        cells += 1
        attributes = dict(_ATTRIBUTE.findall(cell_attributes))
        row, column = place_of(attributes[b"r"].decode()) if b"r" in attributes else (row, column + 1)
        if body and _HAS_CONTENT.search(body):
            _record(facts, (row, column), attributes, body)
    return cells == len(_CELL_START.findall(data)) and rows == len(_ROW_START.findall(data))


def _row_number(attributes: bytes, previous: int) -> int:
    number = dict(_ATTRIBUTE.findall(attributes)).get(b"r")
    if number is None:
        return previous + 1
    if not number.isdigit() or not 1 <= int(number) <= _LAST_ROW:
        raise DamagedError("row")
    return int(number)


def _record(facts: SheetFacts, place: Place, attributes: dict[bytes, bytes], body: bytes) -> None:
    kind = attributes.get(b"t", b"n")
    match = _VALUE.search(body)
    value = match[1] if match else b""
    if b"s" in attributes and attributes[b"s"].isdigit():
        facts.styles[place] = int(attributes[b"s"])
    if b"vm" in attributes and attributes[b"vm"].isdigit():
        facts.rich[place] = int(attributes[b"vm"])
    elif b"DISPIMG" in body and (image := _CELL_IMAGE.search(body)):
        facts.pictures[place] = image[1].decode()
    elif kind == b"e":
        facts.errors[place] = value.decode()
    elif b"<f" in body and not value and not (kind == b"str" and b"<v" in body):
        facts.uncalculated.add(place)
    elif kind == b"n" and value:
        facts.numbers[place] = value.decode()
    row, column = place
    facts.extent = (max(facts.extent[0], row), max(facts.extent[1], column))
    lowest, rightmost = facts.corners
    facts.corners = (max(lowest, place), place if column > rightmost[1] else rightmost)


def _scan_frame(markup: bytes, facts: SheetFacts) -> None:
    """What stands around the cells: frozen rows, column widths, merges, the drawing. Raises DamagedError."""
    try:
        elements = opc.elements(markup)
    except expat.ExpatError as problem:
        raise DamagedError("worksheet") from problem
    for name, attributes in elements:
        if name == "mergeCell":
            facts.merges.append(area_of(attributes.get("ref", "")))
        elif name == "col":
            _widths(attributes, facts)
        elif name == "pane" and attributes.get("state", "").startswith("frozen"):
            facts.frozen_rows = int(float(attributes.get("ySplit", "0")))
        elif name == "drawing":
            facts.drawing = _local(attributes).get("id", "")


def _widths(attributes: Mapping[str, str], facts: SheetFacts) -> None:
    first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
    for column in range(first, min(last, facts.extent[1]) + 1):
        facts.widths[column] = float(attributes.get("width", "0"))


_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def place_of(reference: str) -> Place:
    """The place of `C12`. Raises DamagedError for what is no cell of a worksheet."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise DamagedError(reference)
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    if not (1 <= row <= _LAST_ROW and column <= _LAST_COLUMN):
        raise DamagedError(reference)
    return row, column


def area_of(reference: str) -> Area:
    """The area of `A1:B2`. Raises DamagedError."""
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = place_of(first), place_of(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def clipped(merges: Sequence[Area], extent: Place) -> Iterator[Area]:
    """The merges as far as they lie in the used range: A1:XFD1048576 is seventeen thousand million cells."""
    rows, columns = extent
    for top, left, bottom, right in merges:
        if top <= rows and left <= columns:
            yield top, left, min(bottom, rows), min(right, columns)
