"""Sheets are recognised by name and columns by header, wherever the clerk moved them."""

from pathlib import Path

import pytest

from support.books import finding, findings, read, read_whole


def test_sheets_may_stand_in_any_order_among_others(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        """
        # 台账
        | 甲 |
        # 正文
        | 层级 | 标题 | 内容 |
        | 一级 | 成效 |      |
        # 填写说明
        | 怎样填写 |
        # 基本信息
        | 项目 | 内容 |
        | 版式 | 总结 |
        """,
        complete=False,
    )
    assert findings(result) == ["WB103 台账"]
    assert result.value is not None


@pytest.mark.parametrize("name", [" 正文", "正文 ", "正 文", "正　文"])
def test_blanks_in_a_sheets_name_do_not_matter(tmp_path: Path, name: str) -> None:
    result = read(
        tmp_path,
        f"# 基本信息\n| 项目 | 内容 |\n# {name.strip()}\n| 层级 | 标题 | 内容 |\n| 一级 | 成效 | |",
        complete=False,
        edit=lambda book: setattr(book.worksheets[1], "title", name),
    )
    assert result.value is not None
    assert result.value.body[0].title.cell.sheet == name


@pytest.mark.parametrize("name", ["表·检查", "表・检查", "表•检查", "表．检查", "表-检查", "表· 检查"])
def test_the_dot_of_a_table_sheet_may_be_typed_in_many_ways(tmp_path: Path, name: str) -> None:
    report = read_whole(tmp_path, f"# {name}\n| 单位 | 次数 |\n| 甲 | 1 |")
    assert list(report.tables) == ["检查"]


def test_a_missing_sheet_is_an_error_and_its_near_miss_is_named(tmp_path: Path) -> None:
    result = read(tmp_path, "# 基本信自\n| 项目 | 内容 |\n# 正文\n| 层级 | 标题 | 内容 |", complete=False)
    assert findings(result) == ["WB101"]
    assert "是不是“基本信自”？" in finding(result, "WB101").message()


def test_both_required_sheets_are_reported_at_once(tmp_path: Path) -> None:
    sheets = "# 甲\n| 乙 |\n# 数据\n| 名称 | 数值 |"
    assert findings(read(tmp_path, sheets, complete=False)) == ["WB101", "WB101", "WB103 甲"]


def test_a_workbook_without_any_sheet_of_docgens_is_told_once(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 甲\n| 乙 |", complete=False)) == ["WB117"]


@pytest.mark.parametrize(
    ("name", "meant"), [("表1", "表·1"), ("表 检查", "表·检查"), ("表一", "表·一"), ("图表检查", "图表·检查")]
)
def test_a_table_or_chart_without_its_dot_is_asked_about(tmp_path: Path, name: str, meant: str) -> None:
    result = read(tmp_path, f"# {name}\n| 单位 | 次数 |")
    assert findings(result) == [f"WB104 {name}"]
    assert meant in finding(result, "WB104").message()


def test_a_sheet_whose_name_only_begins_like_a_table_is_the_clerks_own(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 表彰名单\n| 姓名 |")) == ["WB103 表彰名单"]


def test_two_sheets_of_one_name_are_an_error(tmp_path: Path) -> None:
    result = read(tmp_path, "# 表·检查\n| 单位 | 次数 |\n# 表・检查\n| 单位 | 次数 |")
    assert findings(result) == ["WB105 表・检查"]


def test_columns_are_found_by_their_headers_and_others_are_the_clerks_own(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        """
        # 正文
        | 进度 | 内容 | 负责人 | 层级 | 标题 |
        | 完   | 甲。 | 张三   | 一级 | 成效 |
        """,
    )
    (row,) = report.body
    assert (row.title.value, row.content.value, row.content.cell.a1) == ("成效", "甲。", "B2")


def test_a_title_above_the_header_is_no_header(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        """
        # 正文
        | 某局工作总结正文 |      |      |
        |                  |      |      |
        | 层级             | 标题 | 内容 |
        | 一级             | 成效 | 甲。 |
        """,
    )
    assert [row.title.cell.a1 for row in report.body] == ["B4"]


@pytest.mark.parametrize("header", ["层级（必选）", "层级*", "层 级", "层级："])
def test_what_a_clerk_adds_to_a_header_does_not_matter(tmp_path: Path, header: str) -> None:
    report = read_whole(tmp_path, f"# 正文\n| {header} | 标题 | 内容 |\n| 一级 | 成效 | 甲。 |")
    assert len(report.body) == 1


def test_a_misspelt_required_column_is_named_with_its_cell(tmp_path: Path) -> None:
    result = read(tmp_path, "# 正文\n| 层级 | 标题 | 内溶 |\n| 一级 | 成效 | |")
    assert findings(result) == ["WB107 正文!C1"]
    assert "是不是“内溶”？" in finding(result, "WB107").message()


def test_every_missing_column_is_told(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 正文\n| 层级 |\n| 一级 |")) == ["WB107 正文", "WB107 正文"]


def test_a_misspelt_optional_column_is_a_warning(tmp_path: Path) -> None:
    result = read(tmp_path, "# 数据\n| 名称 | 数值 | 单価位 |\n| 次数 | 1 | 次 |")
    assert findings(result) == ["WB109 数据!C1"]


def test_a_sheet_without_any_header_says_what_it_needs(tmp_path: Path) -> None:
    result = read(tmp_path, "# 数据\n| 次数 | 14 |")
    assert findings(result) == ["WB110 数据"]
    assert "名称、数值" in finding(result, "WB110").message()


def test_a_column_given_twice_is_an_error(tmp_path: Path) -> None:
    result = read(tmp_path, "# 数据\n| 名称 | 数值 | 数值 |\n| 次数 | 1 | 2 |")
    assert findings(result) == ["WB111 数据!C1"]


def test_an_empty_sheet_of_a_known_name_says_what_it_needs(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 数据\n")) == ["WB110 数据"]
