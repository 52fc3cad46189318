"""Names are compared however their signs are typed, and shown as typed; values are what their cells show."""

from pathlib import Path

import pytest

from docgen.workbook import read_workbook
from support.books import BODY, FIELDS, findings, read, rows_of, text_cell, write_raw_book

STYLES = (
    '<numFmts><numFmt numFmtId="200" formatCode="yyyy/m/d\\ h:mm"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="14"/></cellXfs>'
)


def field_of(folder: Path, cell: str, name: str = "会议时间") -> tuple[str, object]:
    row = f'<row r="3">{text_cell("A3", name)}{cell}</row>'
    path = write_raw_book(folder, {"基本信息": FIELDS + row, "正文": BODY}, styles=STYLES)
    report = read_workbook(path).value
    assert report is not None
    return report.fields[name].content.value, report.fields[name].value


def test_a_date_with_a_time_keeps_it(tmp_path: Path) -> None:
    assert field_of(tmp_path, '<c r="B3" s="1"><v>45296.604166666664</v></c>')[0] == "2024/1/5 14:30"


def test_a_date_is_a_day_in_official_form_where_the_cell_shows_no_time(tmp_path: Path) -> None:
    assert field_of(tmp_path, '<c r="B3" s="2"><v>45296.604166666664</v></c>')[0] == "2024年1月5日"


def test_the_date_of_the_document_is_a_day_in_any_case(tmp_path: Path) -> None:
    text, _value = field_of(tmp_path, '<c r="B3" s="1"><v>45296.604166666664</v></c>', "成文日期")
    assert text == "2024年1月5日"


def test_a_period_typed_as_a_number_is_its_year(tmp_path: Path) -> None:
    assert field_of(tmp_path, '<c r="B3"><v>2022</v></c>', "报告期") == ("2022", 2022)


@pytest.mark.parametrize("digits", ["9" * 20, "1" * 29, "1234567890" * 3])
def test_long_whole_numbers_are_read_to_the_last_digit(tmp_path: Path, digits: str) -> None:
    assert field_of(tmp_path, f'<c r="B3"><v>{digits}</v></c>', "编号")[0] == digits


@pytest.mark.parametrize("written", ["9" * 5000, "1E+400", "-1e400", "1e999999999", "1E-99999"])
@pytest.mark.parametrize("sheet", ["基本信息", "数据"])
def test_a_number_beyond_any_sheet_is_a_finding_and_never_a_traceback(
    tmp_path: Path, written: str, sheet: str
) -> None:
    row = f'<row r="3">{text_cell("A3", "编号")}<c r="B3"><v>{written}</v></c></row>'
    sheets = {"基本信息": FIELDS, "正文": BODY, "数据": rows_of(("名称", "数值"))}
    result = read_workbook(write_raw_book(tmp_path, {**sheets, sheet: sheets[sheet] + row}))
    assert all(place.endswith(f"{sheet}!B3") for place in findings(result))


@pytest.mark.parametrize("name", ["表·第（一）类①", "表·第(一)类1", "表 · 第 （一） 类 ①", "表・第（一）类①"])
def test_a_tables_name_is_shown_as_typed(tmp_path: Path, name: str) -> None:
    path = write_raw_book(
        tmp_path, {"基本信息": FIELDS, "正文": BODY, name: rows_of(("甲", "乙"), ("1", "2"))}
    )
    report = read_workbook(path).value
    assert report is not None
    (table,) = report.tables.values()
    assert table.name == name.rsplit("·", maxsplit=1)[-1].rsplit("・", maxsplit=1)[-1].strip()


def test_figures_whose_names_differ_only_in_their_signs_are_one(tmp_path: Path) -> None:
    result = read(tmp_path, "# 数据\n| 名称 | 数值 |\n| 占比（％） | 3 |\n| 占比(%) | 4 |")
    assert findings(result) == ["WB401 数据!A3"]
    assert result.value is not None
    assert list(result.value.figures) == ["占比（％）"]
