"""Changes that a merge plans, as edits of a workbook's sheets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from docgen.merge import CellEdit, Change, NoPlaceError, NumberEdit, RowIn, RowOut, number_in
from docgen.model.cell_text import CellRef
from docgen.model.report import BodyRow
from docgen.workbook.editing import CellValue, Kept, New, Number, SheetEdit
from docgen.workbook.stored import StoredCells

Values = Mapping[CellRef, CellValue]


class BookEdit(NamedTuple):
    """What becomes of a workbook: other values in cells, rows put in or moved, rows taken away."""

    values: Values
    rows_in: tuple[RowIn, ...]
    rows_out: tuple[RowOut, ...]

    @property
    def sheets(self) -> list[SheetEdit]:
        """The same, sheet by sheet."""
        names = [
            *(cell.sheet for cell in self.values),
            *(row.sheet for row in self.rows_in),
            *(row.sheet for row in self.rows_out),
        ]
        return [self._sheet(name) for name in dict.fromkeys(names)]

    def _sheet(self, name: str) -> SheetEdit:
        values: dict[int, dict[int, CellValue]] = defaultdict(dict)
        for cell, value in self.values.items():
            if cell.sheet == name:
                values[cell.row][cell.column] = value
        rows_in = [row for row in self.rows_in if row.sheet == name]
        gone = {row.row for row in self.rows_out if row.sheet == name}
        moved = {row.moved for row in rows_in if row.moved}
        involved = {*values, *gone, *moved, *(row.beside for row in rows_in)}
        first, last = min(involved), max(involved)
        rows: list[Kept | New] = []
        for number in range(first, last + 1):
            rows += [_put_in(row, values) for row in rows_in if row.before and row.beside == number]
            if number not in gone and number not in moved:
                rows.append(Kept(number, values[number]))
            rows += [_put_in(row, values) for row in rows_in if not row.before and row.beside == number]
        return SheetEdit(name, first, last, tuple(rows))


def _put_in(row: RowIn, values: Mapping[int, Mapping[int, CellValue]]) -> Kept | New:
    return Kept(row.moved, values.get(row.moved, {})) if row.moved else New(row.values, row.beside)


def book_edit(changes: Iterable[Change], stored: StoredCells, body: Sequence[BodyRow]) -> BookEdit:
    """All `changes` together. Raises NoPlaceError where a cell does not hold the words, or works them out."""
    told = list(changes)
    values: dict[CellRef, CellValue] = {}
    of_cells: dict[CellRef, list[CellEdit]] = defaultdict(list)
    for change in told:
        if isinstance(change, CellEdit):
            of_cells[change.cell].append(change)
        elif isinstance(change, NumberEdit):
            values[change.cell] = Number(change.value)
    values |= {cell: _value(cell, edits, stored) for cell, edits in of_cells.items()}
    if any(stored.is_formula(cell) for cell in values):
        raise NoPlaceError
    rows_out = [change for change in told if isinstance(change, RowOut)]
    emptied = [RowOut(row.level_cell.sheet, row.level_cell.row) for row in body if _is_emptied(row, values)]
    rows_in = tuple(change for change in told if isinstance(change, RowIn))
    return BookEdit(values, rows_in, tuple(dict.fromkeys([*rows_out, *emptied])))


def _value(cell: CellRef, edits: Sequence[CellEdit], stored: StoredCells) -> CellValue:
    text = stored.text(cell)
    if text is None:
        return _number(edits)
    for edit in sorted(set(edits), key=lambda edit: edit.start, reverse=True):
        end = edit.start + len(edit.old)
        if text[edit.start : end] != edit.old:
            raise NoPlaceError
        start, end = _with_break(text, edit.start, end) if edit.whole_line else (edit.start, end)
        text = text[:start] + edit.new + text[end:]
    return text


def _with_break(text: str, start: int, end: int) -> tuple[int, int]:
    """The line from `start` to `end` with the line break behind it, or else before it."""
    if text[end : end + 1] == "\n":
        return start, end + 1
    return (start - 1 if text[start - 1 : start] == "\n" else start), end


def _number(edits: Sequence[CellEdit]) -> CellValue:
    """Of a cell that holds a number or a date: what is to be shown, as a number where it is one."""
    shown = edits[0].shown
    for edit in sorted(edits, key=lambda edit: edit.at, reverse=True):
        shown = shown[: edit.at] + edit.new + shown[edit.at + len(edit.old) :]
    value = number_in(shown)
    return shown if value is None else Number(f"{value:f}")


def _is_emptied(row: BodyRow, values: Values) -> bool:
    """Whether a row of 正文 loses all its words."""
    before = (row.title, row.content)
    after = [values.get(text.cell, text.value) for text in before]
    touched = any(text.cell in values for text in before)
    return touched and not any(v.strip() if isinstance(v, str) else v for v in after)
