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


@dataclass(slots=True, eq=False)
class Child:
    """A child process that does one thing after the other and is replaced when it dies."""

    seconds: float
    _workers: Workers[Work, Any] = field(init=False)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._workers = Workers(_do, seconds=self.seconds)

    def do(self, work: Callable[..., T], *arguments: object) -> T | Failure:
        """`work(*arguments)`; a module's function, its arguments and its answer pickle."""
        with self._lock:
            answer: T | Failure = self._workers.run(partial(work, *arguments))
        return answer

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._workers.close()
