"""One process at a time for one report: a lock of the operating system, which a killed holder gives up.

The lock files live in the user's cache folder, not among a clerk's documents. They are few and stay: a report
belongs to one of `_STRIPES` files by its path, and two reports that share one merely wait for each other.
"""

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.resources import cache_folder

_STRIPES = 256
_FRESH = 3600.0
"""Seconds. Where no lock tells, a temporary file that is older belongs to nobody any more."""


@contextmanager
def exclusive(target: Path) -> Iterator[None]:
    """Hold the lock of the report at `target`; waits while another process holds it.

    Whoever comes second finds the report current and has nothing to build. Not re-entrant. Where no cache
    folder can be written, nothing is locked: `publish` itself never tears a file.
    """
    try:
        descriptor = os.open(_lock_file(target), os.O_RDWR | os.O_CREAT, 0o600)
    except (OSError, RuntimeError):
        yield
        return
    try:
        with suppress(OSError):  # a share without locks: `publish` itself never tears a file
            _lock(descriptor)
        yield
    finally:
        with suppress(OSError):
            os.close(descriptor)  # releases the lock


def _lock_file(target: Path) -> Path:
    folder = cache_folder() / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    place = os.path.normcase(target.resolve())
    stripe = hashlib.sha256(os.fsencode(place)).digest()[0] % _STRIPES
    return folder / f"{stripe:02x}"


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        """Windows has no waiting lock without a limit of ten seconds."""
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
                return
            except OSError:
                time.sleep(0.02)

    def is_held(descriptor: int) -> bool:
        """Never: on Windows an open file cannot be deleted, which says the same."""
        return False

    def hold(descriptor: int) -> None:
        """Nothing to do: see `is_held`."""

    def has_locks(folder: Path) -> bool:
        """Always: see `is_held`."""
        return True

else:
    import errno
    import fcntl

    _NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def is_held(descriptor: int) -> bool:
        """Whether a living process holds the open file; where there are no locks, whether it is fresh."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return time.time() - os.fstat(descriptor).st_mtime < _FRESH
        return False

    def has_locks(folder: Path) -> bool:
        """Whether files in `folder` can be locked: some network shares know no locks."""
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except OSError:
            return True
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as refused:
            return refused.errno not in _NO_LOCKS
        finally:
            os.close(descriptor)
        return True

    def hold(descriptor: int) -> None:
        """Mark an open file as in use by this process, until it is closed, where there are locks."""
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
