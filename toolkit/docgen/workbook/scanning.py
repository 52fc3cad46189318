"""What calamine does not tell of a sheet: used range, errors, uncalculated formulas, merges, exact numbers.

calamine reads texts fast, but one stray cell at XFD1048576 makes it allocate 512 GiB and abort, error cells
come back as '', an uncalculated last row is dropped, long numbers lose digits.
The XML of each sheet is therefore scanned by a regular expression before calamine may see it. Where that is
not sure to have seen every cell, the XML is brought to its canonical form and scanned again.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from xml.parsers import expat

from docgen import opc
from docgen.workbook.inspection import DamagedError

_ROW = rb'<row(?P<row>(?:\s+[\w:.-]+="[^"<]*")*)\s*/?>'
_CELL = rb'<c(?P<cell>(?:\s+[\w:.-]+="[^"<]*")*)\s*(?:/>|>(?P<body>.*?)</c>)'
_CELL_OR_ROW = _ROW + b"|" + _CELL
"""However a row or cell may be written. Compiled where it is first needed: unusual sheets are rare."""
_USUAL_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]*)")?(?: t="([a-zA-Z]+)")?'
    rb"(?:/>|>([^<]*(?:<(?!/c>)[^<]*)*)</c>)"
)
"""A cell as Excel, WPS, LibreOffice and openpyxl write it."""
_CELL_START = re.compile(rb"<c[\s/>]")
_ROW_START = re.compile(rb"<row[\s/>]")
_ATTRIBUTE = re.compile(rb'\s(r|s|t|vm)="([^"]*)"')
_VALUE = re.compile(rb"<v(?:\s[^>]*)?>([^<]*)</v>")
_CELL_IMAGE = re.compile(rb'DISPIMG\((?:&quot;|")([^"&]+)')
_TEXT_KINDS = frozenset({b"s", b"inlineStr"})
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_PREFIX = re.compile(rb"<(/?)[\w.-]+:")
_AMOUNT = re.compile(r"[0-9]{1,7}(\.[0-9]{1,20})?")
_FRAME_ATTRIBUTE = re.compile(rb'(?:\w+:)?(\w+)="([^"]*)"')

Place = tuple[int, int]
"""Row and column of a cell, both from 1."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; all from 1 and included."""


class SheetFacts:
    """One sheet, scanned. Only filled cells are listed; `extent` is the last filled row and column.

    `styles` has every filled cell, `numbers` the digits as stored, `dates` what a Strict workbook has instead
    of serials, `pictures` the WPS image id of a DISPIMG cell, `rich` the index of an Excel picture in a cell
    (its `vm` attribute), `corners` the lowest and rightmost filled cells, `frame` what is around the cells.
    """

    def __init__(self, frame: bytes = b"") -> None:
        self.frame = frame
        self.styles: dict[Place, int] = {}
        self.numbers: dict[Place, str] = {}
        self.dates: dict[Place, str] = {}
        self.errors: dict[Place, str] = {}
        self.uncalculated: set[Place] = set()
        self.pictures: dict[Place, str] = {}
        self.rich: dict[Place, int] = {}
        self.merges: Sequence[Area] = ()
        self.extent: Place = (0, 0)
        self.corners: tuple[Place, Place] = ((0, 0), (0, 0))

    @property
    def unreadable(self) -> set[Place]:
        """The filled cells that hold neither a text nor a number."""
        return self.uncalculated.union(self.errors, self.pictures, self.rich)


def inspect_sheet(package: opc.Package, part: str) -> SheetFacts:
    """The facts of one worksheet part. Raises DamagedError where it is not as a workbook must be."""
    markup = package.read(part)
    facts = _scan(markup) or _scan(_canonical(markup))
    if facts is None:
        raise DamagedError(part)
    return facts


def _scan(markup: bytes) -> SheetFacts | None:
    """The sheet's facts; None where its XML is written in a way that the scan cannot be sure of."""
    found = _sheet_data(markup)
    if found is None or b"<!" in markup:
        return None
    start, end = found
    data = markup[start:end]
    facts = SheetFacts(frame=markup[:start] + markup[end:])
    if _scan_usual_cells(data, facts) != len(_CELL_START.findall(data)):
        facts = SheetFacts(frame=facts.frame)
        if not _scan_cells(data, facts):
            return None
    _measure(facts)
    facts.merges = _merges(facts.frame)
    return facts


def _sheet_data(markup: bytes) -> tuple[int, int] | None:
    """Where the content of sheetData begins and ends; None where that cannot be told."""
    if markup.count(b"<sheetData") != 1:
        return None
    start = markup.find(b">", markup.find(b"<sheetData")) + 1
    end = markup.find(b"</sheetData", start)
    if markup[start - 2 : start] == b"/>":
        return (start, start) if end < 0 else None
    return (start, end) if end >= 0 and markup.rfind(b"</sheetData") == end else None


def _canonical(markup: bytes) -> bytes:
    """The same XML in canonical form, without comments, CDATA and prefixes. Raises DamagedError."""
    from xml.etree import ElementTree

    try:
        canonical = ElementTree.canonicalize(markup.decode("utf-8-sig"))
    except ElementTree.ParseError as problem:
        raise DamagedError("worksheet") from problem
    return _PREFIX.sub(rb"<\1", canonical.encode())


def _scan_usual_cells(data: bytes, facts: SheetFacts) -> int:
    """Record every filled cell of usual writing; gives how many cells there were, filled or not."""
    cells = _USUAL_CELL.findall(data)
    styles = facts.styles
    for letters, row, style, kind, body in cells:
        if body:
            place = int(row), _column(letters)
            styles[place] = _index(style)
            if kind not in _TEXT_KINDS or b"<f" in body:
                _record(facts, place, kind or b"n", body)
    return len(cells)


def _scan_cells(data: bytes, facts: SheetFacts) -> bool:
    """Record every filled cell however written; False where a row or cell escaped the expression."""
    row = column = rows = cells = 0
    for match in re.finditer(_CELL_OR_ROW, data, re.DOTALL):
        if match["row"] is not None:
            row, column, rows = _row_number(match["row"], row), 0, rows + 1
            continue
        cells += 1
        attributes = dict(_ATTRIBUTE.findall(match["cell"]))
        row, column = place_of(attributes[b"r"].decode()) if b"r" in attributes else (row, column + 1)
        body = match["body"]
        if body:
            facts.styles[row, column] = _index(attributes.get(b"s", b""))
            _record(facts, (row, column), attributes.get(b"t", b"n"), body)
            if index := _index(attributes.get(b"vm", b"")):
                _record_picture(facts, (row, column), index)
    return cells == len(_CELL_START.findall(data)) and rows == len(_ROW_START.findall(data))


def _measure(facts: SheetFacts) -> None:
    """Set the used range. Raises DamagedError where a cell lies beyond what a worksheet has."""
    if not facts.styles:
        return
    facts.corners = max(facts.styles), max(facts.styles, key=itemgetter(1))
    facts.extent = facts.corners[0][0], facts.corners[1][1]
    if facts.extent[0] > _LAST_ROW or facts.extent[1] > _LAST_COLUMN:
        raise DamagedError("sheetData")


def _row_number(attributes: bytes, previous: int) -> int:
    number = dict(_ATTRIBUTE.findall(attributes)).get(b"r")
    if number is None:
        return previous + 1
    if not number.isdigit() or not 1 <= int(number) <= _LAST_ROW:
        raise DamagedError("row")
    return int(number)


def _record(facts: SheetFacts, place: Place, kind: bytes, body: bytes) -> None:
    """Record what the cell holds beyond a text that calamine reads."""
    match = _VALUE.search(body)
    value = match[1] if match else b""
    if b"DISPIMG" in body and (image := _CELL_IMAGE.search(body)):
        facts.pictures[place] = image[1].decode()
    elif kind == b"e":
        facts.errors[place] = value.decode()
    elif b"<f" in body and not value and not (kind == b"str" and match):
        facts.uncalculated.add(place)
    elif kind == b"n" and value:
        facts.numbers[place] = value.decode()
    elif kind == b"d" and value:
        facts.dates[place] = value.decode()


@lru_cache(maxsize=4096)
def _index(written: bytes) -> int:
    """A number that counts something in another part; 0 for what is none."""
    return int(written) if written.isdigit() and len(written) < 10 else 0


def _record_picture(facts: SheetFacts, place: Place, index: int) -> None:
    """Excel 365 keeps a picture in a cell as a rich value behind the error #VALUE! ([MS-XLSX] 2.6.200)."""
    facts.rich[place] = index
    facts.errors.pop(place, None)


@lru_cache(maxsize=16)
def _merges(frame: bytes) -> tuple[Area, ...]:
    """The merges. Raises DamagedError where what stands around the cells is not well-formed.

    Remembered, because it is all validations and formats, which the workbooks of one template share.
    """
    try:
        expat.ParserCreate().Parse(frame, True)
    except expat.ExpatError as problem:
        raise DamagedError("worksheet") from problem
    return tuple(area_of(attributes.get("ref", "")) for attributes in _elements(frame, "mergeCell"))


def frame_elements(facts: SheetFacts, name: str) -> list[dict[str, str]]:
    """The attributes, without prefixes, of each element `name` that stands around the cells."""
    return _elements(facts.frame, name)


def _elements(frame: bytes, name: str) -> list[dict[str, str]]:
    return [
        {key.decode(): value.decode() for key, value in _FRAME_ATTRIBUTE.findall(written)}
        for written in re.findall(rb"<%b\s([^>]*)>" % name.encode(), frame)
    ]


def frozen_rows(facts: SheetFacts) -> int:
    """How many rows stay in the window while the sheet scrolls."""
    panes = frame_elements(facts, "pane")
    frozen = [pane.get("ySplit", "0") for pane in panes if pane.get("state", "").startswith("frozen")]
    return int(_amount(frozen[0])) if frozen else 0


def column_widths(facts: SheetFacts) -> dict[int, float]:
    """Column → width in characters, for the used columns that have one of their own."""
    widths: dict[int, float] = {}
    for attributes in frame_elements(facts, "col"):
        first, last = int(_amount(attributes.get("min", "0"))), int(_amount(attributes.get("max", "0")))
        for column in range(max(first, 1), min(last, facts.extent[1]) + 1):
            widths[column] = _amount(attributes.get("width", "0"))
    return widths


def _amount(written: str) -> float:
    """A size as Excel writes it; 0 for what is none."""
    return float(written) if _AMOUNT.fullmatch(written) else 0.0


_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def place_of(reference: str) -> Place:
    """The place of `C12`. Raises DamagedError for what is no cell of a worksheet."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise DamagedError(reference)
    row, column = int(match[2]), _column(match[1].upper().encode())
    if not (1 <= row <= _LAST_ROW and column <= _LAST_COLUMN):
        raise DamagedError(reference)
    return row, column


@lru_cache(maxsize=4096)
def _column(letters: bytes) -> int:
    """The number of a column: AB is 28."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column


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
