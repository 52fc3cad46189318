"""Where something may have changed: watchdog's events, never believed further than that."""

import os
import re
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.watch.names import may_matter
from docgen.watch.scan import Scope

_TOO_MANY = 2000
"""Events between two looks after which single folders are not worth telling apart."""
_NETWORK_FILE_SYSTEMS = re.compile(
    r"9p|afs|ceph|cifs|davfs|drvfs|lustre|ncpfs|nfs4?|prl_fs|smb3|smbfs|vboxsf|vmhgfs"
    r"|fuse\.(?:davfs2|rclone|sshfs|vmhgfs-fuse)"
)
"""Where the kernel does not hear what other machines change (watchdog#566, #668; WSL#4739)."""
_OCTAL = re.compile(r"\\([0-7]{3})")
"""How /proc/self/mounts writes a space in a path (fstab(5))."""
_DRIVE_REMOTE = 4


@dataclass(frozen=True, slots=True)
class Dirt:
    """What to look at: these folders, or everything."""

    folders: frozenset[str] = frozenset()
    everything: bool = False


@dataclass(slots=True, eq=False)
class Hints:
    """Collects the folders that events name, and wakes the watcher. Without an observer it only sleeps."""

    _folders: set[str] = field(default_factory=set)
    _noticed: set[Path] = field(default_factory=set)
    _count: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _awake: threading.Event = field(default_factory=threading.Event)
    _observer: Any = None
    _expected: int = 0

    def start(self, scopes: Iterable[Scope]) -> bool:
        """Listen to the folders of `scopes` that exist. False where the system offers no (more) events."""
        from watchdog.events import (
            DirCreatedEvent,
            DirDeletedEvent,
            DirMovedEvent,
            FileClosedEvent,
            FileCreatedEvent,
            FileDeletedEvent,
            FileModifiedEvent,
            FileMovedEvent,
        )
        from watchdog.observers import Observer

        # Without a filter, our own reading would come back as events of opening and closing.
        wanted: list[Any] = [FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent]
        wanted += [FileClosedEvent, DirCreatedEvent, DirDeletedEvent, DirMovedEvent]
        self.stop()
        observer: Any = Observer()
        places: dict[str, bool] = {}
        for scope in scopes:
            if scope.root.is_dir():
                places[str(scope.root)] = scope.recursive or places.get(str(scope.root), False)
        try:
            for place, recursive in places.items():
                observer.schedule(self, place, recursive=recursive, event_filter=wanted)
            observer.start()
        except OSError:
            with suppress(Exception):
                observer.stop()
            return False
        self._observer, self._expected = observer, len(places)
        return True

    def dispatch(self, event: Any) -> None:
        """What watchdog calls, in a thread of its own."""
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        with self._lock:
            self._noticed.update(path.parent for path in paths)
        heard = {str(path.parent) for path in paths if may_matter(path.name)}
        if event.is_directory:
            heard.update(map(str, paths))
        if heard:
            self.hear(heard)

    def hear(self, folders: Iterable[str]) -> None:
        """Take these folders for dirty."""
        with self._lock:
            self._folders.update(folders)
            self._count += 1
        self._awake.set()

    def take(self) -> Dirt:
        """What was heard since the last time."""
        with self._lock:
            dirt = Dirt(frozenset(self._folders), everything=self._count > _TOO_MANY)
            self._folders.clear()
            self._count = 0
            self._awake.clear()
        return dirt

    def take_noticed(self) -> frozenset[Path]:
        """The folders that any event at all has named since the last time."""
        with self._lock:
            noticed = frozenset(self._noticed)
            self._noticed.clear()
        return noticed

    def wait(self, seconds: float) -> None:
        """Until something is heard, `wake` is called, or the time is over."""
        self._awake.wait(max(0.0, seconds))

    def wake(self) -> None:
        """End a `wait`; may be called by a signal handler."""
        self._awake.set()

    @property
    def is_listening(self) -> bool:
        """Whether every thread that should bring events is alive."""
        if self._observer is None or not self._observer.is_alive():
            return False
        alive = sum(emitter.is_alive() for emitter in self._observer.emitters)
        return bool(alive == self._expected)

    def stop(self) -> None:
        """Listen no more."""
        observer, self._observer = self._observer, None
        if observer is not None:
            with suppress(Exception):
                observer.stop()
                observer.join(5)


def needs_polling(folder: Path, mounts: str | None = None) -> bool:
    """Whether `folder` is where events do not come: a network share, or a Windows drive seen from WSL.

    `mounts` is the text of /proc/self/mounts, read where not given.
    """
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    if mounts is None:
        try:
            mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return False
    place = os.path.realpath(folder)
    longest, kind = "", ""
    for line in mounts.splitlines():
        _device, point, fstype, *_ = line.split()
        point = _OCTAL.sub(lambda escape: chr(int(escape[1], 8)), point)
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(longest):
            longest, kind = point, fstype
    return _NETWORK_FILE_SYSTEMS.fullmatch(kind) is not None


def _is_remote_drive(folder: Path) -> bool:
    if str(folder.absolute()).startswith("\\\\"):
        return True
    import ctypes

    windows: Any = ctypes
    return bool(windows.windll.kernel32.GetDriveTypeW(folder.absolute().anchor) == _DRIVE_REMOTE)
