"""A 汇总 that is there is renewed: what the clerk typed stays, what nobody touched is what the units say."""

import base64
import json
import random
import zlib
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from consolidate.clerks import HEADERS, YELLOW, Clerk, Units, comments, marked, numbers, typed
from consolidate.test_consolidate import codes, consolidated
from docgen.cli import main
from docgen.pipeline.summary_record import places_followed
from docgen.workbook import read_workbook
from support.judges import open_xml_sdk
from support.libreoffice import convert
from support.torture import amount


@pytest.mark.parametrize("seed", range(amount(12, 400)))
def test_nothing_the_clerk_typed_is_lost_and_every_untouched_number_is_right(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    units = Units(tmp_path / "各单位", chance)
    for name in ("甲局", "乙局", "丙局", "丁局"):
        units.add(name)
    consolidated(tmp_path)
    clerk = Clerk(tmp_path / "汇总.xlsx", chance)

    for _ in range(3):
        clerk.work(chance.randrange(0, 7))
        before = typed(load_workbook(clerk.book))
        looks = marked(load_workbook(clerk.book))
        for _ in range(chance.randrange(0, 9)):
            units.change()
        told = consolidated(tmp_path)

        assert told["ok"], told
        book = load_workbook(clerk.book)
        assert typed(book) == before
        assert all(count >= looks[name] for name, count in marked(book).items())  # a new row looks like one
        figures = numbers(book, "数据", 1, 1)
        for name, value in units.sums().items():
            if ("", name) not in clerk.touched:
                assert figures[name,] == value
        for name, lines in comments(book).items():
            having = [owner for owner, each in units.figures.items() if name in each]
            assert lines[0] == f"{name}：{len(having)} 个单位合计 {units.sums()[name]}次"
            assert sorted(line.partition("次")[0] for line in lines[1:]) == sorted(
                f"{owner} {units.figures[owner][name]}" for owner in having
            )
        amounts = numbers(book, "表·经费", 2, 2)
        for owner, items in units.items.items():
            for item, value in items.items():
                if (owner, item) not in clerk.touched:
                    assert amounts[owner, item] == Decimal(value)
        assert read_workbook(clerk.book).value is not None
        written = clerk.book.read_bytes()
        assert consolidated(tmp_path)["became"] == "unchanged"
        assert clerk.book.read_bytes() == written
    assert "CN108" not in codes(told)


def three(folder: Path) -> Units:
    units = Units(folder / "各单位", random.Random(1))
    for name in ("甲局", "乙局", "丙局"):
        units.add(name)
    return units


def test_a_changed_cell_stays_and_the_new_sum_is_told_with_both_values(tmp_path: Path) -> None:
    units = three(tmp_path)
    consolidated(tmp_path)
    book = load_workbook(tmp_path / "汇总.xlsx")
    book["数据"]["B2"] = 1000
    book.save(tmp_path / "汇总.xlsx")
    units.figures["甲局"]["会议"] += 1
    units.save("甲局")

    told = consolidated(tmp_path)

    assert load_workbook(tmp_path / "汇总.xlsx")["数据"]["B2"].value == 1000
    found = [d for d in told["diagnostics"] if d["code"] == "CN111" and d["severity"] == "warning"]
    assert [d["where"]["text"] for d in found] == ["汇总.xlsx › 数据!B2"]
    assert "1000" in found[0]["message"]
    assert str(units.sums()["会议"]) in found[0]["message"]
    again = [d for d in consolidated(tmp_path)["diagnostics"] if d["code"] == "CN111"]
    assert [d["severity"] for d in again] == ["note"]


def test_a_late_unit_comes_into_every_sheet_and_what_was_there_is_kept_in_older_versions(
    tmp_path: Path,
) -> None:
    units = three(tmp_path)
    consolidated(tmp_path)
    before = (tmp_path / "汇总.xlsx").read_bytes()
    units.add("丁局")

    told = consolidated(tmp_path)

    book = load_workbook(tmp_path / "汇总.xlsx")
    for sheet in ("来源", "各单位情况", "报送情况", "表·经费", "图表·会议"):
        assert any("丁局" in str(row) for row in book[sheet].iter_rows(values_only=True)), sheet
    assert book["数据"]["B2"].value == units.sums()["会议"]
    assert told["became"] == "renewed"
    assert [path.read_bytes() for path in (tmp_path / "旧版").iterdir()] == [before]


def test_a_column_and_a_sheet_that_only_a_late_unit_has_are_added(tmp_path: Path) -> None:
    three(tmp_path)
    consolidated(tmp_path)
    book = load_workbook(tmp_path / "各单位" / "甲局.xlsx")
    for row, text in ((2, "备注"), (3, "已付")):
        book["表·经费"].cell(row, 3).value = text
    table = book.create_sheet("表·车辆")
    for line in (("车辆", None), ("车型", "数量"), ("轿车", 3)):
        table.append(line)
    book.save(tmp_path / "各单位" / "甲局.xlsx")

    consolidated(tmp_path)

    book = load_workbook(tmp_path / "汇总.xlsx")
    rows = [tuple(cell.value for cell in row) for row in book["表·经费"].iter_rows(min_row=2)]
    assert rows[0] == ("单位", "项目", "金额", "备注")
    assert "已付" in [row[3] for row in rows if row[0] == "甲局"]
    assert list(book["表·车辆"].values) == [
        ("车辆", None, None),
        ("单位", "车型", "数量"),
        ("甲局", "轿车", 3),
    ]
    report = read_workbook(tmp_path / "汇总.xlsx").value
    assert report is not None
    assert report.tables["车辆"].header_rows == 1


def test_a_workbook_that_excel_has_open_is_left_until_it_is_closed(tmp_path: Path) -> None:
    units = three(tmp_path)
    consolidated(tmp_path)
    before = (tmp_path / "汇总.xlsx").read_bytes()
    (tmp_path / "~$汇总.xlsx").write_bytes(b"x")
    units.add("丁局")

    assert "MG103" in codes(consolidated(tmp_path))
    assert (tmp_path / "汇总.xlsx").read_bytes() == before
    (tmp_path / "~$汇总.xlsx").unlink()
    assert consolidated(tmp_path)["became"] == "renewed"


def test_without_its_record_nothing_is_touched(tmp_path: Path) -> None:
    units = three(tmp_path)
    consolidated(tmp_path)
    book = load_workbook(tmp_path / "汇总.xlsx")
    book["汇总记录"]["A1"] = "坏了"
    book.save(tmp_path / "汇总.xlsx")
    before = (tmp_path / "汇总.xlsx").read_bytes()
    units.add("丁局")

    told = consolidated(tmp_path)

    assert codes(told) == ["CN108"]
    assert (tmp_path / "汇总.xlsx").read_bytes() == before


def test_no_units_left_leave_the_summary_as_it_is(tmp_path: Path) -> None:
    three(tmp_path)
    consolidated(tmp_path)
    before = (tmp_path / "汇总.xlsx").read_bytes()
    for path in (tmp_path / "各单位").iterdir():
        path.unlink()

    assert not consolidated(tmp_path)["ok"]
    assert (tmp_path / "汇总.xlsx").read_bytes() == before


def test_two_summaries_of_one_folder_do_not_add_each_other_up(tmp_path: Path) -> None:
    units = three(tmp_path)
    for _ in range(2):
        for name in ("全市", "全区"):
            call = ["consolidate", str(tmp_path), "-o", str(tmp_path / f"{name}.xlsx"), "-q"]
            CliRunner().invoke(main, call)

    for name in ("全市", "全区"):
        book = load_workbook(tmp_path / f"{name}.xlsx")
        assert book["数据"]["B2"].value == units.sums()["会议"]


@pytest.mark.office
def test_what_libreoffice_saved_is_still_what_docgen_wrote(tmp_path: Path) -> None:
    units = three(tmp_path)
    consolidated(tmp_path)
    saved = convert(tmp_path / "另存", tmp_path / "汇总.xlsx", "xlsx")
    (tmp_path / "汇总.xlsx").write_bytes(saved.read_bytes())
    assert consolidated(tmp_path)["became"] == "unchanged"
    units.figures["甲局"]["会议"] += 5
    units.save("甲局")

    told = consolidated(tmp_path)

    assert "CN111" not in codes(told)
    assert load_workbook(tmp_path / "汇总.xlsx")["数据"]["B2"].value == units.sums()["会议"]


@pytest.mark.node
def test_the_renewed_workbook_is_one_that_excel_opens(tmp_path: Path) -> None:
    units = three(tmp_path)
    consolidated(tmp_path)
    assert open_xml_sdk(tmp_path / "汇总.xlsx") == []
    units.add("丁局")
    del units.figures["甲局"], units.items["甲局"]
    (tmp_path / "各单位" / "甲局.xlsx").unlink()

    consolidated(tmp_path)

    assert open_xml_sdk(tmp_path / "汇总.xlsx") == []


def test_a_renamed_figure_and_a_sorted_list_with_an_edit_are_known_again(tmp_path: Path) -> None:
    units = three(tmp_path)
    consolidated(tmp_path)
    book = load_workbook(tmp_path / "汇总.xlsx")
    book["数据"]["A2"] = "各类会议"
    rows = [[cell.value for cell in row] for row in book["报送情况"].iter_rows(min_row=2)]
    for number, values in enumerate(reversed(rows), 2):
        for column, value in enumerate(values, 1):
            book["报送情况"].cell(number, column).value = value if column != 2 else f"{value}，已电话核实"
    book.save(tmp_path / "汇总.xlsx")
    units.figures["甲局"]["会议"] += 1000
    units.save("甲局")

    consolidated(tmp_path)

    book = load_workbook(tmp_path / "汇总.xlsx")
    assert [row[:2] for row in book["数据"].values][1] == ("各类会议", units.sums()["会议"])
    assert [row[0] for row in book["数据"].values].count("会议") == 0
    states = {row[0]: row for row in book["报送情况"].iter_rows(min_row=2, values_only=True)}
    assert len(states) == book["报送情况"].max_row - 1 == 3
    assert states["甲局"][1] == "已报，已电话核实"


def test_a_new_row_stands_where_a_new_summary_would_have_it(tmp_path: Path) -> None:
    units = three(tmp_path)
    for name in ("辛局", "丙二局"):
        consolidated(tmp_path)
        units.add(name)
    consolidated(tmp_path)
    renewed = load_workbook(tmp_path / "汇总.xlsx")
    (tmp_path / "汇总.xlsx").unlink()
    consolidated(tmp_path)
    new = load_workbook(tmp_path / "汇总.xlsx")

    for sheet in ("表·经费", "各单位情况", "报送情况"):
        assert list(renewed[sheet].values) == list(new[sheet].values), sheet


def test_a_figure_whose_unit_the_clerk_changed_keeps_the_clerk_s_number(tmp_path: Path) -> None:
    units = three(tmp_path)
    consolidated(tmp_path)
    book = load_workbook(tmp_path / "汇总.xlsx")
    before = book["数据"]["B2"].value
    book["数据"]["C2"] = "千次"
    book.save(tmp_path / "汇总.xlsx")
    units.figures["甲局"]["会议"] += 1
    units.save("甲局")

    told = consolidated(tmp_path)

    assert load_workbook(tmp_path / "汇总.xlsx")["数据"]["B2"].value == before
    assert "CN111" in codes(told)


def test_a_sheet_under_another_name_is_still_renewed(tmp_path: Path) -> None:
    units = three(tmp_path)
    consolidated(tmp_path)
    book = load_workbook(tmp_path / "汇总.xlsx")
    book["表·经费"].title = "表·各街道经费"
    book.save(tmp_path / "汇总.xlsx")
    units.add("辛局")

    told = consolidated(tmp_path)

    book = load_workbook(tmp_path / "汇总.xlsx")
    assert "表·经费" not in book.sheetnames
    assert "辛局" in [row[0] for row in book["表·各街道经费"].values]
    assert "CN113" not in codes(told)
    assert consolidated(tmp_path)["became"] == "unchanged"


def test_a_deleted_sheet_stays_away_and_is_told(tmp_path: Path) -> None:
    units = three(tmp_path)
    consolidated(tmp_path)
    book = load_workbook(tmp_path / "汇总.xlsx")
    del book["图表·会议"]
    book.save(tmp_path / "汇总.xlsx")
    units.add("辛局")

    assert "CN113" in codes(consolidated(tmp_path))
    assert "图表·会议" not in load_workbook(tmp_path / "汇总.xlsx").sheetnames


def test_a_row_that_a_formula_reads_is_emptied_not_taken_away(tmp_path: Path) -> None:
    units = three(tmp_path)
    units.figures["甲局"]["走访"] = 5
    units.save("甲局")
    for name in ("乙局", "丙局"):
        units.figures[name].pop("走访", None)
        units.save(name)
    consolidated(tmp_path)
    book = load_workbook(tmp_path / "汇总.xlsx")
    row = next(row[0].row for row in book["数据"].iter_rows() if row[0].value == "走访")
    book.create_sheet("我的")["A1"] = f"=数据!B{row}"
    book.save(tmp_path / "汇总.xlsx")
    del units.figures["甲局"]["走访"]
    units.save("甲局")

    told = consolidated(tmp_path)

    book = load_workbook(tmp_path / "汇总.xlsx")
    reference = str(book["我的"]["A1"].value)
    assert "#REF" not in reference
    at = reference.removeprefix("=数据!B")
    assert (book["数据"][f"A{at}"].value, book["数据"][f"B{at}"].value) == ("走访", None)
    assert "CN112" in codes(told)


def test_next_year_s_workbook_made_of_it_gathers_nothing(tmp_path: Path) -> None:
    three(tmp_path)
    consolidated(tmp_path)
    book = load_workbook(tmp_path / "汇总.xlsx")
    book["基本信息"]["B4"] = "2023年"
    book.save(tmp_path / "汇总.xlsx")

    call = ["new", "通用报告", "--from", str(tmp_path / "汇总.xlsx"), "--period", "2024年"]
    run = CliRunner().invoke(main, [*call, "-o", str(tmp_path / "新.xlsx")])

    assert run.exit_code == 0, run.output
    assert places_followed((tmp_path / "新.xlsx").read_bytes(), tmp_path) == ()
    assert places_followed((tmp_path / "汇总.xlsx").read_bytes(), tmp_path) == (tmp_path / "各单位",)


@pytest.mark.parametrize("seed", range(amount(20, 500)))
def test_a_record_that_somebody_spoilt_costs_a_message_and_nothing_else(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    three(tmp_path)
    consolidated(tmp_path)
    book = load_workbook(tmp_path / "汇总.xlsx")
    written = json.loads(zlib.decompress(base64.b64decode(book["汇总记录"]["A1"].value)))
    spoilt = spoil(written, chance)
    book["汇总记录"]["A1"] = base64.b64encode(zlib.compress(json.dumps(spoilt).encode())).decode()
    book["数据"]["B2"] = 1234
    book.save(tmp_path / "汇总.xlsx")

    told = consolidated(tmp_path)

    assert "PL301" not in codes(told)
    assert load_workbook(tmp_path / "汇总.xlsx")["数据"]["B2"].value == 1234


def spoil(written: object, chance: random.Random) -> object:
    """One value somewhere in `written` becomes another."""
    if isinstance(written, list) and written and chance.random() < 0.85:
        at = chance.randrange(len(written))
        return [*written[:at], spoil(written[at], chance), *written[at + 1 :]]
    return chance.choice([None, 7, -1, "x", [], {}, [["x"]], "n1234.0", 1e300, ["", ["x"], [9], [["k"]]]])


def test_a_unit_that_takes_its_workbook_back_leaves_nothing_but_rows_that_somebody_marked(
    tmp_path: Path,
) -> None:
    units = three(tmp_path)
    units.add("丁局")
    consolidated(tmp_path)
    for name in ("丁局", "丙局"):
        del units.figures[name], units.items[name]
        (units.folder / f"{name}.xlsx").unlink()
        told = consolidated(tmp_path)
        book = load_workbook(tmp_path / "汇总.xlsx")
        rows = [row for sheet in HEADERS for row in book[sheet].iter_rows()]
        left = [row for row in rows if any(name == cell.value for cell in row)]
        assert [row[0].fill.fgColor.rgb for row in left] == ([YELLOW.fgColor.rgb] if name == "丙局" else [])
        assert ("CN112" in codes(told)) is (name == "丙局")
        row = next(row for row in book["报送情况"].iter_rows() if row[0].value == "丙局")
        row[0].fill = YELLOW
        book.save(tmp_path / "汇总.xlsx")
