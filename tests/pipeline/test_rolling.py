"""`docgen new --from`: last time's workbook is the beginning of this time's, and nothing of it is lost."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from openpyxl import load_workbook
from openpyxl.drawing.image import Image
from openpyxl.workbook import Workbook

from docgen.cli import main
from docgen.diagnostics import has_errors
from docgen.layout import load_layouts
from docgen.pipeline.settings import Settings
from docgen.recognition.years import moved_on, next_period
from docgen.resources import folder
from docgen.workbook import read_workbook
from support.books import write_book
from support.pictures import png

LAST = """
# 基本信息
| 项目 | 内容 |
| 版式 | 年度工作情况报告 |
| 标题 | 某局2023年政务公开工作情况及2024年打算 |
| 单位名称 | 某局 |
| 报告期 | 2023年 |
| 主送机关 | 市政府办公室 |
| 发文字号 | 某局〔2023〕12号 |
| 成文日期 | 2023年12月20日 |
| 依据 | 《档案法》（2020年修订）和2021—2025年规划 |
# 正文
| 层级 | 标题 | 内容 | 备注 |
| 引言 | | 2023年，召开会议{{会议}}。 | 给自己看 |
| 一级 | 2023年工作开展情况 | |
| 条目 | | 抓登记，全年十二次。 |
| 表格 | 经费 | |
| 一级 | 存在问题及下步工作计划 | |
| 正文 | | 问题有三个方面。 |
| 条目 | | 人手不足。 |
| 正文 | | 下一步打算如下。 |
| 条目 | | 加强培训，提高水平。 |
| 条目 | | 完善制度。 |
# 数据
| 名称 | 数值 | 单位 | 上期 | 格式 |
| 会议 | 14 | 次 | 12 | |
| 满意率 | 0.968 | | 0.95 | 0.0% |
| 未报 | XX | 次 | 3 | |
# 表·经费
| 2023年经费 | |
| 项目 | 金额 |
| 会议费 | 12.5 |
| 合计 | 12.5 |
# 图片
| 名称 | 图片 | 图题 | 文件 |
| 现场 | | 2023年现场照片 | 现场.png |
"""


def new(*arguments: object) -> dict[str, object]:
    run = CliRunner().invoke(main, ["new", *map(str, arguments), "--format", "json"])
    told: dict[str, object] = json.loads(run.stdout)
    return told


def rolled(
    place: Path, sheets: str = LAST, *arguments: str, **more: object
) -> tuple[Workbook, dict[str, object]]:
    last = write_book(place, sheets, complete=False, **more)  # type: ignore[arg-type]
    told = new("年度工作情况报告", "--from", last, "-o", place / "今年.xlsx", *arguments)
    assert told["ok"], told
    return load_workbook(place / "今年.xlsx"), told


def column(book: Workbook, sheet: str, letter: str) -> list[object]:
    return [cell.value for cell in book[sheet][letter]]


def field(book: Workbook, name: str) -> object:
    return next(row[1].value for row in book["基本信息"].iter_rows() if row[0].value == name)


def test_fields_stay_years_move_and_what_is_of_the_day_is_emptied(tmp_path: Path) -> None:
    book, told = rolled(tmp_path)

    assert field(book, "报告期") == "2024年"
    assert field(book, "标题") == "某局2024年政务公开工作情况及2025年打算"
    assert (field(book, "单位名称"), field(book, "主送机关")) == ("某局", "市政府办公室")
    assert (field(book, "发文字号"), field(book, "成文日期")) == (None, None)
    assert field(book, "依据") == "《档案法》（2020年修订）和2021—2025年规划"
    assert "2020年" in str(told["rolled"]["left"])  # type: ignore[index]


def test_texts_stand_beside_their_empty_cells_in_a_folded_column_that_nobody_prints(tmp_path: Path) -> None:
    book, _ = rolled(tmp_path)

    levels, titles, contents = (column(book, "正文", letter) for letter in "ABC")
    assert levels[1:] == ["引言", "一级", "条目", "表格", "一级", "正文", "条目", "正文", "条目", "条目"]
    assert titles[2] == "2024年工作开展情况"
    assert set(contents[1:]) == {None}
    beside = next(letter for letter in "EFG" if column(book, "正文", letter)[0] == "上期内容")
    assert column(book, "正文", beside)[1] == "2023年，召开会议{{会议}}。"
    assert column(book, "正文", beside)[-1] == "完善制度。"
    assert book["正文"].column_dimensions[beside].hidden
    read = read_workbook(tmp_path / "今年.xlsx")
    assert read.value is not None
    assert "上期内容" not in str(read.diagnostics) + str(read.value.body)
    assert [d.code for d in read.diagnostics if d.code in ("WB129", "WB109")] == []


def test_figures_become_last_time_s_as_they_were_shown(tmp_path: Path) -> None:
    def percent(book: Workbook) -> None:
        book["数据"]["B3"].number_format = "0.0%"

    book, _ = rolled(tmp_path, edit=percent)

    assert [row[1:4] for row in book["数据"].iter_rows(min_row=2, values_only=True)] == [
        (None, "次", 14),
        (None, None, 0.968),
        (None, "次", None),
    ]
    assert book["数据"]["D3"].number_format == "0.0%"
    report = read_workbook(tmp_path / "今年.xlsx").value
    assert report is not None
    assert str(report.figures["满意率"].previous) == "0.968"


def test_a_formula_is_never_typed_over_and_its_result_is_last_time_s(tmp_path: Path) -> None:
    def sums(book: Workbook) -> None:
        book["表·经费"]["B4"] = "=SUM(B3:B3)"

    book, told = rolled(tmp_path, edit=sums)

    assert [cell.value for cell in book["表·经费"]["B"]][1:] == ["金额", None, "=SUM(B3:B3)"]
    assert book["表·经费"]["A1"].value == "2024年经费"
    assert told["rolled"]["formulas"] == ["表·经费!B4"]  # type: ignore[index]


def test_pictures_go_and_their_places_stay(tmp_path: Path) -> None:
    def pasted(book: Workbook) -> None:
        book["图片"].add_image(Image(io.BytesIO(png(8, 6))), "B2")

    book, _ = rolled(tmp_path, edit=pasted)

    assert [cell.value for cell in book["图片"][2]][:1] == ["现场"]
    assert "2024年现场照片" in [cell.value for cell in book["图片"][2]]
    assert "现场.png" not in [cell.value for cell in book["图片"][2]]
    assert book["图片"]._images == []
    assert [name for name in zipfile.ZipFile(tmp_path / "今年.xlsx").namelist() if "media" in name] == []


def test_the_plan_of_last_time_is_the_outline_of_what_was_done(tmp_path: Path) -> None:
    book, _ = rolled(tmp_path, LAST, "--carry", "plan")

    rows = [tuple(cell.value for cell in row[:2]) for row in book["正文"].iter_rows(min_row=3, max_row=6)]
    assert rows == [
        ("一级", "2024年工作开展情况"),
        ("条目", "【示例】加强培训"),
        ("条目", "【示例】完善制度"),
        ("条目", None),
    ]


def test_what_no_sheet_of_docgen_s_says_stays_byte_for_byte(tmp_path: Path) -> None:
    def own(book: Workbook) -> None:
        book.create_sheet("我的台账")["A1"] = "=1+1"

    rolled(tmp_path, edit=own)

    before, after = (zipfile.ZipFile(tmp_path / name) for name in ("某局.xlsx", "今年.xlsx"))
    name = next(n for n in before.namelist() if b"1+1" in before.read(n))
    assert after.read(name) == before.read(name)


def test_last_year_s_report_does_as_well(tmp_path: Path) -> None:
    document = Document()
    for line in ("某局2023年政务公开工作情况报告", "一、工作开展情况", "抓登记，全年十二次。"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "去年.docx"))

    last = ("--from", tmp_path / "去年.docx", "--period", "2024年")
    told = new("年度工作情况报告", *last, "-o", tmp_path / "今年.xlsx")

    assert told["ok"], told
    book = load_workbook(tmp_path / "今年.xlsx")
    assert field(book, "报告期") == "2024年"
    assert "抓登记，全年十二次。" in [cell.value for row in book["正文"] for cell in row]


def test_a_half_year_s_plan_begins_the_year_s_report_in_another_layout(tmp_path: Path) -> None:
    sample = folder("samples") / "上半年总结和下半年计划.xlsx"

    told = new(
        "年度工作总结及下年度打算",
        "--from",
        sample,
        "--period",
        "2024年",
        "--carry",
        "plan",
        "-o",
        tmp_path / "今年.xlsx",
    )

    assert told["ok"], told
    report = read_workbook(tmp_path / "今年.xlsx").value
    before = read_workbook(sample).value
    assert report is not None
    assert before is not None
    assert report.layout.value == "年度工作总结及下年度打算"
    assert any(row.note.value == "上期计划" for row in report.body)
    texts = [row[2] for row in load_workbook(tmp_path / "今年.xlsx")["上期内容"].iter_rows(values_only=True)]
    assert texts[1] == before.body[0].content.value
    assert report.figures.keys() == before.figures.keys()
    assert {name: figure.previous for name, figure in report.figures.items()} == {
        name: figure.value for name, figure in before.figures.items()
    }


def test_where_last_time_s_period_names_no_year_every_year_is_told(tmp_path: Path) -> None:
    book, told = rolled(
        tmp_path, LAST.replace("| 报告期 | 2023年 |", "| 报告期 | 本年度 |"), "--period", "2024年"
    )

    assert field(book, "标题") == "某局2023年政务公开工作情况及2024年打算"
    assert "2023年" in str(told["rolled"]["left"])  # type: ignore[index]


def test_columns_of_a_clerk_s_own_behind_the_folded_one_stay_as_they_are(tmp_path: Path) -> None:
    rolled(tmp_path)
    book = load_workbook(tmp_path / "今年.xlsx")
    sheet = book["正文"]
    letter = next(c.column_letter for c in sheet[1] if c.value == "上期内容")
    own = chr(ord(letter) + 2)
    sheet[f"{own}1"] = "我的"
    sheet.column_dimensions[own].width = 33
    sheet.column_dimensions[own].hidden = True
    sheet["C3"] = "今年写的一段。"
    book.save(tmp_path / "再.xlsx")

    assert new("年度工作情况报告", "--from", tmp_path / "再.xlsx", "-o", tmp_path / "后年.xlsx")["ok"]

    after = load_workbook(tmp_path / "后年.xlsx")["正文"]
    assert after.column_dimensions[own].hidden
    assert after.column_dimensions[own].width == 33
    assert after.column_dimensions[letter].hidden


@pytest.mark.parametrize("layout", [each.name for each in load_layouts(Settings().layouts).value or ()])
def test_every_sample_rolls_twice_and_is_still_read(tmp_path: Path, layout: str) -> None:
    sample = folder("samples") / f"{layout}.xlsx"
    if not sample.is_file():
        assert layout == "通用报告"
        return
    once, twice = tmp_path / "一.xlsx", tmp_path / "二.xlsx"

    for source, target in ((sample, once), (once, twice)):
        assert new(layout, "--from", source, "-o", target)["ok"]

    first, again = (read_workbook(place) for place in (once, twice))
    assert first.value is not None
    assert again.value is not None
    to_fill_in = ("WB116", "WB502")  # a formula of what is empty now, the place of a picture
    assert [d for d in again.diagnostics if has_errors([d]) and d.code not in to_fill_in] == []
    assert len(again.value.figures) == len(first.value.figures)


@pytest.mark.parametrize(
    ("arguments", "code", "exits"),
    [
        (("--period", "2025年"), "NB205", 2),
        (("--from", "没有.xlsx"), "PL201", 2),
        (("--from", "无期.xlsx"), "NB202", 2),
        (("--from", "无期.xlsx", "--period", "2025年", "--carry", "plan"), "NB203", 1),
    ],
)
def test_what_cannot_be_done_is_told(
    tmp_path: Path, arguments: tuple[str, ...], code: str, exits: int
) -> None:
    fields = "# 基本信息\n| 项目 | 内容 |\n| 版式 | 年度工作情况报告 |\n| 报告期 | 本年 |\n"
    body = "# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 成效 | |\n"
    write_book(tmp_path, fields + body, name="无期.xlsx", complete=False)
    named = [str(tmp_path / a) if a.endswith(".xlsx") else a for a in arguments]
    run = CliRunner().invoke(
        main, ["new", "年度工作情况报告", *named, "-o", str(tmp_path / "新.xlsx"), "--format", "json"]
    )

    assert (run.exit_code, [d["code"] for d in json.loads(run.stdout)["diagnostics"]]) == (exits, [code])
    assert not (tmp_path / "新.xlsx").exists()


@pytest.mark.parametrize(
    ("text", "after", "left"),
    [
        ("2023年工作总结和2024年打算", "2024年工作总结和2025年打算", ()),
        ("比2022年增长", "比2023年增长", ()),
        ("2019年印发的办法", "2019年印发的办法", ("2019年",)),
        ("《2023年工作要点》", "《2023年工作要点》", ("2023年",)),
        ("某局〔2023〕12号", "某局〔2023〕12号", ()),
        ("2023—2025年行动计划", "2023—2025年行动计划", ("2025年",)),
        ("2023年至2024年", "2023年至2024年", ("2023年", "2024年")),
        ("档案法（2023年修订）", "档案法（2023年修订）", ("2023年",)),
        ("共12023年", "共12023年", ()),
        ("2023年修订的条例", "2023年修订的条例", ("2023年",)),
        ("根据2023年3月印发的办法", "根据2023年3月印发的办法", ("2023年",)),
        ("2023年以来", "2023年以来", ("2023年",)),
        ("2023、2024年", "2023、2024年", ("2024年",)),
        ("2023年度至2024年度", "2023年度至2024年度", ("2023年", "2024年")),
        ("截至2023.12", "截至2023.12", ("2023",)),
        ("二〇二三年度工作", "二〇二三年度工作", ("二〇二三年",)),
        ("2023年度工作", "2024年度工作", ()),
        ("2023年12月完成", "2024年12月完成", ()),
    ],
)
def test_the_years_of_the_period_move_and_others_stay(text: str, after: str, left: tuple[str, ...]) -> None:
    assert moved_on(text, 2023, 1) == (after, left)


def test_a_period_is_a_year_later() -> None:
    assert [next_period(p) for p in ("2023年", "2023年上半年", "本年", "2023年度")] == [
        "2024年",
        "2024年上半年",
        "",
        "2024年度",
    ]
