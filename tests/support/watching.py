"""Watchers in tests: a clock that is set by hand, a listener that remembers, a real process to talk to."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.diagnostics import Diagnostic
from docgen.pipeline.rendering import Outcome, Renderer
from docgen.pipeline.settings import Settings
from docgen.watch.agenda import Timing
from docgen.watch.hints import Hints
from docgen.watch.watcher import Watcher
from docgen.watch.work import Render, work_for


@dataclass(slots=True)
class Clock:
    """Seconds that pass when a test says so."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass(slots=True, eq=False)
class Notes:
    """A listener that remembers."""

    outcomes: list[Outcome] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    books: int = 0
    polling: bool = False
    failing: list[str] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)

    def started(self, books: int, *, polling: bool) -> None:
        self.books, self.polling = books, polling
        self.ready.set()

    def made(self, outcome: Outcome, reason: str) -> None:
        self.outcomes.append(outcome)
        self.reasons.append(reason)

    def found(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.findings.extend(diagnostics)

    def status(self, books: int, waiting: int, failing: Collection[str]) -> None:
        self.books, self.failing = books, [Path(path).name for path in failing]

    @property
    def codes(self) -> list[str]:
        """Every code told so far."""
        return [d.code for d in (*self.findings, *(d for o in self.outcomes for d in o.diagnostics))]


@dataclass(slots=True, eq=False)
class Counted:
    """A build function that counts."""

    build: Callable[[Path, Path], Outcome]
    built: list[Path] = field(default_factory=list)

    def __call__(self, book: Path, output: Path) -> Outcome:
        self.built.append(book)
        return self.build(book, output)


@dataclass(slots=True, eq=False)
class Bench:
    """A watcher moved step by step, on real folders, with hints given by the test and a clock set by it."""

    watcher: Watcher
    notes: Notes
    clock: Clock
    wall: Clock
    build: Counted

    def pass_time(self, seconds: float) -> None:
        """Let time pass on both clocks, and the watcher do what is due."""
        self.clock.now += seconds
        self.wall.now += seconds
        self.watcher.step()

    def hint(self, *folders: Path) -> None:
        """Say that these folders are dirty, and let the watcher deal with it after the quiet time."""
        self.watcher.hints.hear(map(str, folders))
        self.watcher.step()
        self.pass_time(1.0)


class Deaf(Hints):
    """Hints that hear nothing by themselves."""

    __slots__ = ()

    def start(self, scopes: object) -> bool:
        return True

    @property
    def is_listening(self) -> bool:
        return True


def bench(
    *paths: Path,
    settings: Settings | None = None,
    build: Callable[[Path, Path], Outcome] | None = None,
    timing: Timing | None = None,
    hints: Hints | None = None,
) -> Bench:
    """A watcher over `paths` that has had its first look but made nothing yet."""
    settings = settings or Settings()
    counted = Counted(build or Renderer(settings).render)
    notes, clock, wall = Notes(), Clock(), Clock(time.time())
    watcher = Watcher(
        work_for([(path, settings) for path in paths], lambda _, book, output: counted(book, output)),
        notes,
        timing=timing or Timing(),
        hints=hints or Deaf(),
        monotonic=clock,
        wall=wall,
    )
    watcher.begin()
    return Bench(watcher, notes, clock, wall, counted)


@contextmanager
def watching(
    *paths: Path,
    settings: Settings | None = None,
    polling: bool = False,
    timing: Timing | None = None,
    render: Render = lambda settings, book, output: Renderer(settings).render(book, output),
) -> Iterator[tuple[Watcher, Notes]]:
    """A real watcher in a thread of its own, with real events or polling; stopped in the end."""
    settings = settings or Settings()
    notes = Notes()
    work = work_for([(path, settings) for path in paths], render)
    watcher = Watcher(work, notes, polling=polling, timing=timing or Timing())
    thread = threading.Thread(target=watcher.run)
    thread.start()
    try:
        assert notes.ready.wait(60)
        yield watcher, notes
    finally:
        watcher.stop()
        thread.join(60)
        assert not thread.is_alive()


def until(condition: Callable[[], bool], seconds: float = 30.0) -> bool:
    """Whether `condition` comes true within `seconds`; a pass takes no longer than it must."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.01)
    return condition()


@dataclass(slots=True, eq=False)
class WatchProcess:
    """`docgen watch --format json` as a process of its own, and the lines it says."""

    process: subprocess.Popen[str]
    lines: "queue.Queue[dict[str, Any]]"
    seen: list[dict[str, Any]] = field(default_factory=list)

    def next(self, matches: Callable[[dict[str, Any]], bool], seconds: float = 60.0) -> dict[str, Any]:
        """The next line that matches; others are kept in `seen`."""
        deadline = time.monotonic() + seconds
        while True:
            line = self.lines.get(timeout=max(0.01, deadline - time.monotonic()))
            self.seen.append(line)
            if matches(line):
                return line

    def report(self, name: str, seconds: float = 60.0) -> dict[str, Any]:
        """The next line about the workbook of this name."""
        return self.next(lambda line: line["event"] == "report" and Path(line["book"]).name == name, seconds)

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(60)


@contextmanager
def watch_process(*arguments: object) -> Iterator[WatchProcess]:
    """A watcher process that has begun to watch; killed in the end if it still runs."""
    command = [sys.executable, "-m", "docgen", "watch", "--format", "json", *map(str, arguments)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        lines: queue.Queue[dict[str, Any]] = queue.Queue()

        def read() -> None:
            assert process.stdout is not None
            for line in process.stdout:
                lines.put(json.loads(line))

        threading.Thread(target=read, daemon=True).start()
        watched = WatchProcess(process, lines)
        try:
            watched.next(lambda line: line["event"] == "started")
            yield watched
        finally:
            process.kill()
