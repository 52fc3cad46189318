"""From one heartbeat to the next: folders that went or came, events that stopped, a clock that jumped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Beat:
    """What happened since the last heartbeat.

    `lost` and `returned` folders are told; `replaced` ones are others of the same name. `unheard` folders
    changed and no event told so; `deaf` means that one of them stayed so for a whole heartbeat. `jumped` is a
    clock that was set or a computer that slept.
    """

    lost: tuple[Path, ...] = ()
    returned: tuple[Path, ...] = ()
    replaced: tuple[Path, ...] = ()
    unheard: tuple[Path, ...] = ()
    deaf: bool = False
    jumped: bool = False

    @property
    def is_unsettling(self) -> bool:
        """Whether everything has to be looked at again, and listened to anew."""
        return bool(self.lost or self.returned or self.replaced or self.deaf or self.jumped)


@dataclass(slots=True, eq=False)
class Pulse:
    """Compares the world with the last heartbeat. `monotonic` and `wall` are clocks in seconds."""

    monotonic: Callable[[], float]
    wall: Callable[[], float]
    clock_jump: float
    _drift: float = 0.0
    _roots: dict[Path, tuple[int, int] | None] = field(default_factory=dict)
    _modified: dict[Path, int] = field(default_factory=dict)
    _unheard: frozenset[Path] = frozenset()

    def begin(self, roots: Iterable[Path]) -> tuple[Path, ...]:
        """Take the world as it is for the last heartbeat; the roots that are not there."""
        self._drift = self.wall() - self.monotonic()
        for root in roots:
            self._roots[root], self._modified[root] = _identity(root), _modified(root)
        return tuple(root for root, found in self._roots.items() if found is None)

    def beat(self, noticed: frozenset[Path]) -> Beat:
        """What happened since; `noticed` are the folders that any event has named."""
        lost: list[Path] = []
        returned: list[Path] = []
        replaced: list[Path] = []
        for root, before in self._roots.items():
            now = self._roots[root] = _identity(root)
            if before != now:
                (lost if now is None else returned if before is None else replaced).append(root)
        deaf = bool(self._unheard - noticed)
        self._unheard = frozenset(self._changed_roots() - noticed)
        return Beat(tuple(lost), tuple(returned), tuple(replaced), tuple(self._unheard), deaf, self._jumped())

    def _changed_roots(self) -> frozenset[Path]:
        """Roots whose list of files changed.

        A folder that was deleted and made again at once may be known by this alone: its new inode can have
        the old number, and watchdog goes on listening to the old folder.
        """
        before, self._modified = self._modified, {root: _modified(root) for root in self._roots}
        return frozenset(root for root in self._roots if before[root] != self._modified[root])

    def _jumped(self) -> bool:
        before, self._drift = self._drift, self.wall() - self.monotonic()
        return abs(self._drift - before) > self.clock_jump


def _identity(root: Path) -> tuple[int, int] | None:
    """What tells a folder from another of the same name; None where there is none."""
    try:
        status = root.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _modified(root: Path) -> int:
    """When the list of files of a folder changed last, in nanoseconds; 0 where there is none."""
    try:
        return root.stat().st_mtime_ns
    except OSError:
        return 0
