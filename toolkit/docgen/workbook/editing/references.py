"""References in formulas and areas, after rows of a sheet moved.

openpyxl takes formulas apart (its tokenizer knows strings, quoted sheet names and structured references).
Source: ECMA-376, 18.17.2.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from docgen.workbook.editing.rows import RowMap
from docgen.workbook.places import LAST_ROW

_CELL = r"(\$?[A-Za-z]{1,3})(\$?)([0-9]{1,7})"
_AREA = re.compile(rf"{_CELL}(?::{_CELL})?(#?)")
_ROWS = re.compile(r"(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})")
GONE = "#REF!"


class Reference(NamedTuple):
    """A reference of a formula: its sheet ("" for the formula's own), and what follows the `!`."""

    sheet: str
    area: str


def formula_after(formula: str, own_sheet: str, sheet: str, rows: RowMap) -> str:
    """`formula` of a cell in `own_sheet` (no leading `=`), after `rows` of `sheet` moved."""

    def changed(operand: str) -> str:
        reference = reference_of(operand)
        if (reference.sheet or own_sheet).casefold() != sheet.casefold():
            return operand
        return operand[: len(operand) - len(reference.area)] + area_after(reference.area, rows)

    return _with_operands(formula, changed)


def references(formula: str) -> Iterator[str]:
    """The references, names and structured references that a formula (no leading `=`) uses."""
    found: list[str] = []

    def collect(operand: str) -> str:
        found.append(operand)
        return operand

    _with_operands(formula, collect)
    yield from found


def _with_operands(formula: str, change: Callable[[str], str]) -> str:
    """The formula with each operand that is a range changed. One that nobody understands stays as it is."""
    from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

    try:
        tokens = Tokenizer(f"={formula}").items
    except (TokenizerError, IndexError):
        return formula
    return "".join(
        change(token.value) if token.type == Token.OPERAND and token.subtype == Token.RANGE else token.value
        for token in tokens
    )


def reference_of(operand: str) -> Reference:
    """The sheet and the area of `'基本 信息'!A1:B2`; a sheet of another workbook keeps its `[1]`."""
    sheet, mark, area = operand.rpartition("!")
    if not mark:
        return Reference("", operand)
    if sheet.startswith("'") and sheet.endswith("'") and len(sheet) > 1:
        sheet = sheet[1:-1].replace("''", "'")
    # A1:Sheet!B2 is one operand for the tokenizer; nobody writes it.
    return Reference(sheet, area)


def area_after(area: str, rows: RowMap, *, is_kind: bool = False) -> str:
    """`$A$1:B2`, `3:7` or `C5#` after `rows` moved; `#REF!` where it is gone; anything else as it is.

    `is_kind`: see `RowMap.span`.
    """
    if match := _AREA.fullmatch(area):
        return _cells_after(match, rows, is_kind)
    if match := _ROWS.fullmatch(area):
        first_sign, first, last_sign, last = match.groups()
        span = _span(int(first), int(last), rows)
        return GONE if span is None else f"{first_sign}{span[0]}:{last_sign}{span[1]}"
    return area


def _cells_after(match: re.Match[str], rows: RowMap, is_kind: bool) -> str:
    column, sign, row, last_column, last_sign, last_row, spill = match.groups()
    span = _span(int(row), int(last_row or row), rows, is_kind)
    if span is None:
        return GONE
    if last_column is None and span[0] == span[1]:
        return f"{column}{sign}{span[0]}{spill}"
    last_column, last_sign = last_column or column, last_sign or ""
    return f"{column}{sign}{span[0]}:{last_column}{last_sign}{span[1]}{spill}"


def _span(first: int, last: int, rows: RowMap, is_kind: bool = False) -> tuple[int, int] | None:
    span = rows.span(min(first, last), max(first, last), is_kind=is_kind)
    return None if span is None else (span[0], min(span[1], LAST_ROW))


def areas_after(areas: str, rows: RowMap) -> str:
    """A list of areas with blanks between (`sqref`, 18.18.76) after `rows` moved; "" where all are gone."""
    moved = (area_after(area, rows, is_kind=True) for area in areas.split())
    return " ".join(area for area in moved if area != GONE)
