"""Rows of 正文 without 层级: understood by number, shape and place, and noted once."""

from pathlib import Path

import pytest

from docgen.model.report import Level, Report
from support.books import finding, findings, read


def entered(folder: Path, *rows: str) -> tuple[list[str], list[str]]:
    """Each row as `二级 加强领导。/第一段`, its number before it; and what is told."""
    result = read(folder, "\n".join(("# 正文", "| 层级 | 标题 | 内容 |", *rows)))
    assert result.value is not None
    return shown(result.value), [each for each in findings(result) if not each.startswith("WB305")]


def shown(report: Report) -> list[str]:
    numbers = [row.typed.text.strip() if row.typed else "" for row in report.body]
    rows = zip(report.body, numbers, strict=True)
    return [f"{row.level.value} {number}{row.title.value}/{row.content.value}" for row, number in rows]


def test_one_note_speaks_of_all_rows(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        """
        # 正文
        | 层级 | 标题     | 内容                     |
        |      |          | 现报告如下：             |
        |      |          | 一、工作成效             |
        |      |          | （一）加强领导。成立专班。 |
        |      |          | 一是抓好。               |
        |      |          | 总的看，进展顺利。       |
        """,
    )
    assert findings(result) == ["WB303 正文!A2"]
    note = finding(result, "WB303")
    assert (note.severity.value, note.details["count"]) == ("note", 5)
    assert "引言 1、一级 1、二级 1、条目 1、正文 1" in note.message()


@pytest.mark.parametrize(
    ("row", "read_as"),
    [
        ("| | | 一、工作成效 |", "一级 一、工作成效/"),
        ("| | 一、工作成效 | |", "一级 一、工作成效/"),
        ("| | | 第一部分　工作成效 |", "一级 第一部分工作成效/"),
        ("| | | （一）加强领导 |", "二级 （一）加强领导/"),
        ("| | | （一）加强领导。成立专班。 |", "二级 （一）加强领导。/成立专班。"),
        ("| | （一）加强领导。 | 成立专班。 |", "二级 （一）加强领导。/成立专班。"),
        ("| | （一）说“不”。 | 敢于拒绝。 |", "二级 （一）说“不”。/敢于拒绝。"),
        ("| | | 1.明确分工。各管一段。 |", "三级 1.明确分工。/各管一段。"),
        ("| | | （1）库房。每周一查。 |", "四级 （1）库房。/每周一查。"),
        ("| | | ①查门窗。 |", "条目 ①/查门窗。"),
        ("| | | 一是抓好。 |", "条目 一是/抓好。"),
        ("| | 一要抓好。 | 每周一查。 |", "条目 一要抓好。/每周一查。"),
        ("| | | 首先，抓好。 |", "条目 首先，/抓好。"),
        ("| | | 一是抓好。二是抓实。 |", "正文 /一是抓好。二是抓实。"),
        ("| | | 二、三产业稳步增长，一、二季度向好。 |", "正文 /二、三产业稳步增长，一、二季度向好。"),
        ("| | | 3.5万元已经到位。 |", "正文 /3.5万元已经到位。"),
        ("| | | 表·经费情况 |", "表格 经费情况/"),
        ("| | 图表·检查次数 | |", "图表 检查次数/"),
        ("| | 加强领导。 | 成立专班。 |", "二级 加强领导。/成立专班。"),
        ("| | 存在的问题 | |", "一级 存在的问题/"),
        ("| | | 进展顺利 |", "正文 /进展顺利"),
    ],
)
def test_a_row_is_what_its_number_and_shape_say(tmp_path: Path, row: str, read_as: str) -> None:
    rows, told = entered(tmp_path, "| 引言 | | 现报告如下： |", "| 一级 | 工作情况 | 总述。 |", row)
    assert rows[2] == read_as
    assert told == ["WB303 正文!A4"] or (read_as[:2] in ("三级", "四级") and told[-1] == "WB304 正文!A4")


def test_a_heading_without_a_number_takes_its_level_from_where_it_stands(tmp_path: Path) -> None:
    rows, _ = entered(
        tmp_path,
        "| | 工作情况 | 总述。 |",
        "| 二级 | 查库房。 | 门窗完好。 |",
        "| 三级 | 东库 | |",
        "| | 西库 | 账实相符。 |",
    )
    assert rows == ["一级 工作情况/总述。", "二级 查库房。/门窗完好。", "三级 东库/", "三级 西库/账实相符。"]


def test_lines_of_one_cell_are_rows_of_their_own_and_know_their_places(tmp_path: Path) -> None:
    text = "现报告如下：\\n　　一、工作成效\\n　　（一）加强领导。成立专班。"
    result = read(tmp_path, f"# 正文\n| 层级 | 标题 | 内容 |\n| | | {text} |")
    assert result.value is not None
    assert shown(result.value) == [
        "引言 /现报告如下：",
        "一级 一、工作成效/",
        "二级 （一）加强领导。/成立专班。",
    ]
    cell = text.replace("\\n", "\n")
    for row in result.value.body:
        for part in (row.title, row.content):
            assert cell[part.offset :].startswith(part.value)
            assert not part or part.cell.a1 == "C2"


@pytest.mark.parametrize("column", ["| {} | | |", "| | {} | |", "| | | {} |"])
def test_a_title_pasted_above_a_report_is_its_title(tmp_path: Path, column: str) -> None:
    texts = ("青禾市某局2024年工作总结", "现报告如下：", "一、工作成效", "总的看，进展顺利。")
    result = read(tmp_path, "\n".join(("# 正文\n| 层级 | 标题 | 内容 |", *map(column.format, texts))))
    assert result.value is not None
    assert result.value.fields["标题"].content.value == texts[0]
    assert shown(result.value) == ["引言 /现报告如下：", "一级 一、工作成效/", "正文 /总的看，进展顺利。"]


def test_a_pasted_title_that_is_another_than_the_given_one_stays_in_the_text(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        """
        # 基本信息
        | 项目 | 内容 |
        | 版式 | 通用报告 |
        | 标题 | 关于检查的报告 |
        # 正文
        | 层级 | 标题 | 内容 |
        |      |      | 某局2024年总结 |
        |      |      | 现报告如下：   |
        """,
    )
    assert result.value is not None
    assert result.value.fields["标题"].content.value == "关于检查的报告"
    assert shown(result.value) == ["引言 /某局2024年总结", "引言 /现报告如下："]


@pytest.mark.parametrize(
    ("row", "read_as", "told"),
    [
        ("| 一及 | 成效 | 甲。 |", "一级 成效/甲。", "WB301 正文!A2"),
        ("| 小节 | | 甲。 |", "引言 /甲。", "WB301 正文!A2"),
        ("| 标题一 | 成效 | |", "一级 成效/", ""),
        ("| 2级 | 成效。 | 甲。 |", "二级 成效。/甲。", "WB307 正文!A2"),
        ("| 一级 | | 成效 |", "一级 成效/", "WB306 正文!B2"),
        ("| 二级 | | 加强领导。成立专班。 |", "二级 加强领导。/成立专班。", "WB306 正文!B2 WB307 正文!A2"),
    ],
)
def test_no_word_is_lost_whatever_is_wrong_with_its_row(
    tmp_path: Path, row: str, read_as: str, told: str
) -> None:
    rows, found = entered(tmp_path, row)
    assert rows == [read_as]
    assert " ".join(found) == told


def test_a_title_that_carries_its_text_gives_it_to_the_text(tmp_path: Path) -> None:
    rows, _ = entered(
        tmp_path,
        "| 一级 | 成效 | |",
        "| 二级 | （一）加强领导。成立专班。 | |",
        "| 二级 | 加强培训。每月一次。 | 全员参加。 |",
    )
    assert rows[1:] == ["二级 （一）加强领导。/成立专班。", "二级 加强培训。/每月一次。", "正文 /全员参加。"]


def test_a_row_with_a_level_is_what_its_level_says(tmp_path: Path) -> None:
    rows, told = entered(tmp_path, "| 一级 | 成效 | |", "| 正文 | | （一）这是一段话。 |")
    assert rows[1] == "正文 /（一）这是一段话。"
    assert told == []
    assert Level("正文") is Level.PARAGRAPH
