"""Sheets of rows to look at, as openpyxl and calamine read them: thousands, and nothing a cell misreads."""

import io
import zipfile
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from docgen.layout import load_layouts
from docgen.model.contents import Contents, Formula, ListEntry, Value
from docgen.resources import folder
from docgen.workbook.writing import write_workbook

LAYOUTS = load_layouts([folder("seeds")]).value or ()
HEADER = ("名称", "数", "链接")
TEXTS = st.text(
    st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufffe\uffff"), max_size=90
)


def written(*rows: tuple[Value, ...]) -> bytes:
    listed = ListEntry("来源", HEADER, rows, (20, 14, 16))
    made = write_workbook(LAYOUTS[0], LAYOUTS, "", Contents(lists=(listed,)))
    assert made.value is not None, made.diagnostics
    return made.value


def read(data: bytes) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(data))["来源"].iter_rows(values_only=True))


@given(st.lists(st.tuples(TEXTS, st.integers(-(10**9), 10**9)), max_size=5))
def test_texts_and_numbers_are_read_as_they_were_given(rows: list[tuple[str, int]]) -> None:
    data = written(*((text, number, None) for text, number in rows))

    assert read(data)[1:] == [(text or None, number, None) for text, number in rows]


def test_what_excel_would_take_for_something_else_stays_text() -> None:
    texts = ["=1+1", "-3", "+5", "@x", "'a", "_x0041_", "000001", '<a>&"b"', "两行\n字", " 前后 "]
    data = written(*((text, Decimal("0.5"), "") for text in texts))

    cells = load_workbook(io.BytesIO(data))["来源"]["A"][1:]
    assert [cell.value for cell in cells] == [text.replace("_x0041_", "_x005F_x0041_") for text in texts]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [bool(cell.quotePrefix) for cell in cells] == [True] * 5 + [False] * 5


def test_a_formula_shows_its_value_before_any_program_reckons_it() -> None:
    data = written(("甲局", 1, Formula('HYPERLINK("甲&乙.xlsx#\'数据\'!B2","数据!B2")', "数据!B2")))

    assert read(data)[1][2] == 'HYPERLINK("甲&乙.xlsx#\'数据\'!B2","数据!B2")'.join(("=", ""))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("来源").to_python()
    assert rows[1] == ["甲局", 1.0, "数据!B2"]


def test_the_sheet_says_how_large_it_is() -> None:
    """Readers that trust it would see the header alone."""
    data = written(*((f"{number}局", number, "") for number in range(3000)))

    rows = load_workbook(io.BytesIO(data), read_only=True)["来源"].iter_rows(values_only=True)
    assert sum(1 for _ in rows) == 3001
    assert len(CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("来源").to_python()) == 3001


def test_a_row_is_as_high_as_its_words_need() -> None:
    data = written(("短", 1, ""), ("长" * 60, 2, ""), ("一\n二\n三", 3, ""))

    sheet = load_workbook(io.BytesIO(data))["来源"]
    short, long, three = (sheet.row_dimensions[number].height for number in (2, 3, 4))
    assert short < three < long


def test_a_text_that_no_cell_holds_is_told_with_its_place() -> None:
    listed = ListEntry("来源", HEADER, (("a\x01", 1, ""), ("长" * 40_000, 2, "")), (20, 14, 16))
    made = write_workbook(LAYOUTS[0], LAYOUTS, "", Contents(lists=(listed,)))

    assert made.value is None
    assert [(d.code, d.where.cell) for d in made.diagnostics] == [("NB102", "A2"), ("NB101", "A3")]


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = (("甲局", Decimal("1.5"), Formula("1+1", 2)), ("乙局", None, ""))

    assert written(*rows) == written(*rows)
    assert zipfile.ZipFile(io.BytesIO(written(*rows))).testzip() is None
