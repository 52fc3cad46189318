"""表·X: a table as it stands in the sheet."""

from pathlib import Path

from openpyxl.styles import Alignment as CellAlignment

from docgen.model.objects import Alignment, Table
from docgen.workbook import read_workbook
from support.books import BODY, FIELDS, findings, read, read_whole, rows_of, worksheet, write_raw_book


def shown(table: Table) -> list[list[str]]:
    return [[cell.text.value for cell in row] for row in table.rows]


def spans(table: Table) -> list[list[tuple[int, int, int]]]:
    """Column, column span and row span of each cell."""
    return [[(cell.column, cell.column_span, cell.row_span) for cell in row] for row in table.rows]


def test_one_filled_cell_above_several_columns_is_the_caption(tmp_path: Path) -> None:
    report = read_whole(tmp_path, "# 表·检查\n| 检查情况表 | |\n| 单位 | 次数 |\n| 甲 | 1 |")
    table = report.tables["检查"]
    assert (table.caption.value, table.caption.cell.a1) == ("检查情况表", "A1")
    assert shown(table) == [["单位", "次数"], ["甲", "1"]]
    assert table.header_rows == 1


def test_without_a_caption_row_the_sheets_name_is_the_caption(tmp_path: Path) -> None:
    assert read_whole(tmp_path, "# 表·检查\n| 单位 | 次数 |").tables["检查"].caption.value == "检查"


def test_a_table_of_one_column_has_no_caption_row(tmp_path: Path) -> None:
    assert shown(read_whole(tmp_path, "# 表·名单\n| 姓名 |\n| 张三 |").tables["名单"]) == [["姓名"], ["张三"]]


def test_merges_become_spans_and_covered_cells_are_absent(tmp_path: Path) -> None:
    def merge(book) -> None:  # type: ignore[no-untyped-def]
        sheet = book["表·检查"]
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("A4:B5")

    table = read_whole(
        tmp_path,
        """
        # 表·检查
        | 单位 | 检查 |      |
        |      | 上半年 | 下半年 |
        | 甲   | 1    | 2    |
        | 合计 |      | 3    |
        |      |      | 4    |
        """,
        edit=merge,
    ).tables["检查"]
    assert shown(table) == [["单位", "检查"], ["上半年", "下半年"], ["甲", "1", "2"], ["合计", "3"], ["4"]]
    assert spans(table) == [
        [(1, 1, 2), (2, 2, 1)],
        [(2, 1, 1), (3, 1, 1)],
        [(1, 1, 1), (2, 1, 1), (3, 1, 1)],
        [(1, 2, 2), (3, 1, 1)],
        [(3, 1, 1)],
    ]
    assert table.header_rows == 2


def test_the_rows_that_stay_in_the_window_are_the_header(tmp_path: Path) -> None:
    table = read_whole(
        tmp_path,
        "# 表·检查\n| 检查情况表 | |\n| 单位 | 次数 |\n| （个） | （次） |\n| 甲 | 1 |",
        edit=lambda book: setattr(book["表·检查"], "freeze_panes", "A4"),
    ).tables["检查"]
    assert table.header_rows == 2


def test_blank_rows_are_left_out_and_a_span_counts_only_what_is_left(tmp_path: Path) -> None:
    table = read_whole(
        tmp_path,
        "# 表·检查\n| 单位 | 次数 |\n| | |\n| 甲 | 1 |\n| | 2 |",
        edit=lambda book: book["表·检查"].merge_cells("A3:A4"),
    ).tables["检查"]
    assert spans(table) == [[(1, 1, 1), (2, 1, 1)], [(1, 1, 2), (2, 1, 1)], [(2, 1, 1)]]
    assert table.rows[1][0].text.cell.a1 == "A3"


def test_a_table_that_begins_to_the_right_counts_its_columns_from_one(tmp_path: Path) -> None:
    table = read_whole(tmp_path, "# 表·检查\n| | |\n| | 单位 | 次数 |\n| | 甲 | 1 |").tables["检查"]
    assert spans(table)[0] == [(1, 1, 1), (2, 1, 1)]
    assert table.cell.a1 == "B2"


def test_numbers_read_as_shown_and_are_known_as_numbers(tmp_path: Path) -> None:
    table = read_whole(
        tmp_path, "# 表·检查\n| 单位 | 率 | 额 |\n| 甲 | 0.125 [0.0%] | 1234.5 [#,##0.00] |"
    ).tables["检查"]
    assert shown(table)[1] == ["甲", "12.5%", "1,234.50"]
    assert [cell.is_number for cell in table.rows[1]] == [False, True, True]


def test_a_date_is_no_number(tmp_path: Path) -> None:
    table = read_whole(tmp_path, "# 表·检查\n| 日期 | 次数 |\n| 45296 [yyyy/m/d] | 1 |").tables["检查"]
    assert [(cell.text.value, cell.is_number) for cell in table.rows[1]] == [("2024/1/5", False), ("1", True)]


def test_alignment_is_kept(tmp_path: Path) -> None:
    def align(book) -> None:  # type: ignore[no-untyped-def]
        for column, word in enumerate(("left", "center", "right", "centerContinuous"), 1):
            book["表·检查"].cell(1, column).alignment = CellAlignment(horizontal=word)

    table = read_whole(
        tmp_path, "# 表·检查\n| 甲 | 乙 | 丙 | 丁 | 戊 |\n| 1 | 2 | 3 | 4 | 5 |", edit=align
    ).tables["检查"]
    kept = [cell.alignment for cell in table.rows[0]]
    assert kept == [Alignment.LEFT, Alignment.CENTER, Alignment.RIGHT, Alignment.CENTER, Alignment.GENERAL]


def test_column_widths_are_kept(tmp_path: Path) -> None:
    def widen(book) -> None:  # type: ignore[no-untyped-def]
        book["表·检查"].column_dimensions["B"].width = 30

    table = read_whole(tmp_path, "# 表·检查\n| 甲 | 乙 |\n| 1 | 2 |", edit=widen).tables["检查"]
    assert table.widths == (9.0, 30.0)


def test_an_empty_table_is_an_error(tmp_path: Path) -> None:
    assert findings(read(tmp_path, "# 表·检查\n")) == ["WB601 表·检查"]


def test_every_cell_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    sheet = rows_of(("单位", "次数")) + (
        '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>1+1</f></c></row>'
    )
    path = write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": BODY, "表·检查": sheet})
    assert findings(read_workbook(path)) == ["WB115 表·检查!A2", "WB116 表·检查!B2"]


def test_a_merge_beyond_the_cells_is_cut_to_the_table(tmp_path: Path) -> None:
    sheet = worksheet(
        rows_of(("检查情况表", ""), ("单位", "次数")), '<mergeCells><mergeCell ref="A1:ZZ1"/></mergeCells>'
    )
    path = write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": BODY, "表·检查": sheet})
    report = read_workbook(path).value
    assert report is not None
    assert report.tables["检查"].caption.value == "检查情况表"
