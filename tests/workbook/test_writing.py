"""A new workbook, filled in as a clerk would, is read as it was filled."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from docgen.diagnostics import Result
from docgen.layout import load_layouts
from docgen.model.contents import (
    BodyEntry,
    ChartEntry,
    FigureEntry,
    Formula,
    PictureEntry,
    TableCellEntry,
    TableEntry,
)
from docgen.model.layout import Layout
from docgen.model.objects import Alignment, ChartKind
from docgen.model.report import Level, Report
from docgen.resources import folder
from docgen.workbook import read_workbook
from docgen.workbook.writing import Contents, write_workbook
from support.judges import open_xml_sdk

LAYOUTS = load_layouts([folder("seeds")]).value or ()
LAYOUT = next(layout for layout in LAYOUTS if layout.id == "annual-summary")

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
"""A PNG of one red pixel."""


def written(contents: Contents | None = None, unit: str = "青川市档案局", layout: Layout = LAYOUT) -> bytes:
    result = write_workbook(layout, LAYOUTS, unit, contents)
    assert result.value is not None, result.diagnostics
    return result.value


def reread(path: Path, data: bytes) -> Report:
    path.write_bytes(data)
    result: Result[Report] = read_workbook(path)
    assert result.value is not None, [str(d.where) + d.message() for d in result.diagnostics]
    return result.value


@pytest.mark.parametrize("layout", [each for each in LAYOUTS if each.sections], ids=lambda layout: layout.id)
def test_a_new_workbook_filled_in_by_a_clerk_is_read_as_it_was_filled(layout: Layout, tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(written(layout=layout)))
    fields, body, figures = book["基本信息"], book["正文"], book["数据"]
    for name, content, _ in fields.iter_rows(min_row=2):
        if name.value in ("专题", "报告期"):
            content.value = f"{name.value}的内容"
        elif name.value == "成文日期":
            content.value = date(2024, 1, 5)
    for _, _, content, *_ in body.iter_rows(min_row=2):
        content.value = f"第{content.row}行的内容。"
    for _, value, *_ in figures.iter_rows(min_row=2):
        value.value = value.row
    filled = io.BytesIO()
    book.save(filled)

    report = reread(tmp_path / "某局.xlsx", filled.getvalue())

    assert report.layout.value == layout.name
    assert report.fields["单位名称"].content.value == "青川市档案局"
    assert report.fields["成文日期"].value == date(2024, 1, 5)
    assert [row.content.value for row in report.body] == [
        f"第{number}行的内容。" for number in range(2, len(report.body) + 2)
    ]
    headings = [row.title.value for row in report.body if row.level is Level.HEADING_1]
    assert headings == [section.title for section in layout.sections]
    assert [f.value for f in report.figures.values()] == [
        Decimal(number) for number in range(2, len(layout.figures) + 2)
    ]


def test_a_new_workbook_has_the_layouts_rows_in_reading_order() -> None:
    book = load_workbook(io.BytesIO(written()))

    rows = [(level, title or "") for level, title in book["正文"].iter_rows(2, max_col=2, values_only=True)]

    first, second = LAYOUT.sections[:2]
    assert rows[:6] == [
        ("引言", ""),
        ("一级", first.title),
        ("二级", f"【示例】{first.outline[0]}"),
        ("条目", ""),
        ("条目", ""),
        ("条目", ""),
    ]
    start = rows.index(("一级", second.title))
    assert rows[start + 1 : start + 4] == [("二级", f"【示例】{title}") for title in second.outline]


def test_an_opening_paragraph_and_groups_of_items_have_their_rows_ready() -> None:
    layout = next(each for each in LAYOUTS if each.id == "annual-report")
    book = load_workbook(io.BytesIO(written(layout=layout)))

    levels = [level for (level,) in book["正文"].iter_rows(2, max_col=1, values_only=True)]

    items = ["条目"] * 3
    assert levels == ["引言", "一级", *items, "一级", "正文", *items, "正文", *items]


def test_run_in_headings_have_rows_for_items_only_where_the_layout_wants_them() -> None:
    layout = next(each for each in LAYOUTS if each.id == "half-year-summary")
    book = load_workbook(io.BytesIO(written(layout=layout)))

    levels = [level for (level,) in book["正文"].iter_rows(2, max_col=1, values_only=True)]

    with_items, without = ["二级", "条目", "条目", "条目"] * 3, ["二级"] * 3
    assert levels == ["引言", "一级", *with_items, "一级", *without, "一级", *without]


FULL = Contents(
    fields={
        "专题": "安全生产",
        "报告期": "2023年度",
        "成文日期": date(2024, 1, 5),
        "份号": "000012",
        "联系人": "林晓",
    },
    body=(
        BodyEntry(Level.INTRODUCTION, content="第一段\n第二段"),
        BodyEntry(Level.HEADING_1, "主要做法和取得的成效"),
        BodyEntry(Level.TABLE, "检查情况"),
        BodyEntry(Level.PICTURE, "现场"),
        BodyEntry(Level.CHART, "检查次数", note="放在最后"),
    ),
    figures=(
        FigureEntry("检查", 14, "次", 12, source="台账"),
        FigureEntry("整改", Formula("SUM(B2)-1", 13), "次"),
        FigureEntry("整改率", Decimal("0.965"), number_format="0.0%", note="整改除以检查"),
        FigureEntry("待定", "X", "人"),
    ),
    tables=(
        TableEntry(
            "检查情况",
            "2023年检查情况",
            header=(
                (TableCellEntry("部位", row_span=2), TableCellEntry("数量", column_span=2)),
                ("检查", "整改"),
            ),
            body=(("库房", 31, TableCellEntry(0.5, number_format="0.0%", alignment=Alignment.CENTER)),),
        ),
    ),
    pictures=(PictureEntry("现场", "检查现场", PIXEL, width=914_400, height=457_200),),
    charts=(
        ChartEntry(
            "检查次数",
            "近两年检查次数",
            ChartKind.LINE,
            ("2022年", "2023年"),
            {"检查": (12, Decimal("14.5"))},
        ),
    ),
)


def test_every_kind_of_content_comes_back_from_the_reader(tmp_path: Path) -> None:
    report = reread(tmp_path / "某局.xlsx", written(FULL))

    assert report.fields["份号"].content.value == "000012"
    assert report.fields["联系人"].content.value == "林晓"
    assert report.body[0].content.value == "第一段\n第二段"
    assert [row.title.value for row in report.body[2:]] == ["检查情况", "现场", "检查次数"]
    assert report.body[4].note.value == "放在最后"
    assert [(f.value, f.previous) for f in report.figures.values()] == [
        (14, 12),
        (13, None),
        (Decimal("0.965"), None),
        (None, None),
    ]
    assert report.figures["待定"].written.value == "X"


def test_a_table_keeps_its_caption_header_merges_formats_and_alignment(tmp_path: Path) -> None:
    table = reread(tmp_path / "某局.xlsx", written(FULL)).tables["检查情况"]

    assert (table.caption.value, table.header_rows) == ("2023年检查情况", 2)
    assert [[cell.text.value for cell in row] for row in table.rows] == [
        ["部位", "数量"],
        ["检查", "整改"],
        ["库房", "31", "50.0%"],
    ]
    assert [(cell.row_span, cell.column_span) for cell in table.rows[0]] == [(2, 1), (1, 2)]
    assert [cell.column for cell in table.rows[1]] == [table.rows[0][1].column, table.rows[0][1].column + 1]
    assert table.rows[2][0].alignment is Alignment.GENERAL
    assert table.rows[2][2].alignment is Alignment.CENTER


def test_pictures_and_charts_come_back_as_they_were_given(tmp_path: Path) -> None:
    report = reread(tmp_path / "某局.xlsx", written(FULL))

    picture, chart = report.pictures["现场"], report.charts["检查次数"]
    assert (picture.data, picture.width, picture.height) == (PIXEL, 914_400, 457_200)
    assert picture.caption.value == "检查现场"
    assert (chart.kind, chart.caption.value) == (ChartKind.LINE, "近两年检查次数")
    assert chart.categories == ("2022年", "2023年")
    assert [(each.name, each.values) for each in chart.series] == [("检查", (Decimal(12), Decimal("14.5")))]


FIGURES = (FigureEntry("检查", 14, "次"),)

XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.just("\n"),
    max_size=30,
)


HOSTILE_TEXT = st.sampled_from(
    ["=1+1", "+1", "@SUM(A1)", "_x0041_", "'引", '<&>"', "😀", "1/2", " 前后 ", "a\r\nb"]
)


@settings(max_examples=15, deadline=None)
@given(st.lists(XML_TEXT | HOSTILE_TEXT, min_size=20, max_size=40))
def test_text_stays_the_text_it_was(texts: list[str]) -> None:
    entries = tuple(BodyEntry(Level.PARAGRAPH, content=text) for text in texts)

    book = CalamineWorkbook.from_filelike(io.BytesIO(written(Contents(body=entries))))

    found = [row[2] for row in book.get_sheet_by_name("正文").to_python()[1:]]
    assert found == [text.replace("\r\n", "\n") for text in texts]


def test_text_that_no_cell_can_hold_is_refused_with_its_cell_and_never_cut() -> None:
    body = (
        BodyEntry(Level.INTRODUCTION, content="长" * 32_768),
        BodyEntry(Level.PARAGRAPH, content="响\x07铃"),
    )

    result = write_workbook(LAYOUT, LAYOUTS, "某局", Contents(body=body, fields={"专题": "\ud800"}))

    assert result.value is None
    assert [(d.code, str(d.where)) for d in result.diagnostics] == [
        ("NB102", "某局.xlsx › 基本信息!B3"),
        ("NB101", "某局.xlsx › 正文!C2"),
        ("NB102", "某局.xlsx › 正文!C3"),
    ]
    assert "响□铃" in result.diagnostics[2].message()


def test_the_longest_text_a_cell_can_hold_is_written_whole(tmp_path: Path) -> None:
    longest = "长" * 32_767
    contents = Contents(body=(BodyEntry(Level.INTRODUCTION, content=longest),), figures=FIGURES)

    report = reread(tmp_path / "某局.xlsx", written(contents))

    assert report.body[0].content.value == longest


@pytest.mark.parametrize("name", ["检查/整改", "问[题]", "很" * 30])
def test_a_name_that_no_sheet_can_have_is_refused(name: str) -> None:
    tables = (TableEntry(name, "", header=(("甲",),), body=()),)

    result = write_workbook(LAYOUT, LAYOUTS, "", Contents(tables=tables))

    assert [(d.code, d.where.file) for d in result.diagnostics] == [("NB103", f"{LAYOUT.name}.xlsx")]


def test_two_tables_of_one_name_are_refused_rather_than_one_lost() -> None:
    tables = tuple(TableEntry(name, "", header=(("甲",),), body=()) for name in ("A组", "a组"))

    result = write_workbook(LAYOUT, LAYOUTS, "某局", Contents(tables=tables))

    assert [(d.code, d.details["name"]) for d in result.diagnostics] == [
        ("NB104", "表·A组"),
        ("NB104", "表·a组"),
    ]


def test_the_same_workbook_has_the_same_bytes() -> None:
    assert written(FULL) == written(FULL)


@pytest.mark.node
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_the_open_xml_sdk_has_nothing_against_a_new_workbook(layout: Layout, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(written(layout=layout))
    assert open_xml_sdk(book) == []


@pytest.mark.node
def test_the_open_xml_sdk_has_nothing_against_a_full_workbook(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(written(FULL))
    assert open_xml_sdk(book) == []
