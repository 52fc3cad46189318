"""Official elements that cannot be right: a warning at the cell, with what to write instead."""

import pytest

from docgen.compose import compose
from support.reports import layout, report, section


def found(**fields: str) -> list[tuple[str, str]]:
    """(code, cell) of every finding about these fields; the first stands in B4."""
    result = compose(report(fields=fields), layout())
    assert result.value is not None
    return [(d.code, d.where.cell) for d in result.diagnostics if d.code.startswith("EL")]


def test_a_seal_of_no_known_kind_is_named_with_the_kinds_there_are() -> None:
    (finding,) = compose(report(fields={"用印": "公章"}), layout()).diagnostics
    assert (finding.code, finding.where.cell) == ("EL101", "B4")
    assert "盖章、不盖章、签名章" in finding.hint()


@pytest.mark.parametrize("seal", ["", "盖章", "不盖章"])
def test_the_known_seals_are_fine(seal: str) -> None:
    assert found(用印=seal) == []


def test_a_signature_seal_wants_the_signatorys_post() -> None:
    assert found(用印="签名章") == [("EL102", "B4")]
    assert found(用印="签名章", 签发人职务="市长") == []


def test_an_attachments_text_wants_its_name_in_the_list() -> None:
    assert found(附件2="名单", 附件说明="统计表") == [("EL103", "B4")]
    assert found(附件2="名单", 附件说明="统计表\n名单") == []


@pytest.mark.parametrize(
    "typed",
    ["某发[2024]5号", "某发（2024）5号", "某发〔2024〕第5号", "某发〔2024〕05号", "某发〔2024年〕5号"],
)
def test_a_document_number_in_another_form_is_told_the_proper_one(typed: str) -> None:
    (finding,) = compose(report(fields={"发文字号": typed}), layout()).diagnostics
    assert (finding.code, finding.where.cell) == ("EL104", "B4")
    assert "某发〔2024〕5号" in finding.hint()


@pytest.mark.parametrize("number", ["", "某发〔2024〕5号", "第3号"])
def test_a_proper_document_number_is_left_alone(number: str) -> None:
    assert found(发文字号=number) == []


@pytest.mark.parametrize(
    ("last", "is_told"),
    [
        (("东江市数据局", "2025年12月20日"), True),
        (("东江市数据局", "二〇二五年十二月二十日"), True),
        (("工作已经完成。", "2025年12月20日"), False),
        (("东江市数据局", "12月下旬"), False),
    ],
)
def test_a_signature_and_a_date_pasted_with_the_text_are_told(last: tuple[str, str], is_told: bool) -> None:
    whole = report(("一级", "情况"), ("正文", "", "甲。"), *(("正文", "", words) for words in last))
    found = compose(whole, layout(section("情况"))).diagnostics
    assert ("TX414" in {d.code for d in found}) is is_told
