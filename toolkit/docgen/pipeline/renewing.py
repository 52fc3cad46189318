"""A 汇总 as it stands and what is to be written on it today → the 汇总 with a person's work left alone.

Sheets are changed in their XML, cell by cell; what docgen did not write, and what it wrote and a person
changed, stays byte for byte.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from docgen import opc
from docgen.consolidate import (
    FIGURES,
    SOURCES,
    VALUE_COLUMN,
    Block,
    Grid,
    Renewal,
    Shown,
    WrittenBlock,
    cells_of,
    is_on,
    place_of,
    renewed,
    written,
)
from docgen.model.contents import Formula, Value
from docgen.model.objects import ChartKind
from docgen.pipeline.summary_comments import Comments
from docgen.workbook.editing import (
    CellValue,
    Kept,
    New,
    NewSheet,
    Number,
    SheetEdit,
    Worked,
    areas_read,
    edited,
    rows_held,
    with_sheet,
)
from docgen.workbook.inspection import inspect_book
from docgen.workbook.scanning import KINDS, SheetFacts, inspect_sheet
from docgen.workbook.schema import CHART_KIND_LABEL, CHART_PREFIX, FOR_PEOPLE, SHEETS, TABLE_PREFIX
from docgen.workbook.strings import Strings

_NOT_OURS = FOR_PEOPLE | {schema.name for schema in SHEETS}
_PATTERN = SOURCES
"""The sheet whose looks a new one has."""


class Renewed(NamedTuple):
    """The workbook after the renewal, what is on each sheet, what became of each, which blocks were not found
    (their sheets, whose old contents `blocks` still has), and the comments of figures as they are
    remembered."""

    package: opc.Package
    blocks: tuple[WrittenBlock, ...]
    renewals: tuple[Renewal, ...]
    not_found: tuple[str, ...]
    in_the_way: tuple[str, ...]
    comments: Mapping[str, str]

    @property
    def changes(self) -> int:
        """How many cells and rows change."""
        return sum(each.changes for each in self.renewals)


def renew(
    package: opc.Package, known: Sequence[WrittenBlock], new: Sequence[Block], comments: Comments
) -> Renewed:
    """Renew what of `known` nobody touched to `new`, and `comments`. Raises DamagedError, CannotEditError."""
    sheets = _Sheets(package)
    figures = _sheet_of_figures(sheets, known)
    # Comments lie in parts of their own: the sheets stay as they were read.
    said = _renewed(comments.renewed(package, figures) if figures else package, sheets, known, new)
    if not figures:
        return said._replace(comments=comments.known)
    package = said.package
    if comments.has_added:
        block = next(each for each in said.blocks if each.sheet == FIGURES)
        grid = _Sheets(package).grid(figures)
        cells = cells_of(block, grid, VALUE_COLUMN) if grid is not None else {}
        package = comments.added(package, figures, cells)
    return said._replace(package=package, comments=comments.new)


def _sheet_of_figures(sheets: "_Sheets", known: Sequence[WrittenBlock]) -> str:
    """The sheet on which the figures stand; "" where they are not found."""
    others = {block.sheet for block in known}
    for base in known:
        name = sheets.name_of(base, others) if base.sheet == FIGURES else ""
        grid = sheets.grid(name) if name else None
        if grid is not None and place_of(base, grid) is not None:
            return name
    return ""


def _renewed(
    package: opc.Package, sheets: "_Sheets", known: Sequence[WrittenBlock], new: Sequence[Block]
) -> Renewed:
    renewals: list[Renewal] = []
    blocks: list[WrittenBlock] = []
    not_found: list[str] = []
    wanted = {block.sheet: block for block in new}
    for base in known:
        name = sheets.name_of(base, {block.sheet for block in known})
        grid = sheets.grid(name)
        target = wanted.pop(base.sheet, Block(base.sheet, base.header, (), base.identity))
        found = renewed(base, grid, target) if grid is not None else None
        if found is None:
            blocks.append(base)
            not_found.append(base.sheet)
        else:
            blocks.append(found.written)
            renewals.append(found._replace(sheet=name))
    added = [block for block in wanted.values() if sheets.grid(block.sheet) is None]
    in_the_way = tuple(name for name in wanted if sheets.grid(name) is not None)
    edits = [_edit(each) for each in renewals if each.changes]
    after = edited(package, edits) if edits else package
    for block in added:
        after = with_sheet(after, _new_sheet(block, sheets))
    blocks += map(written, added)
    return Renewed(after, tuple(blocks), tuple(renewals), tuple(not_found), in_the_way, {})


class _Sheets:
    """The sheets of a workbook as grids."""

    def __init__(self, package: opc.Package) -> None:
        self._package = package
        facts = inspect_book(package)
        self._strings = Strings(package, facts.strings)
        self._parts = {sheet.name: sheet.part for sheet in facts.sheets if sheet.part}
        self._known: dict[str, SheetFacts] = {}

    def grid(self, name: str) -> Grid | None:
        """The sheet of that name; None where there is none."""
        if name not in self._parts:
            return None
        cells = dict(_cells(self.facts(name)))
        held = rows_held(self._package, self._parts[name])
        looks = {place: KINDS[attributes].style for place, attributes in self.facts(name).attributes.items()}
        return Grid(cells, held, looks, lambda: self._read.get(name.casefold(), ()))

    @cached_property
    def _read(self) -> Mapping[str, tuple[tuple[int, int], ...]]:
        return areas_read(self._package)

    def name_of(self, base: WrittenBlock, others: Collection[str]) -> str:
        """The sheet on which `base` stands, though a person may have given it another name."""
        if base.sheet in self._parts or not base.lines:
            return base.sheet
        strangers = (name for name in self._parts if name not in others and name not in _NOT_OURS)
        return next((name for name in strangers if is_on(base, self.grid(name) or Grid({}))), base.sheet)

    def facts(self, name: str) -> SheetFacts:
        """What the sheet holds."""
        if name not in self._known:
            self._known[name] = inspect_sheet(self._package, self._parts[name], self._strings)
        return self._known[name]

    def style(self, name: str, row: int) -> str:
        """The number of the style of a row's first cell; "" for none."""
        facts = self.facts(name) if name in self._parts else None
        attributes = facts.attributes.get((row, 1)) if facts is not None else None
        return str(KINDS[attributes].style) if attributes else ""


def _cells(facts: SheetFacts) -> Iterator[tuple[tuple[int, int], Shown]]:
    for place in facts.attributes:
        text, number = facts.texts.get(place), facts.numbers.get(place)
        if place in facts.formulas:
            yield place, Shown("f", text or number or "")
        elif text is not None:
            if said := text.replace("\r\n", "\n").replace("\r", "\n"):
                yield place, Shown("t", said)
        elif number is not None:
            yield place, _number(number)
        else:
            yield place, Shown("x", "?")


def _number(digits: str) -> Shown:
    try:
        return Shown("n", repr(float(digits)))
    except ValueError:
        return Shown("x", digits)


def _edit(renewal: Renewal) -> SheetEdit:
    values: dict[int, dict[int, CellValue]] = defaultdict(dict)
    for (row, column), value in renewal.values.items():
        values[row][column] = _cell(value)
    put_in: dict[int, list[New]] = defaultdict(list)
    for each in renewal.inserted:
        put_in[each.after].append(New(_row(each.values), each.like))
    involved = {*values, *put_in, *renewal.removed}
    rows: list[Kept | New] = []
    for number in range(min(involved), max(involved) + 1):
        if number not in renewal.removed:
            rows.append(Kept(number, values.get(number, {})))
        rows += put_in.get(number, [])
    return SheetEdit(renewal.sheet, min(involved), max(involved), tuple(rows))


def _row(values: Mapping[int, Value]) -> dict[int, CellValue]:
    return {column: _cell(value) for column, value in values.items()}


def _cell(value: Value) -> CellValue:
    if isinstance(value, Formula):
        return Worked(value.text, str(value.value))
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return Number(f"{value:f}" if isinstance(value, Decimal) else repr(value))
    return str(value) if value not in (None, "") else None


def _new_sheet(block: Block, sheets: _Sheets) -> NewSheet:
    """A sheet for what no unit had before; a table has its caption above the header, a chart its kind."""
    head: list[list[CellValue]] = [list(block.header)]
    if block.sheet.startswith(TABLE_PREFIX):
        head.insert(0, [block.sheet.removeprefix(TABLE_PREFIX)])
    elif block.sheet.startswith(CHART_PREFIX):
        head.insert(0, [CHART_KIND_LABEL, ChartKind.COLUMN.value])
    body = [[_cell(value) for value in line.cells] for line in block.lines]
    styles = sheets.style(_PATTERN, 1), sheets.style(_PATTERN, 2)
    return NewSheet(block.sheet, [*head, *body], len(head), *styles)
