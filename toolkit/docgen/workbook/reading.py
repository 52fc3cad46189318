"""The reading of a workbook, in order: copy, open as a zip, list its sheets, then scan and read each."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from docgen import opc
from docgen.diagnostics import Diagnostic, Result, Severity, Where, error, note, warning
from docgen.model.names import normalized
from docgen.model.objects import Chart, Picture, Table
from docgen.model.report import Level, Report
from docgen.patterns import rarely
from docgen.suggestions import nearest
from docgen.workbook.body_sheet import Body, read_body, with_title
from docgen.workbook.bounds import beyond, characters
from docgen.workbook.cells import Sheet
from docgen.workbook.colors import Colors
from docgen.workbook.fields_sheet import layout_name, read_fields
from docgen.workbook.figures_sheet import read_figures
from docgen.workbook.hiding import NOTHING, STORES, leave_out_hidden, tell_hidden, tell_hidden_columns
from docgen.workbook.inspection import BookFacts, DamagedError, SheetPart, inspect_book
from docgen.workbook.limits import Limits
from docgen.workbook.opening import copy_bytes, open_workbook
from docgen.workbook.painting import Backdrop, painted_areas
from docgen.workbook.scanning import frame_elements, inspect_sheet
from docgen.workbook.schema import (
    BODY_SHEET,
    CHART_PREFIX,
    FIELDS_SHEET,
    FIGURES_SHEET,
    FOR_PEOPLE,
    PICTURES_SHEET,
    SHEETS,
    TABLE_PREFIX,
    SheetSchema,
    as_typed,
    split_prefix,
)
from docgen.workbook.strings import Strings
from docgen.workbook.table_sheet import read_table
from docgen.workbook.telling import tell_struck, tell_unseen, tell_unusual

_DEFAULT_LIMITS = Limits()
_FORGOTTEN_DOT = rarely(r"(图表(?=.)|表(?=[\s\d一二三四五六七八九十]))\s*(\S.*)")
T = TypeVar("T")


def read_workbook(path: Path, limits: Limits = _DEFAULT_LIMITS) -> Result[Report]:
    """What the workbook at `path` says, with every problem of the file in one run.

    Where findings are errors the value holds what could be read all the same, so that later steps can tell
    their problems too; it is None where that is nothing. Nothing is raised for what a file holds; one beyond
    `limits` is refused. The file is closed again before anything is parsed.
    """
    copied = copy_bytes(path, limits)
    if copied.value is None:
        return Result(None, copied.diagnostics)
    return report_in(copied.value, path, limits)


def report_in(data: bytes, path: Path, limits: Limits = _DEFAULT_LIMITS) -> Result[Report]:
    """As `read_workbook`, of the bytes of a workbook as if they stood at `path`."""
    opened = open_workbook(data, path.name, limits)
    if opened.value is None:
        return Result(None, opened.diagnostics)
    book = _open_book(path, opened.value, limits)
    if book.value is None:
        return Result(None, book.diagnostics)
    report = _read_report(book.value, hashlib.sha256(data).hexdigest())
    return Result(report, _unrepeated((*opened.diagnostics, *book.value.findings)))


def read_rows(
    path: Path, wanted: Iterable[tuple[str, int]], limits: Limits = _DEFAULT_LIMITS
) -> dict[tuple[str, int], str]:
    """The texts of the `wanted` rows (sheet name, row from 1), a cell a line.

    As safe as `read_workbook`: rows of a sheet that it would refuse are left out.
    """
    copied = copy_bytes(path, limits)
    opened = open_workbook(copied.value, path.name, limits) if copied.value is not None else None
    if copied.value is None or opened is None or opened.value is None:
        return {}
    book = _open_book(path, opened.value, limits).value
    rows: dict[str, list[int]] = {}
    for name, row in wanted:
        rows.setdefault(name, []).append(row)
    parts = [part for part in book.facts.sheets if part.part and part.name in rows] if book else []
    sheets = [sheet for part in parts if book and (sheet := _load(book, part)) is not None]
    return {
        (sheet.name, row): "\n".join(sheet.plain((row, column)) for column in sheet.columns)
        for sheet in sheets
        for row in rows[sheet.name]
    }


class _Book:
    """An inspected workbook with its sheets sorted out: `named` by name, `tables` and `charts` by theirs."""

    def __init__(self, path: Path, package: opc.Package, facts: BookFacts, limits: Limits) -> None:
        self.path = path
        self.package = package
        self.facts = facts
        self.strings = Strings(package, facts.strings)
        self.colors = Colors(package, facts.theme)
        self.characters = 0
        self.limits = limits
        self.named: dict[str, SheetPart] = {}
        self.tables: dict[str, SheetPart] = {}
        self.charts: dict[str, SheetPart] = {}
        self.findings: list[Diagnostic] = []

    @property
    def file(self) -> str:
        return self.path.name


def _open_book(path: Path, package: opc.Package, limits: Limits) -> Result[_Book]:
    try:
        facts = inspect_book(package)
    except DamagedError as problem:
        return Result(None, (problem.diagnostic("WB017", Where(path.name)),))
    book = _Book(path, package, facts, limits)
    others = _sort_sheets(book)
    if others and not (book.named or book.tables or book.charts) and not _meant(others):
        return Result(None, (error("WB117", Where(path.name)),))
    _report_sheets(book, others)
    return Result(book)


def _meant(others: list[str]) -> bool:
    """Whether one of the unknown sheets looks like a misspelt one of docgen's."""
    return any(nearest(schema.name, others) for schema in SHEETS)


def _sort_sheets(book: _Book) -> list[str]:
    """Which sheet is which; the names of the others, which are the clerk's own."""
    others: list[str] = []
    for sheet in book.facts.sheets:
        name = normalized(sheet.name)
        prefixed = split_prefix(name)
        if not sheet.part or name in FOR_PEOPLE:
            continue
        if name in (schema.name for schema in SHEETS):
            _claim(book, book.named, name, sheet)
        elif prefixed is None:
            others.append(sheet.name)
        else:
            kind, own_name = prefixed
            _claim(book, book.charts if kind == CHART_PREFIX else book.tables, own_name, sheet)
    return others


def _claim(book: _Book, claimed: dict[str, SheetPart], name: str, sheet: SheetPart) -> None:
    if name in claimed:
        where = Where.in_sheet(book.file, sheet.name)
        book.findings.append(error("WB105", where, name=sheet.name, first=claimed[name].name))
    else:
        claimed[name] = sheet


def _report_sheets(book: _Book, others: list[str]) -> None:
    missing = [schema for schema in SHEETS if schema.name not in book.named]
    meant = {nearest(schema.name, others): schema.name for schema in missing}
    for schema in missing:
        if schema.required:
            found = nearest(schema.name, others)
            book.findings.append(error("WB101", Where(book.file), name=schema.name, nearest=found))
            others = [name for name in others if name != found]
    for name in others:
        where = Where.in_sheet(book.file, name)
        wanted = meant.get(name, "") or _prefixed(name)
        book.findings.append(warning("WB104", where, nearest=wanted) if wanted else note("WB103", where))


def _prefixed(name: str) -> str:
    """表1 was probably meant to be 表·1, but 表彰名单 is a name of its own."""
    match = _FORGOTTEN_DOT().fullmatch(name.strip())
    return f"{match[1]}·{match[2]}" if match else ""


def _read_report(book: _Book, digest: str) -> Report:
    read = _read(book, FIELDS_SHEET, read_fields) or {}
    fields, rows = with_title(read, _read(book, BODY_SHEET, read_body) or Body())
    fields_sheet = book.named.get(FIELDS_SHEET.name)
    figures = _read(book, FIGURES_SHEET, read_figures) or {}
    tables, pictures, charts = dict(_read_tables(book)), _read_pictures(book), dict(_read_charts(book))
    return Report(
        book.file,
        layout_name(fields_sheet.name if fields_sheet else FIELDS_SHEET.name, fields),
        fields,
        rows,
        figures,
        _filled(tables),
        _filled(pictures),
        _filled(charts),
        digest,
        _unread(Level.TABLE, tables) | _unread(Level.PICTURE, pictures) | _unread(Level.CHART, charts),
    )


def _unread(level: Level, found: Mapping[str, object]) -> frozenset[tuple[Level, str]]:
    return frozenset((level, normalized(name)) for name, thing in found.items() if thing is None)


def _filled(found: Mapping[str, T | None]) -> dict[str, T]:
    """Those that could be read."""
    return {name: thing for name, thing in found.items() if thing is not None}


def _read(book: _Book, schema: SheetSchema, read: Callable[[Sheet], T]) -> T | None:
    part = book.named.get(schema.name)

    def read_whole(sheet: Sheet) -> T:
        tell_hidden_columns(sheet, schema)
        return read(sheet)

    return _read_part(book, part, schema.name, read_whole) if part else None


def _read_part(book: _Book, part: SheetPart, kind: str, read: Callable[[Sheet], T]) -> T | None:
    """What `read` makes of a sheet of this `kind`: its name, or its prefix."""
    sheet = _load(book, part, kind)
    if sheet is None:
        return None
    try:
        return read(sheet)
    except DamagedError as problem:
        book.findings.append(problem.diagnostic("WB112", Where.in_sheet(book.file, part.name)))
        return None
    finally:
        tell_struck(sheet)
        tell_unseen(sheet)
        tell_unusual(sheet)
        book.findings.extend(sheet.findings)


def _read_tables(book: _Book) -> Iterator[tuple[str, Table | None]]:
    for key, part in book.tables.items():
        name = as_typed(part.name, key)
        yield name, _read_part(book, part, TABLE_PREFIX, partial(_read_table, book, part, name))


def _read_table(book: _Book, part: SheetPart, name: str, sheet: Sheet) -> Table | None:
    if frame_elements(sheet.facts, "drawing"):
        from docgen.workbook.pasted_pictures import tell_drawn

        tell_drawn(sheet, book.package, part.part)
    return read_table(sheet, name)


def _read_charts(book: _Book) -> Iterator[tuple[str, Chart | None]]:
    if book.charts:
        from docgen.workbook.chart_sheet import read_chart
    for key, part in book.charts.items():
        name = as_typed(part.name, key)
        yield name, _read_part(book, part, CHART_PREFIX, partial(read_chart, name=name))


def _read_pictures(book: _Book) -> dict[str, Picture | None]:
    part = book.named.get(PICTURES_SHEET.name)
    if part is None:
        return {}
    from docgen.workbook.picture_sheet import PictureSources, read_pictures

    limits = book.limits
    sources = PictureSources(
        book.package, part.part, book.path.parent, limits.picture_bytes, limits.all_pictures_bytes
    )
    return _read_part(book, part, PICTURES_SHEET.name, lambda sheet: read_pictures(sheet, sources)) or {}


def _load(book: _Book, part: SheetPart, kind: str = "") -> Sheet | None:
    """The sheet's cells, when nothing in them could hurt."""
    try:
        facts = inspect_sheet(book.package, part.part, book.strings)
    except DamagedError as problem:
        book.findings.append(problem.diagnostic("WB112", Where.in_sheet(book.file, part.name)))
        return None
    too_large = beyond(facts, part.name, book.file, book.limits, book.characters)
    book.characters += characters(facts)
    if too_large is not None:
        book.findings.append(too_large)
        return None
    hidden = leave_out_hidden(facts, kind) if kind not in ("", TABLE_PREFIX) else NOTHING
    painted = partial(painted_areas, book.package, part.part, facts.frame, book.facts.darkening)
    sheet = Sheet(book.file, part.name, facts, book.facts, Backdrop(book.colors, painted))
    tell_hidden(sheet, kind, hidden)
    if part.is_hidden and kind:
        sheet.report(Severity.NOTE if kind in STORES else Severity.WARNING, "WB128")
    return sheet


def _unrepeated(findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Each finding once, though a cell may have been looked at twice."""
    return tuple({(d.code, d.where, str(d.details)): d for d in findings}.values())
