"""正文 rows → numbered sections and paragraphs."""

from collections.abc import Sequence

from docgen.compose import compose, tags
from docgen.model.layout import HeadingForm, Layout
from docgen.model.objects import Table
from support.reports import INLINE, PARAGRAPHS, TO_DO, cell, layout, report, section, text


def lines(shape: Layout, *rows: Sequence[str]) -> list[str]:
    """The report's paragraphs as text, each with the form it takes."""
    composed = compose(report(*rows), shape)
    assert composed.value is not None, [d.message() for d in composed.diagnostics]
    context = tags(composed.value).context
    found = [f"引言|{text}" for text in context["引言"]]  # type: ignore[attr-defined]
    for part in context["正文"]:  # type: ignore[attr-defined]
        if part["标题"]:
            found.append(f"一级|{part['序号']}{part['标题']}")
        found += [f"{b['形']}|{b['序号']}{b['标题']}{b['文字']}" for b in part["段落"]]
    return found


def test_a_heading_that_ends_in_a_full_stop_runs_in_and_another_stands_alone() -> None:
    assert lines(
        layout(section("情况")),
        ("一级", "情况"),
        ("二级", "加强组织。", "成立专班。"),
        ("二级", "抓好培训", "举办培训。"),
    ) == [
        "一级|一、情况",
        "二级连写|（一）加强组织。成立专班。",
        "二级独立|（二）抓好培训",
        "正文|举办培训。",
    ]


def test_numbers_begin_again_below_each_heading() -> None:
    assert lines(
        layout(section("甲"), section("乙")),
        ("一级", "甲"), ("二级", "子"), ("三级", "丑"), ("四级", "寅"), ("四级", "卯"), ("三级", "辰"),
        ("二级", "巳"), ("三级", "午"), ("一级", "乙"), ("二级", "未"),
    ) == [
        "一级|一、甲", "二级独立|（一）子", "三级独立|1.丑", "四级独立|（1）寅", "四级独立|（2）卯",
        "三级独立|2.辰", "二级独立|（二）巳", "三级独立|1.午", "一级|二、乙", "二级独立|（一）未",
    ]  # fmt: skip


def test_eleven_siblings_and_more_count_on() -> None:
    rows = [("一级", f"第{n}部分") for n in range(1, 13)]
    assert lines(layout(section("第1部分")), *rows)[-2:] == ["一级|十一、第11部分", "一级|十二、第12部分"]


def test_inline_items_run_on_behind_a_run_in_heading() -> None:
    assert lines(
        layout(section("情况", items=[INLINE])),
        ("一级", "情况"),
        ("二级", "加强组织。", "统筹推进。"),
        ("条目", "建机制。", "出台办法。"),
        ("条目", "明责任。", "签责任书。"),
    ) == ["一级|一、情况", "二级连写|（一）加强组织。统筹推进。一是建机制。出台办法。二是明责任。签责任书。"]


def test_inline_items_make_one_paragraph_below_a_heading_that_stands_alone() -> None:
    assert lines(
        layout(section("情况", items=[INLINE])),
        ("一级", "情况"), ("二级", "加强组织"), ("条目", "建机制。", "办法。"), ("条目", "", "责任。"),
    ) == ["一级|一、情况", "二级独立|（一）加强组织", "条目|一是建机制。办法。二是责任。"]  # fmt: skip


def test_items_in_paragraphs_take_one_each() -> None:
    assert lines(
        layout(section("情况", items=[PARAGRAPHS])),
        ("一级", "情况"),
        ("条目", "甲。", "一。"),
        ("条目", "乙。", "二。"),
    ) == ["一级|一、情况", "条目|一是甲。一。", "条目|二是乙。二。"]


def test_a_paragraph_between_items_begins_the_next_group_in_the_next_style() -> None:
    assert lines(
        layout(section("计划", items=[INLINE, TO_DO])),
        ("一级", "计划"), ("正文", "", "尚有不足。"), ("条目", "", "甲。"), ("条目", "", "乙。"),
        ("正文", "", "下一步重点抓好："), ("条目", "", "丙。"), ("条目", "", "丁。"),
    ) == [
        "一级|一、计划", "正文|尚有不足。一是甲。二是乙。", "正文|下一步重点抓好：",
        "条目|一要丙。", "条目|二要丁。",
    ]  # fmt: skip


def test_a_line_break_in_a_cell_is_a_new_paragraph() -> None:
    assert lines(
        layout(section("情况")),
        ("引言", "", "第一段。\n第二段。"),
        ("一级", "情况"),
        ("二级", "甲。", "乙。\n\n丙。"),
    ) == ["引言|第一段。", "引言|第二段。", "一级|一、情况", "二级连写|（一）甲。乙。", "正文|丙。"]


def test_what_stands_before_the_first_heading_keeps_its_place() -> None:
    assert lines(
        layout(section("情况")),
        ("引言", "", "开头。"),
        ("正文", "", "说明。"),
        ("引言", "", "补充。"),
        ("一级", "情况"),
    ) == ["引言|开头。", "正文|说明。", "正文|补充。", "一级|一、情况"]


def codes(shape: Layout, *rows: Sequence[str]) -> list[tuple[str, str]]:
    return [(d.code, str(d.where)) for d in compose(report(*rows), shape).diagnostics]


def test_required_sections_that_are_missing_or_empty_are_named() -> None:
    shape = layout(section("做法", required=True), section("问题", required=True), introduction=True)
    assert codes(shape, ("一级", "做法")) == [
        ("TX401", "某局.xlsx › 正文"),
        ("TX402", "某局.xlsx › 正文"),
        ("TX403", "某局.xlsx › 正文!B2"),
    ]


def test_a_reworded_heading_is_still_the_section_in_its_place() -> None:
    shape = layout(
        section("做法", required=True), section("问题", required=True), section("打算", required=True)
    )
    assert (
        codes(shape, ("一级", "主要做法和成效", "。"), ("一级", "问题", "。"), ("一级", "下步打算", "。"))
        == []
    )


def test_a_table_that_no_sheet_holds_is_named_with_its_cell() -> None:
    assert codes(layout(section("情况")), ("一级", "情况"), ("表格", "检查情况")) == [
        ("TX404", "某局.xlsx › 正文!B3")
    ]


def test_a_heading_that_should_run_in_is_pointed_out() -> None:
    shape = layout(section("问题", headings=HeadingForm.RUN_IN))
    assert codes(shape, ("一级", "问题"), ("二级", "力度不够", "有待加强。")) == [
        ("TX406", "某局.xlsx › 正文!B3")
    ]


def test_a_heading_with_nothing_below_is_told() -> None:
    rows = [
        ("一级", "情况"),
        ("二级", "有内容。", "推进工作。"),
        ("二级", "没有内容。"),
        ("二级", "有下级"),
        ("三级", "下级没有内容"),
        ("二级", "有条目。"),
        ("条目", "", "按月核对。"),
        ("二级", "末尾没有内容。"),
    ]
    told = [d for d in compose(report(*rows), layout(section("情况"))).diagnostics if d.code == "TX411"]
    assert [d.details["title"] for d in told] == ["没有内容。", "下级没有内容", "末尾没有内容。"]


def test_a_table_that_no_row_places_is_told_at_its_cell() -> None:
    tables = {
        name: Table(name, text("", f"表·{name}", "A1"), 1, (), (), cell(f"表·{name}", "A1"))
        for name in ("经费", "人员")
    }
    rows = (("一级", "甲"), ("正文", "", "总述。"), ("表格", "表·经费"))
    composed = compose(report(*rows, tables=tables), layout(section("甲")))
    assert [(d.code, str(d.where)) for d in composed.diagnostics] == [("TX408", "某局.xlsx › 表·人员!A1")]


def test_a_heading_that_stands_there_already_is_told_where_only_the_same_one_repeats_it() -> None:
    rows = [
        ("一级", "情况"), ("二级", "问题", "有。"), ("二级", "措施", "有。"), ("二级", "问 题", "有。"),
        ("一级", "打算"), ("二级", "问题", "有。"), ("一级", "情况"), ("正文", "", "有。"),
    ]  # fmt: skip
    told = [d for d in compose(report(*rows), layout(section("情况"))).diagnostics if d.code == "TX415"]
    assert [d.where.cell for d in told] == ["B5", "B8"]
    assert [d.details["first"] for d in told] == ["正文!B3", "正文!B2"]
