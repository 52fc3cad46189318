"""When which workbook is to be looked at: quiet time, retries, pauses. Knows no clock and no files."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Timing:
    """Every time the watcher goes by, in seconds.

    One save is many events within milliseconds: a workbook is taken when it has been `quiet`, or at the
    latest `longest_wait` after the first of them. `burst` reports of one workbook may follow each other at
    once; each of them takes a `pause` to be allowed again (so 1,000 saves a minute make at most 105 reports).
    A workbook that is not whole yet is tried every `retry_partial`, and told after `patience` without a
    change. What the disk refused is tried again after `retry_refused`, a report open in Word after
    `retry_locked`. Whatever events miss is found after `rescan`; without events every `poll`, or `poll_share`
    times as long as a look takes. A clock that moves by `clock_jump` more than the other was set, or the
    computer slept. Of many workbooks, those that take a `stretch` are dealt with before the watcher listens
    again.
    """

    quiet: float = 0.02
    longest_wait: float = 0.5
    pause: float = 0.6
    burst: int = 5
    retry_partial: float = 0.25
    patience: float = 30.0
    retry_refused: float = 20.0
    retry_locked: float = 1.0
    rescan: float = 60.0
    poll: float = 1.0
    poll_share: float = 50.0
    heartbeat: float = 1.0
    stretch: float = 0.2
    clock_jump: float = 5.0


@dataclass(slots=True)
class _Entry:
    """A workbook waiting: when its first and last change were seen, not before when, and why."""

    first: float
    last: float
    due: float
    reason: str


@dataclass(slots=True)
class Agenda:
    """Workbooks waiting to be looked at. `now` is a monotonic time in seconds throughout."""

    timing: Timing
    waiting: dict[str, _Entry] = field(default_factory=dict)
    paid: dict[str, float] = field(default_factory=dict)
    """Until when the pauses of a workbook's reports last, one after the other."""

    def changed(self, path: str, reason: str, now: float) -> None:
        """A change of `path` was seen."""
        entry = self.waiting.get(path)
        first = entry.first if entry else now
        due = min(now + self.timing.quiet, first + self.timing.longest_wait)
        due = max(due, self.paid.get(path, float("-inf")) - (self.timing.burst - 1) * self.timing.pause)
        self.waiting[path] = _Entry(first, now, due, reason)

    def again(self, path: str, after: float, now: float, reason: str = "") -> None:
        """Look at `path` once more in `after` seconds, although nothing changed; `reason` is why it was made,
        where it was."""
        entry = self.waiting.setdefault(path, _Entry(now, now, now, reason))
        entry.due = now + after

    def done(self, path: str, now: float) -> None:
        """The report of `path` was made, which takes one of its burst for the length of a pause."""
        self.waiting.pop(path, None)
        self.paid[path] = max(now, self.paid.get(path, now)) + self.timing.pause

    def drop(self, path: str) -> None:
        """Nothing is to be done about `path`."""
        self.waiting.pop(path, None)

    def forget(self, path: str) -> None:
        """`path` is gone."""
        self.waiting.pop(path, None)
        self.paid.pop(path, None)

    def reason(self, path: str) -> str:
        """Why `path` waits."""
        return self.waiting[path].reason

    def since(self, path: str) -> float:
        """When the last change of `path` was seen."""
        return self.waiting[path].last

    def due(self, now: float) -> list[str]:
        """Whose time has come: the latest saves first, many at once in the order of their names."""
        ready = [path for path, entry in self.waiting.items() if entry.due <= now]
        return sorted(ready, key=lambda path: (-self.waiting[path].last, path))

    def next_due(self) -> float:
        """When the next one is due; infinity where none waits."""
        return min((entry.due for entry in self.waiting.values()), default=float("inf"))
