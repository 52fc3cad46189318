"""Groups of 条目: the clerk's word and placement first, the layout's otherwise; what cannot be told is said.

The layout is 年度工作情况报告: 一、 has items in paragraphs (一是); 二、 a group that runs on (一是), then
one in paragraphs (一要).
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen import resources
from docgen.compose import compose
from docgen.layout import find_layout
from docgen.model.texts import plain
from support.books import findings, read

PLANS = "| 一级 | 存在问题及下步工作计划 | | |"
WORK = "| 一级 | 工作开展情况 | | |"


def made(folder: Path, *rows: str, layout: str = "年度工作情况报告") -> tuple[list[str], list[str]]:
    """The paragraphs below the headings, and what is told: `TX412 正文!C4`."""
    fields = f"# 基本信息\n| 项目 | 内容 |\n| 版式 | {layout} |\n| 标题 | 关于本项工作的报告 |"
    body = "\n".join(("# 正文", "| 层级 | 标题 | 内容 | 写法 |", *rows))
    result = read(folder, f"{fields}\n{body}")
    shape = find_layout(layout, [resources.folder("seeds")]).value
    assert result.value is not None
    assert shape is not None
    composed = compose(result.value, shape)
    assert composed.value is not None, [d.message() for d in composed.diagnostics]
    told = [f"{d.code} {' '.join(d.where.steps)}" for d in composed.diagnostics]
    told = [each for each in told if each[:5] in ("TX412", "TX413")]
    lines = [plain(block.words) for section in composed.value.sections for block in section.blocks]
    return lines, told + [each for each in findings(result) if not each.startswith(("WB305", "WB303"))]


def items(*texts: str) -> list[str]:
    return [f"| 条目 | | {text} | |" for text in texts]


@pytest.mark.parametrize("section", [WORK, PLANS])
def test_items_typed_with_a_word_keep_it_whatever_group_is_missing(tmp_path: Path, section: str) -> None:
    rows = items("一要严格制度。", "二要改进服务。", "三要加强培训。", "四要抓好落实。")
    assert made(tmp_path, section, *rows) == (
        ["一要严格制度。", "二要改进服务。", "三要加强培训。", "四要抓好落实。"],
        [],
    )


def test_the_first_typed_word_speaks_for_its_group(tmp_path: Path) -> None:
    rows = items("一要严格制度。", "改进服务。", "加强培训。")
    assert made(tmp_path, PLANS, *rows) == (["一要严格制度。", "二要改进服务。", "三要加强培训。"], [])


def test_where_one_of_two_groups_is_missing_and_no_word_is_typed_it_is_told(tmp_path: Path) -> None:
    rows = items("严格制度。", "改进服务。")
    assert made(tmp_path, PLANS, *rows) == (["一是严格制度。二是改进服务。"], ["TX412 正文!C3"])


def test_both_groups_need_no_word(tmp_path: Path) -> None:
    rows = [*items("制度不严。", "服务不活。"), "| 正文 | | 下一步： | |", *items("严格制度。", "改进服务。")]
    assert made(tmp_path, PLANS, "| 正文 | | 还有差距。 | |", *rows) == (
        ["还有差距。一是制度不严。二是服务不活。", "下一步：", "一要严格制度。", "二要改进服务。"],
        [],
    )


def test_a_group_inside_a_paragraph_is_one_of_the_layouts(tmp_path: Path) -> None:
    paragraph = "还有差距。一是制度不严。二是服务不活。下一步继续努力。"
    rows = [f"| 正文 | | {paragraph} | |", *items("严格制度。", "改进服务。")]
    assert made(tmp_path, PLANS, *rows) == ([paragraph, "一要严格制度。", "二要改进服务。"], [])


def test_another_word_begins_another_group_without_a_row_between(tmp_path: Path) -> None:
    rows = items("一是制度不严。", "二是服务不活。", "一要严格制度。", "二要改进服务。")
    assert made(tmp_path, PLANS, *rows) == (
        ["一是制度不严。二是服务不活。", "一要严格制度。", "二要改进服务。"],
        [],
    )


@pytest.mark.parametrize(
    ("typed", "out"),
    [
        (
            ("首先，查。", "其次，改。", "再次，验。", "最后，管。"),
            ["首先，查。其次，改。再次，验。最后，管。"],
        ),
        (("首先，查。", "改。", "验。"), ["首先，查。其次，改。最后，验。"]),
        (("首先查。", "其次改。", "最后验。"), ["首先查。其次改。最后验。"]),
        (("首先，查。", "其次，改。", "第三，验。"), ["首先，查。其次，改。第三，验。"]),
        (("其一，查。", "改。"), ["其一，查。其二，改。"]),
        (("第一，查。", "第二，改。"), ["第一，查。第二，改。"]),
        (("1.查。", "改。"), ["1.查。", "2.改。"]),
        (("1、查。", "2、改。"), ["1.查。", "2.改。"]),
        (("（1）查。", "（2）改。"), ["（1）查。", "（2）改。"]),
        (("①查。", "改。"), ["①查。", "②改。"]),
        (("一方面查。", "另一方面改。"), ["一方面查。另一方面改。"]),
    ],
)
def test_a_typed_number_of_another_kind_is_how_the_group_is_counted(
    tmp_path: Path, typed: Sequence[str], out: list[str]
) -> None:
    rows = ["| 一级 | 工作举措和成效 | | |", "| 二级 | 加强领导 | | |", *items(*typed)]
    assert made(tmp_path, *rows, layout="上半年工作总结") == (["（一）加强领导", *out], [])


@pytest.mark.parametrize(
    ("manner", "out"),
    [
        ("连写", ["一是查。二是改。"]),
        ("分段", ["一是查。", "二是改。"]),
        ("一要连写", ["一要查。二要改。"]),
        ("一要", ["一要查。", "二要改。"]),
        ("1.分段", ["1.查。", "2.改。"]),
        ("首先，连写", ["首先，查。其次，改。"]),
    ],
)
def test_a_manner_is_chosen_at_the_first_item(tmp_path: Path, manner: str, out: list[str]) -> None:
    assert made(tmp_path, WORK, f"| 条目 | | 查。 | {manner} |", "| 条目 | | 改。 | |") == (out, [])


def test_a_paragraph_runs_on_where_that_is_chosen(tmp_path: Path) -> None:
    rows = ["| 正文 | | 甲。 | |", "| 正文 | | 乙。 | 连写 |", "| 正文 | | 丙。 | |"]
    assert made(tmp_path, WORK, *rows) == (["甲。乙。", "丙。"], [])


def test_a_manner_that_is_not_known_or_says_nothing_is_told(tmp_path: Path) -> None:
    rows = ["| 条目 | | 查。 | 竖排 |", "| 二级 | 改。 | | 分段 |"]
    assert made(tmp_path, WORK, *rows)[1] == ["WB312 正文!D3", "WB313 正文!D4"]


@pytest.mark.parametrize(
    ("typed", "out", "told"),
    [
        (("一是查。", "三是改。", "四是管。"), ["一是查。", "二是改。", "三是管。"], ["TX413 正文!C4"]),
        (("一是查。", "一是改。", "二是管。"), ["一是查。", "二是改。", "三是管。"], ["TX413 正文!C4"]),
        (("一是查。二是改。", "三是管。"), ["一是查。二是改。", "三是管。"], []),
        (("一是查。\\n二是改。", "三是管。"), ["一是查。", "二是改。", "三是管。"], []),
        (("二是查。",), ["一是查。"], ["TX413 正文!C3"]),
    ],
)
def test_typed_numbers_that_do_not_follow_one_another_are_counted_and_told(
    tmp_path: Path, typed: Sequence[str], out: list[str], told: list[str]
) -> None:
    assert made(tmp_path, WORK, *items(*typed)) == (out, told)


def test_headings_are_numbered_in_the_manner_that_was_typed(tmp_path: Path) -> None:
    rows = [
        WORK,
        "| 二级 | 1.查库房。 | 门窗完好。 | |",
        "| 二级 | 查账册。 | 账实相符。 | |",
        "| 二级 | 5、查消防。 | 器材齐全。 | |",
        PLANS,
        "| 二级 | 改库房。 | 换门窗。 | |",
        "| 二级 | （二）改账册。 | 补登记。 | |",
    ]
    lines, told = made(tmp_path, *rows)
    assert lines == [
        "1.查库房。门窗完好。", "2.查账册。账实相符。", "3.查消防。器材齐全。",
        "（一）改库房。换门窗。", "（二）改账册。补登记。",
    ]  # fmt: skip
    assert told == ["TX413 正文!B5"]


def test_first_level_headings_too(tmp_path: Path) -> None:
    rows = ["| 一级 | 第一部分　工作开展情况 | 甲。 | |", "| 一级 | 存在问题及下步工作计划 | 乙。 | |"]
    result = read(tmp_path, "# 正文\n| 层级 | 标题 | 内容 | 写法 |\n" + "\n".join(rows))
    shape = find_layout("年度工作情况报告", [resources.folder("seeds")]).value
    assert result.value is not None
    assert shape is not None
    composed = compose(result.value, shape).value
    assert composed is not None
    assert [section.number + plain(section.title) for section in composed.sections] == [
        "第一部分　工作开展情况",
        "第二部分　存在问题及下步工作计划",
    ]
