"""Older versions of a report: `旧版/名称 2024-03-01 093015.docx` beside it, as many as `--keep` says.

A version is the very file that stood in the report's place: it gets a second name before the new report takes
its first one. So nothing is written twice, and at no moment is what was there without a name.
"""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.publish.disk import RefusedError, move_into_place, written_beside

FOLDER = "旧版"
_WHEN = re.compile(r" (\d{4}-\d\d-\d\d \d{6})(?:-(\d+))?")
_FEW = 2000
"""Names in the folder; more than that are not listed for every report (`_Shelf`)."""


@contextmanager
def kept_version(target: Path, data: bytes, keep: int) -> Iterator[None]:
    """Keep `data`, what stands at `target`, as the newest of `keep` older versions. Raises OSError.

    Inside, it is kept already; where the body raises, it is not kept after all. The same content is not kept
    twice; only versions of this very report are counted and removed.
    """
    if not keep:
        yield
        return
    folder = target.parent / FOLDER
    folder.mkdir(exist_ok=True)
    shelf = _shelf(folder)
    own = shelf.versions(target)
    if any(_holds(path, data) for path in own):
        yield
        return
    version = _named(target, folder)
    _link(target, version, data)
    try:
        yield
    except BaseException:
        version.unlink(missing_ok=True)
        raise
    shelf.add(target, version.name)
    for older in shelf.versions(target)[keep:]:
        older.unlink(missing_ok=True)
        shelf.remove(target, older.name)


def newest_version(target: Path) -> Path | None:
    """The newest of the kept versions of the report at `target`. Raises OSError."""
    folder = target.parent / FOLDER
    return next(iter(_Shelf(folder).versions(target)), None) if folder.is_dir() else None


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _named(target: Path, folder: Path) -> Path:
    """A free name that says when the report was written."""
    written = time.strftime("%Y-%m-%d %H%M%S", time.localtime(target.stat().st_mtime))
    version = folder / f"{target.stem} {written}{target.suffix}"
    number = 2
    while version.exists():
        version = folder / f"{target.stem} {written}-{number}{target.suffix}"
        number += 1
    return version


def _link(target: Path, version: Path, data: bytes) -> None:
    """Give the file at `target` a second name; where the file system has none, or it changed, write
    `data`."""
    with suppress(OSError):
        os.link(target, version)
        if version.read_bytes() == data:
            return
        version.unlink()
    written = target.stat().st_mtime_ns
    with written_beside(version, data) as temporary:
        os.utime(temporary, ns=(written, written))
        with suppress(RefusedError):
            move_into_place(temporary, version)


class _Shelf:
    """The names in a folder of older versions, by report.

    Listed anew for each report as long as they are few. A batch of ten thousand reports has a hundred
    thousand versions: those are listed once, and what this process adds and removes is remembered.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: dict[tuple[str, str], list[str]] = {}
        self._count = 0
        self.look()

    def look(self) -> None:
        """List the folder, unless it holds too many names to do so each time."""
        if self._count > _FEW:
            return
        self._names.clear()
        names = os.listdir(self.folder)  # noqa: PTH208 names are all that is needed
        self._count = len(names)
        for name in names:
            stem, suffix = os.path.splitext(name)  # noqa: PTH122 as above
            found = _when(stem)
            if found:
                self._names.setdefault((stem[: found.start()], suffix), []).append(name)

    def versions(self, target: Path) -> list[Path]:
        """The kept versions of the report at `target`, the newest first."""
        names = self._names.get((target.stem, target.suffix), ())
        return [self.folder / name for name in sorted(names, key=_order, reverse=True)]

    def add(self, target: Path, name: str) -> None:
        """A version was put there."""
        self._names.setdefault((target.stem, target.suffix), []).append(name)
        self._count += 1

    def remove(self, target: Path, name: str) -> None:
        """A version was taken away."""
        self._names[target.stem, target.suffix].remove(name)


_shelves: dict[Path, _Shelf] = {}
_MOST_SHELVES = 16


def _shelf(folder: Path) -> _Shelf:
    if folder in _shelves:
        _shelves[folder].look()
        return _shelves[folder]
    if len(_shelves) >= _MOST_SHELVES:
        _shelves.clear()
    return _shelves.setdefault(folder, _Shelf(folder))


def _when(stem: str) -> re.Match[str] | None:
    """Where the end of `stem` says when a version was written."""
    start = stem.rfind(" ", 0, max(0, stem.rfind(" ")))
    return _WHEN.fullmatch(stem, start) if start >= 0 else None


def _order(name: str) -> tuple[str, int]:
    found = _when(os.path.splitext(name)[0])  # noqa: PTH122 a name, no path
    return (found[1], int(found[2] or 1)) if found else ("", 0)
