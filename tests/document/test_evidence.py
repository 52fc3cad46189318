"""Which line is what, by several kinds of evidence at once; where none is good, a line has no role."""

import pytest

from docgen.document import view
from docgen.model.profile import Element
from support.office_set.lines import BIAO, HEI, KAI, TEXT, Document, Line, Look
from support.office_set.writers import docx

BIG = Look(BIAO, 44, "center")
RED = Look(BIAO, 60, "center", color="FF0000", line=1200)
FLUSH, RIGHT = Look(), Look(align="right", right=4)
SENTENCE = Line("旁", "各单位按月核对台账，逐项明确责任人。", TEXT)
NOTICE = (Line("旁", "关于做好档案工作的通知", BIG), Line("旁", "各科室：", FLUSH), SENTENCE)


def line(text: str, look: Look = TEXT) -> Line:
    return Line("旁", text, look)


def roles(*lines: Line) -> list[Element | None]:
    seen = view(docx(Document("公文", list(lines))), "公文.docx").value
    assert seen is not None
    return [p.role.element for p in seen.paragraphs]


@pytest.mark.parametrize(
    "words",
    [
        "各县（市、区）人民政府，市直各部门：",
        "同志们：",
        "王某某委员：",
        "各位职工朋友：",
        "市财政局:",
        "县档案局",
    ],
)
def test_an_addressee_names_offices_or_people(words: str) -> None:
    assert roles(NOTICE[0], line(words, FLUSH), SENTENCE)[1] is Element.ADDRESSEE


@pytest.mark.parametrize(
    "words",
    [
        "会议时间：",
        "档案数字化加工项目：",
        "责任单位：",
        "现将有关事项通知如下：",
        "请各单位抓好落实。",
        "联系人：",
    ],
)
def test_a_line_that_names_nobody_is_no_addressee(words: str) -> None:
    assert roles(NOTICE[0], line(words, FLUSH), SENTENCE)[1] is not Element.ADDRESSEE


@pytest.mark.parametrize(
    "look",
    [
        BIG,
        Look(HEI, 36, "center"),
        Look(form="HEADING1", size=44, align="center"),
        Look(bold=True),
        Look(align="center"),
    ],
)
def test_a_title_is_told_by_size_place_or_wording(look: Look) -> None:
    assert roles(line("关于报送统计年报的函", look), *NOTICE[1:])[0] is Element.TITLE


def test_a_red_mark_needs_no_number_and_no_word_of_its_own() -> None:
    assert roles(line("临河市档案局", RED), *NOTICE)[:2] == [Element.ISSUER_MARK, Element.TITLE]


@pytest.mark.parametrize("number", ["〔2024〕第5次", "第12期", "临档发〔2024〕5号　　　　签发人：张建国"])
def test_numbers_of_minutes_and_those_beside_a_signatory_are_numbers(number: str) -> None:
    assert roles(line("临河市档案局文件", RED), line(number, FLUSH), *NOTICE)[1] is Element.DOCUMENT_NUMBER


@pytest.mark.parametrize(
    "beside",
    [
        line("一、主要做法……………………3"),
        line("（一）检查内容\t12"),
        line("目　录", BIG),
        line("附表1：登记情况", Look(align="center")),
        line("填表说明：本表一式两份。", Look(size=24)),
        line("（单位：万元）", Look(size=24, align="right")),
        line("2.1　范围", FLUSH),
        line("厉行节约　反对浪费", Look(HEI, align="center")),
    ],
)
def test_what_stands_beside_the_text_has_no_role(beside: Line) -> None:
    assert roles(*NOTICE, beside, SENTENCE) == [
        Element.TITLE,
        Element.ADDRESSEE,
        Element.BODY,
        None,
        Element.BODY,
    ]


@pytest.mark.parametrize(
    "place",
    [RIGHT, Look(left=15), Look(align="center"), Look(form="")],
)
@pytest.mark.parametrize(
    "day", ["2024年6月20日", "二○二四年六月二十日", "2024年6月20日（星期四）", "2024.6.20"]
)
def test_a_closing_is_found_however_it_was_placed(place: Look, day: str) -> None:
    blanks = "" if place.align != "both" or place.left else "　" * 15
    closing = (line(blanks + "临河市档案局", place), line(blanks + day, place))
    assert roles(*NOTICE, *closing)[-2:] == [Element.SIGNATURE, Element.DATE]


def test_a_date_that_ends_a_list_closes_nothing() -> None:
    assert Element.DATE not in roles(*NOTICE, line("1.登记，6月底前完成。"), line("2024年6月30日"))


def test_a_slogan_above_the_signature_is_no_office() -> None:
    slogan = line("珍惜水资源　共建绿色机关", Look(HEI, align="center"))
    found = roles(*NOTICE, slogan, line("临河市档案局", RIGHT), line("2024年6月20日", RIGHT))
    assert found[-3:] == [None, Element.SIGNATURE, Element.DATE]


def test_two_offices_and_a_long_one_sign_as_well() -> None:
    long = "临河市推进机关事务标准化信息化和公共机构节能工作领导小组办公室（代章）"
    found = roles(*NOTICE, line(long, RIGHT), line("青川县档案局", RIGHT), line("2024年6月20日", RIGHT))
    assert found[-3:] == [Element.SIGNATURE, Element.SIGNATURE, Element.DATE]


def test_an_attachment_may_be_a_file_of_its_own() -> None:
    found = roles(line("附件2", Look(HEI, align="left")), line(""), line("考核评分标准", BIG), SENTENCE)
    assert found == [Element.ATTACHMENT_MARK, None, Element.ATTACHMENT_TITLE, Element.BODY]


@pytest.mark.parametrize(
    "items",
    [
        ("一、从我做起。随手关灯。", "二、从小事做起。一水多用。"),
        ("（一）市委各部门；", "（二）市政府各部门。"),
        ("1）登记。", "2）归档。"),
    ],
)
def test_items_of_a_list_are_text(items: tuple[str, ...]) -> None:
    assert roles(*NOTICE, *map(line, items))[-2:] == [Element.BODY, Element.BODY]


def test_a_heading_in_heading_type_is_one_though_text_follows_it() -> None:
    found = roles(
        *NOTICE, line("一、从我做起。随手关灯。", Look(HEI, first=2)), line("（一）登记", Look(KAI, first=2))
    )
    assert found[-2:] == [Element.HEADING_1, Element.HEADING_2]


def test_a_number_below_the_title_does_not_hide_the_addressee() -> None:
    found = roles(NOTICE[0], line("临督字〔2024〕第3号", Look(align="right")), *NOTICE[1:])
    assert found == [Element.TITLE, None, Element.ADDRESSEE, Element.BODY]


def test_blanks_for_a_day_sign_nothing() -> None:
    assert roles(*NOTICE, line("年　　月　　日", Look(align="right")))[-1] is not Element.SIGNATURE
