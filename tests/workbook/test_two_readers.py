"""docgen's reading against openpyxl's and calamine's, cell by cell.

Where they differ on purpose, `as_docgen_reads` says how and why.
"""

import subprocess
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from docgen.opc import open_package
from docgen.resources import folder
from docgen.workbook import read_workbook
from docgen.workbook.cells import Sheet
from docgen.workbook.inspection import inspect_book
from docgen.workbook.limits import Limits
from docgen.workbook.scanning import inspect_sheet
from docgen.workbook.strings import Strings
from support.torture import amount

SAMPLES = sorted(folder("samples").glob("*.xlsx"))


def sheets_of(data: bytes) -> Iterator[Sheet]:
    """Every sheet of a workbook as docgen's sheet readers get it."""
    package = open_package(data, "某局.xlsx", Limits().package).value
    assert package is not None
    facts = inspect_book(package)
    strings = Strings(package, facts.strings)
    for part in facts.sheets:
        yield Sheet("某局.xlsx", part.name, inspect_sheet(package, part.part, strings), facts)


def as_calamine_reads(sheet: Sheet, row: int, column: int) -> object:
    """A cell as calamine gives it: numbers as floats, errors and blanks as empty text."""
    place = row, column
    facts = sheet.facts
    if place in facts.texts:
        return facts.texts[place]
    if place in facts.truths:
        return facts.truths[place]
    digits = facts.numbers.get(place)
    return float(digits) if digits is not None else ""


def differences_from_calamine(data: bytes) -> list[str]:
    """Where calamine has another value; which numbers are dates is openpyxl's to say."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    found = []
    for sheet in sheets_of(data):
        values = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for row, theirs in enumerate(values, 1):
            for column, value in enumerate(theirs, 1):
                ours = as_calamine_reads(sheet, row, column)
                is_moment = isinstance(value, date | time | timedelta)
                if ours != value and not (is_moment and isinstance(ours, float)):
                    found.append(f"{sheet.name}!{row},{column}: {ours!r}, calamine {value!r}")
    return found


def as_docgen_reads(value: object) -> object:
    """An openpyxl value as docgen gives it.

    - Text loses surrounding blanks; carriage returns, which openpyxl keeps as `_x000D_`, are line breaks.
    - An empty text is no value.
    - A date without a time of day is a `date`; a bare time or a duration is the text that the cell shows.
    - A float has 15 significant digits, as Excel shows it, and is an int where it is whole.
    """
    if isinstance(value, str):
        return value.replace("_x000D_", "\n").strip() or None
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date()
    if isinstance(value, time | timedelta):
        return None
    if isinstance(value, float):
        rounded = Decimal(f"{value:.15g}")
        return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)
    return value


def differences(data: bytes) -> list[str]:
    book = load_workbook(BytesIO(data), data_only=True)
    found = []
    for sheet in sheets_of(data):
        for row in book[sheet.name].iter_rows():
            for cell in row:
                ours = sheet.scalar((cell.row, cell.column))
                theirs = as_docgen_reads(cell.value)
                if ours != theirs or type(ours) is not type(theirs):
                    found.append(f"{sheet.name}!{cell.coordinate}: {ours!r}, openpyxl {cell.value!r}")
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_two_readers_agree_on_every_cell_of_the_samples(sample: Path) -> None:
    assert differences(sample.read_bytes()) == []
    assert differences_from_calamine(sample.read_bytes()) == []


# What Excel can hold: no control characters (they have their own tests), no lone surrogates. openpyxl makes a
# formula of text that begins with =, and an error of #N/A.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=40).filter(
    lambda text: not text.startswith(("=", "#")) and "_x" not in text
)
NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15),
    st.floats(-1e15, 1e15, allow_nan=False).map(lambda number: float(f"{number:.15g}")),
)
DATES = st.one_of(
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 30)).map(lambda at: at.replace(microsecond=0)),
)
VALUES = st.one_of(st.none(), TEXT, NUMBERS, DATES, st.booleans())
PLACES = st.tuples(st.integers(1, 30), st.integers(1, 12))


@settings(max_examples=amount(80, 3000), deadline=None)
@given(st.dictionaries(PLACES, VALUES, max_size=25), st.booleans())
def test_the_two_readers_agree_on_any_workbook(cells: dict[tuple[int, int], object], is_1904: bool) -> None:
    book = Workbook()
    if is_1904:
        book.epoch = datetime(1904, 1, 1)
        cells = {at: value for at, value in cells.items() if not isinstance(value, date) or value.year > 1904}
    for (row, column), value in cells.items():
        book.worksheets[0].cell(row, column, value)
    buffer = BytesIO()
    book.save(buffer)
    assert differences(buffer.getvalue()) == []
    assert differences_from_calamine(buffer.getvalue()) == []


@pytest.mark.office
def test_a_workbook_that_libreoffice_saved_reads_the_same(tmp_path: Path) -> None:
    profile = (tmp_path / "libreoffice").as_uri()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"),
            *("--outdir", tmp_path, *SAMPLES),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    for sample in SAMPLES:
        ours, theirs = read_workbook(sample).value, read_workbook(tmp_path / sample.name).value
        assert ours is not None
        assert theirs is not None
        # It writes pictures anew, with bytes of its own.
        assert theirs._replace(digest=ours.digest, pictures=ours.pictures) == ours
        assert theirs.pictures.keys() == ours.pictures.keys()
        assert differences_from_calamine((tmp_path / sample.name).read_bytes()) == []
