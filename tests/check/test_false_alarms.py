"""What is right, or cannot be judged, gives no finding; what cannot be told is not said as if it were."""

import pytest
from lxml import etree

from check.counterexamples import COUNTEREXAMPLES, drafted
from check.test_rules import UNSTYLED, document, findings
from check.violations import VIOLATIONS
from docgen.check import check
from docgen.check.dates import full_year, proper
from docgen.document import view
from docgen.document.runs import is_drawn_red
from docgen.model.profile import Element
from docgen.profiles import shipped
from support.drafts import Draft, Node, W, add_run, append, copy_after, font, paragraph_set, prepend, text

PROFILE = shipped("gbt9704")


@pytest.fixture(scope="module")
def conforming() -> bytes:
    return document(UNSTYLED, "gbt9704")


def codes(draft: Draft) -> list[str]:
    return [code for code, _, _ in findings(draft.docx(), "gbt9704")]


@pytest.mark.parametrize(
    "words",
    [
        "联系人：张三　　联系电话：12345678",
        "填报单位（盖章）：　　　　填报时间：　　年　　月　　日",
        "副组长：李　四　　某局副局长",
        "请报送Excel(xlsx)格式文件，共五份。",
        '安装Office"2016"版，并及时更新。',
    ],
)
def test_form_lines_and_names_of_software_are_left_alone(words: str, conforming: bytes) -> None:
    draft = Draft(conforming)
    text(draft.body(), words)
    assert codes(draft) == []


def test_the_space_behind_the_number_of_an_article_is_no_slip(conforming: bytes) -> None:
    draft = Draft(conforming)
    text(draft.body(), "第一条　为规范管理，制定本办法。")
    assert "stray-space" not in codes(draft)


@pytest.mark.parametrize("number", ["第3期", "第5号"])
def test_the_numbers_of_minutes_and_orders_have_no_year(number: str, conforming: bytes) -> None:
    draft = Draft(conforming)
    text(draft.find(Element.DOCUMENT_NUMBER), number)
    assert "malformed-document-number" not in codes(draft)


@pytest.mark.parametrize("words", ["某某局　　某某委员会", "某某局\t某某委员会"])
def test_the_place_of_organs_side_by_side_is_not_judged(words: str, conforming: bytes) -> None:
    draft = Draft(conforming)
    text(draft.find(Element.SIGNATURE), words)
    assert "signature-place" not in codes(draft)


def test_the_place_of_a_post_beside_a_signature_stamp_is_not_judged(conforming: bytes) -> None:
    draft = Draft(conforming)
    text(draft.find(Element.SIGNATURE), "局长")
    assert "signature-place" not in codes(draft)


def test_a_typed_full_width_space_keeps_a_page_number_off_the_margin(conforming: bytes) -> None:
    draft = Draft(conforming)
    for kind, put in (("default", append), ("even", prepend)):
        node = draft.footer(kind)
        indent = node.find(f"{W}pPr/{W}ind")
        assert indent is not None
        indent.getparent().remove(indent)
        put(node, "　")
    assert codes(draft) == []


def test_a_label_in_heading_type_before_names_is_no_mixed_typeface(conforming: bytes) -> None:
    def labelled(node: Node) -> None:
        font(text(node, "出席："), "黑体")
        font(add_run(node, "张三、李四、王五"), "仿宋", -1)

    draft = Draft(conforming)
    labelled(draft.body())
    assert "mixed-typefaces" not in codes(draft)


def test_a_two_digit_year_from_50_on_is_of_the_last_century() -> None:
    assert [full_year(year) for year in (24, 49, 50, 98, 2024)] == [2024, 2049, 1950, 1998, 2024]


def test_a_date_that_cannot_be_told_is_answered_by_a_form_and_an_example() -> None:
    assert proper("2024年1月　日") == "×年×月×日（如2024年1月5日）"
    assert proper("２０２４年０１月０５日") == "2024年1月5日"


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("测统发〔２０２４〕５号", "测统发〔2024〕5号"),
        ("测统发〔98〕5号", "测统发〔1998〕5号"),
        ("测统发〔2024〕　号", "机关代字〔年份〕顺序号号"),
    ],
)
def test_the_document_number_proposed_is_another_than_the_one_found(
    written: str, answer: str, conforming: bytes
) -> None:
    draft = Draft(conforming)
    text(draft.find(Element.DOCUMENT_NUMBER), written)
    seen = view(draft.docx(), "公文.docx").value
    assert seen is not None
    [found] = [f for f in check(seen, PROFILE) if f.diagnostic.code == "malformed-document-number"]
    assert found.fault.details["proper"] == answer


def test_hyphens_that_the_number_format_puts_beside_a_page_number_are_told(conforming: bytes) -> None:
    """With - 1 - as number format, dashes put beside the number would be double."""
    draft = Draft(conforming)
    draft.page("pgNumType", fmt="numberInDash")
    seen = view(draft.docx(), "公文.docx").value
    assert seen is not None
    told = [f for f in check(seen, PROFILE) if f.diagnostic.code == "page-number-form"]
    assert told
    assert "- 1 -" in str(told[0].fault.details["text"])


@pytest.mark.parametrize("color", ["#c00000", "#fe0000", "red [10]", "FF0000", "e60012"])
def test_a_drawn_line_is_red_in_every_way_of_writing_red(color: str) -> None:
    graphic = etree.fromstring(f'<line strokecolor="{color}"/>')
    assert is_drawn_red(graphic)


def test_a_drawn_line_in_blue_is_not_red() -> None:
    assert not is_drawn_red(etree.fromstring('<line strokecolor="#0000ff" weight="00C00000"/>'))


def test_marks_spread_in_the_cells_of_a_joint_letterhead_are_aligned_right(conforming: bytes) -> None:
    draft = Draft(conforming)
    node = draft.find(Element.ISSUER_MARK)
    table = etree.SubElement(node.getparent(), f"{W}tbl")
    node.addprevious(table)
    table.append(etree.fromstring(f'<w:tr xmlns:w="{W[1:-1]}"><w:tc/></w:tr>'))
    table[0][0].append(node)
    paragraph_set(node, "jc", val="distribute")
    assert "wrong-alignment" not in codes(draft)


@pytest.mark.parametrize(
    "items",
    [
        ("1.6月30日前完成登记；", "2.9月底前完成移交；", "3.年底前完成验收。"),
        ("1、7月8日前报送。", "2、逾期不予受理。"),
    ],
)
def test_items_that_begin_with_a_day_are_counted(items: tuple[str, ...], conforming: bytes) -> None:
    draft = Draft(conforming)
    node = draft.body()
    for words in reversed(items):
        copy_after(node, words)
    assert "numbers-out-of-order" not in codes(draft)


@pytest.mark.parametrize("rule", COUNTEREXAMPLES)
def test_what_only_looks_like_a_violation_is_none(rule: str, conforming: bytes) -> None:
    told = [
        (number, place)
        for number, change in enumerate(COUNTEREXAMPLES[rule])
        for code, _, place in findings(drafted(change, conforming), "gbt9704")
        if code == rule
    ]
    assert told == []


@pytest.mark.parametrize("rule", COUNTEREXAMPLES)
def test_a_rule_has_as_many_counterexamples_as_violations(rule: str) -> None:
    assert len(COUNTEREXAMPLES[rule]) >= len(VIOLATIONS[rule])
