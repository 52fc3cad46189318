"""A workbook with other values in some cells, rows put in, taken away and moved; all else byte for byte.

openpyxl keeps one part of twenty-one when it writes a workbook (HAZARDS, Hand edits). Here the XML of the
sheet is changed where a cell or row changes, and each part that speaks of rows that moved: tables, comments,
drawings, charts, names, formulas of other sheets.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.sax.saxutils import escape

from docgen import opc
from docgen.model.columns import column_letters
from docgen.opc.elements_at import ElementAt, Splice, elements_at, spliced, text_in
from docgen.workbook.editing.around import Around, with_attribute
from docgen.workbook.editing.dependents import CellFormula, Names, stale_formulas
from docgen.workbook.editing.formulas import Formulas, MovedSheets, shared_formulas
from docgen.workbook.editing.related import referring_after, related_after
from docgen.workbook.editing.rows import Kept, Row, RowMap
from docgen.workbook.editing.sheet_data import RowAt, SheetData, rows_at
from docgen.workbook.editing.values import CellValue
from docgen.workbook.inspection import BookFacts, inspect_book, main_part
from docgen.workbook.places import Area, Place, area_of
from docgen.workbook.strings import Strings


class CannotEditError(ValueError):
    """An edit that would leave a workbook which Excel must repair. `reason` is a code of the messages."""


@dataclass(frozen=True, slots=True)
class SheetEdit:
    """The rows `first` to `last` of the sheet `sheet` become `rows`."""

    sheet: str
    first: int
    last: int
    rows: tuple[Row, ...]


def edit_of_cells(sheet: str, values: Mapping[Place, CellValue]) -> SheetEdit:
    """The edit that only gives cells other values."""
    first, last = min(row for row, _ in values), max(row for row, _ in values)
    rows: dict[int, dict[int, CellValue]] = {row: {} for row in range(first, last + 1)}
    for (row, column), value in values.items():
        rows[row][column] = value
    return SheetEdit(sheet, first, last, tuple(Kept(row, own) for row, own in rows.items()))


class _Sheet(NamedTuple):
    """A worksheet part, taken apart."""

    name: str
    part: str
    xml: bytes
    root: ElementAt
    rows: dict[int, RowAt]
    shared: dict[str, tuple[str, Place]]

    def cells(self) -> Iterator[tuple[Place, ElementAt]]:
        for row in self.rows.values():
            for column, cell in row.cells.items():
                yield (row.number, column), cell


class Edit:
    """The edit of one workbook."""

    def __init__(self, package: opc.Package, edits: Iterable[SheetEdit]) -> None:
        self.package = package
        self.main = main_part(package)
        self.facts: BookFacts = inspect_book(package)
        self.edits = {edit.sheet: edit for edit in edits}
        maps = {edit.sheet: RowMap(edit.first, edit.last, edit.rows) for edit in self.edits.values()}
        self.moved: MovedSheets = {name: rows for name, rows in maps.items() if not rows.is_identity}
        self.maps = maps
        self.strings = Strings(package, self.facts.strings)
        self.sheets = {
            sheet.name: self._sheet(sheet.name, sheet.part) for sheet in self.facts.sheets if sheet.part
        }
        self.workbook = elements_at(package.read(self.main))

    def _sheet(self, name: str, part: str) -> _Sheet:
        xml = self.package.read(part)
        root = elements_at(xml)
        data = root.child("sheetData")
        sheet = _Sheet(name, part, xml, root, rows_at(data) if data else {}, {})
        return sheet._replace(shared=shared_formulas(xml, sheet.cells()))

    def package_after(self) -> opc.Package:
        """The workbook after the edit."""
        formulas = list(self.formulas())
        stale = self._stale(formulas)
        changes: dict[str, bytes] = {}
        for sheet in self.sheets.values():
            changes[sheet.part] = self._sheet_after(sheet, {p for name, p in stale if name == sheet.name})
            if sheet.name in self.moved:
                changes |= related_after(self.package, sheet.part, Formulas(sheet.name, self.moved))
        if self.moved:
            changes |= referring_after(self.package, self.moved)
        changes[self.main] = self._workbook_after(has_formulas=bool(formulas))
        changed = {name: data for name, data in changes.items() if data != self.package.read(name)}
        package = self.package.with_parts(changed) if changed else self.package
        return _without_chain(package, self.main) if self._ends_formulas(formulas) else package

    def formulas(self) -> Iterator[CellFormula]:
        """Every formula of the cells, as it stands."""
        for sheet in self.sheets.values():
            own = Formulas(sheet.name, {}, sheet.shared)
            for place, cell in sheet.cells():
                formula = cell.child("f")
                if formula is not None:
                    text = text_in(sheet.xml, formula)
                    yield CellFormula(sheet.name, place, own.of_cell(formula, place, text))

    def _ends_formulas(self, formulas: list[CellFormula]) -> bool:
        """Whether the list of cells with formulas (calcChain) is no longer true."""
        return any(
            formula.sheet in self.moved or formula.place in self._values(formula.sheet)
            for formula in formulas
        )

    def _values(self, sheet: str) -> dict[Place, CellValue]:
        edit = self.edits.get(sheet)
        kept = [row for row in edit.rows if isinstance(row, Kept)] if edit else []
        return {(row.row, column): value for row in kept for column, value in row.values.items()}

    def _stale(self, formulas: list[CellFormula]) -> set[tuple[str, Place]]:
        changed = [(sheet, place) for sheet in self.edits for place in self._values(sheet)]
        for name, rows in self.moved.items():
            changed += self._touched(name, rows)
        return stale_formulas(formulas, changed, self.names()) if formulas else set()

    def _touched(self, name: str, rows: RowMap) -> Iterator[tuple[str, Place]]:
        """The cells where rows went away, came, or are others now; of areas that held them, all are read
        anew."""
        sheet = self.sheets[name]
        columns = {place[1] for place, _ in sheet.cells()} | {
            column for row in self.edits[name].rows for column in row.values
        }
        for row in range(rows.first - 1, rows.last + 2):
            if rows.row(row) != row or row in (rows.first - 1, rows.last + 1):
                yield from ((name, (max(row, 1), column)) for column in columns)

    def names(self) -> Names:
        """What stands for an area under a name."""
        xml = self.package.read(self.main)
        formulas = {
            element.attributes.get("name", "").casefold(): text_in(xml, element)
            for element in self.workbook.named("definedName")
        }
        tables: dict[str, tuple[str, Area]] = {}
        for sheet in self.sheets.values():
            for part in _parts(self.package, sheet.part, "table"):
                root = elements_at(self.package.read(part))
                name = root.attributes.get("displayName", root.attributes.get("name", ""))
                tables[name.casefold()] = sheet.name.casefold(), area_of(root.attributes.get("ref", "A1"))
        return Names(formulas, tables)

    def _sheet_after(self, sheet: _Sheet, stale: set[Place]) -> bytes:
        formulas = Formulas(sheet.name, self.moved, sheet.shared)
        edit = self.edits.get(sheet.name)
        splices: list[Splice] = []
        if self.moved:
            splices += Around(sheet.xml, formulas, edit.rows if edit else ()).splices(sheet.root)
        data = sheet.root.child("sheetData")
        if data is not None and (edit or self.moved or stale):
            cells = SheetData(sheet.xml, data.prefix, sheet.rows, formulas, self.strings, stale)
            nothing = RowMap(1, 0, ())
            content = cells.after(edit.rows if edit else (), self.maps.get(sheet.name, nothing))
            splices += _data_splices(sheet, data, content)
        splices += self._dimension(sheet)
        return spliced(sheet.xml, splices)

    def _dimension(self, sheet: _Sheet) -> Iterator[Splice]:
        """The used range, as wide and long as it is now."""
        element = sheet.root.child("dimension")
        edit = self.edits.get(sheet.name)
        if element is None or edit is None:
            return
        top, left, bottom, right = area_of(element.attributes.get("ref", "A1"))
        columns = [column for row in edit.rows for column, value in row.values.items() if value is not None]
        rows = self.maps[sheet.name]
        last = max([bottom + (rows.shift if bottom > rows.last else 0), *_ends(edit, rows, bottom)])
        first, wide = column_letters(min([left, *columns])), column_letters(max([right, *columns]))
        area = f"{first}{top}:{wide}{max(last, top)}"
        if sheet.rows and area != element.attributes.get("ref"):
            tag = sheet.xml[element.begin : element.inside]
            yield Splice(element.begin, element.inside, with_attribute(tag, "ref", area))

    def _workbook_after(self, *, has_formulas: bool) -> bytes:
        xml = self.package.read(self.main)
        formulas = Formulas("", self.moved)
        splices = [
            Splice(element.inside, element.close, _escaped(formulas.text_after(text)))
            for element in self.workbook.named("definedName")
            if (text := text_in(xml, element)) and formulas.text_after(text) != text
        ]
        if has_formulas:
            splices += _calculated_on_opening(xml, self.workbook)
        return spliced(xml, splices)


def _ends(edit: SheetEdit, rows: RowMap, bottom: int) -> Iterator[int]:
    for number, row in enumerate(edit.rows, edit.first):
        if any(value is not None for value in row.values.values()) or (
            isinstance(row, Kept) and row.row <= bottom
        ):
            yield number


def _data_splices(sheet: _Sheet, data: ElementAt, content: bytes) -> Iterator[Splice]:
    if data.inside == data.close and sheet.xml[data.inside - 2 : data.inside] == b"/>":
        name = f"{data.prefix}:sheetData" if data.prefix else "sheetData"
        yield Splice(data.begin, data.end, f"<{name}>".encode() + content + f"</{name}>".encode())
    elif sheet.xml[data.inside : data.close] != content:
        yield Splice(data.inside, data.close, content)


_AFTER_CALCULATION = frozenset(
    ("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
     "fileRecoveryPr", "webPublishObjects", "extLst")
)  # fmt: skip
"""What follows `calcPr` in a workbook part (18.2.27)."""


def _calculated_on_opening(xml: bytes, workbook: ElementAt) -> Iterator[Splice]:
    known = workbook.child("calcPr")
    if known is not None:
        tag = xml[known.begin : known.inside]
        yield Splice(known.begin, known.inside, with_attribute(tag, "fullCalcOnLoad", "1"))
        return
    after = (child.begin for child in workbook.children if child.name in _AFTER_CALCULATION)
    place = next(after, workbook.close)
    name = f"{workbook.prefix}:calcPr" if workbook.prefix else "calcPr"
    yield Splice(place, place, f'<{name} fullCalcOnLoad="1"/>'.encode())


def _without_chain(package: opc.Package, main: str) -> opc.Package:
    """The package without its list of cells with formulas, which Excel makes anew."""
    chains = _parts(package, main, "calcChain")
    if not chains:
        return package
    changes = {}
    for part, is_of in (
        (opc.CONTENT_TYPES, lambda e: e.attributes.get("PartName", "").lstrip("/") in chains),
        (opc.relationships_name(main), lambda e: e.attributes.get("Type", "").endswith("/calcChain")),
    ):
        xml = package.read(part)
        gone = [child for child in elements_at(xml).children if is_of(child)]
        changes[part] = spliced(xml, [Splice(child.begin, child.end, b"") for child in gone])
    left = {name: part for name, part in package.with_parts(changes).parts.items() if name not in chains}
    return opc.Package(left)


def _parts(package: opc.Package, source: str, kind: str) -> tuple[str, ...]:
    """The parts that `source` has of a kind, by the last step of the relationship's type."""
    targets = (
        opc.resolve(source, relationship.target)
        for relationship in opc.relationships(package, source)
        if relationship.type.rpartition("/")[2] == kind and not relationship.external
    )
    return tuple(target for target in targets if target in package.parts)


def _escaped(text: str) -> bytes:
    return escape(text).encode()


def edited(package: opc.Package, edits: Iterable[SheetEdit]) -> opc.Package:
    """The workbook `package` after `edits`, at most one a sheet.

    Raises DamagedError where the workbook is not well-formed, CannotEditError where an edit would leave
    what Excel
    must repair: a table without its header row, a signed workbook.
    """
    if any(name.startswith("_xmlsignatures/") for name in package.parts):
        raise CannotEditError("signed")
    return Edit(package, edits).package_after()
