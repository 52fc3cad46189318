"""However a workbook's XML is validly written, it says the same; nothing takes more than its length."""

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.opc import Limits as PackageLimits
from docgen.opc import open_package
from docgen.workbook import Limits, read_workbook
from docgen.workbook.parts import DamagedError
from docgen.workbook.scanning import inspect_sheet
from docgen.workbook.sheet_facts import SheetFacts
from docgen.workbook.strings import Strings
from support.books import (
    BODY,
    FIELDS,
    MAIN,
    OFFICE,
    PACKAGE,
    findings,
    raw_book,
    rows_of,
    text_cell,
    worksheet,
    write_raw_book,
    zipped,
)
from support.torture import amount

PART = "xl/worksheets/sheet1.xml"

Cell = tuple[str, str, str]
"""Reference, kind (n, s, inlineStr, b, e, f), and what it holds."""


def facts_of(sheet: str | bytes, strings: str = "<sst/>") -> SheetFacts:
    # Endless repetition is refused as a zip bomb; here the scanner itself is to be seen.
    book = raw_book({"甲": ""}, parts={PART: sheet, "xl/s.xml": strings})
    package = open_package(book, "甲.xlsx", PackageLimits(ratio=10**9)).value
    assert package is not None
    return inspect_sheet(package, PART, Strings(package, "xl/s.xml"))


def said(facts: SheetFacts) -> dict[str, object]:
    """Everything that a sheet says, but not how."""
    known = (
        "texts",
        "numbers",
        "errors",
        "truths",
        "dates",
        "formulas",
        "uncalculated",
        "hidden_rows",
        "merges",
    )
    return {name: getattr(facts, name) for name in known}


ENTITIES = {"'": "&#39;", '"': "&quot;"}
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
CELLS = st.dictionaries(
    st.tuples(st.integers(1, 9), st.integers(1, 6)),
    st.one_of(
        st.tuples(st.just("inlineStr"), TEXTS),
        st.tuples(st.just("n"), st.integers(-(10**30), 10**30).map(str)),
        st.tuples(st.just("b"), st.sampled_from(["0", "1"])),
        st.tuples(st.just("e"), st.sampled_from(["#REF!", "#N/A", "#VALUE!"])),
        st.tuples(st.just("f"), st.sampled_from(["", "7", "1.5"])),
    ),
    max_size=12,
)


class Writing:
    """A way of writing XML: prefix, quotes, spaces, text, and whether cells and rows name their places."""

    def __init__(self, draw: Callable[[st.SearchStrategy[str]], str]) -> None:
        self.prefix = draw(st.sampled_from(["", "x:", "main:"]))
        self.quote = draw(st.sampled_from(['"', "'"]))
        self.space = draw(st.sampled_from([" ", "\n  ", "\t"]))
        self.between = draw(st.sampled_from(["", "\n", "<!-- <c r='A9'><v>9</v></c> -->", "<?x <c?>"]))
        self.text = draw(st.sampled_from(["plain", "cdata", "numbers"]))
        self.closed = draw(st.sampled_from(["", " "]))

    def element(self, name: str, attributes: dict[str, str], content: str) -> str:
        written = "".join(
            f"{self.space}{key}={self.quote}{value}{self.quote}" for key, value in attributes.items()
        )
        tag = self.prefix + name
        return f"<{tag}{written}{self.closed}>{content}</{tag}{self.closed}>"

    def characters(self, text: str) -> str:
        if self.text == "numbers":
            return "".join(f"&#x{ord(character):X};" for character in text)
        if self.text == "cdata" and text and "]]>" not in text:
            return f"<![CDATA[{text}]]>"
        return escape(text)

    def cell(self, reference: str, kind: str, value: str) -> str:
        if kind == "inlineStr":
            inside = self.element("is", {}, self.element("t", {}, self.characters(value)))
        elif kind == "f":
            inside = self.element("f", {}, "A1+1") + (self.element("v", {}, value) if value else "")
        else:
            inside = self.element("v", {}, self.characters(value))
        return self.element("c", {"r": reference, "t": "n" if kind == "f" else kind}, inside)

    def sheet(self, cells: dict[tuple[int, int], tuple[str, str]], hidden: int) -> str:
        rows = []
        for row in sorted({row for row, _column in cells} | {hidden}):
            own = sorted((at, what) for at, what in cells.items() if at[0] == row)
            content = self.between.join(
                self.cell(f"{chr(64 + column)}{row}", kind, value) for (_row, column), (kind, value) in own
            )
            attributes = {"r": str(row), **({"hidden": "1"} if row == hidden else {})}
            rows.append(self.element("row", attributes, self.between + content))
        merged = self.element("mergeCells", {}, self.element("mergeCell", {"ref": "A1:B2"}, ""))
        content = self.element("sheetData", {}, self.between.join(rows)) + merged
        name = "xmlns:" + self.prefix.rstrip(":") if self.prefix else "xmlns"
        return self.element("worksheet", {name: MAIN}, content)


class Usual(Writing):
    """As programs write."""

    def __init__(self) -> None:
        self.prefix, self.quote, self.space, self.between, self.text, self.closed = (
            "",
            '"',
            " ",
            "",
            "plain",
            "",
        )


@settings(max_examples=amount(60, 3000), deadline=None)
@given(st.data(), CELLS, st.integers(1, 9))
def test_any_valid_writing_of_a_sheet_says_what_the_usual_one_does(
    data: st.DataObject, cells: dict[tuple[int, int], tuple[str, str]], hidden: int
) -> None:
    odd = Writing(data.draw).sheet(cells, hidden)
    assert said(facts_of(odd)) == said(facts_of(Usual().sheet(cells, hidden)))


@settings(max_examples=amount(40, 1000), deadline=None)
@given(st.lists(TEXTS, max_size=8), st.data())
def test_any_valid_writing_of_the_shared_texts_says_what_the_usual_one_does(
    texts: list[str], data: st.DataObject
) -> None:
    writing = Writing(data.draw)
    items = [writing.element("si", {}, writing.element("t", {}, writing.characters(text))) for text in texts]
    name = "xmlns:" + writing.prefix.rstrip(":") if writing.prefix else "xmlns"
    odd = writing.element("sst", {name: MAIN}, writing.between.join(items))
    cells = "".join(f'<c r="A{n}" t="s"><v>{n - 1}</v></c>' for n in range(1, len(texts) + 1))
    facts = facts_of(worksheet(f'<row r="1">{cells}</row>'), odd)
    assert [facts.texts.get((n, 1), "") for n in range(1, len(texts) + 1)] == texts


@settings(max_examples=amount(60, 3000), deadline=None)
@given(CELLS, st.data())
def test_a_sheet_broken_anywhere_is_damage_or_a_sheet_and_never_an_exception(
    cells: dict[tuple[int, int], tuple[str, str]], data: st.DataObject
) -> None:
    whole = Usual().sheet(cells, 1)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 12)))
    broken = (
        whole[:start]
        + data.draw(st.sampled_from(["", "<", ">", "&", '"', "<c", "</row>", "<!--"]))
        + whole[end:]
    )
    with suppress(DamagedError):
        facts_of(broken)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_sheet_cut_short_is_damage_whatever_its_encoding(encoding: str) -> None:
    whole = Usual().sheet({(1, 1): ("inlineStr", "甲")}, 2)
    for length in range(30, len(whole) - 1):
        with pytest.raises(DamagedError):
            facts_of(whole[:length].encode(encoding))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="A1" t="b"><v>&#49;</v></c>', "TRUE"),
        ('<c r="A1" t="s"><v>&#x30;</v></c>', "甲"),
        ('<c r="A1"><v>1&#50;</v></c>', "12"),
        ('<c r="A1" t="str"><f>B1</f><v>&#x4E59;</v></c>', "乙"),
        ('<c r="A1" t="e"><v>&#35;N/A</v></c>', "#N/A"),
    ],
)
def test_values_written_as_character_references_are_values(cell: str, shown: str) -> None:
    facts = facts_of(worksheet(f'<row r="1">{cell}</row>'), "<sst><si><t>甲</t></si></sst>")
    truths = {place: str(truth).upper() for place, truth in facts.truths.items()}
    assert {**facts.texts, **facts.numbers, **facts.errors, **truths} == {(1, 1): shown}


LONG = {
    "cells that are never closed": lambda n: '<row r="1">' + '<c r="A1">' * n,
    "cells that are never closed, with values": lambda n: '<row r="1">' + '<c r="A1"><v>1' * n,
    "rows that are never closed": lambda n: '<row r="1">' * n,
    "elements in one another": lambda n: '<row r="1"><c r="A1">' + "<a>" * n + "</a>" * n + "</c></row>",
    "elements in one another, never closed": lambda n: '<row r="1"><c r="A1">' + "<a>" * n,
    "values that are never closed": lambda n: '<row r="1"><c r="A1">' + "<v>" * n,
    "a tag of nothing but blanks": lambda n: '<row r="1"><c r="A1"' + " " * n,
    "attributes without end": lambda n: '<row r="1"><c r="A1"' + ' s="1"' * n,
    "formulas that are never closed": lambda n: '<row r="1"><c r="A1">' + "<f>" * n + "</c></row>",
    "a long family": lambda n: '<row r="1"><c r="A1">' + "<family/>" * n + "<v>1</v></c></row>",
    "escapes": lambda n: f'<row r="1">{text_cell("A1", "_x000D_" * n)}</row>',
    "half escapes": lambda n: f'<row r="1">{text_cell("A1", "_x" * n)}</row>',
    "entities": lambda n: f'<row r="1">{text_cell("A1", "&amp;" * n)}</row>',
    "ampersands": lambda n: f'<row r="1">{text_cell("A1", "&#" * n)}</row>',
    "runs": lambda n: (
        '<row r="1"><c r="A1" t="inlineStr"><is>' + "<r><rPr><b/></rPr><t>a</t></r>" * n + "</is></c></row>"
    ),
    "columns over and over": lambda n: (
        "</sheetData><cols>" + '<col min="1" max="16384" hidden="1"/>' * n + "</cols><sheetData>"
    ),
}


def steps(work: Callable[[], object]) -> int:
    """How many Python functions a piece of work calls: its length, without a clock."""
    count = 0

    def counting(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def outcome(sheet: str) -> str:
    try:
        facts_of(sheet)
    except DamagedError:
        return "damage"
    return "a sheet"


@pytest.mark.parametrize("kind", LONG)
def test_twice_as_long_takes_at_most_about_twice_as_many_steps(kind: str) -> None:
    short, long = (steps(lambda n=n: outcome(worksheet(LONG[kind](n)))) for n in (2_000, 4_000))  # type: ignore[misc]
    assert long < 2.3 * short + 500


@pytest.mark.parametrize("kind", LONG)
def test_a_hundred_thousand_of_anything_come_to_an_end(kind: str) -> None:
    assert outcome(worksheet(LONG[kind](amount(20_000, 100_000)))) in ("damage", "a sheet")


def shared_text(folder: Path, length: int, rows: int) -> Path:
    cells = "".join(
        f'<row r="{n}">{text_cell(f"A{n}", "正文")}<c r="C{n}" t="s"><v>0</v></c></row>'
        for n in range(3, rows + 3)
    )
    strings = f"<sst><si><t>{'长' * length}</t></si></sst>"
    relations = {
        "xl/_rels/workbook.xml.rels": raw_relations(),
        "xl/sharedStrings.xml": strings,
    }
    return write_raw_book(folder, {"基本信息": FIELDS, "正文": BODY + cells}, parts=relations)


def raw_relations() -> str:
    kinds = (("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"))
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate((*kinds, ("sharedStrings", "sharedStrings.xml")), 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def test_a_long_text_kept_once_and_shown_in_many_cells_is_counted_before_it_is_spent(tmp_path: Path) -> None:
    path = shared_text(tmp_path, 200_000, 500)
    assert findings(read_workbook(path)) == ["WB123 正文!C86"]
    assert findings(read_workbook(path, Limits(characters=200_000_000))) == []


def test_the_sheets_and_texts_of_a_workbook_may_have_any_names(tmp_path: Path) -> None:
    data = raw_book({"基本信息": FIELDS, "正文": BODY})
    package = open_package(data, "甲.xlsx").value
    assert package is not None
    parts = {name: package.read(name) for name in package.parts}
    moved = {
        "_rels/.rels": parts["_rels/.rels"].replace(b"xl/workbook.xml", b"/book/main.xml"),
        "book/main.xml": parts["xl/workbook.xml"],
        "book/_rels/main.xml.rels": parts["xl/_rels/workbook.xml.rels"].replace(
            b"worksheets/sheet", b"../Blatt"
        ),
        "Blatt1.xml": parts["xl/worksheets/sheet1.xml"],
        "blatt2.XML": parts["xl/worksheets/sheet2.xml"],
        "book/styles.xml": parts["xl/styles.xml"],
    }
    path = tmp_path / "某局.xlsx"
    path.write_bytes(zipped({"[Content_Types].xml": parts["[Content_Types].xml"], **moved}))
    result = read_workbook(path)
    assert findings(result) == []
    assert result.value is not None
    assert [row.content.value for row in result.value.body] == ["甲。"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="B2" vm="1"><v>14</v></c>', "14"),
        ('<c r="B2" cm="1" vm="3" t="str"><f>CUBEVALUE("a")</f><v>十四</v></c>', "十四"),
        ('<c r="B2"><family val="1"/><v>14</v></c>', "14"),
    ],
)
def test_cells_of_a_data_model_are_values(tmp_path: Path, cell: str, shown: str) -> None:
    layout = f'<row r="3">{text_cell("A3", "版式")}{text_cell("B3", "总结")}</row>'
    fields = rows_of(("项目", "内容")) + f'<row r="2">{text_cell("A2", "次数")}{cell}</row>{layout}'
    result = read_workbook(write_raw_book(tmp_path, {"基本信息": fields, "正文": BODY}))
    assert findings(result) == []
    assert result.value is not None
    assert result.value.fields["次数"].content.value == shown


def test_a_record_behind_the_error_value_is_a_picture_and_behind_another_error_is_an_error(
    tmp_path: Path,
) -> None:
    row = '<row r="1"><c r="A1" t="e" vm="1"><v>#VALUE!</v></c><c r="B1" t="e" vm="2"><v>#N/A</v></c></row>'
    facts = facts_of(worksheet(row))
    assert (facts.rich, facts.errors) == ({(1, 1): 1}, {(1, 2): "#N/A"})
