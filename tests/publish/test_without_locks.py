"""A folder without locks (some network shares): reports are made all the same; the watcher says so once."""

import errno
import os
import sys
from pathlib import Path

import pytest

from docgen.publish import clear_leftovers
from docgen.publish.disk import written_beside
from support.marked import mark_in, marked_book
from support.watching import bench

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no flock")


@pytest.fixture(params=[errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def _no_locks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(request.param, os.strerror(request.param))

    monkeypatch.setattr("fcntl.flock", refuse)


@pytest.mark.usefixtures("_no_locks")
def test_reports_are_made_and_it_is_told_once(tmp_path: Path) -> None:
    for place in ("一科", "二科"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "某局.xlsx").write_bytes(marked_book(place))

    watched = bench(tmp_path)
    watched.pass_time(1)

    assert [mark_in(tmp_path / place / "某局.docx") for place in ("一科", "二科")] == ["一科", "二科"]
    assert watched.notes.codes == ["WT010"]


@pytest.mark.usefixtures("_no_locks")
def test_only_old_temporaries_are_taken_for_abandoned(tmp_path: Path) -> None:
    with written_beside(tmp_path / "某局.docx", b"half") as temporary:
        assert clear_leftovers(tmp_path) == ()
        assert temporary.exists()
        os.utime(temporary, (1_000_000_000, 1_000_000_000))
        clear_leftovers(tmp_path)
        assert not temporary.exists()


def test_where_there_are_locks_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "某局.xlsx").write_bytes(marked_book("一"))
    watched = bench(tmp_path)
    watched.pass_time(1)
    assert watched.notes.codes == []
