"""What makes a new workbook pleasant to fill in: drop-downs, tints, prompts, tables, frozen headers."""

import csv
import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docgen.layout import load_layouts
from docgen.model.contents import BodyEntry, FigureEntry, Formula
from docgen.model.fields import KNOWN_FIELDS
from docgen.model.layout import Layout
from docgen.model.report import Level
from docgen.resources import folder
from docgen.workbook.schema import (
    BODY_SHEET,
    FIELDS_SHEET,
    FIGURES_SHEET,
    INSTRUCTIONS_SHEET,
    LEVEL_WORDS,
    SheetSchema,
)
from docgen.workbook.writing import Contents, write_workbook

LAYOUTS = load_layouts([folder("seeds")]).value or ()
LAYOUT = next(layout for layout in LAYOUTS if layout.id == "annual-summary")
WELL_BEYOND = 3000
"""A row far below the last one of any new workbook."""
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def new_workbook(contents: Contents | None = None, layout: Layout = LAYOUT) -> bytes:
    result = write_workbook(layout, LAYOUTS, "某局", contents)
    assert result.value is not None, result.diagnostics
    return result.value


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(io.BytesIO(new_workbook()))


def row_of(sheet: Worksheet, name: str) -> int:
    return next(
        row for (row, (value,)) in enumerate(sheet.iter_rows(max_col=1, values_only=True), 1) if value == name
    )


def rule_at(sheet: Worksheet, cell: str) -> DataValidation:
    (rule,) = (rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref)
    return rule


def words_offered_at(sheet: Worksheet, cell: str) -> list[str]:
    rule = rule_at(sheet, cell)
    assert rule.type == "list"
    return (rule.formula1 or "").strip('"').split(",")


def conditions_at(sheet: Worksheet, cell: str) -> list[str]:
    return [
        formula
        for place in sheet.conditional_formatting
        if cell in place.sqref
        for rule in place.rules
        for formula in rule.formula
    ]


def test_the_sheets_stand_in_the_order_a_clerk_goes_through_them(book: Workbook) -> None:
    assert book.sheetnames == [INSTRUCTIONS_SHEET, "基本信息", "正文", "数据"]
    assert book.active is book[INSTRUCTIONS_SHEET]


@pytest.mark.parametrize(
    ("sheet", "column", "least"), [(BODY_SHEET, "C", 60), (FIELDS_SHEET, "B", 40), (FIGURES_SHEET, "A", 15)]
)
def test_the_column_in_which_most_is_written_has_room_for_it(
    book: Workbook, sheet: SheetSchema, column: str, least: int
) -> None:
    """In characters."""
    widths = book[sheet.name].column_dimensions
    assert widths[column].width >= least


def test_every_known_field_and_every_field_of_the_layout_has_its_row(book: Workbook) -> None:
    names = [name for (name,) in book["基本信息"].iter_rows(2, max_col=1, values_only=True)]
    assert names[0] == "版式"
    assert set(names) == {*KNOWN_FIELDS, *(field.name for field in LAYOUT.fields)}
    assert len(names) == len(set(names))


def test_every_field_says_whether_it_must_be_filled_and_how(book: Workbook) -> None:
    for name, _, explanation in book["基本信息"].iter_rows(2, values_only=True):
        required, how = str(explanation).split("。", 1)
        assert required in ("必填", "选填"), name
        assert how, name


def test_digits_kept_as_text_are_no_mistake_to_excel() -> None:
    with zipfile.ZipFile(io.BytesIO(new_workbook())) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet2.xml"))
    (ignored,) = sheet.iter(f"{SPREADSHEET}ignoredError")
    assert ignored.get("numberStoredAsText") == "1"
    assert ignored.get("sqref", "").startswith("B2:")


@pytest.mark.parametrize("row", [2, WELL_BEYOND])
def test_levels_are_chosen_from_a_list_that_reaches_past_the_last_row(book: Workbook, row: int) -> None:
    assert words_offered_at(book["正文"], f"A{row}") == list(LEVEL_WORDS)
    assert rule_at(book["正文"], f"A{row}").showErrorMessage


@pytest.mark.parametrize(
    ("field", "words", "only"),
    [
        ("版式", [layout.name for layout in LAYOUTS], True),
        ("密级", ["绝密", "机密", "秘密"], False),
        ("紧急程度", ["特急", "加急"], False),
        ("用印", ["盖章", "签名章"], False),
    ],
)
def test_fields_with_few_answers_offer_them(book: Workbook, field: str, words: list[str], only: bool) -> None:
    sheet = book["基本信息"]
    cell = f"B{row_of(sheet, field)}"
    assert words_offered_at(sheet, cell) == words
    assert bool(rule_at(sheet, cell).showErrorMessage) is only


def test_more_layouts_than_a_rule_can_hold_are_offered_from_the_guide() -> None:
    many = [
        LAYOUT._replace(id=f"layout-{number}", name=f"第{number}种工作情况的年度报告") for number in range(40)
    ]
    result = write_workbook(many[0], many, "", None)
    book = load_workbook(io.BytesIO(result.value or b""))

    name = rule_at(book["基本信息"], "B2").formula1 or ""

    ((sheet, place),) = book.defined_names[name].destinations
    assert [cell.value for (cell,) in book[sheet][place]] == [layout.name for layout in many]


def test_number_formats_are_offered_as_text_that_excel_does_not_turn_into_numbers(book: Workbook) -> None:
    sheet = book["数据"]
    assert "0.0%" in words_offered_at(sheet, f"E{WELL_BEYOND}")
    assert sheet["E2"].number_format == "@"
    assert sheet.column_dimensions["E"].number_format == "@"


@pytest.mark.parametrize("field", ["份号", "发文字号", "报告期"])
def test_what_excel_would_take_for_numbers_or_dates_is_kept_as_typed(book: Workbook, field: str) -> None:
    sheet = book["基本信息"]
    assert sheet[f"B{row_of(sheet, field)}"].number_format == "@"


@pytest.mark.parametrize("field", ["成文日期", "印发日期"])
def test_dates_show_as_chinese_dates(book: Workbook, field: str) -> None:
    sheet = book["基本信息"]
    assert sheet[f"B{row_of(sheet, field)}"].number_format == 'yyyy"年"m"月"d"日"'


@pytest.mark.parametrize(
    ("sheet", "columns"),
    [("基本信息", "B"), ("正文", "ABC"), ("数据", "ABCDEF")],
    ids=["fields", "body", "figures"],
)
def test_each_cell_to_fill_in_says_how_when_it_is_chosen(book: Workbook, sheet: str, columns: str) -> None:
    last = book[sheet].max_row
    for cell in (f"{column}{row}" for column in columns for row in (*range(1, last + 1), WELL_BEYOND)):
        rule = rule_at(book[sheet], cell)
        assert rule.showInputMessage, cell
        assert rule.prompt, cell
        assert len(rule.prompt) <= 255, cell
        assert len(rule.promptTitle or "") <= 32, cell


def test_the_tint_names_just_the_required_fields_and_follows_them_wherever_they_stand(book: Workbook) -> None:
    (condition,) = conditions_at(book["基本信息"], f"B{WELL_BEYOND}")
    required = {field.name for field in LAYOUT.fields if field.required}
    assert set(re.findall(r'\$A2="(.*?)"', condition)) == {"版式", *required}
    assert "LEN(TRIM($B2))=0" in condition


def test_body_rows_are_tinted_while_they_lack_a_title_or_a_text(book: Workbook) -> None:
    sheet = book["正文"]
    titles, texts = conditions_at(sheet, f"B{WELL_BEYOND}"), conditions_at(sheet, f"C{WELL_BEYOND}")
    assert any('$A2="一级"' in each and "LEN(TRIM($B2))=0" in each for each in titles)
    assert any('$A2="引言"' in each and "LEN(TRIM($C2))=0" in each for each in texts)


@pytest.mark.parametrize("schema", [FIELDS_SHEET, BODY_SHEET, FIGURES_SHEET], ids=lambda schema: schema.name)
def test_each_sheet_to_fill_in_is_an_excel_table_with_its_header_frozen(
    book: Workbook, schema: SheetSchema
) -> None:
    sheet = book[schema.name]
    (table,) = sheet.tables.values()
    assert tuple(table.column_names) == schema.headers
    assert range_boundaries(table.ref) == (1, 1, len(table.column_names), sheet.max_row)
    assert sheet.freeze_panes == "A2"
    assert not sheet.merged_cells.ranges


def test_only_the_sheet_whose_order_means_nothing_has_sort_buttons(book: Workbook) -> None:
    has_buttons = {
        table.name: table.autoFilter is not None for sheet in book for table in sheet.tables.values()
    }
    assert has_buttons == {"基本信息表": False, "正文表": False, "数据表": True}


def test_every_page_is_a4_fits_its_width_repeats_its_header_and_is_numbered(book: Workbook) -> None:
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1
        assert sheet.page_setup.fitToHeight == (1 if sheet.title == INSTRUCTIONS_SHEET else 0)
        assert "&P" in sheet.oddFooter.center.text
    assert {sheet.title: sheet.print_title_rows for sheet in book if sheet.print_title_rows} == {
        "基本信息": "$1:$1",
        "正文": "$1:$1",
        "数据": "$1:$1",
    }
    assert book["正文"].page_setup.orientation == "landscape"


def test_text_wraps_in_a_typeface_that_windows_has_also_in_rows_not_there_yet(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        for cell in (cell for row in sheet.iter_rows(min_row=2) for cell in row):
            assert cell.alignment.wrap_text, cell
            assert cell.font.name == "微软雅黑", cell
        for letter in "ABC":
            assert sheet.column_dimensions[letter].alignment.wrap_text


def test_rows_go_on_growing_with_what_is_typed_into_them() -> None:
    text = "很长的一段话，" * 40
    data = new_workbook(
        Contents(body=(BodyEntry(Level.INTRODUCTION, content=text), BodyEntry(Level.PARAGRAPH, content="短")))
    )
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet3.xml"))
    rows = list(sheet.iter(f"{SPREADSHEET}row"))
    assert not [row for row in rows if row.get("customHeight")]
    assert float(rows[1].get("ht", 0)) > 3 * float(rows[2].get("ht", 0))


def test_a_formula_carries_the_value_that_excel_would_show() -> None:
    data = new_workbook(Contents(figures=(FigureEntry("甲", 2), FigureEntry("乙", Formula("B2*3", 6)))))
    assert load_workbook(io.BytesIO(data))["数据"]["B3"].value == "=B2*3"
    assert load_workbook(io.BytesIO(data), data_only=True)["数据"]["B3"].value == 6


def test_text_that_begins_like_a_formula_stays_text_when_it_is_edited() -> None:
    data = new_workbook(Contents(body=(BodyEntry(Level.INTRODUCTION, content="=1+1"),)))
    cell = load_workbook(io.BytesIO(data))["正文"]["C2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_the_guide_explains_every_level_and_speaks_of_the_layouts_own_figures(book: Workbook) -> None:
    text = "\n".join(
        str(value) for row in book[INSTRUCTIONS_SHEET].iter_rows(values_only=True) for value in row if value
    )
    assert [word for word in LEVEL_WORDS if word not in text] == []
    assert f"{{{{{LAYOUT.figures[0].name}|同比}}}}" in text
    assert [layout.name for layout in LAYOUTS if layout.name not in text] == []


ALL_SHEETS_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


@pytest.mark.office
def test_libreoffice_reads_every_word_of_a_new_workbook(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(new_workbook())

    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", ALL_SHEETS_AS_CSV, "--outdir", tmp_path, tmp_path / "book.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    for sheet in load_workbook(tmp_path / "book.xlsx"):
        with (tmp_path / f"book-{sheet.title}.csv").open(encoding="utf-8", newline="") as lines:
            shown = [cell for row in csv.reader(lines) for cell in row if cell]
        # What LibreOffice shows; the step-in of lower headings is a number format, not text.
        assert [text.strip("\u3000") for text in shown] == [
            str(value) for row in sheet.iter_rows(values_only=True) for value in row if value
        ]
