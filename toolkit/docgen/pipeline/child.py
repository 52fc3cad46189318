"""The inside of a child process: jobs in, answers out, whatever a job does. Also how a job can fail.

Everything that a job can do to its process is answered here or seen by the parent: an exception of any kind
and memory that is used up become a `Failure`; a process that is gone is one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docgen.scratch import clear_scratch

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from types import TracebackType

Job = TypeVar("Job")
Answer = TypeVar("Answer")

SECONDS = 60.0
"""What one file may take. A normal one takes a hundredth of a second."""
MEMORY = 1 << 30
"""Bytes of address space beyond what the process has. A normal file takes a twentieth."""
_HERE = Path(__file__).parent.parent


class End(Enum):
    """How a job came to nothing."""

    RAISED = "raised"
    DIED = "died"
    OUT_OF_MEMORY = "out of memory"
    TIMED_OUT = "timed out"


class Failure(NamedTuple):
    """Why a job has no answer; of an exception what it says, and the line of docgen's own that it left."""

    end: End
    reason: str = ""
    place: str = ""

    @classmethod
    def of(cls, problem: BaseException) -> Failure:
        """What `problem` makes of a job."""
        if isinstance(problem, MemoryError):
            return OUT_OF_MEMORY
        if isinstance(problem, OutOfTimeError):
            return TIMED_OUT
        reason = f"{type(problem).__name__}: {_said(problem)}".removesuffix(": ")
        return cls(End.RAISED, reason, _place(problem.__traceback__))


DIED, TIMED_OUT, OUT_OF_MEMORY = (Failure(end) for end in (End.DIED, End.TIMED_OUT, End.OUT_OF_MEMORY))


class OutOfTimeError(BaseException):
    """Raised into a job that takes too long; no `except Exception` of its own may keep it."""


def _said(problem: BaseException) -> str:
    """The first line of what `problem` says, short enough for a message; its text may be faulty itself."""
    try:
        lines = str(problem).splitlines()
    except Exception:
        return ""
    return lines[0][:200] if lines else ""


def _place(trace: TracebackType | None) -> str:
    """The innermost line of docgen's own code that an exception passed, `compose/body.py:88`."""
    place = ""
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_HERE):
            place = f"{file.relative_to(_HERE).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def answered(work: Callable[[Job], Answer], job: Job) -> Answer | Failure:
    """The answer to `job`, or what kept it from having one; Ctrl-C and the process's end go on."""
    try:
        return work(job)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as problem:  # a panic of a native library is no Exception
        return Failure.of(problem)


def serve(connection: Connection, work: Callable[[Job], Answer], memory: int) -> None:
    """A child of a pool: answers jobs until its parent is gone. Out of memory it ends, and is replaced."""
    settle(memory)
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        answer = answered(work, job)
        _send(connection, answer)
        if answer == OUT_OF_MEMORY:
            return


def _send(connection: Connection, answer: object) -> None:
    try:
        connection.send(answer)
    except (BrokenPipeError, ConnectionError):
        raise SystemExit from None  # nobody listens any more
    except Exception as problem:  # an answer that does not pickle is a bug like any other
        connection.send(Failure.of(problem))


def settle(memory: int) -> None:
    """Make this process a child: limited, out of Ctrl-C's reach, in a group of its own, silent."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # so that its end is that of a LibreOffice it has started, too
    # What an aborting library says on its way out is nothing for a clerk's terminal.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    limit_memory(memory)


def kill_group(pid: int) -> None:
    """Kill the process group that child `pid` leads, if it leads one: it and what it has started."""
    if sys.platform != "win32" and pid:
        import signal

        with suppress(OSError):
            os.killpg(pid, signal.SIGKILL)


def end_child(pid: int, *, at_once: bool) -> None:
    """Wait for a forked child, killed `at_once` or done by itself, and clear what it left behind."""
    if at_once:
        import signal

        kill_group(pid)
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    if os.waitpid(pid, 0)[1] != 0:
        clear_scratch(pid)


def limit_memory(memory: int) -> None:
    """Let this process have `memory` bytes of address space more than it has, and leave no core file."""
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = memory + _address_space()
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    with suppress(OSError, ValueError):  # macOS grants it or not
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _address_space() -> int:
    """What this process has mapped, in bytes: a thread's stack alone counts 8 MB. 0 where not known."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  no path needs to be made of it
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


@contextmanager
def limited(seconds: float, memory: int) -> Iterator[None]:
    """This very process under the limits of a child: beyond them MemoryError and `OutOfTimeError` are raised.

    For one file in a process of one thread; a library that aborts still ends the process. Elsewhere than in
    the main thread, and where the system has no such limits (Windows), nothing is limited.
    """
    alarmed = None if sys.platform == "win32" else _set_alarm(seconds)
    if alarmed is None:
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    limit_memory(memory)
    try:
        yield
    finally:
        alarmed()
        resource.setrlimit(resource.RLIMIT_AS, before)


def _set_alarm(seconds: float) -> Callable[[], None] | None:
    """Have `OutOfTimeError` raised here in `seconds`; what takes that back. None outside the main thread."""
    import signal

    try:
        handler = signal.signal(signal.SIGALRM, _raise_out_of_time)
    except ValueError:
        return None
    signal.setitimer(signal.ITIMER_REAL, seconds)

    def take_back() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)

    return take_back


def _raise_out_of_time(_number: int, _frame: object) -> None:
    raise OutOfTimeError
