"""A workbook in, a Word report out: the report says what the cells show."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from openpyxl import load_workbook

from docgen.cli import main
from docgen.resources import folder

SAMPLE = folder("samples") / "年度工作总结及下年度打算.xlsx"


def rendered(
    tmp_path: Path, *, text: str, figures: list[tuple[object, ...]], cell: tuple[object, str]
) -> str:
    """The words of the report of a sample whose introduction, figures and one cell of a table are as given.

    A figure is name, value, unit, last period's value, and the number format of both cells.
    """
    book = load_workbook(SAMPLE, data_only=True)
    body = book["正文"]
    introduction = next(row for row in body.iter_rows() if row[0].value == "引言")
    introduction[2].value = text
    sheet = book["数据"]
    for name, value, unit, previous, code in figures:
        sheet.append([name, value, unit, previous])
        for column in (2, 4):
            sheet.cell(sheet.max_row, column).number_format = str(code)
    table = next(book[name] for name in book.sheetnames if name.startswith("表·"))
    table["B4"].value, table["B4"].number_format = cell
    path = tmp_path / "某局.xlsx"
    book.save(path)
    run = CliRunner().invoke(main, ["render", str(path)])
    assert run.exit_code == 0, run.output
    document = Document(io.BytesIO((tmp_path / "某局.docx").read_bytes()))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_money_shown_in_ten_thousands_is_said_so_in_text_table_and_capitals(tmp_path: Path) -> None:
    said = rendered(
        tmp_path,
        text="完成投资{{投资}}，{{投资|同比}}，即{{投资|大写}}。",
        figures=[("投资", 12345678, "万元", 11000000, "0!.0,")],
        cell=(87654321, "0!.0,"),
    )
    assert "完成投资1234.6万元，增长12.2%，即壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元整。" in said
    assert "8765.4" in said.splitlines()
    assert "87654321" not in said


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (datetime(2024, 3, 5), '[DBNum1]yyyy"年"m"月"d"日"', "二〇二四年三月五日"),
        (datetime(2024, 3, 5), "[$-804]dddd", "星期二"),
        (datetime(2024, 3, 5), 'e"年"m"月"', "2024年3月"),
        (0.0005, "mm:ss.0", "00:43.2"),
        (13812345678, "000-0000-0000", "138-1234-5678"),
        (20000, '[>=10000]0!.0,"万";0', "2.0万"),
        ("张三", '@"同志"', "张三同志"),
        (123, "[DBNum2]General", "壹佰贰拾叁"),
    ],
)
def test_a_cell_of_a_table_says_what_the_sheet_shows(
    tmp_path: Path, value: object, code: str, shown: str
) -> None:
    assert shown in rendered(tmp_path, text="引言。", figures=[], cell=(value, code)).splitlines()
