"""What ends the text leaves room for the closing: a table goes to its page as a whole where it must."""

import pytest

from docgen.compose.pagination import end_of_text
from docgen.model.composition import Block
from docgen.model.context import Form
from docgen.model.geometry import STANDARD_PAGE
from docgen.model.report import CellRef, Table, TableCell, Text
from support.official_documents import composition, paragraph, section

A1 = CellRef("表·数据", 1, 1)
CLOSED = {"标题": "工作总结", "署名": "市教育局", "成文日期": "2024年1月5日"}


def table(rows: int, **more: object) -> Block:
    row = (TableCell(Text("数据", A1), 1),)
    made = Table("数据", Text("数据表", A1), 1, (row,) * rows, (9.0,), A1)._replace(**more)  # type: ignore[arg-type]
    return Block(Form.TABLE, "", (), (), made)


def last_table(lines: int, rows: int, **more: object) -> Table:
    blocks = [*[paragraph("国")] * lines, table(rows, **more)]
    thing = composition(CLOSED, [section(*blocks)]).sections[-1].blocks[-1].thing
    assert isinstance(thing, Table)
    return thing


@pytest.mark.parametrize(("lines", "stays"), [(2, False), (9, True), (12, True), (19, False)])
def test_a_table_stays_whole_where_the_closing_may_not_fit_behind_it(lines: int, stays: bool) -> None:
    assert last_table(lines, 8).stays_whole is stays


def test_a_table_that_no_page_holds_with_the_closing_breaks_as_ever() -> None:
    assert not last_table(5, 40).stays_whole


def test_notes_below_a_table_go_with_the_closing_so_that_it_may_break() -> None:
    assert not last_table(10, 8, notes=(Text("注：略。", A1),)).stays_whole


def test_a_table_that_stays_whole_is_reckoned_on_the_page_of_the_closing() -> None:
    whole = composition(CLOSED, [section(*[paragraph("国")] * 12, table(8))])
    page, used = end_of_text(whole, STANDARD_PAGE)
    assert page == 2
    assert used > 8 * 500 / 579
