"""The one boundary: whatever goes wrong with a file ends here, as a finding about that file.

Batches and the watcher work in pools of children (workers.py), `docgen render` of one workbook in its own
process under the same limits (child.py: a child would take a tenth of its time), and every other command that
opens a file it cannot trust in a child of its own (`guarded`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from docgen import __version__
from docgen.diagnostics import Code, Diagnostic, Result, Where, error
from docgen.pipeline.child import (
    DIED,
    MEMORY,
    SECONDS,
    TIMED_OUT,
    End,
    Failure,
    answered,
    end_child,
    limited,
    settle,
)
from docgen.pipeline.workbook_names import is_workbook

T = TypeVar("T")
J = TypeVar("J")

PRINTING_SECONDS = 200.0
"""What LibreOffice may take on top, which has a limit of its own (office.py)."""


def problem(failure: Failure, file: Path, seconds: float = SECONDS) -> Diagnostic:
    """What a file is told that came to nothing for a reason that no step foresaw."""
    where = Where(file.name)
    if failure.end is End.RAISED:
        place = failure.place or "?"
        return error("PL301", where, failure=failure.reason, place=place, version=__version__)
    if failure.end is End.TIMED_OUT:
        code: Code = "WB019" if is_workbook(file.name) else "PL303"
        return error(code, where, seconds=f"{seconds:g}")
    return error("WB018" if is_workbook(file.name) else "PL302", where)


def here(work: Callable[[J], T], job: J, seconds: float = SECONDS, memory: int = MEMORY) -> T | Failure:
    """`work(job)` in this process, under the limits of a child as far as the system has them."""
    try:
        with limited(seconds, memory):
            return answered(work, job)
    except BaseException as late:  # the time ran out between two lines of ours
        if isinstance(late, (KeyboardInterrupt, SystemExit)):
            raise
        return Failure.of(late)


def guarded(
    work: Callable[[Path], Result[T]], file: Path, seconds: float = SECONDS, memory: int = MEMORY
) -> Result[T]:
    """`work(file)` in a child process with limits; whatever happens to it is a finding about `file`.

    `work` must pickle where the system has no fork, and its result everywhere.
    """
    answer = apart(work, file, seconds, memory)
    if isinstance(answer, Failure):
        return Result(None, (problem(answer, file, seconds),))
    return answer


def within(work: Callable[[], Result[T]], file: Path) -> Result[T]:
    """`work()` in this process, under the limits; whatever happens to it is a finding about `file`."""
    answer = here(lambda _: work(), file)
    return answer if isinstance(answer, Result) else Result(None, (problem(answer, file),))


def apart(work: Callable[[J], T], job: J, seconds: float = SECONDS, memory: int = MEMORY) -> T | Failure:
    """The answer to one job, worked out in a child process of its own."""
    if sys.platform == "linux" and not _has_threads():
        return _forked(work, job, seconds, memory)
    from docgen.pipeline.workers import Workers

    with Workers(work, seconds=seconds, memory=memory) as workers:
        return workers.run(job)


def _has_threads() -> bool:
    """Whether a fork of this process could find a lock that nobody will ever open."""
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


def _forked(work: Callable[[J], T], job: J, seconds: float, memory: int) -> T | Failure:
    """A fork takes ten milliseconds where a fresh process takes three hundred."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer_and_end(partial(answered, work, job), writing, memory)
    os.close(writing)
    data = None
    try:
        data = _received(reading, seconds)
    finally:
        os.close(reading)
        end_child(child, at_once=data is None)
    if data is None:
        return TIMED_OUT
    import pickle

    try:
        answer: T | Failure = pickle.loads(data)  # from our own child, through our own pipe
    except Exception:
        return DIED
    return answer


def _answer_and_end(answer: Callable[[], object], writing: int, memory: int) -> None:
    """The child: nothing of it returns, or the command would run twice."""
    import pickle

    code = 1
    try:
        settle(memory)
        found = answer()
        try:
            data = pickle.dumps(found)
        except Exception as fault:  # an answer that does not pickle is a bug like any other
            data = pickle.dumps(Failure.of(fault))
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(data)
        code = 0
    finally:
        os._exit(code)


def _received(reading: int, seconds: float) -> bytes | None:
    """All that comes through the pipe until its end; None where that takes longer than `seconds`."""
    import select
    import time

    deadline = time.monotonic() + seconds
    pieces: list[bytes] = []
    while select.select([reading], [], [], max(0.0, deadline - time.monotonic()))[0]:
        piece = os.read(reading, 1 << 20)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
    return None
