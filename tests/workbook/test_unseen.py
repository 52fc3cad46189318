"""Words in the colour of their cell are seen by nobody and stay out of the report; a warning tells them."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, FormulaRule
from openpyxl.styles import Font, GradientFill, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.table import Table, TableStyleInfo

from docgen.diagnostics import Result
from docgen.model.report import Report
from docgen.workbook import read_workbook
from support.books import finding, findings
from support.marked import marked_book

WHITE = Font(color="FFFFFFFF")


def solid(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=color)


def a_book() -> Workbook:
    book = Workbook()
    fields = book.active
    assert fields is not None
    fields.title = "基本信息"
    for row in (("项目", "内容"), ("版式", "年度工作情况报告"), ("单位", "某局"), ("标题", "工作报告")):
        fields.append(row)
    body = book.create_sheet("正文")
    for row in (("层级", "标题", "内容"), ("一级", "工作成效", None), ("正文", None, "全年办结120件。")):
        body.append(row)
    figures = book.create_sheet("数据")
    figures.append(("名称", "数值", "单位"))
    figures.append(("次数", 14, "次"))
    table = book.create_sheet("表·检查")
    for row in (("单位", "次数"), ("甲科", 3), ("乙科", 4)):
        table.append(row)
    return book


def read(folder: Path, book: Workbook) -> Result[Report]:
    path = folder / "某局.xlsx"
    book.save(path)
    return read_workbook(path)


def told(result: Result[Report]) -> list[str]:
    return [each for each in findings(result) if each.startswith(("WB130", "WB131"))]


@pytest.mark.parametrize(
    ("font", "fill"),
    [
        (WHITE, PatternFill()),
        (Font(color="FFFDFDFD"), PatternFill()),
        (WHITE, solid("FFFFFFFF")),
        (Font(color="FFFFFF00"), solid("FFFFFF00")),
        (Font(color="FF000000"), solid("FF000000")),
        (Font(color=Color(theme=0)), PatternFill()),
        (Font(color=Color(indexed=9)), PatternFill()),
        (Font(color=Color(theme=4)), PatternFill("solid", fgColor=Color(theme=4))),
    ],
    ids=["white", "nearly", "on white", "yellow", "black", "theme", "index", "theme on theme"],
)
def test_words_in_the_colour_of_their_cell_stay_out_and_are_told(
    tmp_path: Path, font: Font, fill: PatternFill
) -> None:
    book = a_book()
    book["正文"].append(("正文", None, "身份证号不外传。"))
    book["正文"]["C4"].font, book["正文"]["C4"].fill = font, fill
    result = read(tmp_path, book)
    assert result.value is not None
    assert "外传" not in str(result.value)
    assert told(result) == ["WB130 正文!C4"]
    assert "身份证号不外传" in finding(result, "WB130").message()


@pytest.mark.parametrize(
    ("font", "fill"),
    [
        (WHITE, solid("FF1F3864")),
        (WHITE, PatternFill("gray125")),
        (WHITE, GradientFill(stop=("FF1F3864", "FFFFFFFF"))),
        (WHITE, PatternFill("solid", fgColor=Color(theme=4))),
        (Font(color="FFC00000"), PatternFill()),
        (Font(color="FF808080"), solid("FFD9D9D9")),
        (Font(), solid("FFFFF2CC")),
    ],
    ids=["dark", "pattern", "gradient", "theme", "red", "grey", "plain"],
)
def test_words_that_can_be_read_on_their_cell_are_in_the_report(
    tmp_path: Path, font: Font, fill: PatternFill
) -> None:
    book = a_book()
    book["正文"]["C3"].font, book["正文"]["C3"].fill = font, fill
    result = read(tmp_path, book)
    assert result.value is not None
    assert result.value.body[-1].content.value == "全年办结120件。"
    assert told(result) == []


def test_an_unseen_figure_is_no_figure_and_an_unseen_number_of_a_table_is_not_printed(tmp_path: Path) -> None:
    book = a_book()
    book["数据"]["B2"].font = WHITE
    book["表·检查"]["B3"].font = WHITE
    result = read(tmp_path, book)
    assert result.value is not None
    assert result.value.figures["次数"].value is None
    assert "Text(value='4'" not in str(result.value.tables)
    assert sorted(told(result)) == ["WB130 数据!B2", "WB130 表·检查!B3"]


def test_where_a_table_or_a_condition_may_colour_cells_white_words_are_kept_and_told(tmp_path: Path) -> None:
    dark = PatternFill(bgColor="FF1F3864", fill_type="solid")
    rules = {
        "条件": FormulaRule(formula=['$A3<>""'], fill=dark),
        "值": CellIsRule(operator="equal", formula=["1"], fill=dark),
        "色阶": ColorScaleRule(start_type="min", start_color="FF0000", end_type="max", end_color="00FF00"),
        "套用表格格式": None,
    }
    for name, rule in rules.items():
        book = a_book()
        body = book["正文"]
        body["C3"].font = WHITE
        if rule is None:
            style = TableStyleInfo(name="TableStyleDark3")
            body.add_table(Table(displayName="text", ref="A1:C3", tableStyleInfo=style))
        else:
            body.conditional_formatting.add("A2:C20", rule)
        result = read(tmp_path, book)
        assert result.value is not None
        assert result.value.body[-1].content.value == "全年办结120件。", name
        assert told(result) == ["WB131 正文!C3"], name


def test_what_colours_other_cells_shows_no_white_words(tmp_path: Path) -> None:
    book = a_book()
    body = book["正文"]
    body["C3"].font = WHITE
    dark = PatternFill(bgColor="FF1F3864", fill_type="solid")
    body.conditional_formatting.add("A2:B20", FormulaRule(formula=["TRUE"], fill=dark))
    style = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    body.add_table(Table(displayName="text", ref="A1:C3", tableStyleInfo=style))
    assert told(read(tmp_path, book)) == ["WB130 正文!C3"]


def test_a_condition_that_only_tints_hides_and_shows_nothing(tmp_path: Path) -> None:
    book = a_book()
    body = book["正文"]
    body["C3"].font = WHITE
    tint = PatternFill(bgColor="FFFFF2CC", fill_type="solid")
    body.conditional_formatting.add("C3", FormulaRule(formula=["TRUE"], fill=tint))
    assert told(read(tmp_path, book)) == ["WB130 正文!C3"]


def test_the_same_style_is_read_as_excel_shows_it_whatever_else_the_cell_holds(tmp_path: Path) -> None:
    book = a_book()
    book["正文"]["C3"].font = WHITE
    book["正文"]["C3"].value = None
    assert told(read(tmp_path, book)) == []


def test_the_workbooks_of_docgen_new_hide_nothing_by_colour(tmp_path: Path) -> None:
    path = tmp_path / "某局.xlsx"
    path.write_bytes(marked_book("一"))
    assert told(read_workbook(path)) == []
