"""Work on files in a child process with limits, asked for by any of the server's threads."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any, TypeVar

from docgen.pipeline.child import Failure
from docgen.pipeline.workers import Workers

T = TypeVar("T")
Work = Callable[[], Any]


def _do(work: Work) -> Any:
    return work()


class StoppedError(Exception):
    """Raised for work that a person stopped."""


@dataclass(slots=True, eq=False)
class Child:
    """A child process that does one thing after the other and is replaced when it dies."""

    seconds: float
    _workers: Workers[Work, Any] = field(init=False)
    _lock: Lock = field(default_factory=Lock)
    _is_stopped: bool = False

    def __post_init__(self) -> None:
        self._workers = Workers(_do, seconds=self.seconds)

    def do(self, work: Callable[..., T], *arguments: object) -> T | Failure:
        """`work(*arguments)`; a module's function, its arguments and its answer pickle.

        Raises StoppedError where somebody stopped it.
        """
        with self._lock:
            self._is_stopped = False
            answer: T | Failure = self._workers.run(partial(work, *arguments))
            if self._is_stopped and isinstance(answer, Failure):
                raise StoppedError
        return answer

    def stop(self) -> None:
        """Stop what is in hand: a person no longer wants it."""
        self._is_stopped = True
        self._workers.interrupt()

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._workers.close()
