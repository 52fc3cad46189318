"""What was asked for outside the page, each to be done by one page only."""

from dataclasses import dataclass, field
from threading import Lock

_MOST = 20


@dataclass(slots=True, eq=False)
class Wishes:
    """Numbers that are given out, and taken once."""

    _last: int = 0
    _open: set[int] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def make(self) -> int:
        """The number of a new wish; those long past are forgotten."""
        with self._lock:
            self._last += 1
            self._open = {number for number in self._open if number > self._last - _MOST} | {self._last}
            return self._last

    def take(self, number: int) -> bool:
        """Whether nobody took that wish before."""
        with self._lock:
            if number not in self._open:
                return False
            self._open.discard(number)
            return True
