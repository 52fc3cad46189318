"""Workbooks cut short, filled with zeros, written slowly: no report is ever made from part of one."""

import time
from pathlib import Path

from docgen.pipeline.rendering import Rendered, Renderer
from docgen.pipeline.settings import Settings
from support.marked import mark_in, marked_book
from support.torture import amount
from support.watching import bench, until, watching


def test_a_cut_or_zero_filled_workbook_makes_no_report_and_names_its_file(tmp_path: Path) -> None:
    book, report, whole = tmp_path / "某局.xlsx", tmp_path / "某局.docx", marked_book("新")
    book.write_bytes(marked_book("旧"))
    renderer = Renderer(Settings())
    assert renderer.render(book, report).rendered is Rendered.WRITTEN

    for size in range(0, len(whole), amount(short=4096, full=1024)):
        for partial in (whole[:size], whole[:size] + bytes(len(whole) - size)):
            book.write_bytes(partial)
            outcome = renderer.render(book, report)
            assert outcome.rendered is Rendered.FAILED, f"{size} of {len(whole)} bytes"
            assert {d.where.file for d in outcome.diagnostics} == {"某局.xlsx"}
            assert mark_in(report) == "旧"


def test_every_cut_is_waited_for_and_the_whole_workbook_taken(tmp_path: Path) -> None:
    book, whole = tmp_path / "某局.xlsx", marked_book("新")
    book.write_bytes(marked_book("旧"))
    watched = bench(tmp_path)
    watched.pass_time(1)
    watched.build.built.clear()

    for size in range(0, len(whole), amount(short=4096, full=1024)):
        book.write_bytes(whole[:size])
        watched.hint(tmp_path)
    assert watched.build.built == []

    book.write_bytes(whole)
    watched.hint(tmp_path)
    assert mark_in(tmp_path / "某局.docx") == "新"


def test_a_workbook_written_slowly_is_taken_when_it_is_whole(tmp_path: Path) -> None:
    book, report, whole = tmp_path / "某局.xlsx", tmp_path / "某局.docx", marked_book("新")
    seconds, pieces = amount(short=1, full=20), 20
    with watching(tmp_path) as (_, notes):
        with book.open("wb", buffering=0) as file:
            for number in range(pieces):
                file.write(whole[number * len(whole) // pieces : (number + 1) * len(whole) // pieces])
                assert not report.exists()
                time.sleep(seconds / pieces)  # a slow network is what is tested

        assert until(report.exists)
        assert mark_in(report) == "新"
        assert notes.codes == []
