"""Putting a finished report where its readers look for it, without losing anything a person wrote."""

import errno
import time
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Result, Where, error, note, warning
from docgen.publish.disk import (
    LockedError,
    RefusedError,
    abandoned,
    move_into_place,
    replace_patiently,
    rescue_name,
    swap_into_place,
    written_beside,
)
from docgen.publish.names import name_problem
from docgen.publish.provenance import Standing, is_another, recorded_in, standing
from docgen.publish.versions import FOLDER, kept_version

_PENDING = "待合并"
_ATTEMPTS = 20
"""How often a place may change under our hands before it is left to the person who is busy there."""
_OWNER_FILE_IS_STALE_AFTER = 12 * 3600
"""Seconds. A crashed Word leaves its owner file; nobody keeps a report open for longer than a working day."""


class Status(Enum):
    """What became of a report."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT_EDITED = "kept-edited"
    LOCKED = "locked"


class Published(NamedTuple):
    """Where the new report is: at `target`, or at `path` beside it where `target` holds a person's work.

    When LOCKED nothing was written; `path` is the target that is to be tried again.
    """

    status: Status
    target: Path
    path: Path


class _Placed(Enum):
    """What `_place` did, or found in its way."""

    NEW = "new"
    SAME = "same"
    EDITED = "edited"
    FOREIGN = "foreign"
    ANOTHER = "another"


_WORKS_OF_PEOPLE = frozenset({_Placed.EDITED, _Placed.FOREIGN, _Placed.ANOTHER})
"""What is never overwritten."""
_STANDINGS = {Standing.EDITED: _Placed.EDITED, Standing.FOREIGN: _Placed.FOREIGN}


def publish(target: Path, docx: bytes, *, keep: int = 0) -> Result[Published]:
    """Make `docx` the report at `target`, whole or not at all.

    A report that a person edited, or that docgen did not write, or wrote from another workbook, stays; the
    new one goes to `名称.待合并.docx`. The same bytes are not written again. What is replaced goes to the
    folder 旧版, where the newest `keep` versions stay. What the disk refuses is a diagnostic. Safe against
    other programs and other docgens at any moment; hold `exclusive` around building and publishing to have
    one build a change.
    """
    where = Where(target.name)
    problem = name_problem(target.name, where)
    if problem is not None:
        return Result(None, (problem,))
    news = not (target.parent / FOLDER).exists()
    try:
        placed = _place(target, docx, keep)
        if placed in _WORKS_OF_PEOPLE:
            return _published_beside(target, docx, placed, keep)
    except LockedError:
        told = warning("PB103", where, owner=open_in(target) or target.name)
        return Result(Published(Status.LOCKED, target, target), (told,))
    except OSError as fault:
        return Result(None, (disk_problem(fault, target),))
    status = Status.UNCHANGED if placed is _Placed.SAME else Status.WRITTEN
    told_once = (note("PB107", where, folder=FOLDER, keep=keep),)
    is_told = news and (target.parent / FOLDER).exists()
    return Result(Published(status, target, target), told_once if is_told else ())


def _published_beside(target: Path, docx: bytes, found: _Placed, keep: int) -> Result[Published]:
    pending = next(path for path in pending_paths(target) if _place(path, docx, keep) not in _WORKS_OF_PEOPLE)
    return Result(Published(Status.KEPT_EDITED, target, pending), (_kept(target, found, pending.name),))


def _kept(target: Path, found: _Placed, pending: str) -> Diagnostic:
    """Why what stands at `target` stays."""
    where, present = Where(target.name), _contents(target) or b""
    if found is _Placed.EDITED:
        from docgen.publish.edits import told

        return warning("PB101", where, pending=pending, edits=told(present))
    if found is _Placed.ANOTHER:
        recorded = recorded_in(present)
        return warning("PB106", where, pending=pending, other=recorded.workbook if recorded else "")
    return warning("PB102", where, pending=pending)


def pending_paths(target: Path) -> Iterator[Path]:
    """`名称.待合并.docx`, `名称.待合并2.docx`, …: the first that holds no person's work is taken."""
    yield target.with_name(f"{target.stem}.{_PENDING}{target.suffix}")
    number = 2
    while True:
        yield target.with_name(f"{target.stem}.{_PENDING}{number}{target.suffix}")
        number += 1


def _place(target: Path, docx: bytes, keep: int) -> _Placed:
    """Put `docx` at `target` unless a person's work is there. Raises LockedError, OSError."""
    for _ in range(_ATTEMPTS):
        present = _contents(target)
        if present == docx:
            return _Placed.SAME
        found = None if present is None else _hindrance(present, docx)
        if found is not None:
            return found
        if present is not None and open_in(target):
            raise LockedError
        try:
            _write(target, docx, present, keep)
        except (RefusedError, FileNotFoundError):
            # Somebody was quicker: look again. A folder that is gone shows in the next round's write.
            if not target.parent.is_dir():
                raise
            continue
        return _Placed.NEW
    return _Placed.EDITED


def _hindrance(present: bytes, docx: bytes) -> _Placed | None:
    """What keeps `docx` from taking the place of `present`."""
    found = standing(present)
    if found is not Standing.FOREIGN and is_another(present, docx):
        return _Placed.ANOTHER
    return _STANDINGS.get(found)


def _write(target: Path, docx: bytes, present: bytes | None, keep: int) -> None:
    with written_beside(target, docx) as temporary:
        if present is None:
            move_into_place(temporary, target)
            return
        # It may go only once it is safe, and is so without being written again: it gets a second name.
        with kept_version(target, present, keep):
            swap_into_place(temporary, target, lambda path: _contents(path) in (present, docx))


def _contents(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def open_in(target: Path) -> str | None:
    """The name of the owner file by which an office program says that it has `target` open, or None."""
    for name in owner_file_names(target.name):
        try:
            written = target.with_name(name).stat().st_mtime
        except OSError:
            continue
        if time.time() - written < _OWNER_FILE_IS_STALE_AFTER:
            return name
    return None


def owner_file_names(name: str) -> tuple[str, ...]:
    """The owner files of an open document: Word's (`~$` replaces letters of a long name), LibreOffice's."""
    replaced = min(2, max(0, len(Path(name).stem) - 6))
    return tuple(dict.fromkeys((f"~${name}", f"~${name[replaced:]}", f".~lock.{name}#")))


def disk_problem(fault: OSError, target: Path) -> Diagnostic:
    """The finding for an error of the operating system while `target` was written."""
    where = Where(target.name)
    folder = str(target.parent)
    if fault.errno == errno.ENOENT:
        return error("PB001", where, folder=folder)
    if fault.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return error("PB002", where, folder=folder)
    if fault.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return error("PB003", where, folder=folder)
    if fault.errno == errno.ENAMETOOLONG:
        return error("PB004", where, name=target.name, longest=255)
    return error("PB008", where, reason=fault)


def clear_leftovers(folder: Path) -> tuple[Diagnostic, ...]:
    """Remove what killed runs left in `folder`; a person's work found there is kept, and told.

    A folder that cannot be read or changed will be told by whoever writes a report there.
    """
    told: list[Diagnostic] = []
    with suppress(OSError):
        for path in abandoned(folder):
            if _holds_a_persons_work(path):
                rescued = rescue_name(path)
                path.replace(rescued)
                told.append(note("PB104", Where(rescued.name)))
            else:
                path.unlink(missing_ok=True)
    return tuple(told)


def _holds_a_persons_work(path: Path) -> bool:
    """A temporary file may hold what an interrupted run displaced; a report cut short is nobody's work."""
    return standing(path.read_bytes()) is Standing.EDITED


def write_file(target: Path, data: bytes, *, overwrite: bool) -> Result[Path]:
    """Write any other file (a PDF, a draft, a new workbook) whole or not at all.

    Without `overwrite`, a file that is there already stays, and is a finding.
    """
    problem = name_problem(target.name, Where(target.name))
    if problem is not None:
        return Result(None, (problem,))
    try:
        with written_beside(target, data) as temporary:
            if overwrite:
                replace_patiently(temporary, target)
            else:
                move_into_place(temporary, target)
    except RefusedError:
        return Result(None, (error("PB009", Where(target.name)),))
    except LockedError:
        return Result(None, (error("PB010", Where(target.name)),))
    except OSError as fault:
        return Result(None, (disk_problem(fault, target),))
    return Result(target)
