"""What is on the disk: folders listed, files told apart by their signature. The truth.

Paths are strings here: ten thousand of them are listed every minute.
"""
# ruff: noqa: PTH112, PTH118

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.pipeline.workbook_names import is_conflict_copy, is_other_workbook, is_workbook
from docgen.publish import VERSIONS


@dataclass(frozen=True, slots=True)
class Signature:
    """What changes when a file does: times in nanoseconds, size in bytes, inode.

    The time of the last status change betrays an edit that keeps size and modification time.
    """

    modified: int
    status_changed: int
    size: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Signature":
        return cls(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is watched at one place: a folder (with all below it where `recursive`) and which names in it."""

    root: Path
    wanted: Callable[[str], bool]
    recursive: bool = True


def book_scope(path: Path) -> Scope:
    """Where the workbooks at `path` stand: a folder, searched in depth, or one of them."""
    if path.suffix and not path.is_dir():
        return Scope(path.parent, path.name.__eq__, recursive=False)
    return Scope(path, _may_be_a_workbook)


def _may_be_a_workbook(name: str) -> bool:
    return is_workbook(name) or is_conflict_copy(name) or is_other_workbook(name)


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two looks: paths that are new or have another signature, paths that are gone."""

    changed: Mapping[str, Signature] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changed or self.gone)


@dataclass(slots=True, eq=False)
class Tree:
    """The last look at a scope: folder → file name → signature."""

    scope: Scope
    folders: dict[str, dict[str, Signature]] = field(default_factory=dict)

    def look(self, folder: str | None = None) -> Changes:
        """List the whole scope, or one folder of it and what is new below; what differs from the last look.

        A folder that cannot be listed counts as gone; it is found again when it can.
        """
        start = str(self.scope.root) if folder is None else folder
        if folder is not None and not self.holds(folder):
            return Changes()
        seen = dict(self._listed(start, everything=folder is None))
        changed: dict[str, Signature] = {}
        gone: list[str] = []
        for place in self._compared(start, seen, everything=folder is None):
            before, now = self.folders.get(place, {}), seen.get(place, {})
            changed.update(
                (os.path.join(place, name), now[name]) for name in now if before.get(name) != now[name]
            )
            gone.extend(os.path.join(place, name) for name in before if name not in now)
            if place in seen:
                self.folders[place] = now
            else:
                self.folders.pop(place, None)
        return Changes(changed, tuple(gone))

    @property
    def size(self) -> int:
        """How many files the last look saw."""
        return sum(map(len, self.folders.values()))

    def holds(self, folder: str) -> bool:
        """Whether `folder` belongs to the scope."""
        root = str(self.scope.root)
        return folder == root or (self.scope.recursive and folder.startswith(root.rstrip(os.sep) + os.sep))

    def paths(self) -> Iterator[str]:
        """Every file of the last look."""
        for folder, names in self.folders.items():
            for name in names:
                yield os.path.join(folder, name)

    def forget(self) -> tuple[str, ...]:
        """Take the next look for the first; what was known."""
        known = tuple(self.paths())
        self.folders.clear()
        return known

    def _compared(self, start: str, seen: Mapping[str, object], *, everything: bool) -> set[str]:
        """The folders whose former contents this look can speak about."""
        if everything:
            return {*self.folders, *seen}
        below = start.rstrip(os.sep) + os.sep
        lost = {place for place in self.folders if place.startswith(below) and not os.path.isdir(place)}
        return {start, *seen, *lost}

    def _listed(self, start: str, *, everything: bool) -> Iterator[tuple[str, dict[str, Signature]]]:
        """Folders from `start` downwards with their wanted files; known ones below only for `everything`."""
        waiting = [start]
        while waiting:
            place = waiting.pop()
            files: dict[str, Signature] = {}
            try:
                with os.scandir(place) as entries:
                    for entry in entries:
                        if entry.is_dir(follow_symlinks=False):
                            if self._enters(entry, everything=everything):
                                waiting.append(entry.path)
                        elif self.scope.wanted(entry.name) and (signature := _signature(entry)):
                            files[entry.name] = signature
            except OSError:
                continue
            yield place, files

    def _enters(self, entry: "os.DirEntry[str]", *, everything: bool) -> bool:
        if not self.scope.recursive or entry.name.startswith(".") or entry.name == VERSIONS:
            return False
        return everything or entry.path not in self.folders


def _signature(entry: "os.DirEntry[str]") -> Signature | None:
    """None for what is no file, or is gone since it was listed."""
    try:
        return Signature.of(entry.stat()) if entry.is_file() else None
    except OSError:
        return None
