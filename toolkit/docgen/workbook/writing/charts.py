"""图表·X: the data of a native Word chart, in the shape that workbook/schema.py describes."""

from __future__ import annotations

from docgen.model.contents import ChartEntry
from docgen.workbook.schema import (
    CHART_CAPTION_LABEL,
    CHART_CATEGORY_LABEL,
    CHART_KIND_LABEL,
    CHART_KIND_WORDS,
)
from docgen.workbook.writing import look
from docgen.workbook.writing.sheet import LAST_ROW, Sheet, text_width

HEADER_ROW = 3
_FIRST_WIDTH, _WIDTH, _WIDEST = 18.0, 16.0, 60.0


def write_chart(sheet: Sheet, chart: ChartEntry) -> None:
    """Fill a sheet 图表·X: kind, caption, then categories with a column for each series."""
    caption_width = min(max(_WIDTH, text_width(chart.caption) + 4.0), _WIDEST)
    widths = [_FIRST_WIDTH, caption_width, *[_WIDTH] * (len(chart.series) - 1)]
    sheet.columns(widths, (look.LABEL, *[look.CELL] * len(chart.series)))
    sheet.put(1, 1, CHART_KIND_LABEL, look.LABEL)
    sheet.put(1, 2, chart.kind.value, look.TEXT)
    sheet.offer("B1", CHART_KIND_WORDS, CHART_KIND_LABEL, "从下拉列表选图表的种类。", only=True)
    sheet.put(2, 1, CHART_CAPTION_LABEL, look.LABEL)
    sheet.put(2, 2, chart.caption, look.TEXT)
    sheet.prompt("B2", CHART_CAPTION_LABEL, "写在图下面的题目；可以不填。")
    sheet.put(HEADER_ROW, 1, CHART_CATEGORY_LABEL, look.HEADER)
    for row, category in enumerate(chart.categories, HEADER_ROW + 1):
        sheet.put(row, 1, category, look.LABEL)
    for column, (name, values) in enumerate(chart.series.items(), 2):
        sheet.put(HEADER_ROW, column, name, look.HEADER)
        for row, value in enumerate(values, HEADER_ROW + 1):
            sheet.put(row, column, value, look.CELL)
    first = HEADER_ROW + 1
    sheet.prompt(f"A{first}:A{LAST_ROW}", CHART_CATEGORY_LABEL, "一行一类，如年份或单位。")
    sheet.worksheet.freeze_panes = f"B{first}"
    sheet.fit_rows(1, least=24)
    sheet.set_up_page(header_rows=HEADER_ROW)
    sheet.choose(f"B{first}")
