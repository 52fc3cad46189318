"""Titles on several lines: by sense, in a 梯形 or 菱形, never through a word (7.3.1)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.geometry import STANDARD_PAGE
from docgen.model.widths import width
from docgen.recognition.title_lines import break_title, words

LINE = STANDARD_PAGE.title_line


@pytest.mark.parametrize(
    "title",
    [
        "2023年度政务公开工作总结\n及2024年工作打算",
        "某某市教育局2024年上半年工作总结\n和下半年工作计划",
        "某某市市场监督管理局\n关于2024年食品安全监督抽检计划的公示",
        "某某省发展和改革委员会\n关于印发《全省新能源产业高质量发展\n行动计划（2024—2026年）》的通知",
        "某某街道2023年上半年落实\n消防安全责任制情况总结",
        "关于调整市安全生产委员会组成人员\n及职责分工的通知",
        "某某市退役军人事务局2023年度\n机关党建工作总结",
        # A reader pauses before 关于, whatever the shape of the lines.
        "东江市数据资源管理局\n关于2025年上半年办公用房管理\n工作情况的报告",
        "北岭市政务服务管理局\n关于2025年政务服务能力提升情况的通报",
    ],
)
def test_a_long_title_breaks_where_a_reader_pauses(title: str) -> None:
    assert break_title(title.replace("\n", ""), LINE) == title


@pytest.mark.parametrize("title", ["上半年工作总结", "", "2023年度消防安全责任制落实情况总结"])
def test_a_title_that_fits_a_line_is_left_alone(title: str) -> None:
    assert break_title(title, LINE) == title


def test_breaks_that_a_clerk_made_are_kept() -> None:
    title = "某某市教育局关于\n开展年度重点工作督查和专项检查情况的报告"
    assert break_title(title, LINE) == title


@pytest.mark.parametrize(
    "word",
    ["消防安全", "政务公开", "责任制", "人力资源", "《安全生产法》", "2024年", "上半年", "98.5%", "委员会"],
)
@pytest.mark.parametrize("before", range(10, 20))
def test_no_line_ends_inside_a_word_wherever_it_falls(word: str, before: int) -> None:
    head = "某某市某某区某某街道办事处关于进一步加强和改进"[:before]
    lines = break_title(f"{head}{word}相关工作情况的年度总结报告", LINE).split("\n")
    assert any(word.strip("《》") in line for line in lines)


@given(st.text("关于印发某市教育局2024年上半度工作总结及的和《》（）、A1 ", min_size=1, max_size=70))
def test_no_character_is_lost_or_moved(title: str) -> None:
    broken = break_title(title, LINE)
    assert broken.replace("\n", "").replace(" ", "") == title.replace(" ", "")


@given(
    st.lists(
        st.sampled_from("关于 印发 市教育局 2024年 上半年 工作总结 及 的 通知 安全生产 《条例》".split()),
        min_size=12,
    )
)
def test_lines_fit_and_differ_as_a_trapezoid_or_rhombus_does(tokens: list[str]) -> None:
    lines = break_title("".join(tokens)[:70], LINE).split("\n")
    if len(lines) == 1:
        return
    assert all(width(line) <= LINE for line in lines)
    assert not any(
        before.endswith("《") or after.startswith(("》", "的")) for before, after in pairwise(lines)
    )


def test_numbers_keep_their_units() -> None:
    first, *_, last = words("2023年度完成12.5%")
    assert (first, last) == ("2023年度", "12.5%")
