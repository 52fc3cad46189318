"""Work on untrusted files in child processes: what hangs, aborts or eats memory costs one answer, no more.

calamine can abort the process that calls it, and no `try` catches that. Children
are started once and used again; one that dies or is stopped is replaced.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar

from docgen.diagnostics import Result, Where, error
from docgen.model.report import Report
from docgen.workbook.limits import Limits
from docgen.workbook.reading import read_workbook

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Job = TypeVar("Job")
Answer = TypeVar("Answer")

SECONDS = 60.0
MEMORY = 1 << 30
_DEFAULT_LIMITS = Limits()

# No child is a fork of this process, which may have threads (the watcher does).
if sys.platform == "win32":
    _CONTEXT = multiprocessing.get_context("spawn")
else:
    _CONTEXT = multiprocessing.get_context("forkserver")
    _CONTEXT.set_forkserver_preload(["docgen.workbook.sandbox", "python_calamine"])


class Failure(Enum):
    """Why a job has no answer."""

    DIED = "died"
    TIMED_OUT = "timed out"


class _Worker(Generic[Job]):
    """A child process, and the job it has in hand until `deadline` (monotonic seconds)."""

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.job: Job | None = None
        self.deadline = 0.0


class Sandbox(Generic[Job, Answer]):
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

    def __enter__(self) -> Sandbox[Job, Answer]:
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
            worker.process.join()
        self._idle.clear()

    def run(self, job: Job) -> Answer | Failure:
        """The answer to one job. Raises whatever `work` raised."""
        return next(self.map([job]))[1]

    def map(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Answer | Failure]]:
        """Each job with its answer, as they are ready; jobs are taken from `jobs` only as children are free.

        Raises whatever `work` raised.
        """
        waiting = iter(jobs)
        busy: dict[Connection, _Worker[Job]] = {}
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
            except BrokenPipeError:
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
            return job, Failure.TIMED_OUT
        try:
            problem, answer = worker.connection.recv()
        except (EOFError, OSError):
            _stop(worker)
            return job, Failure.DIED
        self._idle.append(worker)
        if problem is not None:
            raise problem
        return job, answer

    def _start(self) -> _Worker[Job]:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=_serve, args=(theirs, self._work, self._memory), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _stop(worker: _Worker[Job]) -> None:
    worker.process.kill()
    worker.process.join()
    worker.connection.close()


def _serve(connection: Connection, work: Callable[[Job], Answer], memory: int) -> None:
    """The child: answers jobs until its parent is gone. Out of memory it dies, and a fresh one takes over."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What an aborting calamine says on its way out is nothing for a clerk's terminal.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    _limit_memory(memory)
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        try:
            connection.send((None, work(job)))
        except MemoryError:
            return
        except Exception as problem:
            problem.add_note("".join(traceback.format_exception(problem)))
            connection.send((problem, None))


def _limit_memory(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def reading_failure(path: Path, failure: Failure, seconds: float = SECONDS) -> Result[Report]:
    """What a workbook comes to whose reading gave no answer."""
    where = Where(path.name)
    if failure is Failure.TIMED_OUT:
        return Result(None, (error("WB019", where, seconds=f"{seconds:g}"),))
    return Result(None, (error("WB018", where),))


def read_in_child(
    path: Path, limits: Limits = _DEFAULT_LIMITS, seconds: float = SECONDS, memory: int = MEMORY
) -> Result[Report]:
    """`read_workbook` in a process of its own: for one file that is not trusted. Batches keep a `Sandbox`."""
    with Sandbox(partial(read_workbook, limits=limits), seconds=seconds, memory=memory) as sandbox:
        answer = sandbox.run(path)
    return reading_failure(path, answer, seconds) if isinstance(answer, Failure) else answer
