"""A leader's usual day: both edit, they clash, the clerk merges, the leader decides in Word, all goes on."""

from pathlib import Path

import pytest
from docx.document import Document
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from support.libreoffice import convert, resaved
from support.merge_desk import Desk, codes, holding, replace


def leader(document: Document) -> None:
    """What the leader changes in Word."""
    replace(document, "人手不足", "专业人手不足")
    replace(document, "归档及时", "归档完整")
    replace(document, "14次", "16次")
    holding(document, "明年增加").insert_paragraph_before("经费偏紧，需要统筹。")


def test_what_both_wrote_is_in_both_at_the_end_of_the_day(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.edit(leader)
    desk.write("正文!C5", "抓好档案整理，归档规范。")
    desk.write("正文!C2", "现将全年工作情况报告如下。")
    assert desk.run("render", str(desk.book))["reports"][0]["status"] == "kept", "the leader's words stay"

    merged = desk.merge()
    assert (merged["status"], merged["conflicts"]) == ("redlined", 1)
    assert codes(merged) == ["MG110"]
    assert not list(tmp_path.glob("*待合并*")), "nothing waits any more"
    assert [words for _, words in desk.body()][7:] == [
        "专业人手不足，设备陈旧。",
        "经费偏紧，需要统筹。",
        "明年增加培训，更新设备。",
    ]
    assert desk.cell("数据!B2") == 16

    assert desk.merge("--accept-revisions")["status"] == "merged", "the leader's words were accepted"
    desk.write("正文!C4", "抓好培训，全年办班{{办班}}，人人参加。")
    assert desk.run("render", str(desk.book))["reports"][0]["status"] == "written"
    said = "".join(desk.said())
    for words in ("办班16次，人人参加。", "归档完整", "专业人手不足", "经费偏紧，需要统筹。", "全年工作情况"):
        assert words in said


@pytest.mark.office
def test_a_report_that_libreoffice_saved_is_merged_as_any_other(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    wanted = desk.edit(leader)
    (tmp_path / "存").mkdir()
    desk.report.write_bytes(resaved(tmp_path / "存", {"某局": desk.report.read_bytes()})["某局"])

    merged = desk.merge()

    assert merged["status"] == "merged", merged
    assert desk.cell("正文!C5") == "抓好档案整理，归档完整。"
    assert desk.said() == wanted
    assert desk.run("render", str(desk.book))["reports"][0]["status"] == "unchanged"


@pytest.mark.office
def test_openpyxl_calamine_and_libreoffice_read_the_same_in_the_merged_workbook(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.edit(leader)
    assert desk.merge()["status"] == "merged"
    (tmp_path / "存").mkdir()
    saved = convert(tmp_path / "存", desk.book, "xlsx")

    book = load_workbook(desk.book)
    for name in book.sheetnames:
        read = [[value or "" for value in row] for row in book[name].iter_rows(values_only=True)]
        other = [
            [value or "" for value in row] for row in load_workbook(saved)[name].iter_rows(values_only=True)
        ]
        third = CalamineWorkbook.from_path(desk.book).get_sheet_by_name(name).to_python()
        assert read == other
        assert read == third
