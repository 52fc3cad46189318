"""The rows of a sheet after an edit (ECMA-376, 18.3.1.80): those that nothing happened to keep their
bytes."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docgen.model.columns import column_letters
from docgen.opc.elements_at import ElementAt, Splice, spliced, text_in
from docgen.workbook.editing.cell import cell_markup
from docgen.workbook.editing.formulas import Formulas
from docgen.workbook.editing.rows import New, Row, RowMap
from docgen.workbook.editing.values import CellValue
from docgen.workbook.places import Place, place_of
from docgen.workbook.strings import Strings

_REFERENCE = re.compile(rb"""(?<=\s)r\s*=\s*(?:"[^"]*"|'[^']*')""")
_HEIGHT = re.compile(rb"""\s(?:ht|customHeight)\s*=\s*(?:"[^"]*"|'[^']*')""")
_NOT_COPIED = ("r", "spans", "ht", "customHeight", "hidden", "collapsed", "outlineLevel")
"""Attributes of a row that a new one like it has not: its place, its own height, that it was hidden."""


@dataclass(frozen=True, slots=True)
class RowAt:
    """A row of the sheet as it stood: its number, its element, its cells by column."""

    number: int
    element: ElementAt
    cells: dict[int, ElementAt]


def rows_at(data: ElementAt) -> dict[int, RowAt]:
    """The rows of `sheetData` by number. A row or cell without a number follows the one before
    (18.3.1.73)."""
    rows: dict[int, RowAt] = {}
    number = 0
    for element in data.children:
        if element.name == "row":
            number = int(element.attributes.get("r", number + 1))
            rows[number] = RowAt(number, element, _cells(element))
    return rows


def _cells(row: ElementAt) -> dict[int, ElementAt]:
    cells: dict[int, ElementAt] = {}
    column = 0
    for element in row.children:
        if element.name == "c":
            reference = element.attributes.get("r")
            column = place_of(reference)[1] if reference else column + 1
            cells[column] = element
    return cells


@dataclass(frozen=True, slots=True)
class SheetData:
    """The cells of a sheet part, and what becomes of them."""

    xml: bytes
    prefix: str
    rows: dict[int, RowAt]
    formulas: Formulas
    strings: Strings
    stale: Collection[Place]
    """Cells whose formula's result is no longer true."""

    def after(self, plan: tuple[Row, ...], moved: RowMap) -> bytes:
        """What `sheetData` holds after the edit."""
        pieces = [self._kept(row, row.number, {}) for row in self._rows_until(moved.first - 1)]
        pieces += [self._planned(row, number) for number, row in enumerate(plan, moved.first)]
        below = (row for number, row in sorted(self.rows.items()) if number > moved.last)
        pieces += [self._kept(row, row.number + moved.shift, {}) for row in below]
        return b"".join(pieces)

    def _rows_until(self, last: int) -> Iterator[RowAt]:
        return (row for number, row in sorted(self.rows.items()) if number <= last)

    def _planned(self, row: Row, number: int) -> bytes:
        if isinstance(row, New):
            return self._new(row, number)
        known = self.rows.get(row.row)
        return self._kept(known, number, row.values) if known else self._from_nothing(number, row.values)

    def _from_nothing(self, number: int, values: Mapping[int, CellValue]) -> bytes:
        """A row that the sheet had no element for."""
        return self._row(
            number, "", {c: self._cell(number, c, {}, v) for c, v in values.items() if v is not None}
        )

    def _new(self, row: New, number: int) -> bytes:
        like = self.rows.get(row.like)
        if like is None:
            return self._from_nothing(number, row.values)
        styles = {column: cell.attributes for column, cell in like.cells.items()}
        columns = {*styles, *row.values}
        cells = {c: self._cell(number, c, styles.get(c, {}), row.values.get(c)) for c in columns}
        kept = self._attributes(like.element, self._height(like, row.values))
        return self._row(number, kept, cells)

    def _height(self, like: RowAt, values: Mapping[int, CellValue]) -> dict[str, str]:
        """The height of a row that a new one is like, unless somebody chose it or the texts are longer."""
        known = like.element.attributes
        texts = ((column, value) for column, value in values.items() if isinstance(value, str))
        fits = all(len(text) <= self._length(like.cells.get(column)) for column, text in texts)
        return {"ht": known["ht"]} if fits and "ht" in known and "customHeight" not in known else {}

    def _attributes(self, row: ElementAt, more: Mapping[str, str]) -> str:
        kept = [(name, value) for name, value in row.attributes.items() if name not in _NOT_COPIED]
        kept += more.items()
        return "".join(f" {name}={quoteattr(value)}" for name, value in kept if ":" not in name)

    def _row(self, number: int, attributes: str, cells: Mapping[int, bytes]) -> bytes:
        name = f"{self.prefix}:row" if self.prefix else "row"
        content = b"".join(cell for _, cell in sorted(cells.items()))
        return f'<{name} r="{number}"{attributes}>'.encode() + content + f"</{name}>".encode()

    def _cell(
        self, row: int, column: int, attributes: dict[str, str], value: CellValue, rich: str = ""
    ) -> bytes:
        return cell_markup(self.prefix, f"{column_letters(column)}{row}", attributes, value, rich)

    def _kept(self, row: RowAt, number: int, values: Mapping[int, CellValue]) -> bytes:
        """A row of the sheet, now with `number` and `values`."""
        begin, end = row.element.begin, row.element.end
        tag = self.xml[begin : row.element.inside]
        new = self._start_tag(row, tag, number, values)
        if tag.endswith(b"/>") and values:
            cells = b"".join(self._cell(number, c, {}, v) for c, v in sorted(values.items()) if v is not None)
            name = f"{row.element.prefix}:row" if row.element.prefix else "row"
            return new[:-2].rstrip() + b">" + cells + f"</{name}>".encode()
        splices = [Splice(begin, row.element.inside, new), *self._value_splices(row, number, values)]
        for column, cell in row.cells.items():
            if column not in values:
                splices += self._cell_splices(row, column, cell, number, is_told=bool(values))
        return spliced(self.xml[begin:end], (Splice(s.begin - begin, s.end - begin, s.new) for s in splices))

    def _start_tag(self, row: RowAt, tag: bytes, number: int, values: Mapping[int, CellValue]) -> bytes:
        new = with_reference(tag, str(number)) if number != row.number else tag
        if any(len(v) > self._length(row.cells.get(c)) for c, v in values.items() if isinstance(v, str)):
            new = _HEIGHT.sub(b"", new)  # measured anew by whoever opens it: the text may need more lines
        return new

    def _length(self, cell: ElementAt | None) -> int:
        """Characters of the text in a cell; 0 where it holds none."""
        value = cell.child("v") if cell is not None else None
        if cell is None or value is None:
            inline = cell.child("is") if cell is not None else None
            return sum(len(text_in(self.xml, t)) for t in inline.named("t")) if inline is not None else 0
        written = self.xml[value.inside : value.close].decode().strip()
        shared = self.strings[written] if cell.attributes.get("t") == "s" else written
        return len(shared if isinstance(shared, str) else shared.value)

    def _value_splices(self, row: RowAt, number: int, values: Mapping[int, CellValue]) -> Iterator[Splice]:
        """The cells that are given a value, in the order of their columns."""
        for column, value in sorted(values.items()):
            cell = row.cells.get(column)
            if cell is not None:
                markup = self._cell(number, column, cell.attributes, value, self._rich(cell))
                yield Splice(cell.begin, cell.end, markup)
            elif value is not None:
                place = min((c.begin for n, c in row.cells.items() if n > column), default=row.element.close)
                yield Splice(place, place, self._cell(number, column, {}, value))

    def _rich(self, cell: ElementAt) -> str:
        """The markup of the rich text in a cell; "" for a plain one."""
        if (inline := cell.child("is")) is not None:
            return self.xml[inline.begin : inline.end].decode() if inline.child("r") else ""
        value = cell.child("v")
        if cell.attributes.get("t") != "s" or value is None:
            return ""
        return self.strings.rich_markup(self.xml[value.inside : value.close].decode().strip())

    def _cell_splices(
        self, row: RowAt, column: int, cell: ElementAt, number: int, *, is_told: bool
    ) -> Iterator[Splice]:
        """What changes in a cell that keeps its value: its place, its formula, a result no longer true.

        `is_told`: a cell that only follows the one before gets its place written: another may come between.
        """
        if number != row.number or (is_told and "r" not in cell.attributes):
            tag = self.xml[cell.begin : cell.inside]
            yield Splice(cell.begin, cell.inside, with_reference(tag, f"{column_letters(column)}{number}"))
        place = row.number, column
        formula = cell.child("f")
        if formula is None:
            return
        new = self.formulas.after(self.xml, formula, place)
        if new != self.xml[formula.begin : formula.end]:
            yield Splice(formula.begin, formula.end, new)
        value = cell.child("v")
        if value is not None and value.inside < value.close and place in self.stale:
            yield Splice(value.begin, value.end, b"")


def with_reference(tag: bytes, reference: str) -> bytes:
    """A start tag with another `r`, or with one where it had none."""
    new = f'r="{reference}"'.encode()
    if _REFERENCE.search(tag):
        return _REFERENCE.sub(new, tag, count=1)
    name = len(tag[:-1].split(maxsplit=1)[0].rstrip(b"/"))
    return tag[:name] + b" " + new + tag[name:]
