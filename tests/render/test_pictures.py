"""Pictures named by file are a source of the report as the workbook is."""

from pathlib import Path

from docgen.pipeline.rendering import Rendered, Renderer
from docgen.pipeline.settings import Settings
from support.marked import illustrated_book, pictures_in
from support.pictures import png


def test_a_changed_picture_file_makes_a_new_report_and_an_unchanged_one_none(tmp_path: Path) -> None:
    book, report, picture = tmp_path / "某局.xlsx", tmp_path / "某局.docx", tmp_path / "现场.png"
    book.write_bytes(illustrated_book("现场.png"))
    picture.write_bytes(png(4, 3))
    render = Renderer(Settings()).render

    assert render(book, report).rendered is Rendered.WRITTEN
    assert render(book, report).rendered is Rendered.UNCHANGED
    picture.write_bytes(png(8, 6))
    assert render(book, report).rendered is Rendered.WRITTEN
    assert pictures_in(report) == [png(8, 6)]
