"""A report that somebody saves while its workbook is watched: told at once, or taken into the workbook."""

from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import load_workbook

from support.marked import marked_book
from support.watching import watch_process


def edit(report: Path, old: str, new: str) -> None:
    document = Document(str(report))
    run = next(run for each in document.paragraphs for run in each.runs if old in run.text)
    run.text = run.text.replace(old, new)
    document.save(str(report))


def is_of_an_edit(line: dict[str, Any]) -> bool:
    return line["event"] == "report" and line["reason"] == "edited"


def codes(line: dict[str, Any]) -> list[str]:
    return [found["code"] for found in line["diagnostics"]]


def test_a_hand_edit_is_told_as_soon_as_it_is_saved(tmp_path: Path) -> None:
    (tmp_path / "某局.xlsx").write_bytes(marked_book("一"))
    with watch_process(tmp_path) as watched:
        watched.report("某局.xlsx")
        edit(tmp_path / "某局.docx", "标记", "标志")
        told = watched.next(is_of_an_edit)

    assert told["status"] == "kept"
    assert "MG112" in codes(told)
    assert "标志" in str(told["diagnostics"])


def test_with_merge_it_goes_into_the_workbook_by_itself(tmp_path: Path) -> None:
    book = tmp_path / "某局.xlsx"
    book.write_bytes(marked_book("一"))
    with watch_process(tmp_path, "--merge") as watched:
        watched.report("某局.xlsx")
        edit(tmp_path / "某局.docx", "标记", "标志")
        told = watched.next(is_of_an_edit)

    assert told["status"] == "written"
    assert "MG113" in codes(told)
    assert load_workbook(book)["正文"]["C2"].value == "标志〈一〉。"


def test_a_workbook_that_is_open_gets_the_edit_when_it_is_closed(tmp_path: Path) -> None:
    book, owner = tmp_path / "某局.xlsx", tmp_path / "~$某局.xlsx"
    book.write_bytes(marked_book("一"))
    with watch_process(tmp_path, "--merge") as watched:
        watched.report("某局.xlsx")
        owner.write_bytes(b"x")
        edit(tmp_path / "某局.docx", "标记", "标志")
        told = watched.next(is_of_an_edit)
        assert told["status"] == "locked"
        assert load_workbook(book)["正文"]["C2"].value == "标记〈一〉。"
        owner.unlink()
        watched.next(lambda line: line["event"] == "report" and line["status"] == "written")

    assert load_workbook(book)["正文"]["C2"].value == "标志〈一〉。"
