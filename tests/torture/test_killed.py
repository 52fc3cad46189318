"""kill -9 at random points of a render: the report is the old one or the new one, leftovers are cleared."""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

import pytest

from docgen.pipeline.rendering import Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.publish import clear_leftovers, is_temporary
from docgen.publish.disk import written_beside
from support.marked import mark_in, marked_book
from support.torture import amount

KILLS = amount(short=100, full=2000)
LONGEST = 0.06
"""Seconds: a few renders."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_a_killed_render_leaves_a_whole_report_and_no_litter(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    books = [tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"]
    for book in books:
        book.write_bytes(marked_book(book.stem))
    reports = tmp_path / "报告"
    reports.mkdir()
    report = reports / "某局.docx"
    assert Renderer(Settings()).render(books[0], report).rendered is Rendered.WRITTEN
    chance, litter = random.Random(4), 0

    # A busy machine may not come to a write within so little time: then there are more kills, later ones.
    kill = 0
    while kill < KILLS or (not litter and kill < 10 * KILLS):
        _render_until_killed(books, report, chance.uniform(0, LONGEST * (1 + kill // KILLS)))
        kill += 1
        assert mark_in(report) in {"甲", "乙"}, f"kill {kill}"
        litter += sum(is_temporary(path.name) for path in reports.iterdir())
        assert clear_leftovers(reports) == ()
        assert not [path for path in reports.rglob("*") if is_temporary(path.name)], f"kill {kill}"
        assert {path.name for path in reports.iterdir()} - {"旧版"} == {"某局.docx"}, f"kill {kill}"
        assert {mark_in(path) for path in reports.glob("旧版/*.docx")} <= {"甲", "乙"}, f"kill {kill}"

    record_property("kills", kill)
    record_property("temporary files left and cleared", litter)
    assert litter > 0, "no kill hit a write: the test proves nothing"


def _render_until_killed(books: Sequence[Path], report: Path, after: float) -> None:
    """A process that makes `report` from `books` in turn is killed `after` seconds."""
    child = os.fork()
    if child == 0:
        try:
            renderer = Renderer(Settings())
            for book in cycle(books):
                renderer.render(book, report)
        finally:
            os._exit(1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"


def test_the_leftovers_of_living_processes_are_not_cleared(tmp_path: Path) -> None:
    with written_beside(tmp_path / "某局.docx", b"half a report") as temporary:
        assert is_temporary(temporary.name)
        clear_leftovers(tmp_path)
        assert temporary.exists()
    assert not temporary.exists()
