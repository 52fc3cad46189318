"""When not to look for garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collections() -> Iterator[None]:
    """No search for reference cycles meanwhile.

    A report, and a document that is read, are made of values, and none leads back to itself: the search finds
    nothing, and a table of ten thousand rows has it walk a million objects again and again (a fifth of the
    time, growing with the rows and with all that the process has loaded).
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
