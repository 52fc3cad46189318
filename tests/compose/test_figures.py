"""{{名称}}, {{名称|数值}}, {{名称|同比}}, {{名称|大写}}."""

import pytest

from docgen.compose import compose, tags
from docgen.model.report import Figure
from support.reports import figure, layout, report, section, text


def said(written: str, *figures: Figure) -> str:
    composed = compose(
        report(("一级", "情况"), ("正文", "", written), figures=figures), layout(section("情况"))
    )
    assert composed.value is not None, composed.diagnostics
    return tags(composed.value).context["正文"][0]["段落"][0]["文字"]  # type: ignore[index]


def test_a_figure_is_written_with_its_unit() -> None:
    assert said("全年开展检查{{检查}}。", figure("检查", "14", "次")) == "全年开展检查14次。"


def test_full_width_braces_and_spaces_name_a_figure_too() -> None:
    assert said("检查｛｛ 检查 ｜ 数值 ｝｝", figure("检查", "14", "次")) == "检查14"


@pytest.mark.parametrize(
    ("value", "previous", "unit", "expected"),
    [
        ("18", "16", "次", "增长12.5%"),
        ("31", "32", "次", "下降3.1%"),
        ("7", "7", "次", "持平"),
        ("10000", "10001", "件", "基本持平"),
        ("20", "10", "次", "增长100%"),
        ("5", "-4", "万元", "增长225%"),
        ("98.6", "96.3", "%", "提高2.3个百分点"),
    ],
)
def test_the_change_since_last_period_is_told_in_words(
    value: str, previous: str, unit: str, expected: str
) -> None:
    assert said("{{检查|同比}}", figure("检查", value, unit, previous)) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("14", "次", "壹拾肆次"),
        ("0", "次", "零次"),
        ("1005", "人", "壹仟零伍人"),
        ("100010", "人", "壹拾万零壹拾人"),
        ("100000000", "人", "壹亿人"),
        ("20050", "人", "贰万零伍拾人"),
        ("200005000", "人", "贰亿零伍仟人"),
        ("3.5", "公里", "叁点伍公里"),
        ("125000", "元", "壹拾贰万伍仟元整"),
        ("12.5", "万元", "壹拾贰万伍仟元整"),
        ("1409.5", "元", "壹仟肆佰零玖元伍角整"),
        ("325.04", "元", "叁佰贰拾伍元零肆分"),
        ("0.32", "元", "叁角贰分"),
        ("-3", "元", "负叁元整"),
    ],
)
def test_capitals_are_those_of_cheques(value: str, unit: str, expected: str) -> None:
    assert said("{{金额|大写}}", figure("金额", value, unit)) == expected


@pytest.mark.parametrize(
    ("value", "number_format", "unit", "expected"),
    [
        ("1234567", "#,##0", "元", "1,234,567元"),
        ("0.985", "0.0%", "%", "98.5%"),
        ("3.50", "", "万元", "3.5万元"),
        ("3.5", "0.00", "万元", "3.50万元"),
        ("1E+3", "", "人", "1000人"),
    ],
)
def test_a_figure_follows_its_number_format(value: str, number_format: str, unit: str, expected: str) -> None:
    assert said("{{数}}", figure("数", value, unit, number_format=number_format)) == expected


def findings(written: str, *figures: Figure) -> list[tuple[str, str]]:
    composed = compose(
        report(("一级", "情况"), ("正文", "", written), figures=figures), layout(section("情况"))
    )
    assert composed.value is None
    return [(d.code, str(d.where)) for d in composed.diagnostics]


def test_a_figure_that_is_not_there_is_named_with_its_nearest() -> None:
    composed = compose(
        report(("一级", "情况"), ("正文", "", "{{检查次}}"), figures=[figure("检查次数", "14", "次")]),
        layout(section("情况")),
    )
    (finding,) = composed.diagnostics
    assert (finding.code, str(finding.where)) == ("TX101", "某局.xlsx › 正文!C3")
    assert "是不是“检查次数”？" in finding.message()


def test_a_figure_without_a_value_is_an_error_only_where_it_is_used() -> None:
    empty = figure("检查", None, "次")._replace(written=text("", "数据", "B2"))
    used = report(("一级", "情况"), ("正文", "", "{{检查}}、{{检查}}"), figures=[empty])
    unused = report(("一级", "情况"), ("正文", "", "无"), figures=[empty])
    assert [(d.code, str(d.where)) for d in compose(used, layout(section("情况"))).diagnostics] == [
        ("TX107", "某局.xlsx › 数据!B2")
    ]
    told = compose(unused, layout(section("情况")))
    assert told.value is not None
    assert [d.code for d in told.diagnostics] == ["TX108"]


def test_every_fault_of_a_text_is_found_in_one_run() -> None:
    written = "{{甲}}、{{检查|同期}}、{{检查|同比}}、{% for x in y %}"
    assert findings(written, figure("检查", "14", "次")) == [
        ("TX101", "某局.xlsx › 正文!C3"),
        ("TX102", "某局.xlsx › 正文!C3"),
        ("TX103", "某局.xlsx › 正文!C3"),
        ("TX105", "某局.xlsx › 正文!C3"),
    ]


def test_a_zero_last_period_cannot_be_compared_with() -> None:
    assert findings("{{检查|同比}}", figure("检查", "14", "次", "0")) == [("TX103", "某局.xlsx › 正文!C3")]


def test_single_braces_and_percent_signs_are_only_text() -> None:
    assert said("占{100}%，{ } 和 }") == "占{100}%，{ } 和 }"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("共{{检查}次", "{{检查}"),
        ("共{{检查次", "{{检查次"),
        ("共 {{", "{{"),
        ("检查}}次", "检查}}"),
        ("｛｛检查｝次", "｛｛检查｝"),
        ("检查｝｝", "检查｝｝"),
    ],
)
def test_a_reference_that_is_half_typed_is_an_error_at_its_cell(written: str, tag: str) -> None:
    composed = compose(
        report(("一级", "情况"), ("正文", "", written), figures=[figure("检查", "14", "次")]),
        layout(section("情况")),
    )
    (finding,) = composed.diagnostics
    assert (finding.code, str(finding.where)) == ("TX105", "某局.xlsx › 正文!C3")
    assert f"“{tag}”" in finding.message()


def test_every_half_typed_reference_of_a_text_is_found_in_one_run() -> None:
    assert [code for code, _where in findings("共{{甲}次，{{乙}次，{{丙次")] == ["TX105"] * 3


def test_a_way_of_writing_figures_does_not_suit_a_field_and_is_told_so() -> None:
    composed = compose(
        report(("一级", "情况"), ("正文", "", "{{报告期|数值}}"), fields={"报告期": "2023年"}),
        layout(section("情况")),
    )
    (finding,) = composed.diagnostics
    assert (finding.code, str(finding.where)) == ("TX109", "某局.xlsx › 正文!C3")
    assert "{{报告期}}" in finding.hint()
