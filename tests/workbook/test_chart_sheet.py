"""图表·X: data for a native chart."""

from decimal import Decimal
from pathlib import Path

from docgen.model.report import ChartKind
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
