"""What comes out of the printer, measured: GB/T 9704-2012, each place within half a millimetre of its clause.

Positions are of ink, in millimetres on the paper (LibreOffice → PDF → 300 dpi).
"""

import pytest

from docgen.model.context import Form
from support.office import to_pdf
from support.official_documents import EVERY_FIELD, SENTENCE, document, paragraph, section
from support.pdf import MM_A_POINT, Line, Page, pages

pytestmark = pytest.mark.office

TOP, BOTTOM, LEFT, RIGHT = 37.0, 297 - 35.0, 28.0, 210 - 26.0
"""The edges of 版心 (5.2.1)."""
CHARACTER = 16 * MM_A_POINT
HALF_MM = 0.5

LONG = section(paragraph("国" * (28 * 22 * 3)))
SHORT = section(
    paragraph(form=Form.HEADING_2_ALONE, number="（一）", title="健全机制"),
    paragraph(SENTENCE),
    paragraph(SENTENCE, Form.HEADING_2_RUN_IN, "（二）", "压实责任。"),
    number="一、",
    title="主要做法",
)
SHORT_FIELDS = {name: text for name, text in EVERY_FIELD.items() if not name.startswith("附件")}
ENDINGS = (1, 3, 5, 6, 9, 13, 15)
"""Paragraphs of two lines that end on the first page, on the second, and on one too full for 版记."""
THREE_ORGANS = "某某市教育局文件\n某某市财政局\n某某市人力资源和社会保障局"
BOTH_PROFILES = pytest.mark.parametrize("profile", ["gbt9704", "gbt33476"])


def documents() -> dict[str, bytes]:
    """Every document that is looked at here."""
    return {
        "full-gbt9704": document("上半年工作总结", {"标题": "上半年工作总结"}, [LONG]),
        "full-gbt33476": document("上半年工作总结", {"标题": "上半年工作总结"}, [LONG], profile="gbt33476"),
        "red-gbt9704": document("红头文件", EVERY_FIELD, [SHORT]),
        "red-gbt33476": document("红头文件", EVERY_FIELD, [SHORT], profile="gbt33476"),
        "sealed": document("红头文件", EVERY_FIELD | {"用印": "盖章"}, [SHORT]),
        "upward": document(
            "红头文件", EVERY_FIELD | {"签发人": "张三、李四五、王五", "发文机关标志": THREE_ORGANS}, [SHORT]
        ),
        "letter": document("信函", EVERY_FIELD | {"发文机关标志": "某某市教育局"}, [SHORT]),
        "minutes": document(
            "纪要",
            EVERY_FIELD | {"发文机关标志": "局长办公会议纪要", "出席": "张三、" * 20 + "李四"},
            [SHORT],
        ),
        **{
            f"ends-{count}": document("红头文件", SHORT_FIELDS, [section(*[paragraph(SENTENCE)] * count)])
            for count in ENDINGS
        },
        "bare": document("上半年工作总结", {"标题": "上半年工作总结"}, [SHORT]),
    }


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """All of them, printed in one go."""
    paths = to_pdf(tmp_path_factory.mktemp("printed"), documents())
    return {name: pages(path) for name, path in paths.items()}


def near(millimetres: float) -> object:
    """Equal within half a millimetre."""
    return pytest.approx(millimetres, abs=HALF_MM)


# 版心


@BOTH_PROFILES
def test_a_full_page_has_22_lines_of_28_characters(printed: dict[str, list[Page]], profile: str) -> None:
    lines = printed[f"full-{profile}"][1].lines
    *text, number = lines
    assert len(text) == 22
    assert {len(line.text) for line in text} == {28}
    assert number.text == "—2—"


@BOTH_PROFILES
def test_text_fills_the_type_area_from_edge_to_edge(printed: dict[str, list[Page]], profile: str) -> None:
    page = printed[f"full-{profile}"][1]
    assert [line.left for line in page.lines[:22]] == [near(LEFT)] * 22
    assert [line.right for line in page.lines[:22]] == [near(RIGHT)] * 22


@pytest.mark.parametrize(("profile", "top", "pitch"), [("gbt9704", 37.0, 10.21), ("gbt33476", 34.58, 10.39)])
def test_lines_keep_the_pitch_from_the_top_margin_down(
    printed: dict[str, list[Page]], profile: str, top: float, pitch: float
) -> None:
    page = printed[f"full-{profile}"][1]
    middles = [page.ink_of(line).middle for line in page.lines[:22]]
    # LibreOffice centres the 22 lines between the margins: with these of GB/T 33476 that is 0.64 mm.
    assert middles[0] - pitch / 2 == pytest.approx(top, abs=1)
    assert (middles[-1] - middles[0]) / 21 == pytest.approx(pitch, abs=0.03)


def test_title_body_and_page_number_have_their_sizes(printed: dict[str, list[Page]]) -> None:
    lines = printed["full-gbt9704"][0].lines
    assert [lines[0].size, lines[1].size, lines[-1].size] == [22, 16, 14]


@BOTH_PROFILES
def test_the_page_number_stands_7_mm_below_the_type_area_outside(
    printed: dict[str, list[Page]], profile: str
) -> None:
    odd, even = (page.lines[-1] for page in printed[f"full-{profile}"][:2])
    assert (odd.text, even.text) == ("—1—", "—2—")
    character = 14 * MM_A_POINT
    assert odd.right == near(RIGHT - character)
    assert even.left == near(LEFT + character)
    for page, number in zip(printed[f"full-{profile}"], (odd, even), strict=False):
        dash = page.ink_in(number.left, number.bottom - 5, number.left + character, number.bottom + 1)
        assert dash.middle - BOTTOM == near(7)


# 版头


@BOTH_PROFILES
def test_the_mark_begins_35_mm_below_the_top_of_the_type_area(
    printed: dict[str, list[Page]], profile: str
) -> None:
    page = printed[f"red-{profile}"][0]
    mark = page.ink_of(page.line("某某市教育局文件"))
    assert mark.top == near(TOP + 35)
    assert (mark.left + mark.right) / 2 == near((LEFT + RIGHT) / 2)


def test_the_first_lines_are_copy_number_classification_and_urgency(printed: dict[str, list[Page]]) -> None:
    lines = printed["red-gbt9704"][0].lines[:3]
    assert [line.text for line in lines] == ["000012", "机密★1年", "特急"]
    assert [line.left for line in lines] == [near(LEFT)] * 3


@BOTH_PROFILES
def test_the_red_line_lies_4_mm_below_the_number_as_wide_as_the_type_area(
    printed: dict[str, list[Page]], profile: str
) -> None:
    page = printed[f"red-{profile}"][0]
    rule = page.rules()[0]
    assert (rule.left, rule.right) == (near(LEFT), near(RIGHT))
    assert rule.top - page.ink_of(page.line("某教发")).bottom == near(4)


def test_the_title_stands_two_lines_below_the_red_line(printed: dict[str, list[Page]]) -> None:
    page = printed["red-gbt9704"][0]
    blank = page.ink_of(page.line("关于开展")).top - page.rules()[0].bottom
    assert 2 * 10.21 <= blank <= 3 * 10.21


def test_several_organs_share_one_mark_and_two_signatories_a_line(printed: dict[str, list[Page]]) -> None:
    page = printed["upward"][0]
    organs = [line for line in page.lines if line.size == 26]
    assert [line.text.removesuffix("文件") for line in organs if line.text != "文件"] == [
        "某某市教育局",
        "某某市财政局",
        "某某市人力资源和社会保障局",
    ]
    first, last = page.line("签发人"), page.line("某教发")
    assert (first.text, last.text) == ("签发人：张三李四五", "某教发〔2024〕5号王五")
    assert first.right == near(RIGHT - CHARACTER)
    assert last.left == near(LEFT + CHARACTER)


# 主体


def test_the_addressee_stands_one_line_below_the_title(printed: dict[str, list[Page]]) -> None:
    page = printed["red-gbt9704"][0]
    assert page.line("各县").bottom - page.line("关于开展").bottom == pytest.approx(2 * 10.21, abs=1.5)
    assert page.line("各县").left == near(LEFT)
    assert page.line("各县").text.endswith("：")


def test_paragraphs_begin_two_characters_in(printed: dict[str, list[Page]]) -> None:
    page = printed["bare"][0]
    begins = [page.line(start).left for start in ("一、", "（一）", "为认真", "（二）")]
    assert begins == [near(LEFT + 2 * CHARACTER)] * 4


def test_attachments_are_listed_under_the_first_name(printed: dict[str, list[Page]]) -> None:
    first, second = (found(printed["red-gbt9704"], start) for start in ("附件：1.", "2.督查组"))
    assert first.left == near(LEFT + 2 * CHARACTER)
    assert second.left == near(LEFT + 5 * CHARACTER)


def test_an_unsealed_date_begins_two_characters_behind_the_organ(printed: dict[str, list[Page]]) -> None:
    organ, date = (found(printed["red-gbt9704"], start) for start in ("某某市教育局", "2024年1月5日"))
    assert date.left - organ.left == near(2 * CHARACTER)
    assert date.right == near(RIGHT - 2 * CHARACTER)


def test_a_sealed_date_leaves_four_characters_and_the_organ_is_centred_over_it(
    printed: dict[str, list[Page]],
) -> None:
    organ, date = (found(printed["sealed"], start) for start in ("某某市教育局", "2024年1月5日"))
    assert date.right == near(RIGHT - 4 * CHARACTER)
    assert (organ.left + organ.right) / 2 == near((date.left + date.right) / 2)


def test_each_attachment_begins_a_page_with_its_title_on_the_third_line(
    printed: dict[str, list[Page]],
) -> None:
    page = next(p for p in printed["red-gbt9704"] if p.lines[0].text == "附件1")
    mark, title = page.lines[:2]
    assert mark.left == near(LEFT)
    assert title.text == "督查任务分解表"
    assert title.bottom - mark.bottom == pytest.approx(2 * 10.21, abs=1.5)


# 版记


@BOTH_PROFILES
def test_the_imprint_ends_on_the_bottom_of_the_type_area(
    printed: dict[str, list[Page]], profile: str
) -> None:
    page = printed[f"red-{profile}"][-1]
    first, middle, last = page.rules()
    assert last.bottom == near(BOTTOM)
    assert [(rule.left, rule.right) for rule in page.rules()] == [(near(LEFT), near(RIGHT))] * 3
    assert first.height == pytest.approx(0.35, abs=0.1)
    assert middle.height == pytest.approx(0.25, abs=0.1)
    side = 14 * MM_A_POINT
    copies, printing = page.line("抄送："), page.line("某某市教育局办公室")
    assert (copies.left, printing.left, printing.right) == (
        near(LEFT + side),
        near(LEFT + side),
        near(RIGHT - side),
    )


@pytest.mark.parametrize("count", ENDINGS)
def test_the_imprint_stands_on_an_even_page_the_last(printed: dict[str, list[Page]], count: int) -> None:
    document = printed[f"ends-{count}"]
    assert len(document) % 2 == 0
    assert document[-1].line("抄送：")
    assert document[-1].rules()[-1].bottom == near(BOTTOM)


def found(document: list[Page], start: str) -> Line:
    """The first body line of a document that starts so: the mark on page 1 is not the 署名."""
    return next(
        line for page in document for line in page.lines if line.text.startswith(start) and line.size == 16
    )


# 信函, 纪要


def test_a_letter_has_its_mark_30_mm_from_the_edge_and_a_double_line_4_mm_below(
    printed: dict[str, list[Page]],
) -> None:
    page = printed["letter"][0]
    mark = page.ink_of(page.lines[0])
    thick, thin, foot_thin, foot_thick = page.rules()
    assert mark.top == near(30)
    assert thick.top - mark.bottom == pytest.approx(4, abs=1)
    assert thick.height > thin.height
    assert foot_thin.height < foot_thick.height
    assert 297 - foot_thin.top == near(20)
    assert {round(rule.right - rule.left) for rule in page.rules()} == {170}
    assert page.line("000012").text.endswith("5号")
    assert page.ink_of(page.line("000012")).top - thin.bottom == pytest.approx(7 / 8 * CHARACTER, abs=0.8)


def test_the_first_page_of_a_letter_has_no_number(printed: dict[str, list[Page]]) -> None:
    assert not [line for line in printed["letter"][0].lines if line.text == "—1—"]


def test_minutes_name_who_was_there_hanging_behind_the_colon(printed: dict[str, list[Page]]) -> None:
    lines = [line for page in printed["minutes"] for line in page.lines]
    at = next(number for number, line in enumerate(lines) if line.text.startswith("出席："))
    assert lines[at].left == near(LEFT + 2 * CHARACTER)
    assert lines[at + 1].left == near(LEFT + 5 * CHARACTER)


def test_an_unfilled_element_leaves_no_trace(printed: dict[str, list[Page]]) -> None:
    (page,) = printed["bare"]
    assert page.lines[0].text == "上半年工作总结"
    assert page.ink_of(page.lines[0]).top < TOP + 10.21
    assert not page.rules()
    assert page.lines[-2].text.endswith("。")
