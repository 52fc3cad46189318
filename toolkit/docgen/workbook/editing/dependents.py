"""Which formulas no longer have a true result after an edit: theirs is taken away, and reckoned when a person
opens the workbook. What a formula reads and nobody can tell (INDIRECT, names of other books) counts as
changed.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from docgen.workbook.editing.references import reference_of, references
from docgen.workbook.parts import DamagedError
from docgen.workbook.places import LAST_COLUMN, LAST_ROW, Area, Place, area_of

_ROWS = re.compile(r"\$?([0-9]{1,7}):\$?([0-9]{1,7})")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_UNTOLD = re.compile(
    r"(?i)\b(?:INDIRECT|OFFSET|CELL|INFO|NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|GETPIVOTDATA|ROW|ROWS|SUBTOTAL|AGGREGATE)\("
)
"""Functions whose result depends on more than the references that stand in the formula."""


class CellFormula(NamedTuple):
    """A formula with the place where it stood, and its text before the edit."""

    sheet: str
    place: Place
    text: str


class _Reads(NamedTuple):
    areas: tuple[tuple[str, Area], ...]
    is_untold: bool


class Names:
    """Defined names and tables: what stands for an area under a name, all in lower case."""

    def __init__(self, formulas: Mapping[str, str], tables: Mapping[str, tuple[str, Area]]) -> None:
        self.formulas = formulas
        self.tables = tables


def stale_formulas(
    formulas: list[CellFormula], changed: Iterable[tuple[str, Place]], names: Names
) -> set[tuple[str, Place]]:
    """The formulas that read a changed cell, or the result of one that does."""
    reads = [_reads(formula, names, frozenset()) for formula in formulas]
    cells = _Cells()
    for sheet, place in changed:
        cells.add(sheet, place)
    stale: set[tuple[str, Place]] = set()
    pending = list(range(len(formulas)))
    while True:
        found = [i for i in pending if reads[i].is_untold or any(cells.meet(s, a) for s, a in reads[i].areas)]
        if not found:
            return stale
        for i in found:
            stale.add((formulas[i].sheet, formulas[i].place))
            cells.add(formulas[i].sheet.casefold(), formulas[i].place)
        taken = set(found)
        pending = [i for i in pending if i not in taken]


def areas_of(formula: CellFormula, names: Names) -> tuple[tuple[str, Area], ...]:
    """The areas that a formula reads, with their sheets in lower case."""
    return _reads(formula, names, frozenset()).areas


class _Cells:
    """Cells by sheet and column, to ask whether an area holds one."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._unsorted: set[tuple[str, int]] = set()

    def add(self, sheet: str, place: Place) -> None:
        key = sheet.casefold(), place[1]
        self._rows[key].append(place[0])
        self._unsorted.add(key)

    def meet(self, sheet: str, area: Area) -> bool:
        top, left, bottom, right = area
        for key in [key for key in self._rows if key[0] == sheet and left <= key[1] <= right]:
            rows = self._rows[key]
            if key in self._unsorted:
                rows.sort()
                self._unsorted.discard(key)
            place = bisect_left(rows, top)
            if place < len(rows) and rows[place] <= bottom:
                return True
        return False


def _reads(formula: CellFormula, names: Names, seen: frozenset[str]) -> _Reads:
    areas: list[tuple[str, Area]] = []
    is_untold = _UNTOLD.search(formula.text) is not None
    for operand in references(formula.text):
        sheet, area = reference_of(operand)
        known = _area(area)
        if known is not None:
            areas.append(((sheet or formula.sheet).casefold(), known))
            continue
        more = _named(operand, formula, names, seen)
        areas += more.areas
        is_untold = is_untold or more.is_untold
    return _Reads(tuple(areas), is_untold)


def _named(operand: str, formula: CellFormula, names: Names, seen: frozenset[str]) -> _Reads:
    """What stands behind a name or a structured reference."""
    name = operand.rpartition("!")[2].partition("[")[0].casefold()
    if name in names.tables:
        return _Reads((names.tables[name],), False)
    if name in names.formulas and name not in seen:
        return _reads(CellFormula(formula.sheet, formula.place, names.formulas[name]), names, seen | {name})
    return _Reads((), True)


def _area(area: str) -> Area | None:
    area = area.rstrip("#")
    if match := _ROWS.fullmatch(area):
        return int(match[1]), 1, int(match[2]), LAST_COLUMN
    try:
        if match := _COLUMNS.fullmatch(area):
            return 1, area_of(f"{match[1]}1")[1], LAST_ROW, area_of(f"{match[2]}1")[1]
        return area_of(area)
    except DamagedError:
        return None
