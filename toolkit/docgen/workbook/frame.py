"""What stands around a sheet's cells: views, columns, merges, drawings (ECMA-376, 18.3.1.99)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from docgen.workbook.parts import Attributes, local, parse, parser_of
from docgen.workbook.places import LAST_COLUMN, Area, area_of
from docgen.workbook.sheet_facts import Around, SheetFacts

_OF_OTHERS = frozenset(("customSheetViews", "extLst", "AlternateContent"))
"""They repeat elements of the sheet for views and programs of their own."""
_VARYING = re.compile(r"<(?:dimension|selection)(?: [^<>]*)?/>")
_LARGEST_REMEMBERED = 1 << 16
_ON = ("1", "true")


def frame_elements(facts: SheetFacts, name: str) -> list[Attributes]:
    """The attributes, without prefixes, of each element `name` that stands around the cells.

    Raises DamagedError where what stands there is not well-formed.
    """
    if facts.around is None:
        facts.around = _elements(facts.frame)
    return list(facts.around.get(name, ()))


def _elements(frame: str) -> Around:
    # Where the cursor stood and which range was used differ from save to save, and nobody reads them.
    frame = _VARYING.sub("", frame)
    return _remembered(frame) if len(frame) < _LARGEST_REMEMBERED else _parsed(frame)


def _parsed(frame: str) -> Around:
    found: dict[str, list[Attributes]] = {}
    skipped = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal skipped
        name = local(name)
        if skipped or name in _OF_OTHERS:
            skipped += 1
        else:
            own = {local(key): value for key, value in attributes.items()}
            found.setdefault(name, []).append(own)

    def end(_name: str) -> None:
        nonlocal skipped
        skipped = max(0, skipped - 1)

    parser = parser_of("worksheet")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parse(parser, frame, "worksheet")
    return found


_remembered = lru_cache(maxsize=32)(_parsed)
"""Mostly validations and formats, which the workbooks of one template share."""


def merges(facts: SheetFacts) -> tuple[Area, ...]:
    """The merged areas. Raises DamagedError."""
    return tuple(area_of(attributes.get("ref", "")) for attributes in frame_elements(facts, "mergeCell"))


def frozen_rows(facts: SheetFacts) -> int:
    """How many rows stay in the window while the sheet scrolls."""
    panes = frame_elements(facts, "pane")
    frozen = [pane.get("ySplit", "0") for pane in panes if pane.get("state", "").startswith("frozen")]
    return int(amount(frozen[0])) if frozen else 0


def column_widths(facts: SheetFacts) -> dict[int, float]:
    """Column → width in characters, for the used columns that have one of their own."""
    return {
        column: amount(attributes.get("width", "0"))
        for attributes, columns in _columns(facts)
        for column in columns
    }


def hidden_columns(facts: SheetFacts) -> frozenset[int]:
    """The used columns that nobody sees: hidden ones, and those of no width."""
    return frozenset(
        column
        for attributes, columns in _columns(facts)
        if attributes.get("hidden") in _ON or _is_nothing(attributes.get("width", ""))
        for column in columns
    )


def shows_zeros(facts: SheetFacts) -> bool:
    """Whether a cell whose value is 0 shows it (18.3.1.87)."""
    views = frame_elements(facts, "sheetView")
    return not views or views[0].get("showZeros", "1") in _ON


def _columns(facts: SheetFacts) -> Iterator[tuple[Attributes, range]]:
    """The columns that something is said of; they rise and never overlap (18.3.1.13)."""
    done = 0
    for attributes in frame_elements(facts, "col"):
        first, last = (int(amount(attributes.get(end, "0"))) for end in ("min", "max"))
        columns = range(max(first, done + 1), min(last, facts.extent[1], LAST_COLUMN) + 1)
        if columns:
            done = columns[-1]
            yield attributes, columns


def amount(written: str) -> float:
    """A size as programs write it, below a thousand million; 0 for what is none."""
    whole, _, fraction = written.partition(".")
    digits = whole + fraction
    is_number = digits.isascii() and digits.isdigit() and len(whole) < 10 and len(fraction) < 30
    return float(written) if is_number else 0.0


def _is_nothing(size: str) -> bool:
    return size != "" and size.strip("0.") == ""
