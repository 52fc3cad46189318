"""`docgen merge`: what a person changes in a report is in the cells of its workbook, whose report says it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from docx.document import Document as Report
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

from docgen.cli import main
from support.books import write_book
from support.pictures import png

BOOK = """
# 基本信息
| 项目 | 内容 |
| 版式 | 年度工作情况报告 |
| 专题 | 政务公开 |
| 标题 | 某局2023年政务公开工作情况报告 |
| 单位名称 | 某局 |
| 报告期 | 2023年 |
| 成文日期 | 2023年12月20日 |
# 正文
| 层级 | 标题 | 内容 | 备注 |
| 引言 | | 现将全年工作报告如下。 | |
| 一级 | 工作开展情况 | | |
| 条目 | | 抓好培训，全年办班{{办班}}。 | |
| 条目 | | 抓好档案整理，归档及时。 | |
| 条目 | | 抓好节能，用电同比{{用电｜同比}}。 | |
| 表格 | 经费 | | |
| 一级 | 存在问题及下步工作计划 | | |
| 正文 | | 人手不足，设备陈旧。 | |
| 正文 | | 明年增加培训，更新设备。 | |
# 数据
| 名称 | 数值 | 单位 | 上期 |
| 办班 | 14 | 次 | 12 |
| 用电 | 90 | 万度 | 100 |
# 表·经费
| 项目 | 金额 | 备注 |
| 会议 | 12.5 | 甲 |
| 印刷 | 3 | 乙 |
"""


class Desk:
    """A workbook, its report, and a hand that edits either."""

    def __init__(self, folder: Path) -> None:
        self.book = write_book(folder, BOOK)
        self.report = folder / "某局.docx"
        self.run("render", str(self.book))

    def run(self, *call: str) -> dict[str, Any]:
        run = CliRunner().invoke(main, [*call, "--format", "json"])
        assert run.exception is None or isinstance(run.exception, SystemExit), run.exception
        said: dict[str, Any] = json.loads(run.stdout)
        return said

    def edit(self, hand: Callable[[Report], object]) -> list[str]:
        """Edit the report; what its paragraphs and cells say then."""
        document = Document(str(self.report))
        hand(document)
        document.save(str(self.report))
        return self.said()

    def said(self) -> list[str]:
        document = Document(str(self.report))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return [text for text in (*(each.text for each in document.paragraphs), *cells) if text.strip()]

    def merge(self, *options: str) -> dict[str, Any]:
        said = self.run("merge", str(self.report), *options)
        return {**said, **(said["reports"][0] if said.get("reports") else {})}

    def cell(self, place: str) -> Any:
        sheet, cell = place.split("!")
        return load_workbook(self.book)[sheet][cell].value

    def body(self) -> list[tuple[Any, Any]]:
        rows = load_workbook(self.book)["正文"].iter_rows(min_row=2, values_only=True)
        return [(row[0], row[1] or row[2]) for row in rows]

    def write(self, place: str, value: object) -> None:
        book = load_workbook(self.book)
        sheet, cell = place.split("!")
        book[sheet][cell].value = value
        book.save(self.book)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def replace(document: Report, old: str, new: str) -> None:
    """As a person types over `old`, in whatever runs it stands."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    paragraph = next(each for each in paragraphs if old in each.text)
    text = paragraph.text.replace(old, new, 1)
    paragraph.runs[0].text = text
    for run in paragraph.runs[1:]:
        run.text = ""


def holding(document: Report, words: str) -> Paragraph:
    return next(each for each in document.paragraphs if words in each.text)


def codes(said: dict[str, Any]) -> list[str]:
    return [found["code"] for found in said["diagnostics"]]


@pytest.mark.parametrize(
    ("old", "new", "place", "value"),
    [
        ("归档及时", "归档及时、查阅方便", "正文!C5", "抓好档案整理，归档及时、查阅方便。"),
        ("现将全年", "现将", "正文!C2", "现将工作报告如下。"),
        ("，全年办班", "，共办班", "正文!C4", "抓好培训，共办班{{办班}}。"),
        ("14次", "15次", "数据!B2", 15),
        ("工作开展情况", "主要工作", "正文!B3", "主要工作"),
        ("12.5", "13.5", "表·经费!B2", 13.5),
        ("乙", "另列", "表·经费!C3", "另列"),
        ("2023年政务公开", "2023年度政务公开", "基本信息!B4", "某局2023年度政务公开工作情况报告"),
        ("2023年12月20日", "2023年12月25日", "基本信息!B7", "2023年12月25日"),
    ],
)
def test_changed_words_are_in_the_cell_they_stem_from(
    desk: Desk, old: str, new: str, place: str, value: object
) -> None:
    wanted = desk.edit(lambda document: replace(document, old, new))

    merged = desk.merge()

    assert merged["status"] == "merged", merged
    assert desk.cell(place) == value
    assert desk.said() == wanted
    assert desk.run("render", str(desk.book))["reports"][0]["status"] == "unchanged"


def test_a_dry_run_shows_the_cell_and_writes_nothing(desk: Desk) -> None:
    desk.edit(lambda document: replace(document, "归档及时", "归档完整"))
    before = desk.book.read_bytes(), desk.report.read_bytes()

    merged = desk.merge("--dry-run")

    assert (desk.book.read_bytes(), desk.report.read_bytes()) == before
    (change,) = merged["changes"]
    assert (change["sheet"], change["cell"]) == ("正文", "C5")


def test_a_new_paragraph_becomes_a_row_in_its_place(desk: Desk) -> None:
    wanted = desk.edit(lambda document: holding(document, "明年增加").insert_paragraph_before("经费偏紧。"))

    assert desk.merge()["status"] == "merged"
    assert desk.body()[7:10] == [
        ("正文", "人手不足，设备陈旧。"),
        ("正文", "经费偏紧。"),
        ("正文", "明年增加培训，更新设备。"),
    ]
    assert desk.said() == wanted


def test_a_deleted_paragraph_takes_its_row_along(desk: Desk) -> None:
    def hand(document: Report) -> None:
        paragraph = holding(document, "人手不足")._p
        paragraph.getparent().remove(paragraph)

    wanted = desk.edit(hand)

    assert desk.merge()["status"] == "merged"
    assert [words for _, words in desk.body()][6:] == ["存在问题及下步工作计划", "明年增加培训，更新设备。"]
    assert desk.said() == wanted


def test_a_moved_paragraph_moves_its_row_with_its_figures(desk: Desk) -> None:
    def hand(document: Report) -> None:
        holding(document, "明年增加")._p.addnext(holding(document, "人手不足")._p)

    wanted = desk.edit(hand)

    merged = desk.merge()

    assert [change["kind"] for change in merged["changes"]] == ["moved"]
    assert desk.said() == wanted


def test_a_split_paragraph_is_two_rows_and_a_joined_one_is_one(desk: Desk) -> None:
    def split(document: Report) -> None:
        holding(document, "明年增加").insert_paragraph_before("明年增加培训。")
        replace(document, "明年增加培训，更新设备。", "更新设备。")

    wanted = desk.edit(split)
    assert desk.merge()["status"] == "merged"
    assert desk.said() == wanted

    def join(document: Report) -> None:
        replace(document, "明年增加培训。", "明年增加培训。更新设备。")
        paragraph = next(each for each in document.paragraphs if each.text == "更新设备。")._p
        paragraph.getparent().remove(paragraph)

    wanted = desk.edit(join)
    assert desk.merge()["status"] == "merged"
    assert desk.said() == wanted


def test_a_worked_out_rate_is_told_and_never_typed_over(desk: Desk) -> None:
    desk.edit(lambda document: replace(document, "下降10", "下降12"))
    book, report = desk.book.read_bytes(), desk.report.read_bytes()

    merged = desk.merge()

    assert codes(merged) == ["MG109"]
    assert (desk.book.read_bytes(), desk.report.read_bytes()) == (book, report)


def test_both_changed_elsewhere_both_are_kept(desk: Desk) -> None:
    desk.edit(lambda document: replace(document, "归档及时", "归档完整"))
    desk.write("正文!C5", "抓好档案整理和移交，归档及时。")

    assert desk.merge()["status"] == "merged"
    assert desk.cell("正文!C5") == "抓好档案整理和移交，归档完整。"


def test_the_same_words_changed_twice_are_a_conflict_and_nothing_is_lost(desk: Desk) -> None:
    desk.edit(lambda document: replace(document, "归档及时", "归档完整"))
    desk.write("正文!C5", "抓好档案整理，归档规范。")

    merged = desk.merge()

    assert (merged["status"], merged["conflicts"]) == ("redlined", 1)
    assert codes(merged) == ["MG110"]
    assert desk.cell("正文!C5") == "抓好档案整理，归档规范。"
    assert "归档完整" in desk.cell("正文!D5")
    xml = Document(str(desk.report)).element.xml
    assert "完整</w:t>" in xml
    assert "规范</w:delText>" in xml
    assert "MG106" in codes(desk.merge()), "nobody has decided"
    assert desk.cell("正文!C5") == "抓好档案整理，归档规范。"


def test_a_conflict_that_is_accepted_is_the_persons_and_the_report_is_docgens_again(desk: Desk) -> None:
    desk.edit(lambda document: replace(document, "归档及时", "归档完整"))
    desk.write("正文!C5", "抓好档案整理，归档规范。")
    desk.merge()

    assert desk.merge("--accept-revisions")["status"] == "merged"
    assert desk.cell("正文!C5") == "抓好档案整理，归档完整。"
    assert desk.run("render", str(desk.book))["reports"][0]["status"] == "unchanged"


def test_what_was_there_before_is_kept_in_the_folder_of_older_versions(desk: Desk) -> None:
    before = desk.book.read_bytes()
    desk.edit(lambda document: replace(document, "归档及时", "归档完整"))
    edited = desk.report.read_bytes()

    desk.merge()

    kept = [path.read_bytes() for path in (desk.book.parent / "旧版").iterdir()]
    assert before in kept
    assert edited in kept


def test_a_workbook_that_is_open_is_not_written(desk: Desk) -> None:
    desk.edit(lambda document: replace(document, "归档及时", "归档完整"))
    (desk.book.parent / "~$某局.xlsx").write_bytes(b"x")
    book, report = desk.book.read_bytes(), desk.report.read_bytes()

    assert "MG103" in codes(desk.merge())
    assert (desk.book.read_bytes(), desk.report.read_bytes()) == (book, report)


def test_the_workbook_may_be_named_when_it_lies_elsewhere(desk: Desk, tmp_path: Path) -> None:
    desk.edit(lambda document: replace(document, "归档及时", "归档完整"))
    (tmp_path / "别处").mkdir()
    desk.book = Path(shutil.move(desk.book, tmp_path / "别处" / "本.xlsx"))

    assert codes(desk.merge()) == ["MG102"]
    assert desk.merge("--book", str(desk.book))["status"] == "merged"
    assert desk.cell("正文!C5") == "抓好档案整理，归档完整。"


def test_a_comment_becomes_a_remark_of_its_row(desk: Desk) -> None:
    def hand(document: Report) -> None:
        replace(document, "归档及时", "归档完整")
        document.add_comment(holding(document, "归档完整").runs, text="请核实", author="李主任")

    desk.edit(hand)

    assert desk.merge()["status"] == "merged"
    assert desk.cell("正文!D5") == "李主任批注：请核实"
    assert desk.cell("正文!C5") == "抓好档案整理，归档完整。"


def test_a_picture_put_into_the_report_is_told_and_the_report_stays(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "图.png").write_bytes(png())
    desk.edit(lambda document: holding(document, "归档及时").add_run().add_picture(str(tmp_path / "图.png")))
    report = desk.report.read_bytes()

    merged = desk.merge()

    assert (merged["status"], codes(merged)) == ("partly", ["MG107"])
    assert desk.report.read_bytes() == report


def test_looks_are_told_and_the_edited_report_is_kept(desk: Desk) -> None:
    def hand(document: Report) -> None:
        holding(document, "归档及时").runs[0].bold = True
        replace(document, "人手不足", "人员不足")

    desk.edit(hand)

    merged = desk.merge()

    assert (merged["status"], codes(merged)) == ("merged", ["MG108"])
    assert "归档及时" in merged["diagnostics"][0]["message"]
