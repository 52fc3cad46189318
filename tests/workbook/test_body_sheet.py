"""正文: one row a heading, a paragraph, an item, or the place of a table, picture or chart."""

from pathlib import Path

import pytest

from docgen.model.report import Level, Report
from docgen.workbook import read_workbook
from support.books import FIELDS, finding, findings, read, read_whole, rows_of, write_raw_book


def rows(report: Report) -> list[str]:
    """Each row as `二级 B3 加强领导。 / 第一段`."""
    return [
        f"{row.level.value} {row.title.cell.a1} {row.title.value}/{row.content.value}" for row in report.body
    ]


def test_rows_come_in_reading_order_and_blank_ones_keep_row_numbers_true(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        """
        # 正文
        | 层级 | 标题       | 内容             | 备注 |
        | 引言 |            | 现报告如下：     |      |
        |      |            |                  |      |
        | 一级 | 工作成效   |                  | 已核 |
        | 二级 | 加强领导。 | 第一段。\\n第二段。 |      |
        | 条目 | 抓好落实。 | 甲。             |      |
        """,
    )
    assert rows(report) == [
        "引言 B2 /现报告如下：",
        "一级 B4 工作成效/",
        "二级 B5 加强领导。/第一段。\n第二段。",
        "条目 B6 抓好落实。/甲。",
    ]
    assert report.body[1].note.value == "已核"


@pytest.mark.parametrize("word", ["一级标题", " 一级 ", "一 级"])
def test_a_level_may_be_written_a_little_differently(tmp_path: Path, word: str) -> None:
    report = read_whole(tmp_path, f"# 正文\n| 层级 | 标题 | 内容 |\n| {word} | 成效 | |")
    assert report.body[0].level is Level.HEADING_1


def test_an_unknown_level_is_an_error_with_the_nearest_one(tmp_path: Path) -> None:
    result = read(tmp_path, "# 正文\n| 层级 | 标题 | 内容 |\n| 一及 | 成效 | |")
    assert findings(result) == ["WB301 正文!A2"]
    assert "是不是“一级”？" in finding(result, "WB301").message()


def test_text_without_a_level_is_understood_and_noted(tmp_path: Path) -> None:
    result = read(tmp_path, "# 正文\n| 层级 | 标题 | 内容 |\n| | | 甲。 |")
    assert findings(result) == ["WB303 正文!A2"]
    assert "甲。" in finding(result, "WB303").message()


def test_a_level_without_text_is_noted_and_left_out(tmp_path: Path) -> None:
    result = read(tmp_path, "# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 成效 | |\n| 正文 | | |")
    assert findings(result) == ["WB311 正文!A3"]
    assert result.value is not None
    assert len(result.value.body) == 1


def test_a_heading_without_a_title_takes_the_text_beside_it_and_is_told(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | | 甲。 |")) == ["WB306 正文!B2"]


def test_a_skipped_level_names_both_rows(tmp_path: Path) -> None:
    result = read(
        tmp_path, "# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 成效 | |\n| 正文 | | 甲。 |\n| 三级 | 乙 | |"
    )
    assert findings(result) == ["WB304 正文!A4"]
    assert "A2 是一级" in finding(result, "WB304").message()


def test_a_body_that_begins_below_the_first_level_is_told(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 正文\n| 层级 | 标题 | 内容 |\n| 二级 | 甲 | |")) == ["WB307 正文!A2"]


def test_going_up_any_number_of_levels_is_fine(tmp_path: Path) -> None:
    levels = ["一级", "二级", "三级", "四级", "一级", "二级", "三级", "二级"]
    table = "# 正文\n| 层级 | 标题 | 内容 |\n" + "".join(f"| {level} | 甲 | |\n" for level in levels)
    assert [row.level.value for row in read_whole(tmp_path, table).body] == levels


def test_typed_numbers_are_dropped_and_noted(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        """
        # 正文
        | 层级 | 标题             | 内容       |
        | 一级 | 一、工作成效     |            |
        | 二级 | （一）加强领导。 | 甲。       |
        | 三级 | 1. 健全机制      |            |
        | 四级 | （1）明确分工    |            |
        | 条目 |                  | 一是抓好。 |
        | 条目 | 二是抓实。       | 丙。       |
        """,
    )
    assert findings(result) == [f"WB305 正文!{cell}" for cell in ("B2", "B3", "B4", "B5", "C6", "B7")]
    assert result.value is not None
    assert rows(result.value) == [
        "一级 B2 工作成效/",
        "二级 B3 加强领导。/甲。",
        "三级 B4 健全机制/",
        "四级 B5 明确分工/",
        "条目 B6 /抓好。",
        "条目 B7 抓实。/丙。",
    ]


def test_items_inside_a_paragraph_are_the_clerks_own_words(tmp_path: Path) -> None:
    text = "一是抓好。二是抓实。"
    report = read_whole(tmp_path, f"# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 成效 | |\n| 正文 | | {text} |")
    assert report.body[1].content.value == text


def test_blanks_typed_as_an_indent_are_dropped_from_every_line(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path, "# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 成效 | 　　甲。 \\n　　乙  丙。\\n |"
    )
    assert report.body[0].content.value == "甲。\n乙  丙。"


def test_a_level_merged_down_holds_for_each_row(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        """
        # 正文
        | 层级 | 标题 | 内容 |
        | 一级 | 成效 |      |
        | 条目 |      | 甲。 |
        |      |      | 乙。 |
        |      |      |      |
        |      |      | 丙。 |
        """,
        edit=lambda book: book["正文"].merge_cells("A3:A6"),
    )
    assert rows(report)[1:] == ["条目 B3 /甲。", "条目 B4 /乙。", "条目 B6 /丙。"]


def test_below_a_heading_merged_with_its_rows_come_paragraphs(tmp_path: Path) -> None:
    def merge(book) -> None:  # type: ignore[no-untyped-def]
        book["正文"].merge_cells("A3:A4")
        book["正文"].merge_cells("B3:B4")

    report = read_whole(
        tmp_path,
        "# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 成效 | |\n| 二级 | 领导。 | 甲。 |\n| | | 乙。 |",
        edit=merge,
    )
    assert rows(report)[1:] == ["二级 B3 领导。/甲。", "正文 B4 /乙。"]


@pytest.mark.parametrize("written", ["检查", "表·检查", "表・检查"])
def test_a_table_row_names_its_sheet_with_or_without_the_prefix(tmp_path: Path, written: str) -> None:
    report = read_whole(
        tmp_path,
        f"# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 成效 | |\n| 表格 | {written} | |\n# 表·检查\n| 甲 | 乙 |",
    )
    assert report.body[1].title.value in report.tables


def test_numbers_and_dates_in_the_text_read_as_they_are_shown(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        '# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 45296 [yyyy"年"m"月"] | 0.125 [0.0%] |',
    )
    assert rows(report) == ["一级 B2 2024年1月/12.5%"]


def test_a_header_that_was_pasted_again_is_no_row_and_is_noted(tmp_path: Path) -> None:
    rows = "# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 成效 | |\n| 层级 | 标题 | 内容 |\n| 正文 | | 办结。 |"
    result = read(tmp_path, rows)
    assert result.value is not None
    assert [row.level.value for row in result.value.body] == ["一级", "正文"]
    assert findings(result) == ["WB132 正文!A3"]
    figures = "# 数据\n| 名称 | 数值 |\n| 次数 | 3 |\n| 名称 | 数值 |\n| 人数 | 4 |"
    assert list(read_whole(tmp_path, figures).figures) == ["次数", "人数"]


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\ufeff", "\ue000", "\u00ad"])
@pytest.mark.parametrize("around", ["甲{}乙。", "甲{}\n乙。"])
def test_characters_that_not_everybody_sees_stay_and_are_told(tmp_path: Path, sign: str, around: str) -> None:
    words = around.format(sign)
    book = write_raw_book(
        tmp_path, {"基本信息": FIELDS, "正文": rows_of(("层级", "内容", "标题"), ("正文", words, ""))}
    )
    result = read_workbook(book)
    assert result.value is not None
    assert result.value.body[0].content.value == words
    assert findings(result) == ["WB133 正文!B2"]
    assert f"U+{ord(sign):04X}" in finding(result, "WB133").message()
