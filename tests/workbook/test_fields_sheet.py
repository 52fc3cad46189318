"""基本信息: 项目 and 内容."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from docgen.diagnostics import Severity
from support.books import finding, findings, read, read_whole


def content(folder: Path, written: str, name: str = "联系人") -> str:
    report = read_whole(folder, f"# 基本信息\n| 项目 | 内容 |\n| {name} | {written} |")
    return report.fields[name].content.value


def test_each_item_keeps_its_cell(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        """
        # 基本信息
        | 项目     | 内容   |
        |          |        |
        | 单位名称 | 某市某局 |
        | 版式     | 年度工作总结 |
        """,
    )
    assert report.fields["单位名称"].content.cell.a1 == "B3"
    assert (report.layout.value, report.layout.cell.a1) == ("年度工作总结", "B4")


def test_a_workbook_without_a_layout_has_an_empty_one(tmp_path: Path) -> None:
    assert not read_whole(tmp_path, "# 基本信息\n| 项目 | 内容 |\n| 标题 | 甲 |").layout


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("1 [000000]", "000001"),
        ("0.125 [0.0%]", "12.5%"),
        ("0.5 [0%]", "50%"),
        ("1234567.891 [#,##0.00]", "1,234,567.89"),
        ("14", "14"),
        ("14.0", "14"),
        ("0.333333333333333", "0.333333333"),
        ("12 [0.0]", "12.0"),
        ('14 [0"次"]', "14次"),
        ("1234.5 [[$¥-804]#,##0.00]", "¥1,234.50"),
        ("-3 [0;(0)]", "(3)"),
        ("0 [0;-0;;@]", ""),
        ('1234 [_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ]', "1,234"),
        ('45296 [yyyy"年"m"月"]', "2024年1月"),
        ("45296 [yyyy-mm-dd]", "2024年1月5日"),
        ("45296 [[$-F800]dddd, mmmm dd, yyyy]", "2024年1月5日"),
        ("45296.604166666664 [h:mm]", "14:30"),
        ('45296.604166666664 [上午/下午h"时"mm"分"]', "下午2时30分"),
        ("45296 [aaaa]", "星期五"),
        ("1.5 [[h]:mm]", "36:00"),
    ],
)
def test_a_number_reads_as_the_cell_shows_it(tmp_path: Path, written: str, seen: str) -> None:
    assert content(tmp_path, written) == seen


@pytest.mark.parametrize("number_format", ["0.0E", "yyyy0", "[$-130000]yyyy", "0;0;0;0;0", "0/"])
def test_a_format_that_is_not_known_is_an_error_for_the_plain_number_would_mislead(
    tmp_path: Path, number_format: str
) -> None:
    result = read(tmp_path, f"# 基本信息\n| 项目 | 内容 |\n| 联系人 | 12345 [{number_format}] |")
    assert findings(result) == ["WB120 基本信息!B2"]
    assert finding(result, "WB120").severity is Severity.ERROR


def test_a_date_keeps_its_value_beside_its_words(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        "# 基本信息\n| 项目 | 内容 |\n| 成文日期 | |\n| 会议时间 | |",
        edit=lambda book: (
            book["基本信息"].cell(2, 2, date(2024, 1, 5)),
            book["基本信息"].cell(3, 2, datetime(2024, 1, 5, 9, 30)),
        ),
    )
    assert report.fields["成文日期"].content.value == "2024年1月5日"
    assert report.fields["成文日期"].value == date(2024, 1, 5)
    assert report.fields["会议时间"].value == datetime(2024, 1, 5, 9, 30)


def test_text_that_looks_like_a_number_stays_as_typed(tmp_path: Path) -> None:
    assert content(tmp_path, '"007"', "份号") == "007"


def test_an_empty_content_is_an_unfilled_item(tmp_path: Path) -> None:
    report = read_whole(tmp_path, "# 基本信息\n| 项目 | 内容 |\n| 密级 | |")
    assert not report.fields["密级"].content
    assert report.fields["密级"].value is None


@pytest.mark.parametrize("name", ["主 送 机 关", "主送机关：", "主送机关:", "　主送机关"])
def test_a_known_item_is_known_however_it_is_spaced(tmp_path: Path, name: str) -> None:
    report = read_whole(tmp_path, f"# 基本信息\n| 项目 | 内容 |\n| {name} | 市政府 |")
    assert report.fields["主送机关"].content.value == "市政府"


def test_an_item_given_twice_names_both_cells(tmp_path: Path) -> None:
    result = read(tmp_path, "# 基本信息\n| 项目 | 内容 |\n| 标题 | 甲 |\n| 密级 | |\n| 标题 | 乙 |")
    assert findings(result) == ["WB201 基本信息!A4"]
    assert "A2" in finding(result, "WB201").message()


@pytest.mark.parametrize("name", ["正文", "引言", "数据"])
def test_a_name_of_the_tools_own_is_refused(tmp_path: Path, name: str) -> None:
    assert findings(read(tmp_path, f"# 基本信息\n| 项目 | 内容 |\n| {name} | 甲 |")) == ["WB202 基本信息!A2"]


@pytest.mark.parametrize(
    ("name", "better"),
    [("联系人（电话）", "联系人电话"), ("联系，电话", "联系电话"), ("if", "项目if"), ("1号", "项目1号")],
)
def test_an_item_that_can_be_no_tag_is_told(tmp_path: Path, name: str, better: str) -> None:
    result = read(tmp_path, f"# 基本信息\n| 项目 | 内容 |\n| {name} | 甲 |")
    assert findings(result) == ["WB203 基本信息!A2"]
    assert better in finding(result, "WB203").hint()


def test_a_heading_among_the_items_is_no_concern_while_it_has_no_content(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 基本信息\n| 项目 | 内容 |\n| （以下选填） | |")) == []


def test_an_item_that_is_nearly_a_known_one_is_asked_about(tmp_path: Path) -> None:
    result = read(tmp_path, "# 基本信息\n| 项目 | 内容 |\n| 单位名字 | 某局 |")
    assert findings(result) == ["WB204 基本信息!A2"]
    assert "单位名称" in finding(result, "WB204").message()


def test_content_without_an_item_is_an_error(tmp_path: Path) -> None:
    result = read(tmp_path, "# 基本信息\n| 项目 | 内容 |\n| | 某局 |")
    assert findings(result) == ["WB206 基本信息!B2"]


def test_an_item_merged_down_several_rows_has_several_lines(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        "# 基本信息\n| 项目 | 内容 |\n| 附件说明 | 检查表 |\n| | 名单 |\n| 附注 | 公开 |",
        edit=lambda book: book["基本信息"].merge_cells("A2:A3"),
    )
    assert report.fields["附件说明"].content.value == "检查表\n名单"
    assert report.fields["附注"].content.value == "公开"


def test_a_content_merged_down_several_rows_belongs_to_each_item(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        "# 基本信息\n| 项目 | 内容 |\n| 单位名称 | 某局 |\n| 署名 | |",
        edit=lambda book: book["基本信息"].merge_cells("B2:B3"),
    )
    assert report.fields["署名"].content.value == "某局"


def test_an_item_merged_with_its_content_is_no_content(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        "# 基本信息\n| 项目 | 内容 |\n| 版头 | |",
        edit=lambda book: book["基本信息"].merge_cells("A2:B2"),
    )
    assert not report.fields["版头"].content


def test_a_truth_value_reads_as_excel_shows_it(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        "# 基本信息\n| 项目 | 内容 |\n| 是否公开 | |",
        edit=lambda book: book["基本信息"].cell(2, 2, True),
    )
    assert report.fields["是否公开"].content.value == "TRUE"


@pytest.mark.parametrize(
    ("code", "shown"),
    [('@"同志"', "张三同志"), (";;;", ""), ('0;0;0;"（"@"）"', "（张三）"), ("0.00", "张三")],
)
def test_a_text_is_what_the_text_section_of_its_number_format_makes_of_it(
    tmp_path: Path, code: str, shown: str
) -> None:
    def put(book: Workbook) -> None:
        book["基本信息"]["B2"].number_format = code

    result = read(tmp_path, "# 基本信息\n| 项目 | 内容 |\n| 联系人 | 张三 |", edit=put)
    assert result.value is not None
    assert result.value.fields["联系人"].content.value == shown


@pytest.mark.parametrize("name", ["联系 人", "联系　人", " 联 系 人："])
def test_an_item_of_ones_own_is_named_without_the_blanks_in_it(tmp_path: Path, name: str) -> None:
    report = read_whole(tmp_path, f"# 基本信息\n| 项目 | 内容 |\n| 版式 | 年度工作总结 |\n| {name} | 张三 |")
    assert report.fields["联系人"].content.value == "张三"
