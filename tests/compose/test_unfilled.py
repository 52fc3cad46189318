"""Masks that offices write for "to be filled"."""

import pytest

from docgen.compose import compose, tags
from docgen.diagnostics import Severity
from docgen.model.context import UNFILLED_END, UNFILLED_START
from docgen.model.masks import find_masks
from support.reports import figure, layout, report, section


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
    ],
)
def test_masks_are_found(text: str, masks: list[str]) -> None:
    assert find_masks(text) == masks


@pytest.mark.parametrize(
    "text",
    [
        *("做X光检查", "面积10×20米", "面积 10 × 20 米", "安装APP和XML工具", "3*4", "iPhoneX", "MAX值"),
        *("“数据要素×”行动", "数据要素×人工智能", "面积=长×宽", "2024年"),
    ],
)
def test_words_and_products_are_no_masks(text: str) -> None:
    assert find_masks(text) == []


def test_a_mask_is_marked_and_nothing_else_changes() -> None:
    composed = compose(report(("一级", "情况"), ("正文", "", "会议X次")), layout(section("情况")))
    assert composed.value is not None
    assert (
        tags(composed.value).context["正文"][0]["段落"][0]["文字"] == f"会议{UNFILLED_START}X{UNFILLED_END}次"
    )  # type: ignore[index]


def test_an_unfilled_place_is_a_warning_with_its_cell_and_an_error_under_strict() -> None:
    unfilled = report(("一级", "情况"), ("正文", "", "会议X次"))
    (lenient,) = compose(unfilled, layout(section("情况"))).diagnostics
    (strict,) = compose(unfilled, layout(section("情况")), strict=True).diagnostics
    assert (lenient.code, lenient.severity, lenient.where.cell) == ("TX201", Severity.WARNING, "C3")
    assert (strict.code, strict.severity) == ("TX201", Severity.ERROR)


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
