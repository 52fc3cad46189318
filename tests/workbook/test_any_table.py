"""Whatever a sheet 表·X looks like, every text that is to be seen in it is in the table, once."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from docgen.model.cell_text import Text
from docgen.model.objects import Table
from docgen.workbook import read_workbook
from support.torture import amount

WORDS = (
    *(
        "",
        "",
        "",
        "甲科",
        "合计",
        "检查情况表",
        "附件1",
        "单位：万元",
        "填报单位：某局",
        "（万元）",
        "万元",
        "栏次",
        "1",
        "2",
    ),
    *(
        "注：截至6月。",
        "2.第二条",
        "制表人：张三",
        "2024年上半年",
        "2023",
        "说明很长的一句话，写在最下面。",
        "*不含分局",
    ),
)
NUMBERS = (1, 2, 3, 12.5, 2024)


class Sheet(NamedTuple):
    """A sheet: its cells, merges (row, column, height, width), hidden rows and columns, frozen, bold rows."""

    cells: list[list[str | float]]
    merges: list[tuple[int, int, int, int]]
    hidden_rows: list[int]
    hidden_columns: list[int]
    frozen: int
    bold: list[int]
    alignment: str


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    rows, columns = draw(st.integers(1, 9)), draw(st.integers(1, 6))
    cell = st.one_of(st.sampled_from(WORDS), st.sampled_from(NUMBERS))
    row = st.lists(cell, min_size=columns, max_size=columns)
    line = st.sampled_from(WORDS).map(lambda word: [word, *[""] * (columns - 1)])
    blank = st.just([""] * columns)
    size = st.tuples(
        st.integers(1, rows), st.integers(1, columns), st.integers(1, 3), st.integers(1, columns)
    )
    return Sheet(
        draw(st.lists(st.one_of(row, row, line, blank), min_size=rows, max_size=rows)),
        draw(st.lists(size, max_size=3)),
        draw(st.lists(st.integers(1, rows), max_size=2)),
        draw(st.lists(st.integers(1, columns), max_size=2)),
        draw(st.integers(0, 4)),
        draw(st.lists(st.integers(1, rows), max_size=2)),
        draw(st.sampled_from(("general", "center", "centerContinuous", "distributed"))),
    )


def written(sheet: Sheet, path: Path) -> Counter[str]:
    """Write the sheet into a workbook; gives the texts that are to be seen in it."""
    book = Workbook()
    book.active.title = "基本信息"
    book["基本信息"].append(["项目", "内容"])
    book["基本信息"].append(["版式", "年度工作总结"])
    body = book.create_sheet("正文")
    body.append(["层级", "标题", "内容"])
    body.append(["一级", "成效", "甲。"])
    page = book.create_sheet("表·检查")
    for row, cells in enumerate(sheet.cells, 1):
        for column, value in enumerate(cells, 1):
            cell = page.cell(row, column)
            cell.value = value if value != "" else None
            cell.font, cell.alignment = Font(bold=row in sheet.bold), Alignment(horizontal=sheet.alignment)
    areas = list(_apart(sheet.merges))
    for row, column, height, width in areas:
        page.merge_cells(
            start_row=row, start_column=column, end_row=row + height - 1, end_column=column + width - 1
        )
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    for column in sheet.hidden_columns:
        page.column_dimensions[get_column_letter(column)].hidden = True
    if sheet.frozen:
        page.freeze_panes = f"A{sheet.frozen + 1}"
    book.save(path)
    return Counter(_seen(page, sheet, areas))


def _apart(merges: list[tuple[int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """The merges that overlap none before them: Excel writes no others."""
    taken: set[tuple[int, int]] = set()
    for row, column, height, width in merges:
        own = {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
        if len(own) > 1 and not own & taken:
            taken |= own
            yield row, column, height, width


def _seen(page, sheet: Sheet, areas: list[tuple[int, int, int, int]]) -> Iterator[str]:  # type: ignore[no-untyped-def]
    sizes = {(row, column): (height, width) for row, column, height, width in areas}
    # A merge is looked at as far as the last filled row and column.
    filled = [cell for cells in page.iter_rows() for cell in cells if cell.value is not None]
    last_row, last_column = (
        max((getattr(cell, of) for cell in filled), default=0) for of in ("row", "column")
    )
    for cells in page.iter_rows():
        for cell in cells:
            if cell.value is not None:
                height, width = sizes.get((cell.row, cell.column), (1, 1))
                rows = set(range(cell.row, min(cell.row + height, last_row + 1))) - set(sheet.hidden_rows)
                columns = set(range(cell.column, min(cell.column + width, last_column + 1)))
                columns -= set(sheet.hidden_columns)
                if rows and columns:
                    yield str(cell.value)


def texts(table: Table) -> Iterator[Text]:
    yield table.caption
    yield from (text for line in (*table.lead, *table.above, *table.below) for text in line)
    yield from (cell.text for row in table.rows for cell in row)
    yield from table.notes
    for other in table.following:
        yield from texts(other)


@settings(
    max_examples=amount(60, 3000),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(sheet=sheets())
def test_every_text_that_is_seen_is_in_the_table_once(tmp_path: Path, sheet: Sheet) -> None:
    path = tmp_path / "某局.xlsx"
    expected = written(sheet, path)
    result = read_workbook(path)
    assert result.value is not None
    found = result.value.tables.get("检查")
    if not expected:
        assert found is None
        return
    assert found is not None
    told = Counter(text.value for text in texts(found) if text)
    # Without a caption the sheet's own name is one.
    told -= Counter({"检查": told["检查"]})
    assert told == expected
    for table in (found, *found.following):
        assert 0 < table.header_rows <= len(table.rows)
        assert all(
            cell.column >= 1 and cell.column + cell.column_span - 1 <= len(table.widths)
            for row in table.rows
            for cell in row
        )
