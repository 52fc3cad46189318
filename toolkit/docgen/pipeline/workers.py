"""Work on untrusted files in child processes: what hangs, aborts or eats memory costs one answer, no more.

No `try` catches a library that aborts its process. Children are started once and used again; one that dies or
is stopped is replaced.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar

from docgen.pipeline.child import DIED, MEMORY, OUT_OF_MEMORY, SECONDS, TIMED_OUT, Failure, kill_group, serve
from docgen.scratch import clear_scratch

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Job = TypeVar("Job")
Answer = TypeVar("Answer")

_LAST_BREATH = 5.0
"""Seconds that an idle child has to end by itself; whatever it does then is nobody's any more."""

# No child is a fork of this process, which may have threads (the watcher does).
if sys.platform == "win32":
    _CONTEXT = multiprocessing.get_context("spawn")
else:
    _CONTEXT = multiprocessing.get_context("forkserver")
    _CONTEXT.set_forkserver_preload(["docgen.pipeline.rendering"])


class _Worker(Generic[Job]):
    """A child process, and the job it has in hand until `deadline` (monotonic seconds)."""

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.job: Job | None = None
        self.deadline = 0.0


class Workers(Generic[Job, Answer]):
    """Runs `work` on jobs in `workers` child processes, each with `memory` bytes and `seconds` for a job.

    `work` must be importable (a module's function, or a `partial` of one), jobs and answers must pickle.
    Where the system has no RLIMIT_AS (Windows) only the time is limited. A context manager, for one thread.
    """

    def __init__(
        self,
        work: Callable[[Job], Answer],
        *,
        workers: int = 1,
        seconds: float = SECONDS,
        memory: int = MEMORY,
    ) -> None:
        self._work = work
        self._count = workers
        self._seconds = seconds
        self._memory = memory
        self._idle: list[_Worker[Job]] = []
        self._busy: dict[Connection, _Worker[Job]] = {}

    def __enter__(self) -> Workers[Job, Answer]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the children; those without a job end by themselves when their pipe closes."""
        for worker in self._idle:
            worker.connection.close()
        for worker in self._idle:
            worker.process.join(_LAST_BREATH)
            worker.process.kill()
            worker.process.join()
        self._idle.clear()

    def interrupt(self) -> None:
        """End what is in hand, from another thread: it is answered as one whose child died."""
        for worker in list(self._busy.values()):
            worker.process.kill()

    def run(self, job: Job) -> Answer | Failure:
        """The answer to one job."""
        return next(self.map([job]))[1]

    def map(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Answer | Failure]]:
        """Each job with its answer, as they are ready; jobs are taken from `jobs` only as children are free.

        Nothing that `work` does is raised here.
        """
        waiting = iter(jobs)
        busy = self._busy = {}
        try:
            while True:
                self._hand_out(waiting, busy)
                if not busy:
                    return
                for worker in self._ready(busy):
                    del busy[worker.connection]
                    yield self._collect(worker)
        finally:
            for worker in busy.values():
                _stop(worker)

    def _hand_out(self, waiting: Iterator[Job], busy: dict[Connection, _Worker[Job]]) -> None:
        while len(busy) < self._count:
            try:
                job = next(waiting)
            except StopIteration:
                return
            worker = self._given(job)
            busy[worker.connection] = worker

    def _given(self, job: Job) -> _Worker[Job]:
        """A worker that has taken `job`: an idle one, unless it died meanwhile, or a new one."""
        while True:
            worker = self._idle.pop() if self._idle else self._start()
            worker.job, worker.deadline = job, time.monotonic() + self._seconds
            try:
                worker.connection.send(job)
            except OSError:
                _stop(worker)
                continue
            return worker

    def _ready(self, busy: dict[Connection, _Worker[Job]]) -> list[_Worker[Job]]:
        """The workers that have answered, died, or are out of time; waits for the first."""
        rest = max(0.0, min(worker.deadline for worker in busy.values()) - time.monotonic())
        answered = wait(list(busy), rest)
        now = time.monotonic()
        return [
            worker
            for connection, worker in busy.items()
            if connection in answered or (not answered and worker.deadline <= now)
        ]

    def _collect(self, worker: _Worker[Job]) -> tuple[Job, Answer | Failure]:
        """The worker's answer; the worker is idle afterwards, or gone."""
        job = worker.job
        assert job is not None
        if not worker.connection.poll():
            _stop(worker)
            return job, TIMED_OUT
        try:
            answer = worker.connection.recv()
        except Exception:  # the end of the pipe, or half of what a dying child wrote
            _stop(worker)
            return job, DIED
        if answer == OUT_OF_MEMORY:
            _stop(worker)  # it ends by itself, and must not take the next job with it
        else:
            self._idle.append(worker)
        return job, answer

    def _start(self) -> _Worker[Job]:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=serve, args=(theirs, self._work, self._memory), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _stop(worker: _Worker[Job]) -> None:
    """End a child at once, with whatever it has started, and clear what it left behind."""
    pid = worker.process.pid or 0
    kill_group(pid)
    worker.process.kill()
    worker.process.join()
    worker.connection.close()
    clear_scratch(pid)
