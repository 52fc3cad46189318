"""图表·X: data for a native chart."""

from decimal import Decimal
from pathlib import Path

import pytest

from docgen.model.number_format import show
from docgen.model.objects import ChartKind
from support.books import finding, findings, read, read_whole


def test_a_chart_is_kind_caption_categories_and_series(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path,
        """
        # 图表·检查
        | 图表类型 | 柱形图         |          |
        | 图题     | 近三年检查情况 |          |
        | 类别     | 检查次数       | 整改次数 |
        | 2022年   | 12             | 10       |
        | 2023年   | 14.5           |          |
        """,
    )
    chart = report.charts["检查"]
    assert (chart.kind, chart.caption.value) == (ChartKind.COLUMN, "近三年检查情况")
    assert chart.categories == ("2022年", "2023年")
    assert [(series.name, series.values) for series in chart.series] == [
        ("检查次数", (Decimal(12), Decimal("14.5"))),
        ("整改次数", (Decimal(10), None)),
    ]


def test_caption_and_kind_may_stand_in_either_order_with_blank_rows(tmp_path: Path) -> None:
    report = read_whole(
        tmp_path, "# 图表·检查\n| 图题 | 情况 |\n| 图表类型 | 饼图 |\n| | |\n| 类别 | 次数 |\n| 甲 | 1 |"
    )
    assert report.charts["检查"].kind is ChartKind.PIE


def test_a_chart_may_have_no_caption(tmp_path: Path) -> None:
    report = read_whole(tmp_path, "# 图表·检查\n| 图表类型 | 折线图 |\n| 类别 | 次数 |\n| 甲 | 1 |")
    assert not report.charts["检查"].caption


def test_an_unknown_kind_is_an_error_with_the_nearest_one(tmp_path: Path) -> None:
    result = read(tmp_path, "# 图表·检查\n| 图表类型 | 柱状图 |\n| 类别 | 次数 |\n| 甲 | 1 |")
    assert findings(result) == ["WB603 图表·检查!B1"]
    assert "是不是“柱形图”？" in finding(result, "WB603").message()


def test_a_missing_kind_is_an_error(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 图表·检查\n| 类别 | 次数 |\n| 甲 | 1 |")) == ["WB602 图表·检查"]


def test_a_chart_without_data_is_an_error(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 图表·检查\n| 图表类型 | 柱形图 |\n| 类别 | 次数 |")) == [
        "WB604 图表·检查"
    ]


def test_a_value_that_is_no_number_is_an_error(tmp_path: Path) -> None:
    result = read(tmp_path, "# 图表·检查\n| 图表类型 | 柱形图 |\n| 类别 | 次数 |\n| 甲 | 许多 |")
    assert findings(result) == ["WB402 图表·检查!B3"]


def test_a_column_of_per_cents_keeps_its_number_format(tmp_path: Path) -> None:
    sheet = "# 图表·检查\n| 图表类型 | 柱形图 | |\n| 类别 | 次数 | 占比 |\n| 甲 | 1 | 0.5 [0.0%] |"
    chart = read_whole(tmp_path, sheet).charts["检查"]
    assert [series.number_format for series in chart.series] == ["General", "0.0%"]


@pytest.mark.parametrize(
    ("typed", "value", "code"),
    [('"1,200"', "1200", "General"), ("１２", "12", "General"), ("12.5%", "0.125", "0.0%")],
)
def test_a_number_typed_as_text_is_drawn_and_noted(tmp_path: Path, typed: str, value: str, code: str) -> None:
    result = read(tmp_path, f"# 图表·检查\n| 图表类型 | 柱形图 |\n| 类别 | 次数 |\n| 甲 | {typed} |")
    assert findings(result) == ["WB405 图表·检查!B3"]
    assert result.value is not None
    (series,) = result.value.charts["检查"].series
    assert (series.values, series.number_format) == ((Decimal(value),), code)


def test_what_the_hint_for_a_missing_number_says_helps_in_a_chart_as_well(tmp_path: Path) -> None:
    sheet = "# 图表·检查\n| 图表类型 | 柱形图 |\n| 类别 | 次数 |\n| 甲 | {} |\n| 乙 | 3 |"
    assert "写 X" in finding(read(tmp_path, sheet.format("不详")), "WB402").hint()
    result = read(tmp_path, sheet.format("X"))
    assert findings(result) == ["WB607 图表·检查!B3"]
    assert result.value is not None
    assert result.value.charts["检查"].series[0].values == (None, Decimal(3))


def test_a_column_shown_in_ten_thousands_is_drawn_so_in_a_format_that_every_word_reads(
    tmp_path: Path,
) -> None:
    sheet = "# 图表·投资\n| 图表类型 | 柱形图 |\n| 类别 | 投资（万元） |\n| 甲 | 12345678 [0!.0,] |"
    (series,) = read_whole(tmp_path, sheet).charts["投资"].series
    assert series.number_format == "0\\.0,"
    assert show(series.values[0] or Decimal(0), series.number_format).text == "1234.6"


@pytest.mark.parametrize(
    "numbers",
    ["1200 | 0.5 [0%]", "12345678 | 12", "12345678 [0!.0,] | 12345678", "0.5 [0%] | 90"],
)
def test_series_of_different_units_or_sizes_on_one_axis_are_told(tmp_path: Path, numbers: str) -> None:
    sheet = f"# 图表·检查\n| 图表类型 | 柱形图 | |\n| 类别 | 次数 | 占比 |\n| 甲 | {numbers} |"
    assert findings(read(tmp_path, sheet)) == ["WB605 图表·检查!C2"]


def test_series_of_one_size_are_not(tmp_path: Path) -> None:
    sheet = "# 图表·检查\n| 图表类型 | 折线图 | |\n| 类别 | 本期 | 上期 |\n| 甲 | 900 | 12 |\n| 乙 | 0 | |"
    assert findings(read(tmp_path, sheet)) == []


def test_a_pie_draws_its_first_series_and_tells_of_the_others(tmp_path: Path) -> None:
    sheet = "# 图表·检查\n| 图表类型 | 饼图 | |\n| 类别 | 本期 | 上期 |\n| 甲 | 9 | 12 |"
    result = read(tmp_path, sheet)
    assert findings(result) == ["WB606 图表·检查!C2"]
    assert result.value is not None
    assert [series.name for series in result.value.charts["检查"].series] == ["本期"]


def chart_of(folder: Path, kind: str, header: str, *rows: str) -> list[str]:
    lines = "\n".join(f"| {row} |" for row in (f"图表类型 | {kind}", header, *rows))
    return findings(read(folder, f"# 图表·检查\n{lines}"))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("投资（万元）", "办件（件）", True),
        ("投资(万元)", "利润（单位：亿元）", True),
        ("投资（万元）", "利润（万元）", False),
        ("检查（城区）", "检查（乡镇）", False),
        ("检查（2023年）", "检查（2024年）", False),
        ("检查", "办件（件）", False),
    ],
)
def test_series_of_two_units_are_told_whatever_their_size(
    tmp_path: Path, first: str, second: str, told: bool
) -> None:
    found = chart_of(tmp_path, "柱形图", f"类别 | {first} | {second}", "甲 | 3 | 4", "乙 | 5 | 6")
    assert found == (["WB605 图表·检查!C2"] if told else [])


@pytest.mark.parametrize(
    ("numbers", "told"), [((3, -1), True), ((0, 0), True), ((0, 5), False), ((1, ""), False)]
)
def test_a_pie_without_shares_is_told(tmp_path: Path, numbers: tuple[object, object], told: bool) -> None:
    rows = [f"{name} | {number}" for name, number in zip("甲乙", numbers, strict=True)]
    assert chart_of(tmp_path, "饼图", "类别 | 次数", *rows) == (["WB608 图表·检查!B2"] if told else [])
    assert chart_of(tmp_path, "柱形图", "类别 | 次数", *rows) == []


def test_a_series_of_no_numbers_and_two_of_one_name_are_told(tmp_path: Path) -> None:
    found = chart_of(tmp_path, "折线图", "类别 | 次 数 | 次数 | 上年", "甲 | 1 | 2 |", "乙 | 3 | 4 |")
    assert found == ["WB610 图表·检查!C2", "WB609 图表·检查!D2"]
