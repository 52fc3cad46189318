"""Storms: a thousand saves a minute, tens of thousands of events, two watchers, a watcher that was off."""

import os
import random
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.pipeline.rendering import Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.watch.agenda import Timing
from support.marked import mark_in, marked_book
from support.privileges import permissions_count
from support.saving import replaced
from support.torture import amount
from support.watching import Notes, bench, until, watching

Record = Callable[[str, object], None]
"""pytest's `record_property`: figures for the full table, in the file that `--junit-xml` names."""


def shows(report: Path, mark: object) -> bool:
    """Whether the report is there and shows `mark`."""
    return report.exists() and mark_in(report) == str(mark)


def test_a_storm_of_saves_makes_few_reports_and_the_last_save_wins(
    tmp_path: Path, record_property: Record
) -> None:
    saves = amount(short=60, full=1000)
    book, report = tmp_path / "某局.xlsx", tmp_path / "某局.docx"
    with watching(tmp_path) as (_, notes):
        for number in range(saves):
            book.write_bytes(marked_book(number))
            time.sleep(0.06)  # 1,000 saves in 60 seconds

        quiet = time.monotonic()
        assert until(lambda: shows(report, saves - 1), seconds=2)
        record_property("seconds after the last save", round(time.monotonic() - quiet, 2))
        record_property("reports", len(notes.outcomes))
        assert len(notes.outcomes) <= 5 + saves * 0.06 / 0.6 + 2  # five at once, then 100 a minute: 107


def test_a_flood_of_events_drowns_nothing(tmp_path: Path, record_property: Record) -> None:
    book, report = tmp_path / "某局.xlsx", tmp_path / "某局.docx"
    book.write_bytes(marked_book("前"))
    with watching(tmp_path):
        assert until(lambda: shows(report, "前"))
        for number in range(amount(short=3_000, full=30_000)):
            (tmp_path / f"垃圾{number % 100}.txt").write_bytes(b"%d" % number)
        book.write_bytes(marked_book("后"))

        flooded = time.monotonic()
        assert until(lambda: shows(report, "后"), seconds=60)
        record_property("seconds to converge", round(time.monotonic() - flooded, 2))


def test_what_happened_while_no_watcher_ran_is_found_at_the_start(
    tmp_path: Path, record_property: Record
) -> None:
    books = [tmp_path / f"{number}局.xlsx" for number in range(amount(short=30, full=120))]
    for book in books:
        book.write_bytes(marked_book("前"))
    bench(tmp_path).pass_time(1)

    chance, expected = random.Random(3), dict.fromkeys(books, "前")
    for number in range(amount(short=25, full=100)):
        book = chance.choice(sorted(expected))
        action = chance.choice(["edit", "rename", "delete"])
        if action == "edit":
            book.write_bytes(marked_book(number))
            expected[book] = str(number)
        elif action == "rename":
            expected[book.with_name(f"改名{number}.xlsx")] = expected.pop(book)
            book.rename(book.with_name(f"改名{number}.xlsx"))
        elif len(expected) > 5:
            del expected[book]
            book.unlink()

    started = time.monotonic()
    again = bench(tmp_path)
    again.pass_time(1)
    took = time.monotonic() - started

    assert {book: mark_in(book.with_suffix(".docx")) for book in expected} == expected
    assert set(again.build.built) <= {
        book for book in expected if expected[book] != "前" or "改名" in book.name
    }
    record_property("seconds", round(took, 2))


def test_ten_thousand_workbooks_with_their_reports_are_a_quiet_start(
    tmp_path: Path, record_property: Record
) -> None:
    content = marked_book("甲")
    (tmp_path / "0.xlsx").write_bytes(content)
    bench(tmp_path).pass_time(1)
    report = (tmp_path / "0.docx").read_bytes()
    for number in range(1, amount(short=300, full=10_000)):
        (tmp_path / f"{number}.xlsx").write_bytes(content)
        (tmp_path / f"{number}.docx").write_bytes(report)

    started = time.monotonic()
    watched = bench(tmp_path)
    watched.pass_time(1)
    took = time.monotonic() - started

    record_property("seconds", round(took, 2))  # make bench holds it to its budget, on a quiet machine
    assert watched.build.built == []
    assert watched.watcher.agenda.waiting == {}


def _delete(folder: Path) -> None:
    """Delete `folder` while the watcher still comes and goes in it with files of its own."""
    while folder.exists():
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("polling", [False, True], ids=["events", "polling"])
def test_a_folder_deleted_and_made_again_is_watched_on(tmp_path: Path, polling: bool) -> None:
    root = tmp_path / "报告"
    root.mkdir()
    with watching(root, polling=polling, timing=Timing(heartbeat=0.05, poll=0.05)) as (_, notes):
        for number in range(amount(short=3, full=20)):
            _delete(root)
            if number % 2:
                assert until(lambda n=number: notes.codes.count("WT002") > n // 2)
            root.mkdir()
            (root / "某局.xlsx").write_bytes(marked_book(number))
            assert until(lambda n=number: shows(root / "某局.docx", n), seconds=60), f"round {number}"


@pytest.mark.skipif(sys.platform != "linux", reason="capabilities are Linux's")
def test_a_read_only_folder_is_told_and_written_when_it_is_not(tmp_path: Path) -> None:
    with permissions_count():
        _read_only_and_back(tmp_path, lambda: tmp_path.chmod(0o500), lambda: tmp_path.chmod(0o700))


def test_a_report_folder_that_refuses_is_told_and_written_when_it_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for root, who is refused nothing: os.open is."""
    real = os.open

    def refuse() -> None:
        def refused(path: str, flags: int, *rest: int) -> int:
            if flags & os.O_CREAT and Path(path).parent == tmp_path:
                raise PermissionError(13, "Permission denied")
            return real(path, flags, *rest)

        monkeypatch.setattr(os, "open", refused)

    _read_only_and_back(tmp_path, refuse, lambda: monkeypatch.setattr(os, "open", real))


def _read_only_and_back(folder: Path, refuse: Callable[[], None], grant: Callable[[], None]) -> None:
    book, report = folder / "某局.xlsx", folder / "某局.docx"
    book.write_bytes(marked_book("前"))
    watched = bench(folder)
    watched.pass_time(1)
    book.write_bytes(marked_book("后"))
    refuse()
    try:
        for _ in range(3):
            watched.hint(folder)
        assert shows(report, "前")
        assert watched.notes.codes == ["PB002"]
    finally:
        grant()
    watched.pass_time(30)
    assert shows(report, "后")


def test_two_watchers_and_a_render_make_one_report_a_save(tmp_path: Path) -> None:
    saves = amount(short=10, full=200)
    book, report = tmp_path / "某局.xlsx", tmp_path / "某局.docx"
    timing, by_hand = Timing(pause=0.0), Notes()

    def render() -> None:
        by_hand.made(Renderer(Settings()).render(book, report), "by hand")

    with watching(tmp_path, timing=timing) as (_, one), watching(tmp_path, timing=timing) as (_, other):
        for number in range(saves):
            replaced(book, marked_book(number))
            hand = threading.Thread(target=render)
            hand.start()
            assert until(lambda n=number: shows(report, n)), f"save {number} is missed"
            hand.join()
        # Whoever comes last finds the report made: waiting for another save shows that all have come.
        replaced(book, marked_book("end"))
        assert until(lambda: shows(report, "end"))

    written = [o for notes in (one, other, by_hand) for o in notes.outcomes if o.rendered is Rendered.WRITTEN]
    assert len(written) == saves + 1
    assert not {o.rendered for notes in (one, other, by_hand) for o in notes.outcomes} & {Rendered.FAILED}
