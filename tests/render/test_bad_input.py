"""Bad input, as a clerk meets it: each case names file, sheet and cell, and says how to mend it."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.cli import main
from docgen.resources import folder

SAMPLE = folder("samples") / "年度工作情况报告.xlsx"


def changed(target: Path, change: Callable[[Workbook], None]) -> Path:
    """The sample with a change, as `某局.xlsx`."""
    book = load_workbook(SAMPLE, data_only=True)
    change(book)
    book.save(target / "某局.xlsx")
    return target / "某局.xlsx"


def row_of(sheet: Worksheet, first_cell: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == first_cell)


def render(*arguments: Path | str) -> Result:
    return CliRunner().invoke(main, ["render", *map(str, arguments)])


def findings(*arguments: Path | str) -> dict[str, str]:
    """Place → message, of a run with JSON output that must have failed on its input or a path."""
    run = render(*arguments, "--format", "json")
    assert run.exit_code in (1, 2), run.output
    record = json.loads(run.stdout)
    found = [d for d in record["diagnostics"] if d["severity"] == "error"]
    found += [d for r in record["reports"] for d in r["diagnostics"] if d["severity"] == "error"]
    assert all(d["hint"] for d in found)
    return {d["where"]["text"]: d["message"] for d in found}


def test_a_layout_that_is_unknown_is_named_with_its_nearest(tmp_path: Path) -> None:
    def misspell(book: Workbook) -> None:
        sheet = book["基本信息"]
        sheet.cell(row_of(sheet, "版式"), 2).value = "年度工作报告"

    book = changed(tmp_path, misspell)
    ((place, message),) = findings(book).items()
    assert place.startswith("某局.xlsx › 基本信息!B")
    assert "是不是“年度工作情况报告”？" in message


def test_problems_of_every_sheet_are_told_in_one_run(tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        fields, body, figures = book["基本信息"], book["正文"], book["数据"]
        fields.cell(row_of(fields, "成文日期"), 2).value = "去年年底"
        body.cell(3, 1).value = "一集"
        body.cell(4, 3).value = "开展检查{{检查天数}}，{% if x %}。"
        figures.cell(2, 2).value = "很多"

    told = findings(changed(tmp_path, spoil))
    assert {place.split(" › ")[1].split("!")[0] for place in told} == {"基本信息", "正文", "数据"}
    assert "某局.xlsx › 正文!A3" in told
    assert "某局.xlsx › 正文!C4" in told
    assert "某局.xlsx › 数据!B2" in told


def test_a_workbook_with_errors_leaves_its_report_alone_and_others_are_made(tmp_path: Path) -> None:
    report = tmp_path / "某局.docx"
    shutil.copy(SAMPLE, tmp_path / "好局.xlsx")
    shutil.copy(SAMPLE, tmp_path / "某局.xlsx")
    assert render(tmp_path).exit_code == 0
    before = report.read_bytes()

    def spoil(book: Workbook) -> None:
        book["正文"].cell(3, 1).value = "一集"

    changed(tmp_path, spoil)
    (tmp_path / "好局.docx").unlink()
    assert render(tmp_path).exit_code == 1
    assert report.read_bytes() == before
    assert (tmp_path / "好局.docx").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("文字.xlsx", b"hello"),
        ("空.xlsx", b""),
        ("加密.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("旧.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("金山.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("表.csv", "层级,标题\n".encode()),
    ],
)
def test_what_is_no_workbook_is_said_so(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    ((place, _),) = findings(tmp_path / name).items()
    assert place == name


def test_a_missing_sheet_and_a_misspelt_one_are_told_apart(tmp_path: Path) -> None:
    def rename(book: Workbook) -> None:
        book["正文"].title = "正 文1"
        del book["数据"]

    told = findings(changed(tmp_path, rename))
    assert any("正文" in message for message in told.values())


def test_a_figure_given_twice_without_value_or_in_error_names_its_cell(tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        sheet = book["数据"]
        sheet.cell(2, 2).value = None
        sheet.cell(3, 2).value = "#DIV/0!"
        sheet.cell(3, 2).data_type = "e"
        sheet.cell(5, 1).value = sheet.cell(4, 1).value
        sheet.cell(6, 2).value = "=1+1"

    told = findings(changed(tmp_path, spoil))
    assert {place for place in told if "数据" in place} == {
        f"某局.xlsx › 数据!{cell}" for cell in ("B2", "B3", "A5", "B6")
    }


def test_an_output_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    run = render(SAMPLE, "-o", tmp_path / "没有" / "内层")
    assert run.exit_code == 0, run.output
    assert [path.name for path in (tmp_path / "没有" / "内层").iterdir()] == ["年度工作情况报告.docx"]


@pytest.mark.skipif(os.name == "nt", reason="the permissions are POSIX's")
def test_an_output_folder_that_is_read_only_is_the_environments_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    # root may write anywhere, so the refusal is made at the system call.
    monkeypatch.setattr("docgen.publish.disk.os.open", refuse)
    run = render(SAMPLE, "-o", tmp_path)
    assert run.exit_code == 3
    assert list(tmp_path.iterdir()) == []


def test_two_workbooks_for_one_report_are_an_error_not_a_race(tmp_path: Path) -> None:
    for place in ("甲", "乙"):
        (tmp_path / place).mkdir()
        shutil.copy(SAMPLE, tmp_path / place / "某局.xlsx")
    (tmp_path / "报告").mkdir()
    run = render(tmp_path / "甲" / "某局.xlsx", tmp_path / "乙" / "某局.xlsx", "-o", tmp_path / "报告")
    assert run.exit_code == 1
    assert list((tmp_path / "报告").iterdir()) == []


def test_a_template_that_is_missing_or_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"no zip")
    assert "没有.docx" in "".join(findings(SAMPLE, "-o", tmp_path, "--template", tmp_path / "没有.docx"))
    assert "坏.docx" in "".join(findings(SAMPLE, "-o", tmp_path, "--template", tmp_path / "坏.docx"))


def test_a_message_reads_as_a_clerk_would_want_it(tmp_path: Path) -> None:
    def misspell(book: Workbook) -> None:
        book["正文"].cell(4, 3).value = "开展检查{{检查天数}}。"

    told = render(changed(tmp_path, misspell)).output
    assert "未生成" in told
    assert "正文!C4" in told
    assert "检查天数" in told
    assert "怎么办：" in told
