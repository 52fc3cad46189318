"""A workbook after an edit, as openpyxl reads it: each cell, and whatever spoke of a cell, is where it
belongs.

Every cell of the edited sheet holds a word of its own, so that what refers to it can be told by that word.
"""

import io
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from docgen import opc
from docgen.workbook.editing import Kept, New, Number, SheetEdit, edit_of_cells, edited

ROWS, COLUMNS = 12, 4
SHEET = "基本 数据"


def _book(fill: Callable[[Workbook], object] = lambda book: None) -> bytes:
    """A sheet of words, and another of formulas that each refer to one of them."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    for row in range(1, ROWS + 1):
        for column in range(1, COLUMNS + 1):
            sheet.cell(row, column, f"{row}-{column}")
    others = book.create_sheet("引用")
    for row in range(1, ROWS + 1):
        others.cell(row, 1, f"='{SHEET}'!B{row}")
        others.cell(row, 2, f"=COUNTA('{SHEET}'!$C$2:C{row})")
    fill(book)
    return _bytes(book)


def _bytes(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _after(data: bytes, *edits: SheetEdit) -> Workbook:
    return load_workbook(io.BytesIO(_edited(data, *edits)), rich_text=True)


def _edited(data: bytes, *edits: SheetEdit) -> bytes:
    package = opc.open_package(data, "某局.xlsx").value
    assert package is not None
    return edited(package, edits).to_bytes()


@dataclass(frozen=True)
class _Plan:
    """What becomes of the rows `first` to `last`."""

    first: int
    last: int
    rows: tuple[Kept | New, ...]

    @property
    def expected(self) -> list[list[str | None]]:
        """The words of the sheet after the edit, reckoned from the plan alone."""
        old = {row: [f"{row}-{column}" for column in range(1, COLUMNS + 1)] for row in range(1, ROWS + 1)}
        rows: list[list[str | None]] = [list(old[row]) for row in range(1, self.first)]
        for row in self.rows:
            words: list[str | None] = list(old[row.row]) if isinstance(row, Kept) else [None] * COLUMNS
            for column, value in row.values.items():
                assert value is None or isinstance(value, str)
                words[column - 1] = value
            rows.append(words)
        return [*rows, *(list(old[row]) for row in range(self.last + 1, ROWS + 1))]


@st.composite
def _plans(draw: st.DrawFn) -> _Plan:
    first = draw(st.integers(1, ROWS))
    last = draw(st.integers(first, ROWS))
    kept = draw(st.lists(st.sampled_from(range(first, last + 1)), unique=True))
    if draw(st.booleans()):
        kept.sort()
    words = st.dictionaries(
        st.integers(1, COLUMNS), st.text("甲乙<&_x0041_ \n", max_size=4).map(lambda t: t or None)
    )
    rows: list[Kept | New] = [Kept(row, draw(words)) for row in kept]
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(rows)))
        rows.insert(place, New(draw(words), draw(st.integers(1, ROWS))))
    return _Plan(first, last, tuple(rows))


def _words(sheet: Worksheet, count: int) -> list[list[object]]:
    return [
        [sheet.cell(row, column).value for column in range(1, COLUMNS + 1)] for row in range(1, count + 1)
    ]


@given(_plans())
@settings(max_examples=150, deadline=None)
def test_every_cell_holds_what_the_plan_says(plan: _Plan) -> None:
    book = _after(_book(), SheetEdit(SHEET, plan.first, plan.last, plan.rows))
    assert _words(book[SHEET], len(plan.expected)) == plan.expected


@given(_plans())
@settings(max_examples=150, deadline=None)
def test_a_formula_of_another_sheet_still_means_the_cell_it_meant(plan: _Plan) -> None:
    values_only = tuple(Kept(row.row) if isinstance(row, Kept) else New({}, row.like) for row in plan.rows)
    still = _Plan(plan.first, plan.last, values_only)
    book = _after(_book(), SheetEdit(SHEET, still.first, still.last, still.rows))
    places = {words[1]: row for row, words in enumerate(still.expected, 1) if words[1]}
    for row in range(1, ROWS + 1):
        place = places.get(f"{row}-2")
        expected = f"='{SHEET}'!" + (f"B{place}" if place else "#REF!")
        assert book["引用"].cell(row, 1).value == expected


@given(_plans())
@settings(max_examples=150, deadline=None)
def test_an_area_holds_the_cells_that_it_held_and_what_came_between(plan: _Plan) -> None:
    kept = [row.row for row in plan.rows if isinstance(row, Kept)]
    if kept != sorted(kept):
        return  # cells that were moved out of an area do not take it with them
    rows = tuple(Kept(row.row) if isinstance(row, Kept) else New({}, row.like) for row in plan.rows)
    still = _Plan(plan.first, plan.last, rows)
    book = _after(_book(), SheetEdit(SHEET, still.first, still.last, still.rows))
    words = [row[2] for row in still.expected]
    for row in range(3, ROWS + 1):
        formula = str(book["引用"].cell(row, 2).value)
        wanted = [f"{old}-3" for old in range(2, row + 1) if f"{old}-3" in words]
        match = re.fullmatch(rf"=COUNTA\('{SHEET}'!\$C\$(\d+):C(\d+)\)", formula)
        if not wanted:
            assert match is None or not any(words[int(match[1]) - 1 : int(match[2])])
            continue
        assert match is not None, formula
        found = words[int(match[1]) - 1 : int(match[2])]
        assert [word for word in found if word] == wanted
        assert found[0] == wanted[0]


def _with_everything(book: Workbook) -> None:
    """What Excel's users put on a sheet, each at row 6, or around it."""
    sheet = book[SHEET]
    sheet.merge_cells("A6:B6")
    sheet.merge_cells("D5:D7")
    sheet["C6"].comment = Comment("请核对", "科长")
    sheet["D9"].hyperlink = "https://example.com/"
    sheet["C8"].hyperlink = Hyperlink("C8", location=f"'{SHEET}'!A6")
    validation = DataValidation("list", formula1=f"='{SHEET}'!$A$6:$A$9")
    validation.add("B2:B10")
    sheet.add_data_validation(validation)
    sheet.conditional_formatting.add("C2:C10", CellIsRule("greaterThan", ["$D$6"]))
    sheet.auto_filter.ref = "A1:D12"
    sheet.print_area = "A1:D12"
    book.defined_names["总数"] = DefinedName("总数", attr_text=f"'{SHEET}'!$B$6")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=9))
    sheet.add_chart(chart, "F6")


def test_what_stands_around_the_cells_moves_with_them() -> None:
    rows = (New({1: "新"}, 4), Kept(5), Kept(6))
    book = _after(_book(_with_everything), SheetEdit(SHEET, 5, 6, rows))
    sheet = book[SHEET]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A7:B7", "D6:D8"}
    assert sheet["C7"].comment.text == "请核对"
    assert sheet["C6"].comment is None
    assert sheet["D10"].hyperlink.target == "https://example.com/"
    assert sheet["C9"].hyperlink.location == f"'{SHEET}'!A7"
    (validation,) = sheet.data_validations.dataValidation
    assert str(validation.sqref) == "B2:B11"
    assert validation.formula1 == f"='{SHEET}'!$A$7:$A$10"
    ((area, rules),) = [(str(f.sqref), f.rules) for f in sheet.conditional_formatting]
    assert (area, rules[0].formula) == ("C2:C11", ["$D$7"])
    assert sheet.auto_filter.ref == "A1:D13"
    assert sheet.print_area == f"'{SHEET}'!$A$1:$D$13"
    assert book.defined_names["总数"].attr_text == f"'{SHEET}'!$B$7"
    (chart,) = sheet._charts
    assert chart.anchor._from.row == 6
    assert chart.series[0].val.numRef.f == f"'{SHEET}'!$B$2:$B$10"


def test_what_spoke_of_a_row_alone_goes_with_it() -> None:
    book = _after(_book(_with_everything), SheetEdit(SHEET, 6, 6, ()))
    sheet = book[SHEET]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"D5:D6"}
    assert sheet["C6"].comment is None
    assert book.defined_names["总数"].attr_text == f"'{SHEET}'!#REF!"


def test_a_new_row_looks_and_is_merged_as_the_one_it_is_like() -> None:
    def fill(book: Workbook) -> None:
        book[SHEET].merge_cells("A6:B6")
        book[SHEET]["C6"].number_format = "0.00%"
        book[SHEET].row_dimensions[6].height = 60

    book = _after(_book(fill), SheetEdit(SHEET, 6, 6, (Kept(6), New({1: "新", 3: Number("0.5")}, 6))))
    sheet = book[SHEET]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A6:B6", "A7:B7"}
    assert (sheet["C7"].number_format, sheet["C7"].value) == ("0.00%", 0.5)
    assert sheet.row_dimensions[7].height is None


def test_a_total_counts_the_row_put_in_right_above_it() -> None:
    def fill(book: Workbook) -> None:
        for row in range(2, 6):
            book[SHEET].cell(row, 2, row)
        book[SHEET]["B6"] = "=SUM(B2:B5)"

    book = _after(_book(fill), SheetEdit(SHEET, 5, 5, (Kept(5), New({2: Number("7")}, 5))))
    assert book[SHEET]["B7"].value == "=SUM(B2:B6)"


def test_a_table_grows_with_its_rows() -> None:
    def fill(book: Workbook) -> None:
        for column in range(1, COLUMNS + 1):
            book[SHEET].cell(1, column, f"列{column}")
        book[SHEET].add_table(Table(displayName="名册", ref="A1:D5"))

    book = _after(_book(fill), SheetEdit(SHEET, 5, 5, (Kept(5), New({1: "新"}, 5))))
    table = book[SHEET].tables["名册"]
    assert (table.ref, table.autoFilter.ref) == ("A1:D6", "A1:D6")


def test_characters_that_stay_keep_their_font() -> None:
    def fill(book: Workbook) -> None:
        book[SHEET]["B3"] = CellRichText(
            "面积",
            TextBlock(InlineFont(b=True), "12"),
            "m",
            TextBlock(InlineFont(vertAlign="superscript"), "2"),
        )

    book = _after(_book(fill), edit_of_cells(SHEET, {(3, 2): "建筑面积15m2"}))
    value = book[SHEET]["B3"].value
    assert str(value) == "建筑面积15m2"
    assert [
        (str(block), bool(block.font.b), block.font.vertAlign)
        for block in value
        if isinstance(block, TextBlock)
    ] == [
        ("15", True, None),
        ("2", False, "superscript"),
    ]


def test_a_result_that_is_no_longer_true_is_taken_away_and_others_stay() -> None:
    data = _with_results(_book(lambda book: book["引用"].__setitem__("D1", "=A3&A3")))
    after = load_workbook(io.BytesIO(_edited(data, edit_of_cells(SHEET, {(3, 2): "改"}))), data_only=True)
    sheet = after["引用"]
    assert (sheet["A3"].value, sheet["D1"].value) == (None, None)
    assert sheet["A4"].value == "旧"
    assert after.calculation.fullCalcOnLoad


def _with_results(data: bytes) -> bytes:
    """The workbook with a result in each formula's cell, as a program that reckons leaves it."""
    package = opc.open_package(data, "某局.xlsx").value
    assert package is not None
    changes = {}
    for name in package.parts:
        if name.startswith("xl/worksheets/sheet"):
            xml = re.sub(
                rb"<c (r=\"[A-Z]+\d+\")><f>([^<]*)</f><v ?/?>(</v>)?",
                rb'<c \1 t="str"><f>\2</f><v>' + "旧".encode() + rb"</v>",
                package.read(name),
            )
            changes[name] = xml
    return package.with_parts(changes).to_bytes()


def test_parts_that_no_edit_touches_keep_their_bytes() -> None:
    data = _book(_with_everything)
    before, after = (
        opc.open_package(data, "a").value,
        opc.open_package(_edited(data, edit_of_cells(SHEET, {(2, 2): "改"})), "b").value,
    )
    assert before is not None
    assert after is not None
    changed = {name for name in before.parts if before.parts[name] != after.parts[name]}
    assert changed == {"xl/worksheets/sheet1.xml"}
    assert list(before.parts) == list(after.parts)


@pytest.mark.parametrize("prefix", ["x"])
def test_a_sheet_under_a_prefix_stays_under_it(prefix: str) -> None:
    package = opc.open_package(_book(), "a").value
    assert package is not None
    name = "xl/worksheets/sheet1.xml"
    xml = package.read(name)
    xml = re.sub(rb"<(/?)(\w)", rb"<\1" + prefix.encode() + rb":\2", xml).replace(b"xmlns=", b"xmlns:x=")
    data = package.with_parts({name: xml}).to_bytes()
    book = _after(data, SheetEdit(SHEET, 2, 2, (New({1: "新"}, 2), Kept(2, {2: "改"}))))
    assert _words(book[SHEET], 3)[1:] == [["新", None, None, None], ["2-1", "改", "2-3", "2-4"]]


def test_random_edits_one_after_another_leave_a_workbook_that_is_still_whole() -> None:
    chance = random.Random(7)
    data = _book(_with_everything)
    for _ in range(30):
        row = chance.randrange(1, 10)
        rows = chance.choice([(Kept(row), New({1: "新"}, row)), (), (Kept(row + 1), Kept(row))])
        last = row + 1 if len(rows) == 2 and isinstance(rows[1], Kept) else row
        data = _edited(data, SheetEdit(SHEET, row, last, rows))
        load_workbook(io.BytesIO(data))
