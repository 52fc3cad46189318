"""A figure of a 汇总 says in a comment how it was reckoned, and from which cells; a person's stay."""

import random
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from consolidate.test_consolidate import consolidated, unit
from docgen import opc
from docgen.cli import main
from docgen.workbook.editing import with_new_comments
from support.judges import open_xml_sdk
from support.libreoffice import convert


def said(path: Path) -> dict[str, str]:
    """The comments of 数据 as openpyxl reads them, by the name in their row."""
    sheet = load_workbook(path)["数据"]
    rows = [(row[0].value, cell.comment) for row in sheet.iter_rows(min_row=2) for cell in row]
    return {str(name): comment.text for name, comment in rows if comment is not None}


def two(folder: Path) -> Path:
    unit(folder / "各单位", "甲局", meetings=12, money="320000", unit_of_money="元")
    unit(folder / "各单位", "乙局", meetings="XX", money="28.5")
    unit(folder / "各单位", "丙局", meetings=7, money="30")
    consolidated(folder)
    return folder / "汇总.xlsx"


def test_a_figure_s_comment_names_its_units_with_value_workbook_and_cell(tmp_path: Path) -> None:
    summary = two(tmp_path)

    comments = said(summary)

    assert list(comments) == ["会议", "经费", "满意率"]
    assert comments["会议"].split("\n") == [
        "会议：2 个单位合计 19次",
        "丙局 7次（各单位/丙局.xlsx 数据!B2）",
        "乙局 XX次，未计入（各单位/乙局.xlsx 数据!B2）",
        "甲局 12次（各单位/甲局.xlsx 数据!B2）",
    ]
    assert "甲局 320000元，计入 32万元（各单位/甲局.xlsx 数据!B3）" in comments["经费"].split("\n")
    assert comments["满意率"].startswith("满意率：3 个单位平均 96%\n")
    cell = load_workbook(summary)["数据"]["B2"]
    assert cell.comment is not None
    assert cell.comment.author == "docgen"


def test_of_many_units_twenty_are_named_and_the_others_are_in_the_sheet_of_sources(tmp_path: Path) -> None:
    for number in range(23):
        unit(tmp_path / "各单位", f"{number:02}局", meetings=number + 1)
    consolidated(tmp_path)

    lines = said(tmp_path / "汇总.xlsx")["会议"].split("\n")

    assert lines[0] == "会议：23 个单位合计 276次"
    assert len(lines) == 22
    assert lines[-1] == "另 3 个单位见“来源”"


def test_what_the_units_say_today_is_in_the_comments_nobody_touched(tmp_path: Path) -> None:
    summary = two(tmp_path)
    book = load_workbook(summary)
    sheet = book["数据"]
    sheet["B3"].comment = Comment("核实过，张三", "张三")
    sheet["B4"].comment = None
    book.save(summary)
    unit(tmp_path / "各单位", "甲局", meetings=40, money="330000", unit_of_money="元", rate=90)

    consolidated(tmp_path)

    comments = said(summary)
    assert list(comments) == ["会议", "经费"]
    assert comments["会议"].startswith("会议：2 个单位合计 47次\n")
    assert comments["经费"] == "核实过，张三"
    assert load_workbook(summary)["数据"]["B4"].value == 94
    before = summary.read_bytes()
    assert consolidated(tmp_path)["became"] == "unchanged"
    assert summary.read_bytes() == before


def test_a_new_figure_gets_its_comment_and_that_of_one_gone_goes(tmp_path: Path) -> None:
    summary = two(tmp_path)
    for path in (tmp_path / "各单位").iterdir():
        book = load_workbook(path)
        book["数据"]["A2"] = "座谈"
        book.save(path)

    consolidated(tmp_path)

    assert sorted(said(summary)) == ["座谈", "满意率", "经费"]
    assert said(summary)["座谈"].startswith("座谈：2 个单位合计 19次\n")


def test_the_comment_of_a_figure_gone_leaves_a_row_that_the_clerk_worked_on(tmp_path: Path) -> None:
    summary = two(tmp_path)
    book = load_workbook(summary)
    book["数据"]["H2"] = "要问清楚"
    book.save(summary)
    for path in (tmp_path / "各单位").iterdir():
        units_book = load_workbook(path)
        units_book["数据"].delete_rows(2)
        units_book.save(path)

    consolidated(tmp_path)

    rows = [row[0].value for row in load_workbook(summary)["数据"].iter_rows(min_row=2)]
    assert rows == ["会议", "经费", "满意率"]
    assert list(said(summary)) == ["经费", "满意率"]


def test_only_the_parts_that_speak_of_what_changed_change(tmp_path: Path) -> None:
    summary = two(tmp_path)
    before = parts(summary)
    unit(tmp_path / "各单位", "丙局", meetings=8, money="30")

    consolidated(tmp_path)

    after = parts(summary)
    changed = {name for name, data in after.items() if before.get(name) != data}
    assert before.keys() == after.keys()
    assert "xl/comments1.xml" in changed
    assert not changed & {"xl/drawings/vmlDrawing1.vml", "[Content_Types].xml", "xl/styles.xml"}


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_next_year_s_workbook_has_no_comment_on_this_year_s_numbers(tmp_path: Path) -> None:
    summary = two(tmp_path)
    book = load_workbook(summary)
    book["数据"]["B3"].comment = Comment("核实过，张三", "张三")
    book.save(summary)

    call = ["new", "年度工作情况报告", "--from", str(summary), "--period", "2024年"]
    run = CliRunner().invoke(main, [*call, "-o", str(tmp_path / "新.xlsx")])

    assert run.exit_code == 0, run.output
    assert said(tmp_path / "新.xlsx") == {"经费": "核实过，张三"}


@pytest.mark.node
@pytest.mark.parametrize("saved_by", ["docgen", "openpyxl"])
def test_the_open_xml_sdk_finds_nothing_in_new_and_renewed_comments(tmp_path: Path, saved_by: str) -> None:
    summary = two(tmp_path)
    assert open_xml_sdk(summary) == []
    if saved_by == "openpyxl":
        book = load_workbook(summary)
        book["数据"]["D3"].comment = Comment("核实过，张三", "张三")
        book.save(summary)
    known = set(open_xml_sdk(summary))
    unit(tmp_path / "各单位", "丁局", meetings=8, money="30")
    path = tmp_path / "各单位" / "丁局.xlsx"
    book = load_workbook(path)
    book["数据"]["A2"] = "座谈"
    book.save(path)

    consolidated(tmp_path)

    assert set(open_xml_sdk(summary)) <= known
    assert "座谈" in said(summary)


@pytest.mark.office
def test_libreoffice_keeps_the_comments_and_they_are_still_docgen_s(tmp_path: Path) -> None:
    summary = two(tmp_path)
    comments = said(summary)
    saved = convert(tmp_path / "另存", summary, "xlsx")
    assert said(saved) == comments
    summary.write_bytes(saved.read_bytes())
    unit(tmp_path / "各单位", "丙局", meetings=8, money="30")

    consolidated(tmp_path)

    assert said(summary)["会议"].startswith("会议：2 个单位合计 20次\n")


@pytest.mark.parametrize("seed", range(20))
def test_comments_are_put_beside_those_that_another_program_wrote(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    places = chance.sample([(row, column) for row in range(1, 9) for column in range(1, 9)], 12)
    own, new = places[: chance.randrange(0, 6)], places[chance.randrange(0, 4) :]
    book = Workbook()
    sheet = book.worksheets[0]
    for row, column in own:
        sheet.cell(row, column).comment = Comment(f"我的{row}<&>{column}", "我")
    book.create_sheet("另一张")["A1"].comment = Comment("另一张的", "我")
    book.save(tmp_path / "a.xlsx")
    package = opc.open_package((tmp_path / "a.xlsx").read_bytes(), "a.xlsx").value
    assert package is not None

    added = with_new_comments(package, sheet.title, "docgen", {place: f"<{place}>_x0041_" for place in new})

    (tmp_path / "b.xlsx").write_bytes(added.to_bytes())
    for program in (load_workbook(tmp_path / "b.xlsx"), saved_again(tmp_path / "b.xlsx")):
        found = {
            (cell.row, cell.column): cell.comment.text.replace("_x005F_", "_")
            for row in program[sheet.title].iter_rows()
            for cell in row
            if cell.comment is not None
        }
        assert found == {p: f"<{p}>_x0041_" for p in new} | {(r, c): f"我的{r}<&>{c}" for r, c in own}
        assert program["另一张"]["A1"].comment.text == "另一张的"


def saved_again(path: Path) -> Workbook:
    book = load_workbook(path)
    book.save(path.with_name("c.xlsx"))
    return load_workbook(path.with_name("c.xlsx"))


def commented(folder: Path, *changes: tuple[str, str, str]) -> opc.Package:
    """A workbook with a comment on A1, in some of whose parts a text is another."""
    book = Workbook()
    book.worksheets[0]["A1"].comment = Comment("我的", "我")
    book.save(folder / "a.xlsx")
    package = opc.open_package((folder / "a.xlsx").read_bytes(), "a.xlsx").value
    assert package is not None
    for name, old, new in changes:
        assert old in package.read(name).decode()
        package = package.with_parts({name: package.read(name).decode().replace(old, new).encode()})
    return package


def test_comments_under_another_prefix_stay_and_get_company(tmp_path: Path) -> None:
    tags = ("comments", "authors", "author", "commentList", "comment", "text", "t")
    name = "xl/comments/comment1.xml"
    changes = [(name, f"<{tag}>", f"<c:{tag}>") for tag in tags[1:4] + tags[5:]]
    changes += [(name, f"</{tag}>", f"</c:{tag}>") for tag in tags]
    changes += [(name, "<comments xmlns=", "<c:comments xmlns:c="), (name, "<comment ", "<c:comment ")]
    package = commented(tmp_path, *changes)

    added = with_new_comments(package, "Sheet", "docgen", {(1, 1): "不写", (2, 2): "新的"})

    (tmp_path / "b.xlsx").write_bytes(added.to_bytes())
    sheet = load_workbook(tmp_path / "b.xlsx")["Sheet"]
    assert sheet["A1"].comment.text == "我的"
    assert (sheet["B2"].comment.text, sheet["B2"].comment.author) == ("新的", "docgen")


@pytest.mark.parametrize(
    "change",
    [
        ("xl/drawings/commentsDrawing1.vml", "<div ", "<br><div "),
        ("xl/worksheets/sheet1.xml", 'id="anysvml"', 'id="gone"'),
        ("xl/comments/comment1.xml", "authors>", "writers>"),
    ],
)
def test_a_sheet_whose_comments_are_not_understood_is_left_as_it_is(
    tmp_path: Path, change: tuple[str, str, str]
) -> None:
    package = commented(tmp_path, change)

    added = with_new_comments(package, "Sheet", "docgen", {(2, 2): "新的"})

    assert added.to_bytes() == package.to_bytes()
