"""Work on a Dask cluster: the jobs go out in chunks, each answered by child processes of a worker there.

A chunk whose worker died is given to another; one that kills workers is halved until the job that does is
found. A poisonous file kills a child of the worker and nothing else (`workers`). dask.distributed is the
optional part docgen[cluster].
"""

from __future__ import annotations

import hashlib
import multiprocessing
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from multiprocessing import resource_tracker
from types import TracebackType
from typing import Any, Generic, TypeVar

from docgen.diagnostics import Diagnostic, Where, error
from docgen.pipeline.child import DIED, Failure
from docgen.pipeline.workers import Workers

Job = TypeVar("Job")
Answer = TypeVar("Answer")

DASK = "dask"
_CHUNK = 50
"""Jobs that go out together: a fraction of a second's work, against milliseconds of sending."""
_AHEAD = 2
"""Chunks a worker has at hand, so that none waits for the next."""
_REACHED_WITHIN = 8
"""Seconds."""
_UNSEEN = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
"""No pages of Dask's own, and no complaint where another cluster has theirs."""
_LOOKED_AFTER_EVERY = 1000
"""Milliseconds."""
_CONFIG = {
    # Workers that a chunk may lose before it is given up; what is given up is halved.
    "distributed.scheduler.allowed-failures": 1000,
    # Nobody looks at what Dask would write down of its own work a hundred times a second.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "5s",
}


def is_place(on: str) -> bool:
    """Whether `on` names a cluster: `dask`, or `dask:` and the address of its scheduler."""
    return on == DASK or (on.startswith(f"{DASK}:") and len(on) > len(DASK) + 1)


def cluster_problem(on: str) -> Diagnostic | None:
    """Why no work can be done on `on`."""
    try:
        from distributed import Client
    except ImportError as fault:
        return error("CS001", Where(on), part=fault.name or "distributed")
    address = on.partition(":")[2]
    if not address:
        return None
    try:
        with Client(address, timeout=_REACHED_WITHIN, set_as_default=False):  # type: ignore[no-untyped-call]
            return None
    except (OSError, ValueError, TimeoutError) as fault:
        return error(
            "CS003", Where(on), address=address, reason=str(fault).splitlines()[0] if str(fault) else ""
        )


class Cluster(Generic[Job, Answer]):
    """As `Workers`, on a cluster: `work` and jobs must pickle; `workers` is how many this machine has.

    A context manager, for one thread.
    """

    def __init__(self, work: Callable[[Job], Answer], *, on: str, workers: int, seconds: float) -> None:
        self._work = work
        self._address = on.partition(":")[2]
        self._workers = workers
        self._seconds = seconds
        self._client: Any = None
        self._local: Any = None

    def __enter__(self) -> Cluster[Job, Answer]:
        import dask
        from distributed import Client, LocalCluster

        dask.config.set(_CONFIG)
        if not self._address:
            with _interrupts_held_back():
                self._local = LocalCluster(  # type: ignore[no-untyped-call]
                    n_workers=self._workers,
                    threads_per_worker=1,
                    scheduler_kwargs=_UNSEEN,
                    silence_logs=50,
                )
            _keep_up(self._local, self._workers)
        self._client = Client(  # type: ignore[no-untyped-call]
            self._local or self._address, timeout=_REACHED_WITHIN, set_as_default=False
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in (self._client, self._local):
            if each is not None:
                each.close()

    def map(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Answer | Failure]]:
        """Each job with its answer, as chunks are ready; nothing that `work` does is raised here."""
        from distributed import as_completed

        send = self._sender()
        waiting = _chunks(iter(jobs))
        running: dict[Any, tuple[Job, ...]] = {}
        done: Any = as_completed(loop=self._client.loop)  # type: ignore[no-untyped-call]
        ready = list(islice(waiting, _AHEAD * self._slots()))
        try:
            while ready or running:
                for chunk in ready:
                    future = send(chunk)
                    running[future] = chunk
                    done.add(future)
                future = next(done)
                chunk = running.pop(future)
                answers = _result(future)
                if answers is None and len(chunk) > 1:
                    ready = [chunk[: len(chunk) // 2], chunk[len(chunk) // 2 :]]
                    continue
                yield from zip(chunk, answers or [DIED], strict=True)
                ready = list(islice(waiting, 1))
        finally:
            self._client.cancel(list(running))

    def _sender(self) -> Callable[[tuple[Job, ...]], Any]:
        """Gives a chunk to the cluster, which has got the work once.

        As a task's result: what is scattered is lost with the last worker that had it.
        """
        work = self._client.submit(_same, self._work, pure=False)
        token = hashlib.sha256(pickle.dumps(self._work)).hexdigest()
        return lambda chunk: self._client.submit(_answers, work, token, self._seconds, chunk, pure=False)

    def _slots(self) -> int:
        return max(1, sum(map(int, self._client.nthreads().values())))


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Threads that begin meanwhile, and what they start, never hear of Ctrl-C: this one alone does, later."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # which lets interrupts through again as it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _keep_up(local: Any, count: int) -> None:
    """Have this machine's workers started anew as long as there is work.

    Dask does so itself, but gives a worker up for good that dies while it starts, and then waits for ever.
    """
    from distributed import Status
    from tornado.ioloop import PeriodicCallback

    def mend() -> None:
        for name, keeper in list(local.workers.items()):
            if keeper.status in (Status.closed, Status.failed):
                del local.workers[name]
        local.scale(count)

    def begin() -> None:
        # Closed with the cluster's own.
        local.periodic_callbacks["docgen"] = PeriodicCallback(mend, _LOOKED_AFTER_EVERY)
        local.periodic_callbacks["docgen"].start()

    local.loop.add_callback(begin)


def _chunks(jobs: Iterator[Job]) -> Iterator[tuple[Job, ...]]:
    while chunk := tuple(islice(jobs, _CHUNK)):
        yield chunk


def _result(future: Any) -> Sequence[Any] | None:
    """The answers to a chunk; None where its workers died or the cluster forgot it."""
    if future.status != "finished":
        return None
    answers: Sequence[Any] = future.result()
    return answers


def _same(work: Callable[[Job], Answer]) -> Callable[[Job], Answer]:
    return work


_pools = threading.local()
"""On a worker: its children, which stay from chunk to chunk."""


def _answers(
    work: Callable[[Job], Answer], token: str, seconds: float, chunk: tuple[Job, ...]
) -> list[Answer | Failure]:
    """On a worker: what `work` says of each job, in their order."""
    pool = _pool(work, token, seconds)
    return [pool.run(job) for job in chunk]


def _pool(work: Callable[[Job], Answer], token: str, seconds: float) -> Workers[Job, Answer]:
    # A worker of Dask is a daemon unless who started it said otherwise, and a daemon may have no children.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    kept: dict[str, Any] = _pools.__dict__.setdefault("kept", {})
    if token not in kept:
        for other in kept.values():
            other.close()
        kept.clear()
        kept[token] = Workers(work, seconds=seconds)
    pool: Workers[Job, Answer] = kept[token]
    return pool
