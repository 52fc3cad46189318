"""What ends the text leaves room for the closing: a table goes to its page as a whole where it must."""

import pytest

from docgen.compose.pagination import end_of_text
from docgen.model.cell_text import CellRef, Text
from docgen.model.composition import Block
from docgen.model.context import Form
from docgen.model.geometry import STANDARD_PAGE
from docgen.model.objects import Table, TableCell
from support.official_documents import composition, paragraph, section

A1 = CellRef("表·数据", 1, 1)
CLOSED = {"标题": "工作总结", "署名": "市教育局", "成文日期": "2024年1月5日"}


def table(count: int, **more: object) -> Block:
    row = (TableCell(Text("数据", A1), 1),)
    made = Table("数据", Text("数据表", A1), 1, (row,) * count, (9.0,), A1)
    return block(made._replace(**more))  # type: ignore[arg-type]


def block(table: Table) -> Block:
    return Block(Form.TABLE, "", (), (), table)


def last_table(lines: int, count: int, **more: object) -> Table:
    blocks = [*[paragraph("国")] * lines, table(count, **more)]
    thing = composition(CLOSED, [section(*blocks)]).sections[-1].blocks[-1].thing
    assert isinstance(thing, Table)
    return thing


@pytest.mark.parametrize(("lines", "stays"), [(2, False), (9, True), (12, True), (19, False)])
def test_a_table_stays_whole_where_the_closing_may_not_fit_behind_it(lines: int, stays: bool) -> None:
    assert last_table(lines, 8).stays_whole is stays


@pytest.mark.parametrize("lines", range(22))
def test_of_a_table_that_no_page_holds_some_rows_go_along_or_the_closing_has_room(lines: int) -> None:
    table = last_table(lines, 40)
    whole = composition(CLOSED, [section(*[paragraph("国")] * lines, block(table._replace(last_rows=0)))])
    _page, used = end_of_text(whole, STANDARD_PAGE)
    assert not table.stays_whole
    assert table.last_rows < 22
    if not table.last_rows:
        assert used < STANDARD_PAGE.lines - 1


def test_rows_that_a_merged_cell_holds_together_go_along_together() -> None:
    lines, free = next((n, made) for n in range(22) if (made := last_table(n, 40)).last_rows > 1)
    start = 40 - free.last_rows
    spanning = free.rows[start - 1][0]._replace(row_span=2)
    rows = (*free.rows[: start - 1], (spanning,), (), *free.rows[start + 1 :])
    assert last_table(lines, 40, rows=rows).last_rows == free.last_rows + 1


def test_notes_below_a_table_go_with_the_closing_so_that_it_may_break() -> None:
    assert not last_table(10, 8, notes=(Text("注：略。", A1),)).stays_whole


def test_a_table_that_stays_whole_is_reckoned_on_the_page_of_the_closing() -> None:
    whole = composition(CLOSED, [section(*[paragraph("国")] * 12, table(8))])
    page, used = end_of_text(whole, STANDARD_PAGE)
    assert page == 2
    assert used > 8 * 500 / 579
