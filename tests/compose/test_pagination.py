"""Where a document ends, reckoned in lines: what decides the page of 版记."""

import pytest

from docgen.compose.pagination import pages_to_turn
from docgen.compose.text_lines import text_lines
from docgen.model.geometry import STANDARD_PAGE, Geometry, Room
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
    assert text_lines(text, STANDARD_PAGE) == lines


@pytest.mark.parametrize(("lines", "turns"), [(5, 1), (22, 1), (23, 0), (41, 0), (42, 2), (45, 1)])
def test_an_imprint_turns_to_the_next_even_page_with_room(lines: int, turns: int) -> None:
    body = [section(*[paragraph("国")] * (lines - 2))]
    assert pages_to_turn(composition(IMPRINT, body), STANDARD_PAGE) == turns


def test_without_an_imprint_no_page_is_turned() -> None:
    assert pages_to_turn(composition({"标题": "工作总结"}, [section(paragraph("国"))]), STANDARD_PAGE) == 0


def test_an_attachment_begins_a_page_that_counts() -> None:
    fields = {**IMPRINT, "附件说明": "名单", "附件1": "张三"}
    assert pages_to_turn(composition(fields, [section(paragraph("国"))]), STANDARD_PAGE) == 0


def test_a_page_of_another_grid_holds_other_lines() -> None:
    page = Geometry(Room(20 * 360, 18 * 600), pitch=600, size=360, advance=360, title=480)
    assert page.lines == 18
    assert text_lines("国" * 18, page) == 1
    assert text_lines("国" * 19, page) == 2
    assert text_lines("国" * (18 + 20) + "完", page) == 3
    body = [section(*[paragraph("国")] * 17)]
    assert pages_to_turn(composition(IMPRINT, body), page) == 0
    assert pages_to_turn(composition(IMPRINT, body), STANDARD_PAGE) == 1
