"""What each sheet is given when a workbook is rolled forward: cell by cell. A formula is never typed over."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from docgen.model.fields import PERIOD, UNIT
from docgen.model.masks import find_masks
from docgen.model.names import normalized
from docgen.model.report import Level
from docgen.recognition.elements import is_date
from docgen.recognition.years import Moved, moved_on, unmoved
from docgen.workbook.cells import Sheet
from docgen.workbook.editing import CellValue, Kept, New, Number, SheetEdit, edit_of_cells
from docgen.workbook.header import Header, find_header, rows_below
from docgen.workbook.places import Place
from docgen.workbook.scanning import KINDS
from docgen.workbook.schema import (
    BODY_SHEET,
    CHART_PREFIX,
    FIELDS_SHEET,
    FIGURES_SHEET,
    LEVEL_WORDS,
    PICTURES_SHEET,
    PLACEHOLDER,
    TABLE_PREFIX,
    SheetSchema,
)

LAST_TEXT = BODY_SHEET.unread[0]
LAST_PLAN = "上期计划"
OF_THE_DAY = frozenset({"成文日期", "印发日期", "发文字号", "份号"})
"""项目 that each report has anew."""
_OBJECTS = frozenset(level.value for level in (Level.TABLE, Level.PICTURE, Level.CHART))


@dataclass
class Log:
    """What was done, by what it is: the cells (正文!C5), or names."""

    figures: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


class Roller:
    """Rolls the sheets of one workbook on: from the period `year` to `period`, which is `by` years later.

    `year` is None where last time's period names none: then no year moves. `carried` are titles of last
    time's plan, which become headings below the first one.
    """

    def __init__(self, period: str, year: int | None, by: int, unit: str, carried: Sequence[str]) -> None:
        self.log = Log()
        self._period, self._year, self._by = period, year, by
        self._unit, self._carried = unit, carried

    def edit(self, kind: str, sheet: Sheet) -> SheetEdit | None:
        """What becomes of a sheet; None where nothing does."""
        if kind == BODY_SHEET.name:
            return self._body(sheet)
        ways: Mapping[str, Callable[[Sheet], dict[Place, CellValue]]] = {
            FIELDS_SHEET.name: self._fields,
            FIGURES_SHEET.name: self._figures,
            PICTURES_SHEET.name: self._pictures,
            TABLE_PREFIX: self._grid,
            CHART_PREFIX: self._grid,
        }
        values = ways[kind](sheet) if kind in ways else {}
        return edit_of_cells(sheet.name, values) if values else None

    def _fields(self, sheet: Sheet) -> dict[Place, CellValue]:
        values: dict[Place, CellValue] = {}
        for row, columns in _rows(sheet, FIELDS_SHEET):
            place, name = (row, columns["内容"]), normalized(sheet.plain((row, columns["项目"])))
            if name == PERIOD or (name == UNIT and self._unit):
                values[place] = self._period if name == PERIOD else self._unit
            elif sheet.is_filled(place) and self._may_change(sheet, place):
                if name in OF_THE_DAY or _is_date(sheet, place):
                    values[place] = None
                    self.log.emptied.append(_name(sheet, place))
                else:
                    self._move_years(sheet, place, values)
        return values

    def _body(self, sheet: Sheet) -> SheetEdit | None:
        header = find_header(sheet, BODY_SHEET)
        if header is None:
            return None
        values = self._texts(sheet, header)
        first = self._first_heading(sheet, header) if self._carried else None
        if first is None:
            return edit_of_cells(sheet.name, values) if values else None
        edit = edit_of_cells(sheet.name, {(first, header.columns["层级"]): Level.HEADING_1.value} | values)
        place = next(n for n, row in enumerate(edit.rows, 1) if isinstance(row, Kept) and row.row == first)
        new = tuple(self._carried_rows(sheet, header, first))
        return SheetEdit(edit.sheet, edit.first, edit.last, (*edit.rows[:place], *new, *edit.rows[place:]))

    def _first_heading(self, sheet: Sheet, header: Header) -> int | None:
        levels = ((row, sheet.plain((row, header.columns["层级"]))) for row in rows_below(sheet, header))
        return next((row for row, level in levels if normalized(level) == Level.HEADING_1.value), None)

    def _carried_rows(self, sheet: Sheet, header: Header, first: int) -> Iterator[New]:
        """Rows like the first heading or item below, which is what this section has."""
        levels = ((row, normalized(sheet.plain((row, header.columns["层级"])))) for row in sheet.rows[first:])
        usual = (Level.HEADING_2.value, Level.ITEM.value)
        like, level = next(((row, word) for row, word in levels if word in usual), (first, usual[0]))
        for title in self._carried:
            own = {"层级": level, "标题": PLACEHOLDER + title, "备注": LAST_PLAN}
            yield New({header.columns[k]: text for k, text in own.items() if k in header.columns}, like)

    def _texts(self, sheet: Sheet, header: Header) -> dict[Place, CellValue]:
        """Last time's texts move beside their cells; years in titles move on."""
        beside, values = _column_beside(sheet, header), dict[Place, CellValue]()
        for row in rows_below(sheet, header):
            level = normalized(sheet.plain((row, header.columns["层级"])))
            title, content = (row, header.columns["标题"]), (row, header.columns["内容"])
            # A paragraph or item whose words stand in 标题 is a text as well.
            is_text_in_title = level in ("引言", "正文", "条目") and not sheet.is_filled(content)
            self._move_years(sheet, title, values)
            place = title if is_text_in_title and level in LEVEL_WORDS else content
            if level in _OBJECTS or not sheet.is_filled(place) or not self._may_change(sheet, place):
                continue
            values[row, beside] = sheet.plain(place)
            values[place] = None
            self.log.texts.append(_name(sheet, place))
        if self.log.texts:
            values[header.row, beside] = LAST_TEXT
        return values

    def _figures(self, sheet: Sheet) -> dict[Place, CellValue]:
        values: dict[Place, CellValue] = {}
        for row, columns in _rows(sheet, FIGURES_SHEET):
            place = (row, columns["数值"])
            if not sheet.is_filled(place) or "上期" not in columns:
                continue
            last = (row, columns["上期"])
            if find_masks(sheet.plain(place)):
                values[last] = None
            elif self._may_change(sheet, last):
                values[last] = _as_stored(sheet, place)
                self.log.figures.append(sheet.plain((row, columns["名称"])))
            if self._may_change(sheet, place):
                values[place] = None
        return values

    def _grid(self, sheet: Sheet) -> dict[Place, CellValue]:
        """Tables and charts keep their shape and their words; numbers and days are this time's to fill in."""
        values: dict[Place, CellValue] = {}
        for place in sorted(sheet.facts.attributes):
            if sheet.covered.get(place, place) != place or not sheet.is_filled(place):
                continue
            if place in sheet.facts.texts:
                self._move_years(sheet, place, values)
            elif self._may_change(sheet, place):
                values[place] = None
                self.log.emptied.append(_name(sheet, place))
        return values

    def _pictures(self, sheet: Sheet) -> dict[Place, CellValue]:
        """Rows of the same names without pictures; what lies over them is `pictures`' to take away."""
        values: dict[Place, CellValue] = {}
        for row, columns in _rows(sheet, PICTURES_SHEET):
            self.log.pictures.append(sheet.plain((row, columns["名称"])))
            values |= {(row, columns[name]): None for name in ("图片", "文件") if name in columns}
            if "图题" in columns:
                self._move_years(sheet, (row, columns["图题"]), values)
        return values

    def _move_years(self, sheet: Sheet, place: Place, values: dict[Place, CellValue]) -> None:
        text = sheet.facts.texts.get(place)
        if text is None:
            return
        moved = self._moved(text)
        if moved.left:
            self.log.left.append(f"{_name(sheet, place)} {'、'.join(moved.left)}")
        if moved.text != text and self._may_change(sheet, place):
            values[place] = moved.text
            self.log.years.append(_name(sheet, place))

    def _moved(self, text: str) -> Moved:
        return unmoved(text) if self._year is None else moved_on(text, self._year, self._by)

    def _may_change(self, sheet: Sheet, place: Place) -> bool:
        """Whether no formula stands there; one is told."""
        if place in sheet.facts.formulas:
            self.log.formulas.append(_name(sheet, place))
            return False
        return True


def _rows(sheet: Sheet, schema: SheetSchema) -> list[tuple[int, Mapping[str, int]]]:
    header = find_header(sheet, schema)
    return [(row, header.columns) for row in rows_below(sheet, header)] if header else []


def _column_beside(sheet: Sheet, header: Header) -> int:
    """The column 上期内容 that an earlier rolling made, or the first that is free."""
    found = (c for c in sheet.columns if normalized(sheet.plain((header.row, c))) == LAST_TEXT)
    return next(found, max(sheet.facts.extent[1], *header.columns.values()) + 1)


def _is_date(sheet: Sheet, place: Place) -> bool:
    return isinstance(sheet.scalar(place), date) or is_date(sheet.plain(place))


def _as_stored(sheet: Sheet, place: Place) -> CellValue:
    """A cell's number in the style that it is shown in, or else its text."""
    stored = sheet.facts.numbers.get(place)
    written = sheet.facts.attributes.get(place)
    return (
        sheet.plain(place) if stored is None else Number(stored, str(KINDS[written].style if written else 0))
    )


def _name(sheet: Sheet, place: Place) -> str:
    return f"{sheet.name}!{sheet.ref(place).a1}"
