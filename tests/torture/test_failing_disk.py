"""Every write, flush and rename fails in turn; disks are full: the report is whole, and the fault is told."""

import errno
import itertools
import os
import subprocess
import sys
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, way: str
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
        assert [path.name for path in folder.iterdir() if "找回" not in path.name] == ["某局.docx"], told

    assert step > 6, "too few steps were broken: the test proves nothing"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a file size limit or a small file system")
def test_a_full_disk_leaves_the_old_report(tmp_path: Path) -> None:
    """On a small tmpfs where mounting is permitted, else under a limit on file size, which fails as late."""
    book_old, book_new = tmp_path / "旧.xlsx", tmp_path / "新.xlsx"
    for book in (book_old, book_new):
        book.write_bytes(marked_book(book.stem))
    renderer = Renderer(Settings())
    probe = tmp_path / "某局.docx"
    renderer.render(book_old, probe)
    size = probe.stat().st_size
    sizes = amount(short=6, full=100)

    full = 0
    for number in range(sizes):
        # From a disk that holds barely the old report to one that holds both.
        room = size + 4096 + size * 2 * number // sizes
        with _small_disk(tmp_path / f"盘{number}", room) as disk:
            report = disk / "某局.docx"
            assert renderer.render(book_old, report).rendered is Rendered.WRITTEN
            outcome = renderer.render(book_new, report)
            assert mark_in(report) == ("新" if outcome.rendered is Rendered.WRITTEN else "旧")
            if outcome.rendered is not Rendered.WRITTEN:
                full += 1
                assert [d.code for d in outcome.diagnostics if d.code.startswith("PB")] == ["PB003"]
            assert os.listdir(disk) == ["某局.docx"]
    assert 0 < full < sizes


class _small_disk:
    """A tmpfs of `room` bytes, mounted while in use. Skips the test where this user may not mount."""

    def __init__(self, place: Path, room: int) -> None:
        self.place, self.room = place, room

    def __enter__(self) -> Path:
        self.place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={self.room}", "tmpfs", str(self.place)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("mounting a small tmpfs is not permitted here")
        return self.place

    def __exit__(self, *_: object) -> None:
        subprocess.run(["umount", str(self.place)], check=True)
