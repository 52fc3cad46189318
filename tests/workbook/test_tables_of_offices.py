"""表·X as offices make them: lines around the grid, headers of several rows, hidden parts, indents."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment as CellAlignment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from docgen.model.cell_text import Look, Span
from docgen.model.objects import Alignment, Direction, Table, TableLine
from docgen.workbook import read_workbook
from support.books import finding, findings, read, read_whole, write_book
from support.pictures import png

Edit = Callable[[Worksheet], object]


def table(folder: Path, rows: str, edit: Edit | None = None) -> Table:
    """The table of a sheet 表·检查; `edit` may do to the sheet what the notation cannot say."""
    return read_whole(folder, f"# 表·检查\n{rows}", edit=_on_sheet(edit)).tables["检查"]


def _on_sheet(edit: Edit | None) -> Callable[[Workbook], object] | None:
    return None if edit is None else lambda book: edit(book["表·检查"])


def texts(table: Table) -> list[list[str]]:
    return [[cell.text.value for cell in row] for row in table.rows]


def line(line: TableLine) -> list[str]:
    return [text.value for text in line]


OFFICE = """
    | 安全检查情况统计表 |      |      |          |
    | 填报单位：某局     |      |      | 填报日期：2024年6月 |
    |                    |      |      | 单位：万元 |
    | 单位               | 检查 |      | 投入     |
    |                    | 次数 | 问题 |          |
    | 甲科               | 12   | 3    | 4.5      |
    | 合计               | 12   | 3    | 4.5      |
    | 注：数据截至6月底。 |     |      |          |
    | 制表人：张三       |      | 审核人：李四 |  |
"""


def merged_header(sheet: Worksheet) -> None:
    for area in ("A1:D1", "A4:A5", "B4:C4", "D4:D5", "A8:D8"):
        sheet.merge_cells(area)


def test_each_row_of_an_offices_table_is_what_it_is(tmp_path: Path) -> None:
    found = table(tmp_path, OFFICE, merged_header)
    assert found.caption.value == "安全检查情况统计表"
    assert [line(one) for one in found.above] == [
        ["填报单位：某局", "填报日期：2024年6月"],
        ["", "单位：万元"],
    ]
    assert found.header_rows == 2
    assert texts(found)[:2] == [["单位", "检查", "投入"], ["次数", "问题"]]
    assert [row[0] for row in texts(found)[2:]] == ["甲科", "合计"]
    assert [note.value for note in found.notes] == ["注：数据截至6月底。"]
    assert [line(one) for one in found.below] == [["制表人：张三", "审核人：李四"]]


def test_the_unit_may_stand_in_the_last_cell_of_the_captions_row(tmp_path: Path) -> None:
    found = table(tmp_path, "| 投入情况 | | （万元） |\n| 单位 | 预算 | 实际 |\n| 甲 | 1 | 2 |")
    assert found.caption.value == "投入情况"
    assert [line(one) for one in found.above] == [["", "（万元）"]]
    assert texts(found)[0] == ["单位", "预算", "实际"]


def test_a_unit_line_without_a_caption_stands_above_the_grid(tmp_path: Path) -> None:
    found = table(tmp_path, "| | | 单位：万元 |\n| 单位 | 预算 | 实际 |\n| 甲 | 1 | 2 |")
    assert found.caption.value == "检查"
    assert [line(one) for one in found.above] == [["", "单位：万元"]]
    assert found.header_rows == 1


def test_a_bare_mark_above_the_caption_leads_it(tmp_path: Path) -> None:
    found = table(tmp_path, "| 附件1 | | |\n| 检查情况表 | | |\n| 单位 | 预算 | 实际 |\n| 甲 | 1 | 2 |")
    assert [line(one) for one in found.lead] == [["附件1"]]
    assert found.caption.value == "检查情况表"


def test_a_line_below_the_caption_keeps_its_place(tmp_path: Path) -> None:
    def middle(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:C2")
        sheet["A2"].alignment = CellAlignment(horizontal="center")

    found = table(
        tmp_path, "| 检查情况表 | | |\n| 2024年上半年 | | |\n| 单位 | 预算 | 实际 |\n| 甲 | 1 | 2 |", middle
    )
    assert [line(one) for one in found.above] == [["", "2024年上半年", ""]]


@pytest.mark.parametrize("rows", [2, 3])
def test_a_caption_merged_over_several_rows_is_one_caption(tmp_path: Path, rows: int) -> None:
    blank = "| | | |\n" * (rows - 1)
    found = table(
        tmp_path,
        f"| 检查情况表 | | |\n{blank}| 单位 | 预算 | 实际 |\n| 甲 | 1 | 2 |",
        lambda sheet: sheet.merge_cells(f"A1:C{rows}"),
    )
    assert found.caption.value == "检查情况表"
    assert texts(found) == [["单位", "预算", "实际"], ["甲", "1", "2"]]
    assert found.header_rows == 1


def test_a_header_of_units_or_of_column_numbers_goes_on_with_the_header(tmp_path: Path) -> None:
    found = table(
        tmp_path, "| 指标 | 投入 | 检查 |\n| 栏次 | 1 | 2 |\n| — | （万元） | 次 |\n| 道路 | 5 | 6 |"
    )
    assert found.header_rows == 3


def test_a_row_of_words_is_no_header(tmp_path: Path) -> None:
    assert table(tmp_path, "| 姓名 | 职务 |\n| 张三 | 科长 |\n| 李四 | 科员 |").header_rows == 1


def test_years_over_columns_are_header(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")

    found = table(tmp_path, "| 指标 | 年度 | |\n| | 2023 | 2024 |\n| 道路 | 5 | 6 |", merge)
    assert found.header_rows == 2


def test_bold_rows_above_plain_ones_are_header(tmp_path: Path) -> None:
    def bold(sheet: Worksheet) -> None:
        for row in (1, 2):
            for cell in sheet[row]:
                cell.font = Font(bold=True)

    found = table(tmp_path, "| 姓名 | 职务 |\n| 全称 | 简称 |\n| 张三 | 科长 |\n| 李四 | 科员 |", bold)
    assert found.header_rows == 2


def test_a_sheet_of_labelled_lines_alone_is_still_a_table(tmp_path: Path) -> None:
    found = table(tmp_path, "| 姓名：张三 | 性别：男 |\n| 单位：某局 | 职务：科长 |")
    assert len(found.rows) + len(found.above) == 2
    assert found.rows


@pytest.mark.parametrize(
    "note",
    [
        "注：截至6月。",
        "备注：含下属单位。",
        "说明:1.口径同上年。",
        "数据来源：统计局",
        "注1：甲。",
        "资料来源：年报",
        "*不含分局",
    ],
)
def test_notes_stand_below_the_grid(tmp_path: Path, note: str) -> None:
    found = table(tmp_path, f"| 单位 | 次数 |\n| 甲 | 1 |\n| {note} | |\n| 2.第二条。 | |")
    assert [text.value for text in found.notes] == [note, "2.第二条。"]
    assert texts(found) == [["单位", "次数"], ["甲", "1"]]


def test_a_group_of_the_body_is_no_note(tmp_path: Path) -> None:
    found = table(tmp_path, "| 单位 | 次数 |\n| 一、机关 | |\n| 甲 | 1 |\n| 合计 | |")
    assert found.notes == ()
    assert len(found.rows) == 4


def test_two_tables_of_one_sheet_are_two_tables(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        "| 检查情况表 | | |\n| 单位 | 次数 | 人 |\n| 甲 | 1 | 2 |\n| | | |\n"
        "| 整改情况表 | | |\n| 单位 | 数量 | |\n| 乙 | 3 | |",
    )
    assert texts(found) == [["单位", "次数", "人"], ["甲", "1", "2"]]
    (second,) = found.following
    assert (second.caption.value, texts(second)) == ("整改情况表", [["单位", "数量"], ["乙", "3"]])


def test_a_blank_row_within_a_table_parts_nothing(tmp_path: Path) -> None:
    found = table(tmp_path, "| 单位 | 次数 |\n| 甲 | 1 |\n| | |\n| 二、其他 | |\n| 乙 | 3 |")
    assert found.following == ()
    assert len(found.rows) == 4


# Hidden is hidden


def test_hidden_rows_and_columns_stay_out_and_are_told_once(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[4].hidden = True

    rows = (
        "| 姓名 | 证号 | 单位 |\n| 张三 | a1 | 甲 |\n| 李四 | a2 | 乙 |\n"
        "| 王五 | a3 | 丙 |\n| 赵六 | a4 | 丁 |"
    )
    result = read(tmp_path, f"# 表·检查\n{rows}", edit=_on_sheet(hide))
    assert result.value is not None
    assert texts(result.value.tables["检查"]) == [["姓名", "单位"], ["张三", "甲"], ["赵六", "丁"]]
    told = finding(result, "WB612")
    assert "第3—4行（共2行）、B列（共1列）" in told.message()


def test_a_merge_across_hidden_cells_shrinks(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A2:A4")
        sheet.column_dimensions["A"].hidden = True
        sheet.row_dimensions[3].hidden = True

    found = table(tmp_path, "| 组 | | |\n| 一 | 甲 | 1 |\n| | 乙 | 2 |\n| | 丙 | 3 |", hide)
    assert texts(found)[1:] == [["甲", "1"], ["丙", "3"]] or found.caption.value == "组"


def test_a_merge_whose_first_column_is_hidden_is_seen_in_its_second(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:B2")
        sheet.column_dimensions["A"].hidden = True

    found = table(tmp_path, "| 甲 | 乙 | 丙 |\n| 合并 | | 3 |\n| 4 | 5 | 6 |", hide)
    assert texts(found) == [["乙", "丙"], ["合并", "3"], ["5", "6"]]


def test_a_table_all_hidden_is_an_error_that_says_so(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        for letter in "AB":
            sheet.column_dimensions[letter].hidden = True

    result = read(tmp_path, "# 表·检查\n| 甲 | 乙 |\n| 1 | 2 |", edit=_on_sheet(hide))
    assert findings(result) == ["WB611 表·检查"]


def test_hidden_blank_parts_are_not_worth_a_word(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.column_dimensions["F"].hidden = True
        sheet.row_dimensions[9].hidden = True

    assert findings(read(tmp_path, "# 表·检查\n| 甲 | 乙 |\n| 1 | 2 |", edit=_on_sheet(hide))) == []


# Characters, alignment, indents


def test_raised_characters_of_a_cell_stay_raised(tmp_path: Path) -> None:
    raised = CellRichText("m", TextBlock(InlineFont(vertAlign="superscript"), "2"))
    found = table(tmp_path, "| 面积 | 数 |\n| x | 1 |", lambda sheet: sheet.__setitem__("A2", raised))
    cell = found.rows[1][0]
    assert cell.text.value == "m2"
    assert cell.text.spans == (Span(1, 2, Look(vertical="superscript")),)


def test_a_row_in_bold_is_bold(tmp_path: Path) -> None:
    def bold(sheet: Worksheet) -> None:
        for cell in sheet[3]:
            cell.font = Font(bold=True)

    found = table(tmp_path, "| 单位 | 次数 |\n| 甲 | 1 |\n| 合计 | 1 |", bold)
    assert [cell.text.spans for cell in found.rows[2]] == [
        (Span(0, 2, Look(bold=True)),),
        (Span(0, 1, Look(bold=True)),),
    ]
    assert found.rows[1][0].text.spans == ()


@pytest.mark.parametrize(
    ("typed", "characters"),
    [("　", 1), ("　　", 2), (" ", 1), ("  ", 1), ("   ", 2), ("    ", 2), ("　 ", 2), ("\u00a0 ", 1)],
)
def test_two_half_width_blanks_are_one_character_of_indent_and_one_alone_is_too(
    tmp_path: Path, typed: str, characters: int
) -> None:
    def indent(sheet: Worksheet) -> None:
        sheet["A3"] = f"{typed}甲"

    found = table(tmp_path, "| 单位 | 次数 |\n| x | 1 |\n| x | 2 |", indent)
    assert [row[0].indent for row in found.rows[1:]] == [0, characters]


def test_typed_blanks_and_the_cells_own_indent_count_together(tmp_path: Path) -> None:
    def indent(sheet: Worksheet) -> None:
        sheet["A2"].value = "\u3000\u3000其中：甲"
        sheet["A3"].value = "    乙"
        sheet["A3"].alignment = CellAlignment(indent=1)

    found = table(tmp_path, "| 单位 | 次数 |\n| x | 1 |\n| x | 2 |", indent)
    assert [(row[0].text.value, row[0].indent) for row in found.rows[1:]] == [("其中：甲", 2), ("乙", 3)]


def test_every_alignment_of_excel_has_its_like(tmp_path: Path) -> None:
    words = ("left", "center", "right", "fill", "justify", "distributed", "general")

    def align(sheet: Worksheet) -> None:
        for column, word in enumerate(words, 1):
            sheet.cell(2, column).alignment = CellAlignment(horizontal=word, vertical="top")

    found = table(
        tmp_path, "| 一 | 二 | 三 | 四 | 五 | 六 | 七 |\n| 甲 | 乙 | 丙 | 丁 | 戊 | 己 | 庚 |", align
    )
    assert [cell.alignment for cell in found.rows[1]] == [
        Alignment.LEFT,
        Alignment.CENTER,
        Alignment.RIGHT,
        Alignment.LEFT,
        Alignment.JUSTIFY,
        Alignment.DISTRIBUTED,
        Alignment.GENERAL,
    ]
    assert {cell.vertical for cell in found.rows[1]} == {"top"}


def test_a_text_centred_across_blank_cells_spans_them(tmp_path: Path) -> None:
    def across(sheet: Worksheet) -> None:
        for place in ("B1", "C1"):
            sheet[place].alignment = CellAlignment(horizontal="centerContinuous")

    found = table(tmp_path, "| 单位 | 检查 | | 备注 |\n| 甲 | 1 | 2 | 无 |", across)
    assert [(cell.column, cell.column_span) for cell in found.rows[0]] == [(1, 1), (2, 2), (4, 1)]


@pytest.mark.parametrize(
    ("degrees", "direction"),
    [(255, Direction.STACKED), (90, Direction.UP), (180, Direction.DOWN), (0, Direction.ACROSS)],
)
def test_turned_text_runs_as_in_the_sheet(tmp_path: Path, degrees: int, direction: Direction) -> None:
    def turn(sheet: Worksheet) -> None:
        sheet["A1"].alignment = CellAlignment(text_rotation=degrees)

    assert table(tmp_path, "| 单位名称 | 次数 |\n| 甲 | 1 |", turn).rows[0][0].direction is direction


def test_text_at_an_angle_is_told(tmp_path: Path) -> None:
    def turn(sheet: Worksheet) -> None:
        sheet["A1"].alignment = CellAlignment(text_rotation=45)

    result = read(tmp_path, "# 表·检查\n| 单位名称 | 次数 |\n| 甲 | 1 |", edit=_on_sheet(turn))
    assert findings(result) == ["WB613 表·检查!A1"]


# What lies on the sheet


def chart(sheet: Worksheet) -> None:
    from openpyxl.chart import BarChart, Reference

    drawn = BarChart()
    drawn.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2), titles_from_data=True)
    sheet.add_chart(drawn, "D4")


def picture(sheet: Worksheet) -> None:
    sheet.add_image(Image(io.BytesIO(png())), "C3")


def test_pictures_and_charts_on_a_tables_sheet_are_told_once(tmp_path: Path) -> None:
    def draw(sheet: Worksheet) -> None:
        picture(sheet)
        picture(sheet)
        chart(sheet)

    result = read(tmp_path, "# 表·检查\n| 单位 | 次数 |\n| 甲 | 1 |", edit=_on_sheet(draw))
    assert findings(result) == ["WB616 表·检查!D4"] or findings(result) == ["WB616 表·检查!C3"]
    told = result.diagnostics[0]
    assert (told.details["pictures"], told.details["others"]) == (2, 1)


@pytest.mark.parametrize("broken", ["<!DOCTYPE a><a/>", "<a>", "\x00", ""])
def test_a_drawing_that_cannot_be_read_costs_the_table_nothing(tmp_path: Path, broken: str) -> None:
    path = write_book(tmp_path, "# 表·检查\n| 单位 | 次数 |\n| 甲 | 1 |", edit=_on_sheet(picture))
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, data in parts.items():
            book.writestr(name, broken if name.startswith("xl/drawings/drawing") else data)
    result = read_workbook(path)
    assert findings(result) == ["WB617 表·检查"]
    assert result.value is not None
    assert texts(result.value.tables["检查"]) == [["单位", "次数"], ["甲", "1"]]


def test_ten_thousand_rows_are_read_as_a_hundred_are(tmp_path: Path) -> None:
    rows = "\n".join(f"| 甲{number} | {number} |" for number in range(10_000))
    found = table(tmp_path, f"| 单位 | 次数 |\n{rows}")
    assert len(found.rows) == 10_001
    assert found.header_rows == 1


def test_a_caption_that_names_the_unit_in_brackets_is_the_caption(tmp_path: Path) -> None:
    found = table(tmp_path, "| 办理时限（单位：天） | | |\n| 事项 | 法定 | 承诺 |\n| 甲 | 1 | 2 |")
    assert (found.caption.value, found.above) == ("办理时限（单位：天）", ())
