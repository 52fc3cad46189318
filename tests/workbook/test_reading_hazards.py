"""What other readers hide or die of: a finding with its cell, never a blank."""

import io
import warnings
import zipfile
from pathlib import Path

import pytest

from docgen.workbook import Limits, read_workbook
from support.books import (
    BODY,
    FIELDS,
    OFFICE,
    finding,
    findings,
    read,
    read_whole,
    rows_of,
    text_cell,
    worksheet,
    write_book,
    write_raw_book,
    zipped,
)

SHEETS = {"基本信息": FIELDS, "正文": BODY}
FIGURES_HEADER = rows_of(("名称", "数值"))


def figures(folder: Path, *rows: str, **parts: str) -> list[str]:
    """What is found in a 数据 sheet of these raw rows."""
    sheets = {**SHEETS, "数据": FIGURES_HEADER + "".join(rows)}
    return findings(read_workbook(write_raw_book(folder, sheets, **parts)))  # type: ignore[arg-type]


def test_a_stray_cell_at_the_sheets_far_corner_is_found_before_it_costs_anything(tmp_path: Path) -> None:
    assert figures(tmp_path, f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>') == [
        "WB106 数据!XFD1048576"
    ]


@pytest.mark.parametrize(
    "stray",
    [
        f"<!-- --><row r='1048576'>{text_cell('XFD1048576', 'x')}</row>",
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<row r="1048576"><c foo="a>b" r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576" ><c\n r="XFD1048576"\n><v>1</v></c></row>',
        '<row r="1048576">' + "<c/>" * 16_383 + "<c><v>1</v></c></row>",
        '<row r="1048576"><c r="XFD1048576"><v><![CDATA[1]]></v></c></row>',
    ],
    ids=["comment", "single quotes", "angle in attribute", "line breaks", "no references", "CDATA"],
)
def test_however_a_stray_cell_is_written_it_is_found(tmp_path: Path, stray: str) -> None:
    assert figures(tmp_path, stray) == ["WB106 数据!XFD1048576"]


def test_a_stray_cell_in_a_sheet_with_prefixed_names_is_found(tmp_path: Path) -> None:
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    result = read_workbook(write_raw_book(tmp_path, {**SHEETS, "数据": sheet}))
    assert findings(result) == ["WB106 数据!XFD1048576"]


@pytest.mark.parametrize("reference", ["XFE1", "A1048577", "A0", "ZZZ1", "A99999999", "1", "&#65;0"])
def test_a_cell_beyond_what_a_sheet_has_is_damage(tmp_path: Path, reference: str) -> None:
    found = figures(tmp_path, f'<row r="2"><c r="{reference}"><v>1</v></c></row>')
    assert found == ["WB112 数据"]


def test_a_stray_format_at_the_far_corner_does_no_harm(tmp_path: Path) -> None:
    assert figures(tmp_path, '<row r="1048576"><c r="XFD1048576" s="0"/></row>') == []


def test_the_cell_that_makes_a_sheet_too_wide_is_named(tmp_path: Path) -> None:
    assert figures(tmp_path, f'<row r="2">{text_cell("XFD2", "x")}{text_cell("A2", "y")}</row>') == [
        "WB106 数据!XFD2"
    ]


def test_a_sheet_that_is_not_read_may_be_as_large_as_it_likes(tmp_path: Path) -> None:
    sheets = {**SHEETS, "台账": f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>'}
    assert findings(read_workbook(write_raw_book(tmp_path, sheets))) == ["WB103 台账"]


def test_the_limits_can_be_set(tmp_path: Path) -> None:
    path = write_book(tmp_path, "# 数据\n| 名称 | 数值 |\n| 甲 | 1 |\n| 乙 | 2 |")
    assert findings(read_workbook(path, Limits(rows=2))) == ["WB106 数据!B3"]


@pytest.mark.parametrize("value", ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"])
def test_an_error_cell_is_told_with_its_value(tmp_path: Path, value: str) -> None:
    sheets = {
        **SHEETS,
        "数据": FIGURES_HEADER
        + f'<row r="2">{text_cell("A2", "次数")}<c r="B2" t="e"><v>{value}</v></c></row>',
    }
    result = read_workbook(write_raw_book(tmp_path, sheets))
    assert findings(result) == ["WB115 数据!B2"]
    assert value in finding(result, "WB115").message()


@pytest.mark.parametrize("formula", ["<f>1+1</f>", "<f>1+1</f><v></v>", "<f>1+1</f><v/>"])
def test_a_formula_without_a_cached_value_names_its_cell(tmp_path: Path, formula: str) -> None:
    row = f'<row r="2">{text_cell("A2", "次数")}<c r="B2">{formula}</c></row>'
    assert figures(tmp_path, row) == ["WB116 数据!B2"]


def test_a_last_row_with_nothing_but_an_uncalculated_formula_is_not_lost(tmp_path: Path) -> None:
    result = read(tmp_path, "# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 甲 | |\n| 正文 | | =A1 |")
    assert findings(result) == ["WB116 正文!C3"]


def test_a_formula_whose_result_is_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    row = f'<row r="2">{text_cell("A2", "次数")}<c r="B2" t="str"><f>""</f><v></v></c></row>'
    assert figures(tmp_path, row) == []


def test_a_calculated_formula_is_its_value(tmp_path: Path) -> None:
    sheets = {
        **SHEETS,
        "数据": FIGURES_HEADER
        + f'<row r="2">{text_cell("A2", "次数")}<c r="B2"><f>7*2</f><v>14</v></c></row>',
    }
    report = read_workbook(write_raw_book(tmp_path, sheets)).value
    assert report is not None
    assert report.figures["次数"].written.value == "14"


def test_an_error_in_a_column_for_people_is_no_concern(tmp_path: Path) -> None:
    fields = (
        rows_of(("项目", "内容", "说明"), ("版式", "总结"))
        + '<row r="3"><c r="C3" t="e"><v>#REF!</v></c></row>'
    )
    assert findings(read_workbook(write_raw_book(tmp_path, {**SHEETS, "基本信息": fields}))) == []


def test_twenty_digits_are_kept_and_their_loss_in_excel_is_told(tmp_path: Path) -> None:
    fields = FIELDS + f'<row r="3">{text_cell("A3", "编号")}<c r="B3"><v>12345678901234567890</v></c></row>'
    result = read_workbook(write_raw_book(tmp_path, {**SHEETS, "基本信息": fields}))
    assert findings(result) == ["WB119 基本信息!B3"]
    assert result.value is not None
    assert result.value.fields["编号"].content.value == "12345678901234567890"


def test_rich_text_is_read_whole_without_its_phonetic_guide(tmp_path: Path) -> None:
    rich = (
        '<row r="3"><c r="A3" t="inlineStr"><is><t>联系人</t></is></c><c r="B3" t="inlineStr"><is>'
        '<r><t xml:space="preserve">张 </t></r><r><rPr><b/></rPr><t>三</t></r>'
        '<rPh sb="0" eb="1"><t>ZHANG</t></rPh></is></c></row>'
    )
    report = read_workbook(write_raw_book(tmp_path, {**SHEETS, "基本信息": FIELDS + rich})).value
    assert report is not None
    assert report.fields["联系人"].content.value == "张 三"


def test_texts_kept_once_for_all_sheets_are_read_as_those_kept_in_their_cells(tmp_path: Path) -> None:
    strings = (
        '<sst><si><t>联系人</t></si><si><r><t>张</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 三</t></r>'
        '<rPh sb="0" eb="1"><t>ZHANG</t></rPh></si></sst>'
    )
    relation = (
        f'<Relationship Id="rId9" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    row = '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c></row>'
    path = write_raw_book(
        tmp_path, {**SHEETS, "基本信息": FIELDS + row}, parts={"xl/sharedStrings.xml": strings}
    )
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    related = parts["xl/_rels/workbook.xml.rels"].decode().replace("</Relationships>", relation)
    path.write_bytes(zipped({**parts, "xl/_rels/workbook.xml.rels": related}))
    report = read_workbook(path).value
    assert report is not None
    assert report.fields["联系人"].content.value == "张 三"


def dated(folder: Path, serial: str, workbook: str = "") -> str:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    row = f'<row r="3">{text_cell("A3", "成文日期")}<c r="B3" s="1"><v>{serial}</v></c></row>'
    path = write_raw_book(folder, {**SHEETS, "基本信息": FIELDS + row}, styles=styles, workbook=workbook)
    report = read_workbook(path).value
    assert report is not None
    return report.fields["成文日期"].content.value


def test_a_date_of_the_1904_system_is_four_years_later(tmp_path: Path) -> None:
    assert dated(tmp_path, "45296") == "2024年1月5日"
    assert dated(tmp_path, "43834", '<workbookPr date1904="1"/>') == "2024年1月5日"


def test_serials_around_the_day_that_never_was(tmp_path: Path) -> None:
    assert dated(tmp_path, "59") == "1900年2月28日"
    assert dated(tmp_path, "60") == "1900/2/29"
    assert dated(tmp_path, "61") == "1900年3月1日"


def test_escaped_control_characters_are_replaced_and_told_with_their_cell(tmp_path: Path) -> None:
    body = rows_of(("层级", "标题", "内容"), ("一级", "成效", "甲_x000B_乙_x0007_丙"))
    result = read_workbook(write_raw_book(tmp_path, {**SHEETS, "正文": body}))
    assert findings(result) == ["WB114 正文!C2"]
    assert "U+000B U+0007" in finding(result, "WB114").message()
    assert result.value is not None
    assert result.value.body[0].content.value == "甲\n乙\ufffd丙"


def test_an_escaped_escape_is_the_text_itself(tmp_path: Path) -> None:
    body = rows_of(("层级", "标题", "内容"), ("一级", "成效", "甲_x005F_x000B_乙"))
    report = read_workbook(write_raw_book(tmp_path, {**SHEETS, "正文": body})).value
    assert report is not None
    assert report.body[0].content.value == "甲_x000B_乙"


def test_hostile_text_comes_through_unchanged(tmp_path: Path) -> None:
    hostile = "a & b <c> {{ 标题 }} {% if %} ｛｛x｝｝ 😀 ]]> \"' = é é"
    report = read_whole(tmp_path, f"# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 成效 | {hostile} |")
    assert report.body[0].content.value == hostile


def test_line_breaks_of_every_kind_are_one_kind(tmp_path: Path) -> None:
    body = rows_of(("层级", "标题", "内容"), ("一级", "成效", "甲&#13;&#10;乙_x000D_\n丙\u2028丁"))
    report = read_workbook(write_raw_book(tmp_path, {**SHEETS, "正文": body})).value
    assert report is not None
    assert report.body[0].content.value == "甲\n乙\n丙\n丁"


def test_a_merge_of_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    sheet = worksheet(
        rows_of(("单位", "次数"), ("甲", "1")), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    result = read_workbook(write_raw_book(tmp_path, {**SHEETS, "表·检查": sheet}))
    assert result.value is not None
    assert [[cell.column_span for cell in row] for row in result.value.tables["检查"].rows] == [[2], []]


def test_overlapping_merges_are_refused(tmp_path: Path) -> None:
    merges = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A1:B2"/></mergeCells>'
    sheet = worksheet(rows_of(("单位", "次数"), ("甲", "1")), merges)
    assert findings(read_workbook(write_raw_book(tmp_path, {**SHEETS, "表·检查": sheet}))) == [
        "WB113 表·检查"
    ]


def test_a_used_range_that_is_wrongly_declared_hides_no_row(tmp_path: Path) -> None:
    body = worksheet(BODY + f'<row r="9">{text_cell("A9", "正文")}{text_cell("C9", "末段。")}</row>')
    stale = body.replace("<sheetData>", '<dimension ref="A1:A3"/><sheetData>')
    report = read_workbook(write_raw_book(tmp_path, {**SHEETS, "正文": stale})).value
    assert report is not None
    assert report.body[-1].content.cell.a1 == "C9"


DOCTYPE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/styles.xml", "_rels/.rels", "xl/worksheets/sheet2.xml"]
)
def test_a_doctype_in_a_part_that_is_read_is_refused_by_name(tmp_path: Path, part: str) -> None:
    assert findings(read_workbook(write_raw_book(tmp_path, SHEETS, parts={part: DOCTYPE}))) == [
        f"OP010 {part}"
    ]


@pytest.mark.parametrize("part", ["docProps/app.xml", "xl/_rels/a.rels", "customXml/item1.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_a_part_that_nobody_reads_never_matters(
    tmp_path: Path, part: str, encoding: str
) -> None:
    path = write_raw_book(tmp_path, SHEETS, parts={part: DOCTYPE.encode(encoding)})
    assert findings(read_workbook(path)) == []


def test_duplicate_entries_are_refused_by_name(tmp_path: Path) -> None:
    path = write_raw_book(tmp_path, SHEETS)
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/worksheets/sheet2.xml", worksheet(FIELDS))
    assert findings(read_workbook(path)) == ["OP004 xl/worksheets/sheet2.xml"]


def test_over_a_thousand_entries_are_refused(tmp_path: Path) -> None:
    parts = {f"xl/media/{number}.png": "" for number in range(1000)}
    assert findings(read_workbook(write_raw_book(tmp_path, SHEETS, parts=parts))) == ["OP003"]


def test_a_part_compressed_over_a_hundred_times_is_refused_by_name(tmp_path: Path) -> None:
    path = write_raw_book(tmp_path, SHEETS, parts={"xl/media/image1.png": bytes(2 << 20)})
    assert findings(read_workbook(path)) == ["OP007 xl/media/image1.png"]


def test_a_part_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    path = write_raw_book(tmp_path, SHEETS)
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("xl/worksheets/sheet2.xml").file_size
    at = data.rindex(b"xl/worksheets/sheet2.xml") - 46 + 24
    assert int.from_bytes(data[at : at + 4], "little") == size
    path.write_bytes(data[:at] + (size - 10).to_bytes(4, "little") + data[at + 4 :])
    assert findings(read_workbook(path)) == ["OP009 xl/worksheets/sheet2.xml"]


def test_a_strict_workbook_writes_its_dates_as_text(tmp_path: Path) -> None:
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    row = (
        f'<row r="3">{text_cell("A3", "成文日期")}<c r="B3" s="1" t="d"><v>2024-01-05T00:00:00Z</v></c></row>'
    )
    path = write_raw_book(tmp_path, {**SHEETS, "基本信息": FIELDS + row}, styles=styles)
    report = read_workbook(path).value
    assert report is not None
    assert report.fields["成文日期"].content.value == "2024年1月5日"


def test_an_error_in_a_remark_keeps_no_report_from_being_made(tmp_path: Path) -> None:
    body = rows_of(("层级", "标题", "内容", "备注"), ("一级", "成效", "甲。")) + (
        f'<row r="3">{text_cell("A3", "正文")}{text_cell("C3", "乙。")}<c r="D3" t="e"><v>#REF!</v></c></row>'
    )
    assert findings(read_workbook(write_raw_book(tmp_path, {**SHEETS, "正文": body}))) == []


def test_a_sheets_name_may_hold_any_character(tmp_path: Path) -> None:
    result = read_workbook(
        write_raw_book(tmp_path, {**SHEETS, "A&amp;B 'C' &quot;D&quot;": "", "表·a&lt;b": FIELDS})
    )
    assert findings(result) == ["WB103 A&B 'C' \"D\""]
    assert result.value is not None
    assert list(result.value.tables) == ["a<b"]
