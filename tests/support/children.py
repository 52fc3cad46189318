"""Work for the sandbox's children, importable there: each misbehaves in one way."""

import faulthandler
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from docgen.diagnostics import Result
from docgen.model.report import Report
from docgen.pipeline.planning import Job
from docgen.pipeline.rendering import Outcome, Renderer
from docgen.pipeline.settings import Settings
from docgen.workbook import read_workbook


def double(number: int) -> int:
    """What is asked, done well."""
    return 2 * number


def abort_on_three(number: int) -> int:
    """Ends its process as a library does that cannot allocate."""
    if number == 3:
        os.abort()
    return 2 * number


def hang_on_three(number: int) -> int:
    """Never answers."""
    if number == 3:
        time.sleep(3600)
    return 2 * number


def swallow_memory_on_three(number: int) -> int:
    """Takes 2 GB."""
    if number == 3:
        return len(bytearray(2 << 30))
    return 2 * number


def fail_on_three(number: int) -> int:
    """Has a bug."""
    if number == 3:
        raise KeyError("a bug")
    return 2 * number


def process_id(_: int) -> int:
    """Which child this is."""
    return os.getpid()


class Panic(BaseException):
    """As a native library's panic: no Exception."""


def panic_on_three(number: int) -> int:
    """Raises what `except Exception` does not catch."""
    if number == 3:
        raise Panic("index out of bounds")
    return 2 * number


def answer_with_a_thread_on_three(number: int) -> object:
    """Answers what no pipe can carry."""
    return threading.Lock() if number == 3 else 2 * number


def forever(number: int) -> int:
    """Ends at Python's own limit."""
    return forever(number + 1) + 1


POISON: dict[str, Callable[[], object]] = {
    "raises": lambda: fail_on_three(3),
    "panics": lambda: panic_on_three(3),
    "recurses": lambda: forever(0),
    "eats memory": lambda: bytearray(4 << 30),
    "hangs": lambda: time.sleep(3600),
    "kills its process": lambda: (faulthandler.disable(), os.abort()),
}
"""What a workbook of this name does to whoever reads it (`render_poisoned`)."""


def render_poisoned(settings: Settings, job: Job) -> Outcome:
    """As the renderer, but the name of a workbook says what reading it does."""
    return Renderer(settings, _poisoned).render(job.book, job.output)


def _poisoned(book: Path) -> Result[Report]:
    POISON.get(book.stem, lambda: None)()
    return read_workbook(book)
