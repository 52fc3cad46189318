"""数据: named numbers."""

import contextlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from docgen.compose.figures import NumberTooLargeError, bare_number, capitals, change, with_unit
from docgen.model.number_format import stored_number
from docgen.model.report import Figure
from support.books import finding, findings, read, read_whole


def figure(folder: Path, written: str, unit: str = "次") -> Figure:
    return read_whole(folder, f"# 数据\n| 名称 | 数值 | 单位 |\n| 次数 | {written} | {unit} |").figures[
        "次数"
    ]


def test_a_row_is_a_figure_with_everything_beside_it(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        """
        # 数据
        | 名称     | 数值 | 单位 | 上期 | 格式  | 来源   | 备注 |
        | 检查次数 | 14   | 次   | 12   | #,##0 | 办公室 | 已核 |
        """,
    )
    read_figure = report.figures["检查次数"]
    assert (read_figure.value, read_figure.previous) == (Decimal(14), Decimal(12))
    assert (read_figure.unit.value, read_figure.number_format.value) == ("次", "#,##0")
    assert (read_figure.source.value, read_figure.note.value) == ("办公室", "已核")
    assert read_figure.written.cell.a1 == "B2"


@pytest.mark.parametrize(
    ("stored", "value"),
    [(0.1 + 0.2, "0.3"), (1.1 * 3, "3.3"), (0.125, "0.125"), (1e21, "1e21"), (1 / 3, "0.333333333333333")],
)
def test_the_noise_of_binary_fractions_is_gone(tmp_path: Path, stored: float, value: str) -> None:
    report = read_whole(
        tmp_path,
        "# 数据\n| 名称 | 数值 |\n| 次数 | 1 |",
        edit=lambda book: book["数据"].cell(2, 2, stored),
    )
    assert report.figures["次数"].value == Decimal(value)


def test_a_percentage_keeps_its_format(tmp_path: Path) -> None:
    read_figure = figure(tmp_path, "0.125 [0.0%]", "")
    assert (read_figure.value, read_figure.written.value) == (Decimal("0.125"), "12.5%")
    assert read_figure.number_format.value == "0.0%"


_ACCOUNTING = r'_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("code", "stored", "shown"),
    [
        ("0.00_ ", 1234.5, "1234.50"),
        ("0_ ", 500, "500"),
        ("#,##0.00_ ", 1234.5, "1,234.50"),
        (r"0.00_ ;[Red]\-0.00\ ", -1234.5, "-1234.50"),
        (r"0.00_);[Red]\(0.00\)", -1234.5, "(1234.50)"),
        (_ACCOUNTING, 1234.5, "1,234.50"),
        (_ACCOUNTING, -1234.5, "-1,234.50"),
        (_ACCOUNTING, 0, "-"),
        ('General;-General;"无"', 0, "无"),
        ("0.0%_ ", 0.945, "94.5%"),
        ('0"_次"', 3, "3_次"),
    ],
)
def test_a_number_is_shown_as_excels_own_formats_show_it(
    tmp_path: Path, code: str, stored: float, shown: str
) -> None:
    def put(book: Workbook) -> None:
        book["数据"]["B2"].value = stored
        book["数据"]["B2"].number_format = code

    whole = read_whole(tmp_path, "# 数据\n| 名称 | 数值 |\n| 次数 | 1 |", edit=put).figures["次数"]
    assert whole.written.value == shown
    assert bare_number(whole) == shown


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("0.945 [0.0%] | % | 92", ("94.5%", "提高2.5个百分点", "百分之玖拾肆点伍")),
        ("94.5 | % | 0.92 [0.0%]", ("94.5%", "提高2.5个百分点", "百分之玖拾肆点伍")),
        ('0.945 [0.0%] | % | 0.92 [0%] | "0.0"', ("94.5%", "提高2.5个百分点", "百分之玖拾肆点伍")),
        ("0.945 [0.0%] | | 92", ("94.5%", "提高2.5个百分点", "百分之玖拾肆点伍")),
        ("0.945 [0.0%] | | 0.92", ("94.5%", "提高2.5个百分点", "百分之玖拾肆点伍")),
        ("0.945 [0.0%] | ％ | 0.92 [0%] | 0.0%", ("94.5％", "提高2.5个百分点", "百分之玖拾肆点伍")),
        ("0.023 [0.0%] | 个百分点 | 0.01 [0%]", ("2.3个百分点", "提高1.3个百分点", "贰点叁个百分点")),
    ],
)
def test_percentages_are_brought_to_one_scale_however_they_are_written(
    tmp_path: Path, row: str, said: tuple[str, ...]
) -> None:
    table = f"# 数据\n| 名称 | 数值 | 单位 | 上期 | 格式 |\n| 整改率 | {row} |"
    rate = read_whole(tmp_path, table).figures["整改率"]
    assert (with_unit(rate), change(rate), capitals(rate)) == said


@pytest.mark.parametrize("mask", ["X", "XX", "x", "Ｘ", "*", "**", "＊", "××", "XX余", "○○"])
def test_a_mask_is_a_value_still_to_be_filled(tmp_path: Path, mask: str) -> None:
    read_figure = figure(tmp_path, mask)
    assert (read_figure.value, read_figure.written.value) == (None, mask)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ('"1,200"', "1200"),
        ("１２", "12"),
        ("１，２００．５", "1200.5"),
        ('"14"', "14"),
        ('"-3"', "-3"),
        ('"1 200"', "1200"),
        ("14次", "14"),
        ("12.5%", "0.125"),
    ],
)
def test_a_number_typed_as_text_is_taken_and_noted(tmp_path: Path, typed: str, value: str) -> None:
    result = read(tmp_path, f"# 数据\n| 名称 | 数值 | 单位 |\n| 次数 | {typed} | 次 |")
    assert findings(result) == ["WB405 数据!B2"]
    assert result.value is not None
    assert result.value.figures["次数"].value == Decimal(value)


@pytest.mark.parametrize("written", ["许多", "约12", "12人", "1,20", "12-15", "十二", "—"])
def test_what_is_no_number_is_an_error_with_its_words(tmp_path: Path, written: str) -> None:
    result = read(tmp_path, f"# 数据\n| 名称 | 数值 | 单位 |\n| 次数 | {written} | 次 |")
    assert findings(result) == ["WB402 数据!B2"]
    assert written in finding(result, "WB402").message()


def test_a_date_that_excel_made_of_a_number_is_an_error(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        "# 数据\n| 名称 | 数值 |\n| 次数 | 1 |",
        edit=lambda book: book["数据"].cell(2, 2, date(2024, 3, 5)),
    )
    assert findings(result) == ["WB402 数据!B2"]


def test_an_empty_value_is_left_to_whoever_uses_the_figure(tmp_path: Path) -> None:
    result = read(tmp_path, "# 数据\n| 名称 | 数值 | 上期 |\n| 次数 | | |\n| 人数 | 3 | |")
    assert findings(result) == []
    assert result.value is not None
    assert (result.value.figures["次数"].value, result.value.figures["次数"].written.value) == (None, "")


def test_a_previous_value_that_is_no_number_is_an_error(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 数据\n| 名称 | 数值 | 上期 |\n| 次数 | 1 | 不详 |")) == [
        "WB402 数据!C2"
    ]


def test_a_name_given_twice_names_both_cells(tmp_path: Path) -> None:
    result = read(tmp_path, "# 数据\n| 名称 | 数值 |\n| 次数 | 1 |\n| 次数 | 2 |")
    assert findings(result) == ["WB401 数据!A3"]
    assert "A2" in finding(result, "WB401").message()


def test_a_value_without_a_name_is_an_error(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 数据\n| 名称 | 数值 |\n| | 2 |")) == ["WB404 数据!B2"]


@pytest.mark.parametrize("name", ["检查{次数", "检查\\n次数", "｛次数｝"])
def test_a_name_that_no_text_can_refer_to_is_an_error(tmp_path: Path, name: str) -> None:
    assert findings(read(tmp_path, f"# 数据\n| 名称 | 数值 |\n| {name} | 2 |")) == ["WB406 数据!A2"]


def test_a_format_that_is_not_known_is_a_warning(tmp_path: Path) -> None:
    result = read(tmp_path, "# 数据\n| 名称 | 数值 | 格式 |\n| 次数 | 2 | 保留两位 |")
    assert findings(result) == ["WB408 数据!C2"]


def test_blank_rows_between_figures_keep_row_numbers_true(tmp_path: Path) -> None:
    report = read_whole(tmp_path, "# 数据\n| 名称 | 数值 |\n| 甲 | 1 |\n| | |\n| 乙 | 2 |")
    assert report.figures["乙"].name.cell.a1 == "A4"


def test_a_cell_merged_down_several_rows_holds_for_each_of_them(tmp_path: Path) -> None:
    def merge(book: Workbook) -> None:
        for area in ("C2:C3", "D2:D3", "E2:E3"):
            book["数据"].merge_cells(area)

    whole = read_whole(
        tmp_path,
        "# 数据\n| 名称 | 数值 | 单位 | 格式 | 来源 |\n| 甲 | 1 | 次 | #,##0 | 办公室 |\n| 乙 | 2 |",
        edit=merge,
    )
    second = whole.figures["乙"]
    assert (second.unit.value, second.number_format.value, second.source.value) == ("次", "#,##0", "办公室")


def test_a_workbook_may_have_no_figures(tmp_path: Path) -> None:
    assert read_whole(tmp_path, "").figures == {}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("12345678 [0!.0,] | 万元 | 11000000 [0!.0,]", ("1234.6万元", "1234.6", "增长12.2%")),
        ('12345678 [0!.0,"万"] | 万元 | 11000000 [0!.0,"万"]', ("1234.6万元", "1234.6万", "增长12.2%")),
        ('12345678 [0!.0,"万"] | 元 | 11000000', ("1234.6万元", "1234.6万", "增长12.2%")),
        ('12345678 [0!.0,"万元"] | 万元 | 11000000 [0!.0,]', ("1234.6万元", "1234.6万元", "增长12.2%")),
        ('12345678 | 万元 | 11000000 | "0!.0,"', ("1234.6万元", "1234.6", "增长12.2%")),
        ("12345000 [#,##0,] | 千元 | 11000000 [#,##0,]", ("12,345千元", "12,345", "增长12.2%")),
        ("0.5 [0.00] | 亿元", ("0.50亿元", "0.50", "")),
        ("3 [0_)] | 次", ("3次", "3", "")),
        ('3 [0"次"] | 次', ("3次", "3次", "")),
    ],
)
def test_a_figure_says_what_its_cell_shows_and_compares_what_the_cells_show(
    tmp_path: Path, row: str, said: tuple[str, str, str]
) -> None:
    table = f"# 数据\n| 名称 | 数值 | 单位 | 上期 | 格式 |\n| 投资 | {row} |"
    investment = read_whole(tmp_path, table).figures["投资"]
    told = change(investment) if investment.previous is not None else ""
    assert (with_unit(investment), bare_number(investment), told) == said


def test_capitals_of_money_shown_in_ten_thousands_are_those_of_the_money(tmp_path: Path) -> None:
    for row in ("12345678 [0!.0,] | 万元", '12345678 [0!.0,"万"] | 万元', '12345678 [0!.0,"万"] | 元'):
        investment = read_whole(tmp_path, f"# 数据\n| 名称 | 数值 | 单位 |\n| 投资 | {row} |").figures["投资"]
        assert capitals(investment) == "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元整"


def test_a_last_period_that_is_shown_in_another_unit_is_told(tmp_path: Path) -> None:
    table = "# 数据\n| 名称 | 数值 | 单位 | 上期 |\n| 投资 | 12345678 [0!.0,] | 万元 | 1100 |"
    result = read(tmp_path, table)
    assert findings(result) == ["WB411 数据!D2"]
    assert result.value is not None
    assert change(result.value.figures["投资"]) == "增长12.2%"


@pytest.mark.parametrize("code", [";;;", "0;-0;;@"])
def test_a_figure_that_its_format_hides_is_told_and_its_plain_number_is_used(
    tmp_path: Path, code: str
) -> None:
    def put(book: Workbook) -> None:
        book["数据"]["B2"].number_format = code

    result = read(tmp_path, "# 数据\n| 名称 | 数值 |\n| 次数 | 0 |", edit=put)
    assert [found.split()[0] for found in findings(result)] == ["WB410"]
    assert result.value is not None
    assert with_unit(result.value.figures["次数"]) == "0"


@pytest.mark.parametrize("digits", ["1" * 29, "1E+300", "1E-300", "-1E+307"])
def test_numbers_of_any_size_can_be_said_compared_and_refused_in_capitals(
    tmp_path: Path, digits: str
) -> None:
    value = stored_number(digits)
    assert value is not None
    huge = figure(tmp_path, "1")._replace(value=value, previous=Decimal(3))
    assert with_unit(huge).endswith("次")
    assert change(huge).startswith(("增长", "下降"))
    with contextlib.suppress(NumberTooLargeError):
        capitals(huge)
