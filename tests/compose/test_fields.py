"""基本信息 → tags."""

import pytest

from docgen.compose import compose, tags
from docgen.model.context import PARAGRAPH_BREAK
from docgen.model.fields import KNOWN_FIELDS
from docgen.model.layout import LayoutField
from support.reports import layout, report


def named(**fields: str) -> dict[str, object]:
    composed = compose(report(fields=fields, dated=False), layout())
    assert composed.value is not None, [d.message() for d in composed.diagnostics]
    return dict(tags(composed.value).context)


def test_every_known_field_is_a_tag_even_when_unfilled() -> None:
    found = named()
    assert {name: found[name] for name in KNOWN_FIELDS if name not in ("标题", "版式")} == dict.fromkeys(
        (name for name in KNOWN_FIELDS if name not in ("标题", "版式")), ""
    )


def test_a_field_of_ones_own_becomes_a_tag_of_its_name() -> None:
    assert named(联系人="张三")["联系人"] == "张三"


def test_the_title_is_made_from_period_and_subject_unless_it_is_given() -> None:
    shape = layout(title="{报告期}{专题}工作总结及{下年}年工作打算")
    made = compose(report(fields={"标题": "", "报告期": "2023年度", "专题": "安全生产"}), shape)
    given = compose(report(fields={"标题": "关于安全的报告"}), shape)
    assert made.value is not None
    assert given.value is not None
    assert tags(made.value).context["标题"] == "2023年度安全生产工作总结\n及2024年工作打算"
    assert tags(given.value).context["标题"] == "关于安全的报告"


def test_a_title_that_cannot_be_made_says_which_field_is_wanting() -> None:
    composed = compose(
        report(fields={"标题": "", "报告期": "本年度", "专题": ""}), layout(title="{年}{专题}总结")
    )
    assert [(d.code, d.where.cell) for d in composed.diagnostics] == [("TX304", "B4"), ("TX304", "B5")]


def test_a_field_that_may_stay_empty_leaves_no_trace_in_the_title() -> None:
    shape = layout(
        title="{单位名称}{报告期}{专题}工作总结",
        fields=[LayoutField("单位名称", required=True), LayoutField("专题")],
    )
    composed = compose(report(fields={"标题": "", "单位名称": "某局", "报告期": "2023年上半年"}), shape)
    assert composed.value is not None, composed.diagnostics
    assert tags(composed.value).context["标题"] == "某局2023年上半年工作总结"


@pytest.mark.parametrize(
    "written",
    ["2024年1月5日", "2024-1-5", "2024/01/05", "2024.1.5", "二〇二四年一月五日", "２０２４年１月５日"],
)
def test_dates_are_written_as_the_standard_wants(written: str) -> None:
    assert named(成文日期=written)["成文日期"] == "2024年1月5日"


@pytest.mark.parametrize("written", ["2024年13月5日", "2月30日", "昨天", "2024年"])
def test_a_bad_date_is_an_error_at_its_cell(written: str) -> None:
    composed = compose(report(fields={"成文日期": written}), layout())
    assert [(d.code, str(d.where)) for d in composed.diagnostics] == [("TX301", "某局.xlsx › 基本信息!B4")]


def test_a_masked_date_is_an_unfilled_place() -> None:
    composed = compose(report(fields={"成文日期": "2024年X月X日"}), layout())
    assert [(d.code, d.details["count"]) for d in composed.diagnostics] == [("TX201", 2)]


def test_required_fields_are_named_whether_missing_or_empty() -> None:
    shape = layout(fields=[LayoutField("单位名称", required=True), LayoutField("成文日期", required=True)])
    composed = compose(report(fields={"单位名称": ""}, dated=False), shape)
    assert [(d.code, str(d.where)) for d in composed.diagnostics] == [
        ("TX303", "某局.xlsx › 基本信息!B4"),
        ("TX302", "某局.xlsx › 基本信息"),
    ]


def test_lines_of_a_field_become_paragraphs_but_those_of_the_title_stay_lines() -> None:
    found = named(标题="关于安全生产\n工作的报告", 联系方式="电话\n地址")
    assert found["标题"] == "关于安全生产\n工作的报告"
    assert found["联系方式"] == f"电话{PARAGRAPH_BREAK}地址"


def test_lines_of_an_official_element_become_paragraphs_too() -> None:
    found = named(
        主送机关="各县人民政府，\n市直各单位", 抄送机关="甲局，\n乙局", 附注="联系人：张三\n电话：123"
    )
    assert found["主送机关"] == f"各县人民政府，{PARAGRAPH_BREAK}市直各单位："
    assert found["抄送机关"] == f"甲局，{PARAGRAPH_BREAK}乙局。"
    assert found["附注"] == f"（联系人：张三{PARAGRAPH_BREAK}电话：123）"


def test_a_field_may_name_another_but_not_itself() -> None:
    assert named(单位名称="某局", 联系人="{{单位名称}}办公室")["联系人"] == "某局办公室"
    composed = compose(report(fields={"联系人": "{{联系人}}"}), layout())
    assert [d.code for d in composed.diagnostics] == ["TX106"]


def test_the_signature_is_the_unit_unless_it_is_given() -> None:
    assert named(单位名称="某局")["署名"] == "某局"
