"""LibreOffice edits and saves a workbook in a watched folder, and the report follows."""

from pathlib import Path

import pytest

from support.libreoffice import edit_workbook
from support.marked import mark_in, marked_book
from support.watching import until, watching

pytestmark = pytest.mark.office


def test_a_workbook_saved_in_libreoffice_becomes_a_new_report(tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    book, report = folder / "某局.xlsx", folder / "某局.docx"
    book.write_bytes(marked_book("旧"))
    with watching(folder) as (_, notes):
        assert until(lambda: report.exists() and mark_in(report) == "旧")

        edit_workbook(tmp_path, book, "标记〈在电子表格里改的〉。")

        assert until(lambda: mark_in(report) == "在电子表格里改的")
    assert [d.code for d in notes.findings] == []
