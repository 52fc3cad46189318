"""Every way of saving, heard by events and found by looking: no save is missed, the last one wins."""

from pathlib import Path

import pytest

from docgen.watch.agenda import Timing
from support.marked import mark_in, marked_book
from support.saving import WAYS
from support.torture import amount
from support.watching import until, watching

SAVES = amount(short=3, full=200)


@pytest.mark.parametrize("polling", [False, True], ids=["events", "polling"])
@pytest.mark.parametrize("way", WAYS)
def test_no_save_is_missed(tmp_path: Path, way: str, polling: bool) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    book, report = folder / "某局.xlsx", folder / "某局.docx"
    # Without its pauses a watcher does in two minutes what a clerk does in a year.
    with watching(folder, polling=polling, timing=Timing(pause=0.0, poll=0.02, poll_share=0)):
        for number in range(SAVES):
            WAYS[way](book, marked_book(number))

            assert until(lambda n=number: report.exists() and mark_in(report) == str(n)), (
                f"save {number} is missed"
            )
