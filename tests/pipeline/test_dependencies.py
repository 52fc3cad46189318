"""One list of what a report depends on: whatever of it changes, the report is made again, nothing else is."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.pipeline.dependencies import Freshness, is_printed
from docgen.pipeline.rendering import Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder
from support.marked import illustrated_book
from support.pictures import png


class Desk:
    """A workbook with all that decides its report, each a file of one's own, and the report made."""

    def __init__(self, place: Path) -> None:
        self.book, self.report = place / "甲局.xlsx", place / "甲局.docx"
        self.layouts, self.templates = place / "版式", place / "模板"
        shutil.copytree(folder("seeds"), self.layouts)
        shutil.copytree(folder("docx_templates"), self.templates)
        self.picture = place / "现场.png"
        self.picture.write_bytes(png(4, 3))
        self.book.write_bytes(illustrated_book("现场.png"))
        self.settings = Settings(layouts=(self.layouts,), templates=(self.templates,))
        assert self.render() is Rendered.WRITTEN

    def render(self) -> Rendered:
        return Renderer(self.settings).render(self.book, self.report).rendered

    def is_made(self) -> bool:
        import hashlib

        digest = hashlib.sha256(self.book.read_bytes()).hexdigest()
        return Freshness(self.settings).is_made(self.book, digest, self.report)


def _append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n# edited\n")


def _template(desk: Desk) -> None:
    shutil.copy(desk.templates / "红头文件.docx", desk.templates / "年度工作情况报告.docx")


def _another_template(desk: Desk) -> None:
    desk.settings = desk.settings._replace(template=desk.templates / "红头文件.docx")


CHANGES: dict[str, Callable[[Desk], object]] = {
    "the workbook": lambda desk: shutil.copy(folder("samples") / "年度工作情况报告.xlsx", desk.book),
    "the layout": lambda desk: _append(desk.layouts / "annual-report.yaml"),
    "the template": _template,
    "another template by the settings": _another_template,
    "a picture file": lambda desk: desk.picture.write_bytes(png(8, 6)),
    "a picture file that is gone": lambda desk: desk.picture.unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_report_is_made_until_something_it_depends_on_changes(tmp_path: Path, what: str) -> None:
    desk = Desk(tmp_path)
    assert desk.is_made()

    CHANGES[what](desk)

    assert not desk.is_made()


@pytest.mark.parametrize("name", ["版式/half-year-summary.yaml", "模板/纪要.docx"])
def test_what_other_reports_depend_on_changes_nothing(tmp_path: Path, name: str) -> None:
    desk = Desk(tmp_path)

    (tmp_path / name).write_bytes((tmp_path / name).read_bytes() + b"\n")

    assert desk.is_made()
    assert desk.render() is Rendered.UNCHANGED


def test_a_pdf_is_fresh_only_while_it_is_not_older_than_its_report(tmp_path: Path) -> None:
    report, pdf = tmp_path / "甲局.docx", tmp_path / "甲局.pdf"
    report.write_bytes(b"report")
    assert not is_printed(report)
    pdf.write_bytes(b"%PDF")
    os.utime(report, (2000, 2000))
    os.utime(pdf, (1000, 1000))
    assert not is_printed(report)
    os.utime(pdf, (2000, 2000))
    assert is_printed(report)
    os.utime(pdf, (3000, 3000))
    assert is_printed(report)


def test_a_report_whose_pdf_is_old_is_not_made_where_pdfs_are_wanted(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.settings = desk.settings._replace(pdf=True)
    assert not desk.is_made()
    (tmp_path / "甲局.pdf").write_bytes(b"%PDF")
    assert desk.is_made()
    os.utime(tmp_path / "甲局.pdf", (1000, 1000))
    assert not desk.is_made()
