"""The whole workbook: its sheets in the order a clerk goes through them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.model.contents import Contents
from docgen.model.layout import Layout
from docgen.workbook.schema import (
    BODY_SHEET,
    CHART_PREFIX,
    FIELDS_SHEET,
    FIGURES_SHEET,
    INSTRUCTIONS_SHEET,
    PICTURES_SHEET,
    TABLE_PREFIX,
)
from docgen.workbook.writing.body import write_body
from docgen.workbook.writing.charts import write_chart
from docgen.workbook.writing.fields import write_fields
from docgen.workbook.writing.figures import write_figures
from docgen.workbook.writing.guide import write_guide
from docgen.workbook.writing.lists import write_list
from docgen.workbook.writing.look import add_styles
from docgen.workbook.writing.package import workbook_bytes
from docgen.workbook.writing.pictures import write_pictures
from docgen.workbook.writing.sheet import Sheet
from docgen.workbook.writing.tables import write_table

LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = frozenset("[]:*?/\\'")

Writer = Callable[[Sheet], None]


def write_workbook(
    layout: Layout, layouts: Sequence[Layout], unit: str, contents: Contents | None = None
) -> Result[bytes]:
    """The .xlsx of a report in `layout` for `unit` (may be empty), filled from `contents` where given.

    `layouts` are all there are, for the 版式 drop-down. The same arguments give the same bytes. Texts and
    sheet names that no workbook can hold are findings (NB1xx), and then there is no value.
    """
    from openpyxl import Workbook

    file = f"{unit or layout.name}.xlsx"
    writers = tuple(_writers(layout, layouts, unit, contents or Contents()))
    problems = _name_problems(file, [name for name, _ in writers])
    if problems:
        return Result(None, problems)
    book = Workbook()
    book.remove(book.worksheets[0])
    add_styles(book)
    book.properties.creator, book.properties.title = "docgen", layout.name
    sheets = []
    for name, write in writers:
        sheets.append(Sheet(book.create_sheet(name), file))
        write(sheets[-1])
    problems = tuple(problem for sheet in sheets for problem in sheet.problems)
    return Result(None, problems) if problems else Result(workbook_bytes(book, sheets))


def _writers(
    layout: Layout, layouts: Sequence[Layout], unit: str, contents: Contents
) -> Iterator[tuple[str, Writer]]:
    """Sheet names and what fills them, in the order of the tabs."""
    yield INSTRUCTIONS_SHEET, partial(write_guide, layout=layout, layouts=layouts)
    yield (
        FIELDS_SHEET.name,
        partial(write_fields, layout=layout, layouts=layouts, unit=unit, given=contents.fields),
    )
    yield BODY_SHEET.name, partial(write_body, layout=layout, entries=contents.body)
    yield FIGURES_SHEET.name, partial(write_figures, layout=layout, entries=contents.figures)
    for table in contents.tables:
        yield f"{TABLE_PREFIX}{table.name}", partial(write_table, table=table)
    if contents.pictures:
        yield PICTURES_SHEET.name, partial(write_pictures, pictures=contents.pictures)
    for chart in contents.charts:
        yield f"{CHART_PREFIX}{chart.name}", partial(write_chart, chart=chart)
    for listed in contents.lists:
        yield listed.name, partial(write_list, listed=listed)


def _name_problems(file: str, names: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Sheet names that Excel would not open; it takes names that differ only in case for one."""
    taken = Counter(name.casefold() for name in names)
    unusable = (
        error("NB103", Where(file), name=name, longest=LONGEST_SHEET_NAME)
        for name in names
        if len(name) > LONGEST_SHEET_NAME or set(name) & _NOT_IN_SHEET_NAMES
    )
    repeated = (error("NB104", Where(file), name=name) for name in names if taken[name.casefold()] > 1)
    return (*unusable, *repeated)
