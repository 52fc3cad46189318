"""`docgen consolidate`: every sum is that of its units, and leads back to them."""

import json
import random
import re
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from docgen.cli import main
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.workbook import read_workbook
from support.books import write_book
from support.torture import amount

UNITS = amount(12, 5000)
SHEETS = """
# 基本信息
| 项目 | 内容 |
| 版式 | 年度工作情况报告 |
| 专题 | 政务公开 |
| 单位名称 | {unit} |
| 报告期 | 2023年 |
| 成文日期 | 2023年12月20日 |
# 正文
| 层级 | 标题 | 内容 |
| 引言 | | {unit}开头一段。 |
| 一级 | 工作开展情况 | |
| 条目 | | {unit}抓登记。 |
| 一级 | 存在问题及下步工作计划 | |
| 正文 | | 问题。 |
# 数据
| 名称 | 数值 | 单位 | 上期 | 格式 |
| 会议 | {meetings} | 次 | {before} | |
| 经费 | {money} | {unit_of_money} | | |
| 满意率 | {rate} | % | | |
# 表·经费
| {unit}经费 | | |
| 项目 | 金额 | 备注 |
| 培训 | {money} | 甲 |
"""


def unit(folder: Path, name: str, **given: object) -> dict[str, object]:
    """A unit's workbook; what is not given is usual."""
    values = {
        "unit": name,
        "meetings": 12,
        "before": 11,
        "money": "32.5",
        "unit_of_money": "万元",
        "rate": 96,
    }
    values |= given
    folder.mkdir(exist_ok=True)
    sheets = SHEETS
    for key, value in values.items():
        sheets = sheets.replace(f"{{{key}}}", str(value))
    write_book(folder, sheets, name=f"{name}.xlsx", complete=False)
    return values


def consolidated(folder: Path, *arguments: object) -> dict[str, object]:
    command = ["consolidate", str(folder / "各单位"), "-o", str(folder / "汇总.xlsx"), *map(str, arguments)]
    run = CliRunner().invoke(main, [*command, "--format", "json"])
    told: dict[str, object] = json.loads(run.stdout)
    return told


def codes(told: dict[str, object]) -> list[str]:
    diagnostics = told["diagnostics"]
    assert isinstance(diagnostics, list)
    return [d["code"] for d in diagnostics]


def rows(book: Workbook, sheet: str) -> list[tuple[object, ...]]:
    return list(book[sheet].iter_rows(min_row=2, values_only=True))


def test_every_sum_is_that_of_an_independent_reckoning(tmp_path: Path) -> None:
    chance = random.Random(5)
    given = [
        unit(
            tmp_path / "各单位",
            f"{number}局",
            meetings=chance.randrange(5, 60),
            money=f"{chance.randrange(100, 9999) / 100:.2f}",
            rate=f"{chance.randrange(800, 1000) / 10:.1f}",
        )
        for number in range(UNITS)
    ]

    assert consolidated(tmp_path)["units"] == UNITS

    figures = {row[0]: row for row in rows(load_workbook(tmp_path / "汇总.xlsx"), "数据")}
    reckoned = {"会议": Decimal(0), "经费": Decimal(0)}
    for path in sorted((tmp_path / "各单位").glob("*.xlsx")):
        for name, value, *_ in load_workbook(path)["数据"].iter_rows(min_row=2, max_row=3, values_only=True):
            reckoned[str(name)] += Decimal(str(value))
    assert {name: Decimal(str(figures[name][1])) for name in reckoned} == reckoned
    assert figures["会议"][1] == sum(int(str(each["meetings"])) for each in given)
    mean = sum(Decimal(str(each["rate"])) for each in given) / UNITS
    assert abs(Decimal(str(figures["满意率"][1])) - mean) < Decimal("0.0001")
    assert figures["会议"][3] == 11 * UNITS


def test_every_number_leads_back_to_its_cell(tmp_path: Path) -> None:
    for number in range(3):
        unit(tmp_path / "各单位", f"{number}局", meetings=number + 7)
    consolidated(tmp_path)

    links = [
        row
        for row in load_workbook(tmp_path / "汇总.xlsx")["来源"].iter_rows(min_row=2)
        if row[0].value == "会议"
    ]
    assert len(links) == 3
    for row in links:
        found = re.fullmatch(r"=HYPERLINK\(\"(.+)#'(.+)'!([A-Z]+\d+)\",.*\)", str(row[6].value))
        assert found is not None
        source = load_workbook((tmp_path / found[1]).resolve())
        assert source[found[2]][found[3]].value == row[2].value == row[4].value
        assert Path(found[1]).stem == row[1].value


def test_what_is_a_superior_s_to_know_stands_in_sheets_that_nobody_prints(tmp_path: Path) -> None:
    unit(tmp_path / "各单位", "甲局")
    unit(tmp_path / "各单位", "乙局", meetings=150, before=11)
    unit(tmp_path / "各单位", "丙局", money="325000", unit_of_money="元")
    unit(tmp_path / "各单位", "丁局", meetings="XX")
    (tmp_path / "各单位" / "戊局.xlsx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "名单.txt").write_text("甲局\n乙局\n己局\n", encoding="utf-8")

    told = consolidated(tmp_path, "--expected", tmp_path / "名单.txt")

    assert (told["units"], told["missing"], told["not_read"]) == (4, ["己局"], ["各单位/戊局.xlsx"])
    assert sorted(set(codes(told))) == ["CN103", "CN104", "CN105"]
    book = load_workbook(tmp_path / "汇总.xlsx")
    states = {row[0]: row for row in rows(book, "报送情况")}
    assert states["己局"][1] == "未报"
    assert "十倍" in str(states["乙局"][4])
    assert "元" in str(states["丙局"][4])
    assert "XX" in str(states["丁局"][4])
    assert states["甲局"][4] in ("", None)
    money = next(row for row in rows(book, "数据") if row[0] == "经费")
    assert (money[1], money[2]) == (130, "万元")
    texts = [row[4] for row in rows(book, "各单位情况") if row[1] == "甲局"]
    assert "甲局抓登记。" in texts
    read = read_workbook(tmp_path / "汇总.xlsx")
    assert [d.code for d in read.diagnostics if d.code in ("WB103", "WB104")] == []


def test_tables_of_one_name_are_one_below_the_other_by_their_headers(tmp_path: Path) -> None:
    unit(tmp_path / "各单位", "甲局")
    unit(tmp_path / "各单位", "乙局", money=7)
    consolidated(tmp_path)

    table = list(load_workbook(tmp_path / "汇总.xlsx")["表·经费"].iter_rows(min_row=2, values_only=True))
    assert table == [
        ("单位", "项目", "金额", "备注"),
        ("乙局", "培训", 7, "甲"),
        ("甲局", "培训", 32.5, "甲"),
    ]


def test_it_renders_at_once_to_a_draft_with_charts_by_unit(tmp_path: Path) -> None:
    for number in range(4):
        unit(tmp_path / "各单位", f"{number}局")
    consolidated(tmp_path)

    outcome = Renderer(Settings()).render(tmp_path / "汇总.xlsx", tmp_path / "汇总.docx")

    assert outcome.output is not None, [d.message() for d in outcome.diagnostics]
    report = read_workbook(tmp_path / "汇总.xlsx").value
    assert report is not None
    assert report.charts["会议"].series


def test_last_year_s_workbooks_say_whether_the_previous_numbers_agree(tmp_path: Path) -> None:
    unit(tmp_path / "去年", "甲局", meetings=11)
    unit(tmp_path / "去年", "乙局", meetings=9)
    for name in ("甲局", "乙局"):
        unit(tmp_path / "各单位", name, before=11)

    consolidated(tmp_path, "--last", tmp_path / "去年")

    doubts = {row[0]: str(row[4] or "") for row in rows(load_workbook(tmp_path / "汇总.xlsx"), "报送情况")}
    assert "去年报的是9" in doubts["乙局"]
    assert doubts["甲局"] == ""


def test_who_handed_in_last_time_owes_a_report_where_no_list_says_so(tmp_path: Path) -> None:
    unit(tmp_path / "去年", "甲局")
    unit(tmp_path / "去年", "乙局")
    unit(tmp_path / "各单位", "甲局", before=12)
    (tmp_path / "各单位" / "乙局.xlsx").write_bytes(b"PK\x03\x04 broken")
    unit(tmp_path / "去年", "丙局")

    told = consolidated(tmp_path, "--last", tmp_path / "去年")

    assert told["missing"] == ["丙局"]
    states = [row[:2] for row in rows(load_workbook(tmp_path / "汇总.xlsx"), "报送情况")]
    assert states == [("丙局", "未报"), ("乙局", "打不开"), ("甲局", "已报")]


def test_what_most_units_have_and_one_has_not_is_told_with_what_it_may_be_called_there(
    tmp_path: Path,
) -> None:
    for name in ("甲局", "乙局", "丙局"):
        unit(tmp_path / "各单位", name)
    unit(tmp_path / "各单位", "丁局")
    book = load_workbook(tmp_path / "各单位" / "丁局.xlsx")
    book["数据"]["A2"] = "会议次数"
    del book["表·经费"]
    book.save(tmp_path / "各单位" / "丁局.xlsx")

    consolidated(tmp_path)

    doubts = {row[0]: str(row[4] or "") for row in rows(load_workbook(tmp_path / "汇总.xlsx"), "报送情况")}
    assert "没有“会议”这个数，有“会议次数”，是不是同一个" in doubts["丁局"]
    assert "没有“经费”这张表" in doubts["丁局"]
    assert doubts["甲局"] == ""


def test_an_amount_in_yuan_under_ten_thousand_yuan_is_told(tmp_path: Path) -> None:
    for name, money in (("甲局", "30.5"), ("乙局", "28"), ("丙局", "36"), ("丁局", "325000")):
        unit(tmp_path / "各单位", name, money=money)

    consolidated(tmp_path)

    doubts = {row[0]: str(row[4] or "") for row in rows(load_workbook(tmp_path / "汇总.xlsx"), "报送情况")}
    assert "元和万元写混了" in doubts["丁局"]
    assert doubts["丙局"] == ""


def test_a_unit_s_text_says_its_own_figures_and_stands_as_the_body_has_it(tmp_path: Path) -> None:
    unit(tmp_path / "各单位", "甲局", meetings=7)
    unit(tmp_path / "各单位", "乙局", meetings=9)
    for name in ("甲局", "乙局"):
        book = load_workbook(tmp_path / "各单位" / f"{name}.xlsx")
        book["正文"]["C4"] = "召开会议{{会议}}。"
        book.save(tmp_path / "各单位" / f"{name}.xlsx")

    consolidated(tmp_path)

    found = [row[:5] for row in rows(load_workbook(tmp_path / "汇总.xlsx"), "各单位情况")]
    assert ("工作开展情况", "甲局", "条目", None, "召开会议7次。") in found
    assert ("工作开展情况", "乙局", "条目", None, "召开会议9次。") in found
    sections = [row[0] for row in found]
    assert sections == sorted(sections, key=sections.index)


def test_a_figure_that_no_unit_has_filled_keeps_no_draft_from_being_made(tmp_path: Path) -> None:
    for name in ("甲局", "乙局"):
        unit(tmp_path / "各单位", name, money="XX")
    consolidated(tmp_path)

    outcome = Renderer(Settings()).render(tmp_path / "汇总.xlsx", tmp_path / "汇总.docx")

    assert outcome.output is not None, [d.message() for d in outcome.diagnostics]


def test_the_draft_shows_the_sums_the_tables_and_the_charts(tmp_path: Path) -> None:
    for name in ("甲局", "乙局"):
        unit(tmp_path / "各单位", name)
    consolidated(tmp_path)

    body = rows(load_workbook(tmp_path / "汇总.xlsx"), "正文")

    assert ("表格", "经费") in [row[:2] for row in body]
    assert ("图表", "会议") in [row[:2] for row in body]
    assert "【示例】会议{{会议}}，经费{{经费}}，满意率{{满意率}}。" in [row[2] for row in body]


def test_older_versions_of_a_unit_s_workbook_are_not_added_up(tmp_path: Path) -> None:
    unit(tmp_path / "各单位", "甲局")
    (tmp_path / "各单位" / "旧版").mkdir()
    older = tmp_path / "各单位" / "旧版" / "甲局 2024-03-01 093015.xlsx"
    older.write_bytes((tmp_path / "各单位" / "甲局.xlsx").read_bytes())

    assert consolidated(tmp_path)["units"] == 1


def test_a_layout_may_say_how_a_figure_is_added_up(tmp_path: Path) -> None:
    layouts = tmp_path / "版式"
    layouts.mkdir()
    (tmp_path / "docgen.toml").write_text('layouts = "版式"\n', encoding="utf-8")
    own = "id: own\nname: 本级\ntitle: 汇总\ntemplate: 通用报告.docx\nfree: true\nfigures:\n"
    ways = (("会议", "次", "max"), ("经费", "万元", "mean"), ("满意率", "'%'", "list"))
    figures = "".join(
        f"  - {{ name: {name}, unit: {unit_name}, total: {way} }}\n" for name, unit_name, way in ways
    )
    (layouts / "本级.yaml").write_text(own + figures, encoding="utf-8")
    unit(tmp_path / "各单位", "甲局", meetings=3, money=10, rate=90)
    unit(tmp_path / "各单位", "乙局", meetings=8, money=20, rate=95)

    told = consolidated(tmp_path, "--layout", "本级")

    assert told["ok"], told
    figures_found = {row[0]: row[1] for row in rows(load_workbook(tmp_path / "汇总.xlsx"), "数据")}
    assert (figures_found["会议"], figures_found["经费"]) == (8, 15)
    assert figures_found["满意率"] == "乙局95%、甲局90%"


@pytest.mark.parametrize("name", ["一份", "两份"])
def test_a_unit_with_two_workbooks_is_told(tmp_path: Path, name: str) -> None:
    unit(tmp_path / "各单位", "甲局")
    if name == "两份":
        (tmp_path / "各单位" / "甲局（新）.xlsx").write_bytes(
            (tmp_path / "各单位" / "甲局.xlsx").read_bytes()
        )
    assert ("CN106" in codes(consolidated(tmp_path))) is (name == "两份")
