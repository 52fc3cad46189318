"""Which paragraph is what, in documents as offices write them: what is not known is not taken for text."""

from collections.abc import Sequence

import pytest

from docgen.document import view
from docgen.document.numbering import read as read_numbering
from docgen.document.xml import parse
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element
from support.unstyled import FONTS, HEI, TEXT, Look, P, W, docx

TITLE_LOOK = Look(FONTS["小标宋"], 44, spacing=0)
SENTENCE = "各科室按照年初计划推进工作，按月核对进度，按季通报情况，年底统一验收。"
OTHER = "第二季度安排两次检查，重点看台账是否齐全、整改是否到位。"


def title(text: str, **look: object) -> P:
    return P(((text, TITLE_LOOK),), align="center", **look)  # type: ignore[arg-type]


def text(words: str, **look: object) -> P:
    return P(((words, TEXT),), first=2, **look)  # type: ignore[arg-type]


def line(words: str, align: str = "both", look: Look = TEXT) -> P:
    return P(((words, look),), align=align)


def read(paragraphs: Sequence[P]) -> list[Paragraph]:
    found = view(docx("".join(paragraph.xml(579) for paragraph in paragraphs)), "文件.docx").value
    assert found is not None
    return list(found.paragraphs)


def elements(*paragraphs: P) -> list[Element | None]:
    return [paragraph.role.element for paragraph in read(paragraphs)]


NOTICE = (title("关于做好检查工作的通知"), line("各科室："), text(SENTENCE))
KNOWN_NOTICE = [Element.TITLE, Element.ADDRESSEE, Element.BODY]
CLOSING = (line("某某市教育局", "right"), line("2024年1月5日", "right"))


@pytest.mark.parametrize(
    "number",
    [
        "某教发〔2024〕5号",
        "某教发〔2024〕　号",
        "某教发〔2024〕×号",
        "某教发〔2024〕XX号",
        "某教发﹝2024﹞5号",
        "某教发2024〕5号",
        "某(教)发〔２０２４〕５号",
        "A教发{2024}5号文",
        "〔2024〕5号",
        "第5号",
    ],
)
def test_a_document_number_with_blanks_or_wrong_signs_is_one_and_the_title_stays_the_title(
    number: str,
) -> None:
    red = Look(FONTS["小标宋"], 80, spacing=0, extra='<w:color w:val="FF0000"/>')
    found = elements(line("某某市教育局文件", "center", red), line(number, "center"), *NOTICE)
    assert found == [Element.ISSUER_MARK, Element.DOCUMENT_NUMBER, *KNOWN_NOTICE]


def test_signatories_on_several_lines_are_no_title() -> None:
    lines = (
        line("签发人：张　三　李　四", "right"),
        line("王五六　赵　七", "right"),
        line("某发〔2024〕5号\t孙　八"),
    )
    assert elements(*lines, *NOTICE) == [
        Element.SIGNATORY,
        Element.SIGNATORY,
        Element.DOCUMENT_NUMBER,
        *KNOWN_NOTICE,
    ]


def test_a_sentence_that_announces_the_text_addresses_nobody() -> None:
    found = elements(title("关于检查工作的报告"), text("现将有关情况报告如下："), text(SENTENCE))
    assert found == [Element.TITLE, Element.BODY, Element.BODY]


def test_an_unknown_line_above_the_title_ends_nothing() -> None:
    assert elements(line("（内部资料　注意保存）"), *NOTICE) == [None, *KNOWN_NOTICE]


@pytest.mark.parametrize("date", ["2024年　月　日", "2024年×月×日", "XX年X月X日", "二○二四年元月五日"])
def test_a_date_with_blanks_is_a_date_and_the_name_above_it_a_signature(date: str) -> None:
    found = elements(*NOTICE, line("某某市教育局", "right"), line(date, "right"))
    assert found == [*KNOWN_NOTICE, Element.SIGNATURE, Element.DATE]


def test_what_a_document_issues_has_a_title_and_numbers_of_its_own() -> None:
    regulation = (
        title("某某市教育经费管理办法", page_break=True),
        line("一、总则", look=HEI),
        text(SENTENCE),
    )
    found = read((*NOTICE, line("一、要求", look=HEI), text(OTHER), *CLOSING, *regulation))
    assert [p.role.element for p in found[-3:]] == [Element.ATTACHMENT_TITLE, Element.HEADING_1, Element.BODY]
    assert [p.role.division for p in found[-3:]] == [0, 1, 1]


def test_chapters_are_no_text_and_numbers_below_an_article_no_headings() -> None:
    found = elements(
        *NOTICE,
        line("第一章　总则", "center", HEI),
        text(f"第一条　{SENTENCE}"),
        text("（一）按月核对；"),
        text(f"第二条　{OTHER}"),
        text("（一）按季通报。"),
    )
    assert found == [*KNOWN_NOTICE, None, *[Element.BODY] * 4]


@pytest.mark.parametrize(
    "beside",
    [
        line("表1　任务分解表", "center"),
        line("单位：万元", "right"),
        line("（试行）", "center"),
        line("目　录", "center", TITLE_LOOK),
        line("注：数据截至年底。"),
        line("填报人：　　　　　　联系电话："),
        line("出席：张三、李四"),
        line("图 1-2　流程", "center"),
    ],
)
def test_captions_units_and_forms_are_no_text(beside: P) -> None:
    assert elements(*NOTICE, beside, text(OTHER)) == [*KNOWN_NOTICE, None, Element.BODY]


def test_a_sentence_in_the_middle_or_to_the_right_is_text_all_the_same() -> None:
    assert elements(*NOTICE, line(SENTENCE, "center"), line(OTHER, "right"))[-2:] == [Element.BODY] * 2


def test_a_note_may_stand_on_a_line_of_its_own_or_be_several() -> None:
    note = Element.ATTACHMENT_NOTE
    below = elements(*NOTICE, text("附件："), text("1.任务分解表"), text("2.人员名单"), *CLOSING)
    assert below == [*KNOWN_NOTICE, note, note, note, Element.SIGNATURE, Element.DATE]
    several = elements(*NOTICE, text("附件1：任务分解表"), text("附件2：人员名单"), *CLOSING)
    assert several == [*KNOWN_NOTICE, note, note, Element.SIGNATURE, Element.DATE]


def test_an_imprint_may_have_lines_that_nobody_knows() -> None:
    found = elements(
        *NOTICE,
        *CLOSING,
        line("抄报：省教育厅。"),
        line("抄送：市委办公室，"),
        line("市人大常委会办公室。"),
        line("某某市教育局办公室　　　　2024年1月6日印发"),
        line("（共印50份）"),
    )
    assert found[-5:] == [*[Element.COPIES_TO] * 3, Element.PRINTING, None]


def test_a_list_in_the_text_is_no_letterhead() -> None:
    cells = "".join(
        f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>" for words in ("某发〔2024〕5号", "特急")
    )
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>"
    body = "".join(paragraph.xml(579) for paragraph in NOTICE)
    found = view(docx(body + table + text(OTHER).xml(579)), "文件.docx").value
    assert found is not None
    assert [p.role.element for p in found.paragraphs] == [*KNOWN_NOTICE, None, None, Element.BODY]


def test_a_list_that_begins_anew_is_counted_anew() -> None:
    numbering = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
        <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="0"/>
        <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""
    root = parse(f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'.encode())
    lists = read_numbering(root)
    assert [lists.label(number, 0) for number in ("1", "1", "2", "2")] == ["1.", "2.", "1.", "2."]
