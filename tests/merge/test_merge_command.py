"""`docgen merge`: what a person changes in a report is in the cells of its workbook, whose report says it."""

import shutil
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Report
from openpyxl import load_workbook

from support.libreoffice import convert
from support.merge_desk import Desk, codes, holding, replace
from support.pictures import png


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


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


def test_what_is_moved_and_what_is_new_stand_in_the_order_of_the_report(desk: Desk) -> None:
    def hand(document: Report) -> None:
        moved = holding(document, "人手不足")
        holding(document, "明年增加")._p.addnext(moved._p)
        moved.insert_paragraph_before("经费偏紧。")

    wanted = desk.edit(hand)

    assert desk.merge()["status"] == "merged"
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


def test_formatting_that_is_kept_is_in_the_new_report_which_is_docgens(desk: Desk) -> None:
    def hand(document: Report) -> None:
        for run in holding(document, "归档及时").runs:
            run.bold = True
        holding(document, "明年增加").paragraph_format.page_break_before = True
        replace(document, "人手不足", "人员不足")

    wanted = desk.edit(hand)

    assert desk.merge("--keep-formatting")["status"] == "merged"
    document = Document(str(desk.report))
    assert all(run.bold for run in holding(document, "归档及时").runs)
    assert holding(document, "明年增加").paragraph_format.page_break_before
    assert desk.said() == wanted
    assert desk.run("render", str(desk.book))["reports"][0]["status"] == "unchanged"
    desk.write("正文!C9", "人员不足，设备老旧。")
    assert desk.run("render", str(desk.book))["reports"][0]["status"] == "written"


@pytest.mark.office
def test_a_number_that_formulas_go_by_is_told_and_the_workbook_stays(desk: Desk, tmp_path: Path) -> None:
    book = load_workbook(desk.book)
    book["表·经费"].append(["合计", "=SUM(B2:B3)", "丙"])
    (tmp_path / "未算").mkdir()
    book.save(tmp_path / "未算" / desk.book.name)
    desk.book = convert(tmp_path, tmp_path / "未算" / desk.book.name, "xlsx")
    desk.run("render", str(desk.book))
    desk.edit(lambda document: replace(document, "12.5", "13.5"))
    before = desk.book.read_bytes()

    assert codes(desk.merge()) == ["MG114"]
    assert desk.book.read_bytes() == before
