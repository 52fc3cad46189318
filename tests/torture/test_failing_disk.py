"""Every write, flush and rename fails in turn; disks are full: the report is whole, and the fault is told."""

import errno
import itertools
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from docgen.diagnostics import has_errors
from docgen.pipeline.rendering import Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.publish import clear_leftovers
from support.faults import Disk, install
from support.marked import mark_in, marked_book
from support.torture import amount

FAULTS = [errno.EIO, errno.ENOSPC, errno.EACCES]
LONGEST_STORY = 200


@pytest.mark.parametrize("fault", FAULTS, ids=[errno.errorcode[fault] for fault in FAULTS])
@pytest.mark.parametrize("way", ["first", "exchanged", "replaced"])
def test_whichever_step_fails_the_report_is_whole_and_the_fault_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
    fault: int,
    way: str,
) -> None:
    old, new = tmp_path / "旧.xlsx", tmp_path / "新.xlsx"
    for book in (old, new):
        book.write_bytes(marked_book(book.stem))
    renderer, disk, stands = Renderer(Settings()), Disk(), way != "first"
    if way == "replaced":  # as on Windows, macOS and network shares
        monkeypatch.setattr("docgen.publish.disk._exchange", lambda one, other: False)
    install(disk, monkeypatch)

    for step in itertools.count(1):
        assert step < LONGEST_STORY
        folder = tmp_path / str(step)
        folder.mkdir()
        report = folder / "某局.docx"
        if stands:
            assert renderer.render(old, report).rendered is Rendered.WRITTEN
        disk.breaks, disk.fault, disk.calls = step, fault, []
        with disk.failing():
            outcome = renderer.render(new, report)
        if len(disk.calls) < step:
            break

        told = f"{disk.calls[-1]} (step {step})"
        whole = {None: "none", "旧": "old", "新": "new"}[mark_in(report) if report.exists() else None]
        assert whole in ({"old", "new"} if stands else {"none", "new"}), told
        assert whole == "new" or has_errors(outcome.diagnostics), told
        assert outcome.rendered is Rendered.FAILED or whole == "new", told
        assert renderer.render(new, report).rendered in {Rendered.WRITTEN, Rendered.UNCHANGED}, told
        assert mark_in(report) == "新", told
        clear_leftovers(folder)
        assert _besides_older_versions(folder) == ["某局.docx"], told
        assert {mark_in(path) for path in folder.glob("旧版/*.docx")} <= {"旧", "新"}, told

    record_property("steps broken", step - 1)
    assert step > 6, "too few steps were broken: the test proves nothing"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk"
)
def test_a_full_disk_leaves_the_old_report(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    renderer, old, new, size = _two_books(tmp_path)
    sizes, full = amount(short=6, full=100), 0

    for number in range(sizes):
        # From a disk that holds barely the old report to one that holds both.
        room = size + 4096 + size * 2 * number // sizes
        with _small_disk(tmp_path / f"盘{number}", room) as disk:
            report = disk / "某局.docx"
            assert renderer.render(old, report).rendered is Rendered.WRITTEN
            full += _rendered_on_little_room(renderer, new, report)
            assert _besides_older_versions(disk) == ["某局.docx"]

    record_property("disks too small", f"{full} of {sizes}")
    assert 0 < full < sizes


def test_a_disk_that_takes_only_so_many_bytes_leaves_the_old_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer, old, new, size = _two_books(tmp_path)
    sizes, full, report = amount(short=10, full=100), 0, tmp_path / "某局.docx"
    write = os.write

    for number in range(sizes):
        report.unlink(missing_ok=True)
        assert renderer.render(old, report).rendered is Rendered.WRITTEN
        room = size * 2 * number // sizes

        def write_some(descriptor: int, data: bytes) -> int:
            nonlocal room
            if room <= 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            written = write(descriptor, bytes(data)[: min(room, 1000)])
            room -= written
            return written

        with monkeypatch.context() as limited:
            limited.setattr(os, "write", write_some)
            full += _rendered_on_little_room(renderer, new, report)

    assert 0 < full < sizes


def _besides_older_versions(folder: Path) -> list[str]:
    """What is in `folder` but the folder of what was replaced and what was found again."""
    return [path.name for path in folder.iterdir() if path.name != "旧版" and "找回" not in path.name]


def _two_books(folder: Path) -> tuple[Renderer, Path, Path, int]:
    """A renderer, two workbooks, and the size of the reports they make."""
    renderer, books = Renderer(Settings()), [folder / "旧.xlsx", folder / "新.xlsx"]
    for book in books:
        book.write_bytes(marked_book(book.stem))
    renderer.render(books[0], folder / "样.docx")
    return renderer, books[0], books[1], (folder / "样.docx").stat().st_size


def _rendered_on_little_room(renderer: Renderer, book: Path, report: Path) -> bool:
    """Whether the disk was too full; the report is whole either way, and a full disk is told."""
    outcome = renderer.render(book, report)
    if outcome.rendered is Rendered.WRITTEN:
        assert mark_in(report) == "新"
        return False
    assert mark_in(report) == "旧"
    assert [d.code for d in outcome.diagnostics if d.code.startswith("PB")] == ["PB003"]
    return True


@contextmanager
def _small_disk(place: Path, room: int) -> Iterator[Path]:
    """A tmpfs of `room` bytes, mounted while in use."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)
