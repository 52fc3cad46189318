"""A disk that fails when told to: each call of what `publish` writes with, counted and broken."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

CALLS = ("open", "write", "fsync", "close", "link", "replace", "unlink")
"""What docgen.publish asks of the disk; Path.replace and Path.unlink call these too."""


@dataclass(slots=True)
class Disk:
    """Counts the calls while `armed`; breaks the one numbered `breaks`, from 1."""

    breaks: int = 0
    fault: int = errno.EIO
    armed: bool = False
    calls: list[str] = field(default_factory=list)

    def called(self, name: str) -> None:
        """Raises OSError where this call is to fail."""
        if not self.armed:
            return
        self.calls.append(name)
        if len(self.calls) == self.breaks:
            raise OSError(self.fault, os.strerror(self.fault))

    @contextmanager
    def failing(self) -> Iterator[None]:
        """Count, and break, what happens inside."""
        self.armed = True
        try:
            yield
        finally:
            self.armed = False


def install(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put `disk` between the process and its files."""
    for name in CALLS:
        monkeypatch.setattr(os, name, _guarded(disk, name, getattr(os, name)))


def _guarded(disk: Disk, name: str, real: Any) -> Any:
    def call(*arguments: Any, **options: Any) -> Any:
        if name == "close":  # close(2) gives the descriptor back even where it fails
            real(*arguments, **options)
            disk.called(name)
            return None
        disk.called(name)
        return real(*arguments, **options)

    return call
