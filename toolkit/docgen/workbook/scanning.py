"""The one reading of a sheet: each part gone through once gives what every cell holds and shows.

Programs write cells in one way, and one expression takes them all apart; what stands between two matches
tells whether it has seen every cell. A sheet written in any other way is brought to that one first
(canonical.py).
"""

import re
from collections.abc import Set
from operator import itemgetter
from typing import NamedTuple

from docgen import opc
from docgen.workbook.canonical import canonical
from docgen.workbook.frame import amount, column_widths, frame_elements, frozen_rows, merges
from docgen.workbook.parts import DamagedError, part_text
from docgen.workbook.places import PLACES, Area, Place, clipped
from docgen.workbook.sheet_facts import SheetFacts
from docgen.workbook.strings import Rich, Strings, text_of, unescaped

__all__ = [
    "Area",
    "Place",
    "SheetFacts",
    "clipped",
    "column_widths",
    "frame_elements",
    "frozen_rows",
    "inspect_sheet",
]

_CELL = re.compile(
    r'<c r="([A-Z]{1,3}[0-9]{1,7})"([^<>]*)>'
    r'(?:<v>([^<]*)</v></c>|<is><t(?: xml:space="preserve")?>([^<]*)</t></is></c>|(?<=/>)'
    r"|([^<]*(?:<(?!/?c[ />])[^<]*)*)</c>)"
)
"""A cell: its reference, its other attributes, and its value, its text, or whatever else it holds.

What else a cell holds ends where another one begins, so that no text is gone over twice.
"""
_ROW = re.compile(r"<row([^<>]*)>")
_ATTRIBUTES = re.compile(r'(?: [\w:.-]+="[^"&]*")* ?/?')
_ATTRIBUTE = re.compile(r' ([\w:.-]+)="([^"]*)"')
_FORMULA = re.compile(r"<f(?:[ /][^<>]*)?>(?:(?<=/>)|([^<]*)</f>)")
_VALUE = re.compile(r"<v(?: [^<>]*)?>(?:(?<=/>)|([^<]*)</v>)|<v/>")
_CELL_IMAGE = re.compile(r'DISPIMG\((?:&quot;|")([^"&]+)')
_RICH_ERROR = "#VALUE!"
_UNUSUAL_SIGNS = ("'", "&", " =", "= ", "\n", "\r", "\t")
"""What the attributes of a row hold where no program wrote them as usual."""
_MOST_KINDS = 10_000


class _UnusualError(Exception):
    """The sheet is written in a way that the scan cannot be sure of."""


class _Kind(NamedTuple):
    """What a cell's attributes say: its style, its type (18.18.11), and the record of its `vm`."""

    style: int
    type: str
    record: int


class _Kinds(dict[str, _Kind]):
    """Attributes as written → what they say; a sheet has a dozen different ones."""

    def __missing__(self, written: str) -> _Kind:
        if _ATTRIBUTES.fullmatch(written) is None:
            raise _UnusualError
        if len(self) >= _MOST_KINDS:
            self.clear()
        found = dict(_ATTRIBUTE.findall(written))
        kind = _Kind(_index(found.get("s", "")), found.get("t", "n"), _index(found.get("vm", "")))
        self[written] = kind
        return kind


KINDS = _Kinds()


def inspect_sheet(package: opc.Package, part: str, strings: Strings | None = None) -> SheetFacts:
    """The facts of one worksheet part. Raises DamagedError where it is not as a workbook must be."""
    markup = part_text(package, part)
    texts = strings or Strings()
    try:
        return _scan(markup, texts)
    except _UnusualError:
        pass
    try:
        return _scan(canonical(markup, part), texts)
    except _UnusualError as problem:
        raise DamagedError(part) from problem


def _scan(markup: str, strings: Strings) -> SheetFacts:
    """The sheet's facts. Raises _UnusualError, DamagedError."""
    start, end = _sheet_data(markup)
    data = markup[start:end]
    facts = SheetFacts(frame=markup[:start] + markup[end:])
    tokens = _CELL.split(data)
    # A comment elsewhere stands between cells, and no row is written like that.
    if _is_commented(facts.frame) or any(map(_is_commented, filter(None, tokens[5::6]))):
        raise _UnusualError
    facts.hidden_rows = _hidden_rows("".join(tokens[0::6]))
    _read_cells(tokens, facts, strings, is_escaped="&" in data or "_x" in data or "\r" in data)
    _measure(facts)
    facts.merges = merges(facts)
    return facts


def _is_commented(markup: str) -> bool:
    """Whether there are comments, CDATA, a DOCTYPE or instructions after the first one."""
    return "<!" in markup or markup.find("<?", 2) >= 0


def _sheet_data(markup: str) -> tuple[int, int]:
    """Where the content of sheetData begins and ends. Raises _UnusualError where that cannot be told."""
    first = markup.find("<sheetData")
    start = markup.find(">", first) + 1
    end = markup.find("</sheetData>", start)
    if first < 0 or not start:
        raise _UnusualError
    if markup[start - 2 : start] == "/>" and end < 0:
        return start, start
    if end < 0 or markup.find("sheetData", end + len("</sheetData>")) >= 0:
        raise _UnusualError
    return start, end


def _hidden_rows(between: str) -> frozenset[int]:
    """The rows that are hidden, filtered out or of no height, from what stands between the cells.

    Raises _UnusualError where anything but rows stands there: a cell may have escaped the expression.
    """
    opened = between.replace("</row>", "")
    rows = _ROW.findall(opened)
    closed = (len(between) - len(opened)) // len("</row>")
    whole = sum(map(len, rows)) + len(rows) * len("<row>")
    if any(sign in opened for sign in _UNUSUAL_SIGNS):
        raise _UnusualError
    if whole != len(opened) or closed + sum(row.endswith("/") for row in rows) != len(rows):
        raise _UnusualError
    if "hidden=" not in opened and 'ht="0' not in opened:
        return frozenset()
    return frozenset(_row_number(row) for row in map(dict, map(_ATTRIBUTE.findall, rows)) if _is_hidden(row))


def _is_hidden(row: dict[str, str]) -> bool:
    return row.get("hidden") in ("1", "true") or ("ht" in row and amount(row["ht"]) == 0)


def _row_number(row: dict[str, str]) -> int:
    """The number of a row. Raises _UnusualError for one that has none of its own."""
    if "r" not in row:
        raise _UnusualError
    return _index(row["r"])


def _read_cells(tokens: list[str], facts: SheetFacts, strings: Strings, *, is_escaped: bool) -> None:
    """Record every filled cell. Raises _UnusualError where one has attributes of another writing."""
    for written in set(tokens[2::6]):
        KINDS[written]
    texts, attributes = facts.texts, facts.attributes
    cells = zip(tokens[1::6], tokens[2::6], tokens[3::6], tokens[4::6], tokens[5::6], strict=True)
    for reference, written, value, text, other in cells:
        if text:
            place = PLACES[reference]
            texts[place] = unescaped(text) if is_escaped else text
            attributes[place] = written
        elif value:
            place = PLACES[reference]
            attributes[place] = written
            _record(facts, place, KINDS[written], value, strings)
        elif other:
            place = PLACES[reference]
            attributes[place] = written
            _record_other(facts, place, KINDS[written], other, strings)


def _record(facts: SheetFacts, place: Place, kind: _Kind, value: str, strings: Strings) -> None:
    """Record a cell's value as its type has it."""
    type_ = kind.type
    if type_ == "n":
        facts.numbers[place] = unescaped(value).strip()
    elif type_ == "s":
        _record_text(facts, place, strings[unescaped(value).strip() if "&" in value else value.strip()])
    elif type_ == "e":
        _record_error(facts, place, unescaped(value), kind.record)
    elif type_ == "d":
        facts.dates[place] = unescaped(value).strip()
    elif type_ == "b":
        facts.truths[place] = unescaped(value).strip() in ("1", "true")
    else:
        facts.texts[place] = unescaped(value)


def _record_text(facts: SheetFacts, place: Place, text: str | Rich) -> None:
    if isinstance(text, str):
        facts.texts[place] = text
    else:
        facts.texts[place], facts.runs[place] = text


def _record_error(facts: SheetFacts, place: Place, value: str, record: int) -> None:
    """Excel 365 keeps a picture in a cell as a rich value behind the error #VALUE! ([MS-XLSX] 2.6.200).

    Other cells have such a record too: those of CUBEVALUE and of stocks are values.
    """
    if record and value == _RICH_ERROR:
        facts.rich[place] = record
    else:
        facts.errors[place] = value


def _record_other(facts: SheetFacts, place: Place, kind: _Kind, body: str, strings: Strings) -> None:
    """Record a cell that holds more than one plain value: a formula, runs, phonetics, extensions."""
    formula, found = _FORMULA.search(body), _VALUE.search(body)
    value = (found[1] or "") if found else ""
    if formula:
        facts.formulas.add(place)
    if formula and (image := _CELL_IMAGE.search(body)):
        facts.pictures[place] = image[1]
    elif value:
        _record(facts, place, kind, value, strings)
    elif "<is>" in body:
        _record_text(facts, place, _inline(body))
    elif formula and kind.type == "str" and found:
        facts.texts[place] = ""
    elif formula:
        facts.uncalculated.add(place)
    else:
        del facts.attributes[place]


def _inline(body: str) -> str | Rich:
    start, end = body.find("<is>"), body.rfind("</is>")
    if end < start:
        raise _UnusualError
    return text_of(body[start : end + len("</is>")])


def _index(written: str) -> int:
    """A number that counts something in another part; 0 for what is none."""
    return int(written) if len(written) < 10 and written.isascii() and written.isdigit() else 0


def _measure(facts: SheetFacts) -> None:
    """Set the used range."""
    if facts.attributes:
        facts.corners = max(facts.attributes), max(facts.attributes, key=itemgetter(1))
        facts.extent = facts.corners[0][0], facts.corners[1][1]


def marked_places(facts: SheetFacts, marking: Set[int]) -> set[Place]:
    """The cells with characters that differ, and those whose style is one of the `marking`."""
    marked = set(facts.runs)
    if marking:
        kinds = facts.attributes.items()
        marked.update(place for place, written in kinds if KINDS[written].style in marking)
    return marked
