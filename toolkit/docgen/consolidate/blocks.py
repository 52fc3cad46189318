"""The contents of a 汇总 as blocks: a header row and the lines below it, each known by a key.

What was written last time and what is to be written now have the same form, so they can be compared; what the
workbook shows is compared with both (renewal.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from docgen.consolidate.lists import HANDED_IN, SOURCES, TEXTS
from docgen.model.contents import (
    ChartEntry,
    Contents,
    FigureEntry,
    Formula,
    ListEntry,
    TableCellEntry,
    TableEntry,
    Value,
)
from docgen.model.names import normalized
from docgen.opc.characters import legal

FIGURES = "数据"
TABLE, CHART = "表·", "图表·"
_FIGURE_HEADER = ("名称", "数值", "单位", "上期", "格式", "来源", "备注")
VALUE_COLUMN, UNIT_COLUMN, COUNTED_COLUMNS = 1, 2, (1, 3)
"""Of 数据: the number, the unit of measure, and the numbers that count in it."""
_IDENTITY = {SOURCES: (0, 1, 5), TEXTS: (0, 1, 3, 4), HANDED_IN: (0,)}
"""The columns that say which line it is."""
_LONGEST = 32_000
"""Characters of a text in a sheet for people; a cell holds few more."""


class Shown(NamedTuple):
    """What a cell holds: "" nothing, "n" a number, "t" a text, "l" a link, "f" a formula, "x" the rest."""

    kind: str
    text: str


NOTHING = Shown("", "")


class Line(NamedTuple):
    """A row: by what it is known, and its values column by column."""

    key: str
    cells: tuple[Value, ...]

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The values as they are compared."""
        return tuple(map(shown, self.cells))


class Block(NamedTuple):
    """A sheet's header row and the lines below; `identity` are the columns that say which line it is."""

    sheet: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]
    identity: tuple[int, ...]


class Written(NamedTuple):
    """A line as it was written last time."""

    key: str
    shown: tuple[Shown, ...]


class WrittenBlock(NamedTuple):
    """A block as it was written last time."""

    sheet: str
    header: tuple[str, ...]
    lines: tuple[Written, ...]
    identity: tuple[int, ...]


def shown(value: Value) -> Shown:
    """A value as it is compared: numbers as every program stores them."""
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
        return Shown("t", text) if text else NOTHING
    if value is None:
        return NOTHING
    if isinstance(value, Formula):
        return Shown("l", str(value.value))
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return Shown("n", repr(float(value)))
    return Shown("t", str(value))


def tidy(contents: Contents) -> Contents:
    """The contents without what no cell holds: characters, and the end of texts only to look at."""
    return replace(
        contents,
        figures=tuple(_tidy_figure(figure) for figure in contents.figures),
        tables=tuple(replace(table, body=_tidy_rows(table.body)) for table in contents.tables),
        lists=tuple(replace(listed, rows=_cut_rows(listed.rows)) for listed in contents.lists),
    )


def _tidy_figure(figure: FigureEntry) -> FigureEntry:
    value, note = _legal(figure.value), _cut(figure.note)
    return replace(figure, name=legal(figure.name), value=value, unit=legal(figure.unit), note=str(note))


def _tidy_rows(
    rows: Sequence[Sequence[TableCellEntry | Value]],
) -> tuple[tuple[TableCellEntry | Value, ...], ...]:
    return tuple(
        tuple(cell if isinstance(cell, TableCellEntry) else _legal(cell) for cell in row) for row in rows
    )


def _cut_rows(rows: Sequence[Sequence[Value]]) -> tuple[tuple[Value, ...], ...]:
    return tuple(tuple(map(_cut, row)) for row in rows)


def _cut(value: Value) -> Value:
    if isinstance(value, str) and len(value) > _LONGEST:
        value = f"{value[:_LONGEST]}……（太长，看原文）"
    return _legal(value)


def _legal(value: Value) -> Value:
    return legal(value) if isinstance(value, str) else value


def blocks(contents: Contents) -> Iterator[Block]:
    """The blocks of a 汇总; 基本信息 and 正文 are the clerk's own and none of them."""
    yield Block(FIGURES, _FIGURE_HEADER, tuple(_keyed(map(_figure, contents.figures))), (0,))
    for table in contents.tables:
        yield _table(table)
    for chart in contents.charts:
        yield _chart(chart)
    for listed in contents.lists:
        yield _list(listed)


def _figure(each: FigureEntry) -> tuple[str, tuple[Value, ...]]:
    cells = (each.name, each.value, each.unit, each.previous, "", each.source, each.note)
    return normalized(each.name), cells


def _table(table: TableEntry) -> Block:
    header = tuple(str(cell) for cell in table.header[-1])
    rows = [tuple(_plain(cell) for cell in row) for row in table.body]
    lines = tuple(_keyed((f"{row[0]}|{_first_words(row[1:])}", row) for row in rows))
    return Block(f"{TABLE}{table.name}", header, lines, (0, 1) if len(header) > 1 else (0,))


def _plain(cell: TableCellEntry | Value) -> Value:
    return cell.value if isinstance(cell, TableCellEntry) else cell


def _first_words(row: Iterable[Value]) -> str:
    """What a row of a unit's table is about: its first cell with words."""
    return next((cell for cell in row if isinstance(cell, str) and cell.strip()), "")


def _chart(chart: ChartEntry) -> Block:
    columns = list(chart.series.values())
    rows = [(name, (name, *(each[n] for each in columns))) for n, name in enumerate(chart.categories)]
    lines = tuple(_keyed((normalized(name), row) for name, row in rows))
    return Block(f"{CHART}{chart.name}", ("类别", *chart.series), lines, (0,))


def _list(listed: ListEntry) -> Block:
    identity = _IDENTITY[listed.name]
    lines = tuple(_keyed(("|".join(str(row[n]) for n in identity), row) for row in listed.rows))
    return Block(listed.name, listed.header, lines, identity)


def _keyed(rows: Iterable[tuple[str, tuple[Value, ...]]]) -> Iterator[Line]:
    """Lines with keys that are each there once: the second of a kind is the second."""
    seen: dict[str, int] = {}
    for key, cells in rows:
        seen[key] = seen.get(key, 0) + 1
        yield Line(f"{key}#{seen[key]}" if seen[key] > 1 else key, cells)
