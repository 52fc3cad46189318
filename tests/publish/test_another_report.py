"""Another report in the place of one is a person's file and stays; the same under another name is ours."""

import shutil
from pathlib import Path

from docgen import opc
from docgen.pipeline.rendering import Outcome, Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.publish import Provenance, stamp
from docgen.publish.provenance import is_another
from support.books import write_book
from support.docx import docx, p

SHEETS = """
# 基本信息
| 项目 | 内容 |
| 版式 | 年度工作情况报告 |
| 专题 | 政务公开 |
| 标题 | {unit}2023年工作总结 |
| 单位名称 | {unit} |
| 报告期 | 2023年 |
| 成文日期 | 2023年12月20日 |
# 正文
| 层级 | 标题 | 内容 |
| 引言 | | {text}一年来，各项工作按计划推进，下面分两个方面说明，并附有关数据，请予审阅。 |
| 一级 | 工作开展情况 | |
| 正文 | | {text}上半年接待来访群众一千二百人次，办结来信三百件，满意率比上年提高两个百分点。 |
| 一级 | 存在问题及下步工作计划 | |
| 正文 | | {text}窗口人手不足的问题还没有完全解决，下一步增加两个岗位，并把办理时限再压缩三天。 |
"""


def book(folder: Path, name: str, unit: str, text: str) -> Path:
    """A workbook `name` of `unit`, whose paragraphs begin with `text`."""
    folder.mkdir(exist_ok=True)
    written = write_book(folder, SHEETS.replace("{unit}", unit).replace("{text}", text))
    return written.rename(folder / f"{name}.xlsx")


def render(workbook: Path) -> Outcome:
    return Renderer(Settings()).render(workbook, workbook.with_suffix(".docx"))


def codes(outcome: Outcome) -> list[str]:
    return [d.code for d in outcome.diagnostics if d.code.startswith("PB1")]


def of(source: str, text: str) -> bytes:
    """A report of the workbook `source`, that says `text`."""
    package = opc.open_package(docx(p(text)), "").value
    assert package is not None
    return stamp(Provenance("1.0", "a" * 64, "b" * 64, "c" * 64, source=source))(package).to_bytes()


def test_a_report_is_another_where_both_say_whose_they_are_and_hardly_anything_alike() -> None:
    here, there = of("甲局.xlsx", unlike("甲")), of("乙局.xlsx", unlike("乙"))

    assert is_another(there, here)
    assert not is_another(of("乙局.xlsx", unlike("甲")), here)
    assert not is_another(of("甲局.xlsx", unlike("丙")), here)
    assert not is_another(of("", unlike("乙")), here)
    assert not is_another(docx(p(unlike("乙"))), here)
    assert not is_another(there, docx(p(unlike("甲"))))


def test_a_draft_whose_unit_was_blank_is_the_same_report_once_it_is_filled_in() -> None:
    draft, filled = (
        of("甲局.xlsx｜report｜｜2023年", unlike("甲")),
        of("甲局.xlsx｜report｜甲局｜2023年", unlike("乙")),
    )

    assert not is_another(draft, filled)
    assert is_another(filled, draft)
    assert is_another(draft, of("乙局.xlsx｜report｜甲局｜2023年", unlike("乙")))


def unlike(word: str) -> str:
    """A paragraph's beginning that no other unit's has, longer than what they share."""
    return "".join(f"{word}{number}项任务已经完成，" for number in range(10))


def test_the_report_of_another_workbook_stays_and_the_message_names_it(tmp_path: Path) -> None:
    one, other = book(tmp_path, "甲局", "甲局", unlike("甲")), book(tmp_path, "乙局", "乙局", unlike("乙"))
    render(one)
    render(other)
    shutil.copy(other.with_suffix(".docx"), one.with_suffix(".docx"))
    put_there = one.with_suffix(".docx").read_bytes()
    book(tmp_path, "甲局", "甲局", unlike("丙"))

    outcome = render(one)

    assert (outcome.rendered, codes(outcome)) == (Rendered.KEPT, ["PB106"])
    assert "乙局.xlsx" in outcome.diagnostics[-1].message()
    assert one.with_suffix(".docx").read_bytes() == put_there


def test_the_report_of_another_unit_stays_though_its_workbook_has_the_same_name(tmp_path: Path) -> None:
    one, other = (
        book(tmp_path / "一", "总结", "甲局", unlike("甲")),
        book(tmp_path / "二", "总结", "乙局", unlike("乙")),
    )
    render(one)
    render(other)
    shutil.copy(other.with_suffix(".docx"), one.with_suffix(".docx"))

    assert (render(one).rendered, codes(render(one))) == (Rendered.KEPT, ["PB106"])


def test_a_workbook_and_its_report_that_were_renamed_belong_together(tmp_path: Path) -> None:
    old = book(tmp_path, "甲局", "甲局", "头一版。")
    render(old)
    old.with_suffix(".docx").rename(tmp_path / "甲局定稿.docx")
    old.unlink()
    new = book(tmp_path, "甲局定稿", "甲局", "第二版。")

    assert render(new).rendered is Rendered.WRITTEN


def test_a_unit_whose_name_was_put_right_gets_its_report(tmp_path: Path) -> None:
    wrong = book(tmp_path, "总结", "甲句", "一版。")
    render(wrong)
    right = book(tmp_path, "总结", "甲局", "一版。")

    outcome = render(right)

    assert outcome.rendered is Rendered.WRITTEN
    assert len(list((tmp_path / "旧版").iterdir())) == 1


def test_a_text_that_was_written_anew_is_still_the_report_of_its_workbook(tmp_path: Path) -> None:
    render(book(tmp_path, "总结", "甲局", unlike("甲")))

    assert render(book(tmp_path, "总结", "甲局", unlike("乙"))).rendered is Rendered.WRITTEN
