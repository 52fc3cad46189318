"""A person saves the report at the very moment it is made again: the edit is not lost."""

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen import opc
from docgen.pipeline.rendering import Rendered, Renderer
from docgen.pipeline.settings import Settings
from support.marked import marked_book
from support.torture import amount

RACES = amount(short=40, full=500)


def edited(docx: bytes, word: str) -> bytes:
    """The report with one word typed into it."""
    package = opc.open_package(docx, "report").value
    assert package is not None
    body = package.read("word/document.xml").replace(b"</w:t>", f"{word}</w:t>".encode(), 1)
    return package.with_parts({"word/document.xml": body}).to_bytes()


def save_by_renaming(report: Path, docx: bytes) -> None:
    """Word and LibreOffice: a temporary file renamed over the report."""
    temporary = report.with_name(f"~wrd{threading.get_ident()}.tmp")
    temporary.write_bytes(docx)
    temporary.replace(report)


def save_in_place(report: Path, docx: bytes) -> None:
    """python-docx and older programs: truncated and written in pieces."""
    with report.open("wb", buffering=0) as file:
        for start in range(0, len(docx), 4096):
            file.write(docx[start : start + 4096])


@pytest.mark.parametrize("save", [save_by_renaming, save_in_place])
def test_an_edit_racing_a_regeneration_survives(
    tmp_path: Path, save: Callable[[Path, bytes], None], record_property: Callable[[str, object], None]
) -> None:
    books = [tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"]
    for book in books:
        book.write_bytes(marked_book(book.stem))
    renderer, chance, kept = Renderer(Settings()), random.Random(9), 0

    for race in range(RACES // 2):
        folder = tmp_path / f"第{race}场"
        folder.mkdir()
        report, word = folder / "某局.docx", f"手工改动{race}号"
        begun = time.perf_counter()
        renderer.render(books[0], report)
        longest = 2 * (time.perf_counter() - begun)
        edit = edited(report.read_bytes(), word)
        start = threading.Barrier(2)

        def person(
            report: Path = report,
            edit: bytes = edit,
            start: threading.Barrier = start,
            pause: float = chance.uniform(0, longest),
        ) -> None:
            start.wait()
            time.sleep(pause)
            save(report, edit)

        hand = threading.Thread(target=person)
        hand.start()
        start.wait()
        outcome = renderer.render(books[1], report)
        hand.join()
        kept += outcome.rendered is Rendered.KEPT

        assert any(says(path, word) for path in folder.iterdir()), f"race {race}"
        assert outcome.output is not None
        assert says(outcome.output, "标记〈乙〉") or says(report, word), f"race {race}"

    record_property("races", RACES // 2)
    record_property("edits found in time and kept in place", kept)
    assert 0 < kept < RACES // 2, "every race ended the same way: the test proves nothing"


def says(path: Path, words: str) -> bool:
    package = opc.open_package(path.read_bytes(), path.name).value
    return package is not None and words in package.read("word/document.xml").decode()
