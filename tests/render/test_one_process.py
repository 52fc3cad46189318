"""What a process remembers from one report to the next never shows in a report."""

import gc
from pathlib import Path

import pytest

from docgen.diagnostics import Result
from docgen.model.report import Report
from docgen.opc import open_package
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder

BOOK = folder("samples") / "上半年工作总结.xlsx"
TEMPLATE = folder("docx_templates") / "上半年工作总结.docx"
DOCUMENT = "word/document.xml"


def _replace(file: Path, old: str, new: str) -> None:
    package = open_package(file.read_bytes(), file.name).value
    assert package is not None
    xml = package.read(DOCUMENT).decode()
    assert old in xml
    file.write_bytes(package.with_parts({DOCUMENT: xml.replace(old, new).encode()}).to_bytes())


def test_a_template_edited_between_two_reports_shapes_the_second(tmp_path: Path) -> None:
    template, report = tmp_path / "模板.docx", tmp_path / "报告.docx"
    template.write_bytes(TEMPLATE.read_bytes())
    renderer = Renderer(Settings(template=template))
    assert renderer.render(BOOK, report).output == report
    _replace(template, "<w:body>", "<w:body><w:p><w:r><w:t>后加的一句</w:t></w:r></w:p>")
    assert renderer.render(BOOK, report).output == report
    package = open_package(report.read_bytes(), report.name).value
    assert package is not None
    assert "后加的一句" in package.read(DOCUMENT).decode()


def test_python_searches_for_cycles_again_after_a_report(tmp_path: Path) -> None:
    def fail(book: Path) -> Result[Report]:
        assert not gc.isenabled()
        raise RuntimeError(book)

    with pytest.raises(RuntimeError):
        Renderer(Settings(), fail).render(BOOK, tmp_path / "报告.docx")
    assert gc.isenabled()


def test_a_program_that_switched_the_search_off_finds_it_off(tmp_path: Path) -> None:
    gc.disable()
    try:
        Renderer(Settings()).render(BOOK, tmp_path / "报告.docx")
        assert not gc.isenabled()
    finally:
        gc.enable()
