"""A workbook that is none of docgen's costs one short message; in a folder it is a note, and no fault."""

import json
from pathlib import Path

from click.testing import CliRunner
from openpyxl import Workbook

from docgen.cli import main
from support.marked import marked_book


def foreign(path: Path, *sheets: str) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in sheets:
        book.create_sheet(name).append(["姓名", "电话"])
    book.save(path)
    return path


def told(*arguments: object) -> tuple[int, list[tuple[str, str, str]]]:
    run = CliRunner().invoke(main, ["render", *map(str, arguments), "--format", "json"])
    reports = json.loads(run.stdout)["reports"]
    found = [(d["code"], d["severity"], d["where"]["text"]) for r in reports for d in r["diagnostics"]]
    return run.exit_code, found


def test_in_a_folder_it_is_one_note_and_the_others_are_made(tmp_path: Path) -> None:
    (tmp_path / "某局.xlsx").write_bytes(marked_book("一"))
    foreign(tmp_path / "通讯录.xlsx", "Sheet1", "Sheet2", "Sheet3")
    assert told(tmp_path) == (0, [("WB117", "note", "通讯录.xlsx")])
    assert (tmp_path / "某局.docx").exists()


def test_programs_are_told_that_it_was_skipped(tmp_path: Path) -> None:
    (tmp_path / "某局.xlsx").write_bytes(marked_book("一"))
    foreign(tmp_path / "通讯录.xlsx", "Sheet1")
    run = CliRunner().invoke(main, ["render", str(tmp_path), "--format", "json"])
    status = {report["book"]: report["status"] for report in json.loads(run.stdout)["reports"]}
    assert {Path(book).name: word for book, word in status.items()} == {
        "某局.xlsx": "written",
        "通讯录.xlsx": "skipped",
    }


def test_alone_it_is_one_error(tmp_path: Path) -> None:
    assert told(foreign(tmp_path / "通讯录.xlsx", "人员")) == (1, [("WB117", "error", "通讯录.xlsx")])


def test_a_workbook_with_a_misspelt_sheet_is_docgens_and_told_what_was_meant(tmp_path: Path) -> None:
    _, found = told(foreign(tmp_path / "某局.xlsx", "正文 1", "基本情况"))
    assert "WB117" not in {code for code, _, _ in found}
    assert "WB101" in {code for code, _, _ in found}
