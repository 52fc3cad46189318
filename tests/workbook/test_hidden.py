"""Hidden is hidden: what the workbook does not show is not in the report, and that is told."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from docgen.diagnostics import Severity
from docgen.workbook import read_workbook
from support.books import (
    BODY,
    FIELDS,
    finding,
    findings,
    read,
    read_whole,
    rows_of,
    text_cell,
    worksheet,
    write_raw_book,
)

THREE_ROWS = """
    # 正文
    | 层级 | 标题 | 内容 |
    | 一级 | 工作成效 | |
    | 正文 | | 甲段。 |
    | 正文 | | 乙段。 |
    | 正文 | | 丙段。 |
    """


def hide_rows(sheet: str, *rows: int):  # type: ignore[no-untyped-def]
    def hide(book: Workbook) -> None:
        for row in rows:
            book[sheet].row_dimensions[row].hidden = True

    return hide


def hide_columns(sheet: str, *columns: str):  # type: ignore[no-untyped-def]
    def hide(book: Workbook) -> None:
        for column in columns:
            book[sheet].column_dimensions[column].hidden = True

    return hide


def test_hidden_rows_of_the_body_stay_out_and_one_warning_says_which(tmp_path: Path) -> None:
    result = read(tmp_path, THREE_ROWS, edit=hide_rows("正文", 3, 5))
    assert result.value is not None
    assert [row.content.value for row in result.value.body] == ["", "乙段。"]
    assert findings(result) == ["WB124 正文!A3"]
    told = finding(result, "WB124")
    assert told.severity is Severity.WARNING
    assert "2 行" in told.message()
    assert "3、5" in told.message()


def test_filtered_rows_stay_out_as_hidden_ones_do(tmp_path: Path) -> None:
    def filter_out(book: Workbook) -> None:
        sheet = book["正文"]
        sheet.auto_filter.ref = "A1:C5"
        sheet.auto_filter.add_filter_column(2, ["甲段。"])
        for row in (4, 5):
            sheet.row_dimensions[row].hidden = True

    result = read(tmp_path, THREE_ROWS, edit=filter_out)
    assert result.value is not None
    assert [row.content.value for row in result.value.body] == ["", "甲段。"]
    assert "4—5" in finding(result, "WB124").message()


@pytest.mark.parametrize(
    "attributes",
    ['hidden="1"', 'hidden="true"', 'ht="0" customHeight="1"', 'spans="1:3" collapsed="1" hidden="1"'],
)
def test_however_a_row_is_hidden_it_is_hidden(tmp_path: Path, attributes: str) -> None:
    body = BODY + f'<row r="3" {attributes}>{text_cell("A3", "正文")}{text_cell("C3", "乙。")}</row>'
    result = read_workbook(write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": body}))
    assert findings(result) == ["WB124 正文!A3"]


@pytest.mark.parametrize("attributes", ['hidden="0"', 'hidden="false"', 'ht="0.5"', 'ht="18"'])
def test_a_row_that_is_said_to_be_seen_is_seen(tmp_path: Path, attributes: str) -> None:
    body = BODY + f'<row r="3" {attributes}>{text_cell("A3", "正文")}{text_cell("C3", "乙。")}</row>'
    assert findings(read_workbook(write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": body}))) == []


@pytest.mark.parametrize(
    "row", ["<row hidden='1'>", '<row hidden = "1">', '<row\nhidden="1">', '<row hidden="&#49;">']
)
def test_a_hidden_row_in_odd_but_valid_writing_is_hidden(tmp_path: Path, row: str) -> None:
    body = BODY + row + text_cell("A3", "正文") + text_cell("C3", "乙。") + "</row>"
    result = read_workbook(write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": body}))
    assert findings(result) == ["WB124 正文!A3"]


def test_hidden_rows_that_hold_nothing_are_not_worth_a_word(tmp_path: Path) -> None:
    assert findings(read(tmp_path, THREE_ROWS, edit=hide_rows("正文", 6, 7, 8))) == []


def test_a_hidden_item_of_the_report_stays_out_but_its_layout_is_still_its_layout(tmp_path: Path) -> None:
    sheets = "# 基本信息\n| 项目 | 内容 |\n| 版式 | 年度工作总结 |\n| 附注 | 此件公开 |"
    result = read(tmp_path, sheets, edit=hide_rows("基本信息", 2, 3))
    assert result.value is not None
    assert result.value.layout.value == "年度工作总结"
    assert list(result.value.fields) == ["版式"]
    assert findings(result) == ["WB124 基本信息!A3"]


def test_a_hidden_header_is_a_header_all_the_same(tmp_path: Path) -> None:
    result = read(tmp_path, THREE_ROWS, edit=hide_rows("正文", 1))
    assert result.value is not None
    assert len(result.value.body) == 4
    assert findings(result) == []


def test_a_cell_merged_from_a_hidden_row_into_a_seen_one_is_seen(tmp_path: Path) -> None:
    def merge(book: Workbook) -> None:
        book["正文"].merge_cells("A3:A5")
        book["正文"].row_dimensions[3].hidden = True

    table = "# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 甲 | |\n| 正文 | | 乙。 |\n| | | 丙。 |\n| | | 丁。 |"
    result = read(tmp_path, table, edit=merge)
    assert result.value is not None
    assert [row.content.value for row in result.value.body] == ["", "丙。", "丁。"]


def test_hidden_figures_are_still_named_by_visible_text_and_that_is_told(tmp_path: Path) -> None:
    sheets = "# 数据\n| 名称 | 数值 | 单位 |\n| 检查次数 | 14 | 次 |\n| 整改 | 3 | 处 |"
    result = read(tmp_path, sheets, edit=hide_rows("数据", 3))
    assert result.value is not None
    assert list(result.value.figures) == ["检查次数", "整改"]
    assert findings(result) == ["WB125 数据!A3"]


@pytest.mark.parametrize("column", ["B", "C"])
def test_a_hidden_column_of_the_body_that_holds_text_is_an_error(tmp_path: Path, column: str) -> None:
    result = read(tmp_path, THREE_ROWS, edit=hide_columns("正文", column))
    (found,) = [d for d in result.diagnostics if d.code == "WB126"]
    assert found.severity is Severity.ERROR
    assert found.where.cell == {"B": "B2", "C": "C3"}[column]


def test_hidden_columns_that_are_read_for_their_meaning_or_not_at_all_do_no_harm(tmp_path: Path) -> None:
    sheets = """
        # 正文
        | 层级 | 标题 | 内容 | 备注 |
        | 一级 | 甲 | 乙。 | 自己看 |
        # 数据
        | 名称 | 数值 | 单位 | 上期 | 来源 |
        | 次数 | 14 | 次 | 12 | 台账 |
        """

    def hide(book: Workbook) -> None:
        hide_columns("正文", "A", "D")(book)
        hide_columns("数据", "C", "D", "E")(book)

    report = read_whole(tmp_path, sheets, edit=hide)
    assert report.body[0].title.value == "甲"
    assert report.figures["次数"].previous == 12


CHART = rows_of(("图表类型", "柱形图"), ("图题", "近年情况"), ("类别", "检查", "整改"))
DATA = (
    f'<row r="4">{text_cell("A4", "2023年")}<c r="B4"><v>1</v></c><c r="C4"><v>2</v></c></row>'
    f'<row r="5" hidden="1">{text_cell("A5", "2024年")}<c r="B5"><v>3</v></c><c r="C5"><v>4</v></c></row>'
)


def test_hidden_rows_and_columns_of_a_chart_are_not_drawn_as_in_excel(tmp_path: Path) -> None:
    sheet = worksheet(CHART + DATA).replace(
        "<sheetData>", '<cols><col min="3" max="3" width="9" hidden="1"/></cols><sheetData>'
    )
    result = read_workbook(write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": BODY, "图表·近年": sheet}))
    assert result.value is not None
    chart = result.value.charts["近年"]
    assert chart.categories == ("2023年",)
    assert [series.name for series in chart.series] == ["检查"]
    assert findings(result) == ["WB124 图表·近年!A5", "WB127 图表·近年!C1"]


def test_the_kind_of_a_chart_may_be_hidden(tmp_path: Path) -> None:
    sheet = worksheet((CHART + DATA).replace('<row r="1">', '<row r="1" hidden="1">'))
    result = read_workbook(write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": BODY, "图表·近年": sheet}))
    assert result.value is not None
    assert result.value.charts["近年"].kind.value == "柱形图"


def test_a_hidden_sheet_is_read_and_told(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book["正文"].sheet_state = "hidden"

    result = read(tmp_path, THREE_ROWS, edit=hide)
    assert findings(result) == ["WB128 正文"]
    assert result.value is not None
    assert len(result.value.body) == 4


def test_a_hidden_sheet_that_nobody_reads_is_only_the_clerks(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book.create_sheet("台账").sheet_state = "veryHidden"

    assert findings(read(tmp_path, THREE_ROWS, edit=hide)) == ["WB103 台账"]


def test_zeros_that_the_sheet_does_not_show_are_blank(tmp_path: Path) -> None:
    def switch_off(book: Workbook) -> None:
        book["表·甲"].sheet_view.showZeros = False

    table = "# 表·甲\n| 单位 | 次数 |\n| 一科 | 0 |\n| 二科 | 3 |"
    report = read_whole(tmp_path, table, edit=switch_off)
    assert [[cell.text.value for cell in row] for row in report.tables["甲"].rows][1:] == [
        ["一科", ""],
        ["二科", "3"],
    ]
