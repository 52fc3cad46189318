"""Text in whatever encoding becomes lines; a page's line breaks are healed, Markdown's marks go."""

import pytest

from docgen.importing import decoded, lines_of, markdown_lines, printed_lines

CHINESE = "关于报送工作总结的报告\n今年以来，我局的工作取得了新的成绩。"
TRADITIONAL = "關於報送工作總結的報告\n今年以來，我局的工作取得了新的成績。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_a_text_is_read_in_any_encoding_of_the_mainland(encoding: str) -> None:
    assert decoded(CHINESE.encode(encoding)) == CHINESE


def test_a_text_in_big5_is_told_from_one_in_gb18030() -> None:
    assert decoded(TRADITIONAL.encode("big5")) == TRADITIONAL


def test_lines_that_a_page_cut_are_joined_and_paragraphs_stay_apart() -> None:
    cut = "今年以来，我局认真抓好档案工作，各项任务\n顺利完成。现将情况总结如下：\n一、主要工作\n健全制度。"
    assert lines_of(cut) == [
        "今年以来，我局认真抓好档案工作，各项任务顺利完成。现将情况总结如下：",
        "一、主要工作",
        "健全制度。",
    ]


def test_where_paragraphs_are_indented_a_line_that_begins_with_a_number_may_go_on() -> None:
    cut = (
        "　　今年以来，工作分三步走，一是统筹，二是落实，\n三是总结。各科室都动了起来，全年没有一件拖到下\n"
        "年。\n"
        "　　明年接着干。"
    )
    assert lines_of(cut) == [
        "　　今年以来，工作分三步走，一是统筹，二是落实，三是总结。各科室都动了起来，全年没有一件拖到下年。",
        "　　明年接着干。",
    ]


def test_page_numbers_and_the_blanks_of_a_print_are_no_words() -> None:
    printed = (
        "  2024 年办结 120 件，群众都说好，各科室的同志们也都\n\n         — 1 —\n\f"
        "很满意，大家都愿意接着干下去。\n  完。"
    )
    assert [line.strip() for line in printed_lines(printed) if line.strip()] == [
        "2024年办结120件，群众都说好，各科室的同志们也都很满意，大家都愿意接着干下去。",
        "完。",
    ]


def test_a_text_with_long_lines_is_as_it_is() -> None:
    text = "甲" * 200 + "\n" + "乙" * 150
    assert lines_of(text) == text.split("\n")


def test_marks_of_markdown_go_and_its_headings_are_known() -> None:
    text = "# 工作总结\n\n## 一、成效\n**（一）抓培训。**办班3期。\n- 第一件"
    assert [line for line in markdown_lines(text) if line[0]] == [
        ("工作总结", 1),
        ("一、成效", 2),
        ("（一）抓培训。办班3期。", 0),
        ("第一件", 0),
    ]


def test_a_number_that_is_no_page_number_is_a_word() -> None:
    printed = "检查次数\n\n12\n\n合计次数\n— 1 —\f下一页\n— 2 —\n"
    found = [line.strip() for line in printed_lines(printed) if line.strip()]
    assert found == ["检查次数", "12", "合计次数", "下一页"]


def test_a_list_of_short_lines_is_no_text_that_a_page_cut() -> None:
    names = ["张三", "李四", "王五", "赵六"]
    assert lines_of("\n".join(names)) == names
