"""Where a document ends, reckoned in lines: what decides the page of 版记."""

import pytest

from docgen.compose.pagination import pages_to_turn, text_lines
from support.official_documents import composition, paragraph, section

IMPRINT = {
    "标题": "工作总结",
    "抄送机关": "市委办公室",
    "印发机关": "市政府办公室",
    "印发日期": "2024年1月5日",
}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("国" * 26, 1),
        ("国" * 27, 2),
        ("国" * (26 + 28), 2),
        ("国" * (26 + 28) + "完", 3),
        ("国" * 26 + "。", 2),
        ("国" * 25 + "2024", 2),
        ("国\n家", 2),
        ("X" + "国" * 25, 1),
    ],
)
def test_lines_hold_28_characters_and_the_first_26(text: str, lines: int) -> None:
    assert text_lines(text) == lines


@pytest.mark.parametrize(("lines", "turns"), [(5, 1), (22, 1), (23, 0), (41, 0), (42, 2), (45, 1)])
def test_an_imprint_turns_to_the_next_even_page_with_room(lines: int, turns: int) -> None:
    body = [section(*[paragraph("国")] * (lines - 2))]
    assert pages_to_turn(composition(IMPRINT, body)) == turns


def test_without_an_imprint_no_page_is_turned() -> None:
    assert pages_to_turn(composition({"标题": "工作总结"}, [section(paragraph("国"))])) == 0


def test_an_attachment_begins_a_page_that_counts() -> None:
    fields = {**IMPRINT, "附件说明": "名单", "附件1": "张三"}
    assert pages_to_turn(composition(fields, [section(paragraph("国"))])) == 0
