"""Files that appear whole or not at all.

A new file is written beside its place, flushed to the disk, and moved there in one step: whenever the power
fails, the old file stands there whole, or the new one. The folder is not flushed as well. That would keep the
system from forgetting a move of the last seconds, which the next run makes again from the same workbook, and
would cost each report a second wait for the disk. Nothing is ever copied over an existing file.

What stood there is not simply replaced. On Linux the two files change places (renameat2, RENAME_EXCHANGE), so
what was displaced can be looked at once more and put back if somebody saved it in that very instant. Where
the system cannot do that, a plain replace follows the check within microseconds.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from docgen.publish.locks import hold, is_held

_TEMPORARY_PREFIX = ".~docgen-"
_TEMPORARY_SUFFIX = ".tmp"

_RETRIES = 10
_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 0.25
"""Seconds. Word and antivirus programs hold a file for moments; ten growing pauses make about two seconds."""
_SHARING_ERRORS = frozenset({5, 32, 33})
"""ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION of Windows."""

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_EXCHANGES = 4
"""Even: after an even number of exchanges the file of a person who keeps saving is back in its place."""


class LockedError(Exception):
    """Another program holds the file; it can be written once that program lets go."""


class RefusedError(Exception):
    """What stands at the place may not go: a person has just put it there."""


def is_temporary(name: str) -> bool:
    """Whether `name` is one that `written_beside` gives: ours alone, worth nothing once its run has ended."""
    return name.startswith(_TEMPORARY_PREFIX) and name.endswith(_TEMPORARY_SUFFIX)


@contextmanager
def written_beside(target: Path, data: bytes) -> Iterator[Path]:
    """A temporary file in the folder of `target` that holds `data`, flushed to the disk; gone afterwards.

    Raises OSError. While this process lives, the file is marked as its own, so that no other run clears it.
    """
    temporary = target.with_name(f"{_TEMPORARY_PREFIX}{os.urandom(6).hex()}{_TEMPORARY_SUFFIX}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with ExitStack() as cleaning:
        cleaning.callback(_ignoring_errors, temporary.unlink)
        with ExitStack() as holding:
            holding.callback(_ignoring_errors, os.close, descriptor)
            hold(descriptor)
            _write_all(descriptor, data)
            os.fsync(descriptor)
            if sys.platform == "win32":
                holding.close()  # an open file cannot be renamed there
            yield temporary


def _ignoring_errors(function: Callable[..., None], *arguments: object) -> None:
    with suppress(OSError):
        function(*arguments)


def _write_all(descriptor: int, data: bytes) -> None:
    """Write `data` to the end: write(2) may take less than it is given."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def move_into_place(temporary: Path, target: Path) -> None:
    """Give `temporary` the name `target`. Raises `RefusedError` where that name is taken, OSError."""
    try:
        if sys.platform == "win32":
            temporary.rename(target)  # never replaces on Windows
        else:
            _link(temporary, target)
    except FileExistsError:
        raise RefusedError from None


def _link(temporary: Path, target: Path) -> None:
    """A hard link is the POSIX way to take a name only if it is free; FAT and some shares have none."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(target) from None
        temporary.replace(target)


def swap_into_place(temporary: Path, target: Path, may_go: Callable[[Path], bool]) -> None:
    """Put `temporary` where `target` stands, if `may_go` says that what stands there may be lost.

    Raises `RefusedError` where it may not, `LockedError` where another program holds the target, OSError.
    """
    ours = _inode(temporary)
    if _exchange(temporary, target):
        try:
            _settle(temporary, target, may_go, ours)
        except BaseException:
            _rescue_unless(ours, temporary)
            raise
    elif may_go(target):
        replace_patiently(temporary, target)
    else:
        raise RefusedError


def _settle(temporary: Path, target: Path, may_go: Callable[[Path], bool], ours: int) -> None:
    """Look at what was displaced; put it back and raise `RefusedError` where it may not be lost."""
    for _ in range(_EXCHANGES):
        if may_go(temporary):
            if _inode(temporary) == ours:
                raise RefusedError
            return
        if not _exchange(temporary, target):
            break
    raise RefusedError


def _rescue_unless(ours: int, temporary: Path) -> None:
    """Keep what was displaced and could not be put back, unless it is the file we wrote."""
    with suppress(FileNotFoundError):
        if _inode(temporary) != ours:
            temporary.replace(rescue_name(temporary))


def _inode(path: Path) -> int:
    return path.stat().st_ino


def rescue_name(temporary: Path) -> Path:
    """Where a person's work found in one of our temporary files goes."""
    return temporary.with_name(f"找回的报告 {temporary.name[len(_TEMPORARY_PREFIX) :][:12]}.docx")


def _exchange(one: Path, other: Path) -> bool:
    """Let two files change places in one step; False where the system or the file system cannot."""
    if sys.platform != "linux":
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)


def replace_patiently(temporary: Path, target: Path) -> None:
    """Replace `target`, trying again while a program holds it on Windows. Raises LockedError, OSError."""
    pause = _FIRST_PAUSE
    for _ in range(_RETRIES):
        try:
            temporary.replace(target)
            return
        except PermissionError as refused:
            if getattr(refused, "winerror", None) not in _SHARING_ERRORS:
                raise
        time.sleep(pause)
        pause = min(pause * 1.5, _LONGEST_PAUSE)
    raise LockedError(target)


def abandoned(folder: Path) -> Iterator[Path]:
    """The temporary files in `folder` whose process is gone. Raises OSError."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if is_temporary(entry.name)]
    for name in names:
        if not _is_in_use(folder / name):
            yield folder / name


def _is_in_use(path: Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return True
    try:
        return is_held(descriptor)
    finally:
        os.close(descriptor)
