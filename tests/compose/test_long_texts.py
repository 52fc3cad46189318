"""Texts of any length and kind go through composing: nothing is lost, nothing takes more than its length."""

import pytest

from docgen.compose import compose, tags
from docgen.diagnostics import has_errors
from docgen.model.context import PARAGRAPH_BREAK
from support.reports import figure, layout, report, section
from support.torture import amount

LENGTH = amount(10_000, 300_000)


SIGNS = """
    {{ }} {% %} {# #} { } | X * × ○ _ X次 {{数 数}} 。 （ 1. 一是 ；1. 、 附件1： 🙂 &<>"' 20XX年 {{a|b
""".split()
BLANKS = [" ", "\n", "\u2028", "\u3000", "张 三"]
FIELDS = ("标题", "主送机关", "附件说明", "附件1", "签发人", "抄送机关", "成文日期", "报告期")


@pytest.mark.parametrize("sign", SIGNS + BLANKS)
def test_a_text_of_one_sign_repeated_is_composed_within_the_run(sign: str) -> None:
    text = sign * (LENGTH // len(sign))
    bodies = [("一级", text), ("条目", text, text), ("正文", "", text)]
    composed = [
        compose(report(*bodies), layout()),
        *(compose(report(fields={field: text}), layout()) for field in FIELDS),
    ]
    assert all(len(one.diagnostics) < 200 for one in composed)


def body(*rows: tuple[str, ...]) -> list[str]:
    composed = compose(report(*rows), layout(section("情况")))
    assert composed.value is not None, composed.diagnostics
    return [block["文字"] for block in tags(composed.value).context["正文"][0]["段落"]]  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    [
        "a & b <c> \"d\" 'e'",
        "<w:p/>",
        "]]>",
        "🙂👨\u200d👩\u200d👧",
        "A\u0301é",
        "{ 单个 } 花括号 { {",
        "100%}",
        "\ufffd",
        "𠮷野家",
    ],
)
def test_cell_text_is_data_and_comes_through_as_it_is(text: str) -> None:
    assert body(("一级", "情况"), ("正文", "", text)) == [text]


def test_a_text_of_fifty_thousand_references_is_filled() -> None:
    rows = (("一级", "情况"), ("正文", "", "{{检查}}、" * 50_000))
    composed = compose(report(*rows, figures=[figure("检查", "14", "次")]), layout(section("情况")))
    assert composed.value is not None
    assert tags(composed.value).context["正文"][0]["段落"][0]["文字"] == "14次、" * 50_000  # type: ignore[index]


def test_references_that_multiply_are_stopped_at_a_named_limit() -> None:
    fields = {f"项{n}": f"{{{{项{n + 1}}}}}" * 10 for n in range(12)} | {"项12": "很长的内容" * 10}
    composed = compose(report(fields=fields), layout())
    assert has_errors(composed.diagnostics)
    assert [d.code for d in composed.diagnostics] == ["TX110"]


def test_items_that_stand_for_one_another_too_deeply_are_told() -> None:
    fields = {f"项{n}": f"{{{{项{n + 1}}}}}" for n in range(3_000)} | {"项3000": "终"}
    composed = compose(report(fields=fields), layout())
    assert {d.code for d in composed.diagnostics} == {"TX111"}


def test_items_that_stand_for_one_another_in_a_circle_are_told_once_for_each_circle() -> None:
    composed = compose(report(fields={"甲": "{{乙}}", "乙": "{{丙}}", "丙": "{{甲}}"}), layout())
    assert [(d.code, d.where.cell) for d in composed.diagnostics] == [("TX106", "B6")]


def test_lines_of_a_long_field_become_paragraphs() -> None:
    composed = compose(report(fields={"联系方式": "一行\n" * 20_000 + "末行"}), layout())
    assert composed.value is not None
    assert str(tags(composed.value).context["联系方式"]).count(PARAGRAPH_BREAK) == 20_000
