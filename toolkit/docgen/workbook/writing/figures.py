"""数据: the layout's figures, waiting for their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.model.contents import FigureEntry
from docgen.model.layout import Layout
from docgen.workbook.schema import FIGURES_SHEET
from docgen.workbook.writing import look
from docgen.workbook.writing.sheet import LAST_ROW, Sheet

WIDTHS = (20, 14, 13, 14, 11, 30, 40)
STYLES = (look.TEXT, look.NUMBER, look.CHOICE, look.NUMBER, look.CODE, look.TEXT, look.HINT)
FORMAT_WORDS = ("0", "0.0", "0.00", "0%", "0.0%", "0.00%")
"""Formats with a comma (#,##0) cannot stand in a drop-down's list; the prompt names them."""

_NUMBER_COLUMNS = (2, 4)

_PROMPTS = (
    "给这个数取个名字，正文里写 {{名称}} 就能用它。名称不能重复。",
    "只写数字，单位写在右边。还没有定的写 X，报告里会标出来；用不到的，空着或删去整行。",
    "如：次、人、%、万元。",
    "上一期的数，用来算 {{名称|同比}}；没有可不填。",
    "数字怎样显示，一般不填。0.0 是一位小数，0% 是百分数，#,##0 加千分号。",
    "数字从哪里来，备查，不进报告。",
    "给自己看的，不进报告。",
)


def write_figures(sheet: Sheet, layout: Layout, entries: Sequence[FigureEntry]) -> None:
    """Fill the sheet 数据 with `entries`, or with the figures the layout's reports usually give."""
    rows = entries or [FigureEntry(f.name, unit=f.unit, note=f.explanation) for f in layout.figures]
    sheet.head(FIGURES_SHEET, WIDTHS, _PROMPTS)
    sheet.columns(WIDTHS, STYLES)
    for number, row in enumerate(rows, 2):
        values = (row.name, row.value, row.unit, row.previous, row.number_format, row.source, row.note)
        for column, (value, style) in enumerate(zip(values, STYLES, strict=True), 1):
            sheet.put(number, column, value, style)
        if row.number_format:
            for column in _NUMBER_COLUMNS:
                sheet.worksheet.cell(number, column).number_format = row.number_format
    for letter, header, prompt in zip("ABCDEFG", FIGURES_SHEET.headers, _PROMPTS, strict=True):
        if header == "格式":
            sheet.offer(f"{letter}2:{letter}{LAST_ROW}", FORMAT_WORDS, header, prompt)
        elif header != "备注":
            sheet.prompt(f"{letter}2:{letter}{LAST_ROW}", header, prompt)
    gap = look.differential(fill=look.REQUIRED)
    sheet.mark(f"A2:A{LAST_ROW}", 'AND($A2="",LEN($B2)>0)', gap)
    sheet.mark(f"B2:B{LAST_ROW}", "AND(LEN($A2)>0,LEN(TRIM($B2))=0)", gap)
    twice = look.differential(bold=True, colour="C00000")
    sheet.mark(f"A2:A{LAST_ROW}", f"AND(LEN($A2)>0,COUNTIF($A$2:$A${LAST_ROW},$A2)>1)", twice)
    sheet.literal_places.append(f"E2:E{LAST_ROW}")
    sheet.as_table("数据表", FIGURES_SHEET, len(rows) + 1, filters=True)
    sheet.fit_rows(2, least=24)
    sheet.set_up_page(landscape=True, header_rows=1)
    sheet.choose("B2")
