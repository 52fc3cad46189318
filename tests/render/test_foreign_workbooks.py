"""A workbook that is none of docgen's costs one short message; in a folder it is a note, and no fault."""

import json
from pathlib import Path

import pytest
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


def test_it_is_a_note_in_a_folder_that_holds_nothing_else(tmp_path: Path) -> None:
    foreign(tmp_path / "通讯录.xlsx", "人员")
    assert told(tmp_path) == (0, [("WB117", "note", "通讯录.xlsx")])


def test_named_beside_others_it_is_an_error_as_it_is_alone(tmp_path: Path) -> None:
    books = [foreign(tmp_path / name, "人员") for name in ("通讯录.xlsx", "值班表.xlsx")]
    (tmp_path / "某局.xlsx").write_bytes(marked_book("一"))
    code, found = told(*books, tmp_path / "某局.xlsx")
    assert code == 1
    assert found == [("WB117", "error", "通讯录.xlsx"), ("WB117", "error", "值班表.xlsx")]


def test_check_tells_it_as_render_does(tmp_path: Path) -> None:
    place = foreign(tmp_path / "通讯录.xlsx", "人员")
    for asked, expected in ((tmp_path, (0, "note")), (place, (1, "error"))):
        run = CliRunner().invoke(main, ["check", str(asked), "--format", "json"])
        (file,) = json.loads(run.stdout)["files"]
        assert [d["code"] for d in file["diagnostics"]] == ["WB117"]
        assert (run.exit_code, file["diagnostics"][0]["severity"]) == expected


@pytest.mark.parametrize("command", ["render", "check"])
def test_a_folder_with_nothing_in_it_is_an_error_to_every_command(tmp_path: Path, command: str) -> None:
    run = CliRunner().invoke(main, [command, str(tmp_path), "--format", "json"])
    (found,) = json.loads(run.stdout)["diagnostics"]
    assert (run.exit_code, found["severity"]) == (1, "error")


def test_a_workbook_with_a_misspelt_sheet_is_docgens_and_told_what_was_meant(tmp_path: Path) -> None:
    _, found = told(foreign(tmp_path / "某局.xlsx", "正文 1", "基本情况"))
    assert "WB117" not in {code for code, _, _ in found}
    assert "WB101" in {code for code, _, _ in found}
