"""Masks that offices write for "to be filled"."""

from pathlib import Path

import pytest

from docgen.compose import compose, tags
from docgen.diagnostics import Severity, hardened
from docgen.model.cell_text import Span, SpanKind
from docgen.model.context import UNFILLED_END, UNFILLED_START
from docgen.model.geometry import STANDARD_PAGE
from docgen.model.masks import find_masks
from docgen.model.report import Level
from support.books import read as read_book
from support.reports import figure, layout, report, section, text


@pytest.mark.parametrize(
    ("text", "masks"),
    [
        ("召开会议X次", ["X"]),
        ("走访XX余条", ["XX"]),
        ("集中学习*次", ["*"]),
        ("**在县委领导下", ["**"]),
        ("××局", ["××"]),
        ("＊街道", ["＊"]),
        ("○○办公室", ["○○"]),
        ("会议X次、检查X次", ["X", "X"]),
        ("会议×次", ["×"]),
        ("×月×日", ["×", "×"]),
        ("20XX年，202X年", ["20XX", "202X"]),
        ("20**年和20××年度", ["20**", "20××"]),
        ("2XXX年", ["2XXX"]),
        ("20XX-20XX年度", ["20XX", "20XX"]),
        ("某发〔20XX〕X号", ["20XX", "X"]),
        ("会议x次，走访x余户", ["x", "x"]),
        ("xxxx年x月x日", ["xxxx", "x", "x"]),
        ("ＸＸ市ｘｘ局", ["ＸＸ", "ｘｘ"]),
        ("增长X.X%，投资XX.XX万元", ["X.X", "XX.XX"]),
        ("投入X,XXX元", ["X,XXX"]),
        ("增长*.*个百分点", ["*.*"]),
        ("共___次，____年__月", ["___", "____", "__"]),
        ("会议＿＿次", ["＿＿"]),
        ("检查##次、？？人", ["##", "？？"]),
        ("△△局、□□县", ["△△", "□□"]),
        ("〇〇市", ["〇〇"]),
        ("第X季度", ["X"]),
        ("由XX同志负责", ["XX"]),
        ("王家村委会等*个村", ["*"]),
        ("张XXX", ["XXX"]),
        ("某县*街道", ["*"]),
    ],
)
def test_masks_are_found(text: str, masks: list[str]) -> None:
    assert find_masks(text) == masks


@pytest.mark.parametrize(
    "text",
    [
        *("做X光检查", "面积10×20米", "面积 10 × 20 米", "安装APP和XML工具", "3*4", "iPhoneX", "MAX值"),
        *(
            "“数据要素×”行动",
            "数据要素×人工智能",
            "面积=长×宽",
            "2024年",
            "长*宽*高",
            "单价 * 数量",
            "长 × 宽",
        ),
        *(
            "m×n",
            "5 * 8",
            "X射线",
            "X 射线",
            "X轴",
            "x轴",
            "性染色体XX染色体",
            "1+X证书",
            "互联网+X",
            "X-ray",
        ),
        *(
            "Mac OS X系统",
            "iPhone X 手机",
            "二○○八年",
            "二〇〇四年",
            "三○○医院",
            "怎么办？？",
            "真的吗??",
            "#1",
            "□是 □否",
        ),
        *(
            "张××、李×",
            "党员王×明带头",
            "李*明同志",
            "村民刘XX反映",
            "赵××局长",
            "138****1234",
            "身份证5101**********1234",
        ),
        *(
            "*注：数据为初步统计",
            "* 为必填项",
            "带*的为必填",
            "snake__case",
            "4×100米接力",
            "机密★1年",
            "张某某",
            "□□",
        ),
    ],
)
def test_words_products_and_names_are_no_masks(text: str) -> None:
    assert find_masks(text) == []


@pytest.mark.parametrize("sign", [*"Xx＊*×○_?□", "X.", "{%", "张×", "20XX", "× ", "_ "])
def test_signs_by_the_hundred_thousand_are_gone_through_within_the_run(sign: str) -> None:
    assert len(find_masks(sign * 300_000)) <= 300_000


def test_a_mask_is_marked_and_nothing_else_changes() -> None:
    composed = compose(report(("一级", "情况"), ("正文", "", "会议X次")), layout(section("情况")))
    assert composed.value is not None
    assert (
        tags(composed.value).context["正文"][0]["段落"][0]["文字"] == f"会议{UNFILLED_START}X{UNFILLED_END}次"
    )  # type: ignore[index]


def test_an_unfilled_place_is_a_warning_with_its_cell_and_an_error_under_strict() -> None:
    unfilled = report(("一级", "情况"), ("正文", "", "会议X次"))
    (lenient,) = compose(unfilled, layout(section("情况"))).diagnostics
    (strict,) = hardened((lenient,))
    assert (lenient.code, lenient.severity, lenient.where.cell) == ("TX201", Severity.WARNING, "C3")
    assert (strict.code, strict.severity) == ("TX201", Severity.ERROR)


def test_all_unfilled_places_are_one_message_with_the_words_around_each() -> None:
    unfilled = report(
        ("一级", "情况"),
        ("正文", "", "全年累计召开专题会议X次，走访群众XX余条意见。"),
        ("正文", "", "今年以来共组织学习*次。\n另起一段，**工作继续推进，前后左右都有很多别的话，最后是×次"),
        fields={"联系人": "××"},
    )
    (told,) = compose(unfilled, layout(section("情况"))).diagnostics
    assert told.details["count"] == 6
    assert told.details["places"] == (
        "基本信息!B4“××”、正文!C3“…召开专题会议X次，走访群众XX余条意见。”、正文!C4“…来共组织学习*次。”、"
        "正文!C4“另起一段，**工作继续推进…”、正文!C4“…的话，最后是×次”"
    )
    assert (told.where.file, told.where.sheet) == ("某局.xlsx", "")
    assert told.message() == f"还有 6 处待填：{told.details['places']}。"


def test_of_very_many_unfilled_places_some_are_shown_and_all_are_counted() -> None:
    rows = [("正文", "", "会议X次，" * 50) for _ in range(100)]
    (told,) = compose(report(("一级", "情况"), *rows), layout(section("情况"))).diagnostics
    assert (told.details["count"], told.where.sheet) == (5000, "正文")
    assert len(told.message()) < 2000


def test_a_masked_figure_is_one_unfilled_place_however_often_the_text_names_it() -> None:
    masked = report(
        ("一级", "情况"), ("正文", "", "{{会议}}，{{会议|数值}}"), figures=[figure("会议", None, "次")]
    )
    (told,) = compose(masked, layout(section("情况"))).diagnostics
    assert (told.details["count"], told.details["places"]) == (1, "数据!B2“会议：X”")


def test_a_mask_in_a_field_that_others_name_is_one_unfilled_place() -> None:
    fields = {"单位名称": "××局", "联系人": "{{单位名称}}办公室"}
    masked = report(("一级", "情况"), ("正文", "", "{{单位名称}}"), fields=fields)
    composed = compose(masked, layout(section("情况")))
    assert [d.details["places"] for d in composed.diagnostics] == ["基本信息!B4“××局”"]
    assert composed.value is not None
    assert tags(composed.value).context["联系人"] == f"{UNFILLED_START}××{UNFILLED_END}局办公室"


def test_words_that_a_new_workbook_brought_are_told_together_and_marked() -> None:
    brought = report(
        ("一级", "情况"), ("二级", "加强组织领导。", "成立专班。"), ("二级", "抓好培训。", "办班。")
    )
    rows = [
        row._replace(
            title=row.title._replace(spans=(Span(0, len(row.title.value), kind=SpanKind.PLACEHOLDER),))
        )
        if row.level is Level.HEADING_2
        else row
        for row in brought.body
    ]
    composed = compose(brought._replace(body=tuple(rows)), layout(section("情况")))
    (told,) = composed.diagnostics
    assert (told.code, told.severity, told.where.sheet) == ("TX202", Severity.WARNING, "正文")
    assert told.details["places"] == "正文!B3“加强组织领导。”、正文!B4“抓好培训。”"
    assert hardened((told,))[0].severity is Severity.ERROR
    assert composed.value is not None
    heading = tags(composed.value).context["正文"][0]["段落"][0]  # type: ignore[index]
    assert heading["标题"] == f"{UNFILLED_START}加强组织领导。{UNFILLED_END}"


def test_a_masked_figure_points_at_its_own_cell() -> None:
    masked = report(("一级", "情况"), ("正文", "", "会议{{会议}}"), figures=[figure("会议", None, "次")])
    composed = compose(masked, layout(section("情况")))
    assert composed.value is not None
    assert (
        tags(composed.value).context["正文"][0]["段落"][0]["文字"] == f"会议{UNFILLED_START}X{UNFILLED_END}次"
    )  # type: ignore[index]
    assert [d.where.sheet for d in composed.diagnostics] == ["数据"]


@pytest.mark.parametrize(
    ("reference", "unit"), [("{{会议}}", "次"), ("{{会议|数值}}", ""), ("{{会议|同比}}", "")]
)
def test_a_masked_figure_has_its_unit_only_where_the_text_does_not_write_it(
    reference: str, unit: str
) -> None:
    masked = report(("一级", "情况"), ("正文", "", reference), figures=[figure("会议", None, "次")])
    composed = compose(masked, layout(section("情况")))
    assert composed.value is not None
    assert (
        tags(composed.value).context["正文"][0]["段落"][0]["文字"] == f"{UNFILLED_START}X{UNFILLED_END}{unit}"
    )  # type: ignore[index]


@pytest.mark.parametrize("mask", ["X", "XX", "XX余", "X.X", "**", "___", "××", "XX次"])
def test_a_masked_number_in_the_sheet_of_figures_is_an_unfilled_place(tmp_path: Path, mask: str) -> None:
    figures = f"# 数据\n| 名称 | 数值 | 单位 |\n| 会议 | {mask} | 次 |\n"
    body = "# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 情况 | 会议{{会议}}。 |"
    book = read_book(tmp_path, figures + body)
    assert book.value is not None, book.diagnostics
    composed = compose(book.value, layout(section("情况")))
    assert composed.value is not None
    text = tags(composed.value).context["正文"][0]["段落"][0]["文字"]  # type: ignore[index]
    marked = f"{UNFILLED_START}{mask}{UNFILLED_END}"
    assert text == f"会议{marked}。" if mask.endswith("次") else f"会议{marked}次。"
    assert f"会议：{mask}" in str([d.details.get("places") for d in composed.diagnostics])


def test_the_words_around_a_place_hold_no_half_of_a_reference() -> None:
    whole = report(
        ("一级", "情况"),
        ("正文", "", "全年召开{{学习会次数}}X次，印发{{简报的份数}}。"),
        figures=[figure("学习会次数", "14", "次"), figure("简报的份数", "3", "份")],
    )
    (told,) = [d for d in compose(whole, layout(section("情况"))).diagnostics if d.code == "TX201"]
    words = str(told.details["places"])
    assert words.count("{{") == words.count("}}")


@pytest.mark.parametrize("printed", [{"会议"}, {"会 议"}, {"*"}])
def test_a_mask_that_only_the_template_prints_is_told_too(printed: set[str]) -> None:
    masked = report(
        ("一级", "情况"),
        ("正文", "", "内容。"),
        figures=(figure("会议", None, "次"), figure("检查", "14", "次")),
    )
    shape = layout(section("情况"))
    (told,) = compose(masked, shape, STANDARD_PAGE, printed).diagnostics
    assert (told.code, told.details["places"]) == ("TX201", "数据!B2“会议：X”")
    assert compose(masked, shape).diagnostics == ()


def test_an_empty_figure_that_only_the_template_names_is_not_told_as_unused() -> None:
    empty = figure("会议", None, "次")._replace(written=text("", "数据", "B2"))
    rows, shape = report(("一级", "情况"), ("正文", "", "内容。"), figures=(empty,)), layout(section("情况"))
    assert [found.code for found in compose(rows, shape).diagnostics] == ["TX108"]
    assert compose(rows, shape, STANDARD_PAGE, {"会议"}).diagnostics == ()
