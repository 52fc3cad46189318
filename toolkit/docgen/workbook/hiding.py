"""Hidden is hidden: what a sheet does not show is not in the report.

A row that is hidden, filtered out or of no height is left out of 基本信息, 正文 and 图表·X, a column of
图表·X too, as if its cells were empty, and that is told. What gives a sheet its meaning is read all the same:
the header row, 版式, 图表类型. So are the columns of 基本信息 and 正文, whose texts would be lost without a
trace: a hidden one that holds any is an error. 数据 and 图片 print nothing by themselves: their rows go where
visible text names them, hidden or not, and that is told. 表·X sees to its own rows and columns.
"""

from collections.abc import Iterable
from typing import NamedTuple

from docgen.diagnostics import Code
from docgen.model.columns import column_letters
from docgen.model.fields import LAYOUT
from docgen.model.names import normalized
from docgen.workbook.cells import Sheet
from docgen.workbook.frame import hidden_columns
from docgen.workbook.header import find_header
from docgen.workbook.places import Place
from docgen.workbook.schema import (
    BODY_SHEET,
    CHART_KIND_LABEL,
    CHART_PREFIX,
    FIELDS_SHEET,
    FIGURES_SHEET,
    PICTURES_SHEET,
    SheetSchema,
)
from docgen.workbook.sheet_facts import SheetFacts
from docgen.workbook.telling import ranges

_SETTINGS = frozenset((LAYOUT, CHART_KIND_LABEL))
STORES = (FIGURES_SHEET.name, PICTURES_SHEET.name)
"""Sheets that print nothing by themselves."""
_PRINTED = {FIELDS_SHEET.name: ("内容",), BODY_SHEET.name: ("标题", "内容")}
"""The columns whose texts are the report's."""


class Hidden(NamedTuple):
    """The rows and columns that nobody sees and that hold something."""

    rows: list[int]
    columns: list[int]


NOTHING = Hidden([], [])


def leave_out_hidden(facts: SheetFacts, kind: str) -> Hidden:
    """Empty the cells that a sheet of this `kind` (its name, or its prefix) does not show.

    Gives where there were any. The rows of 数据 and 图片 are named, and left as they are.
    """
    columns = hidden_columns(facts) if kind == CHART_PREFIX else frozenset()
    if not facts.hidden_rows and not columns:
        return NOTHING
    hidden = [place for place in facts.attributes if place[0] in facts.hidden_rows or place[1] in columns]
    structure, seen = _structure(facts, hidden), _seen_in_part(facts, columns)
    gone = [place for place in hidden if place[0] not in structure and place not in seen]
    if kind not in STORES:
        for place in gone:
            facts.forget(place)
    return Hidden(
        sorted({row for row, _column in gone if row in facts.hidden_rows}),
        sorted({column for row, column in gone if row not in facts.hidden_rows}),
    )


def _structure(facts: SheetFacts, hidden: Iterable[Place]) -> set[int]:
    """The hidden rows that are a sheet's header or a setting."""
    words: dict[int, set[str]] = {}
    for place in hidden:
        words.setdefault(place[0], set()).add(normalized(facts.texts.get(place, "")).rstrip(":"))
    headers = [
        {column.header for column in schema.columns if column.required}
        for schema in (FIELDS_SHEET, BODY_SHEET, FIGURES_SHEET, PICTURES_SHEET)
    ]
    return {
        row
        for row, found in words.items()
        if found & _SETTINGS or any(required <= found for required in headers)
    }


def _seen_in_part(facts: SheetFacts, columns: frozenset[int]) -> set[Place]:
    """The hidden cells that are merged with cells which are seen, and show there."""
    seen = set()
    for top, left, bottom, right in facts.merges:
        rows = range(top, min(bottom, facts.extent[0]) + 1)
        across = range(left, min(right, facts.extent[1]) + 1)
        if not facts.hidden_rows.issuperset(rows) and not columns.issuperset(across):
            seen.add((top, left))
    return seen


def tell_hidden(sheet: Sheet, kind: str, hidden: Hidden) -> None:
    """One message a sheet: how many rows are hidden, which, and what became of them."""
    if hidden.rows:
        code: Code = "WB125" if kind in STORES else "WB124"
        sheet.warning(code, (hidden.rows[0], 1), count=len(hidden.rows), rows=ranges(hidden.rows))
    if hidden.columns:
        names = "、".join(column_letters(column) for column in hidden.columns)
        sheet.warning("WB127", (1, hidden.columns[0]), count=len(hidden.columns), columns=names)


def tell_hidden_columns(sheet: Sheet, schema: SheetSchema) -> None:
    """An error for each hidden column whose texts are the report's: they are neither printed nor dropped."""
    if schema.name not in _PRINTED or not sheet.hidden_columns:
        return
    header = find_header(sheet, schema)
    for name in _PRINTED[schema.name] if header else ():
        assert header is not None
        column = header.columns[name]
        if not sheet.is_hidden_column(column):
            continue
        filled = [row for row in sheet.rows[header.row :] if sheet.is_filled((row, column))]
        if filled:
            sheet.error("WB126", (filled[0], column), header=name, count=len(filled))
