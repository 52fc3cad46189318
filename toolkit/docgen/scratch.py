"""Folders for intermediate files (a PDF on its way, page pictures): none stays, even of a killed process."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "docgen-"
"""Followed by the number of the process, so that whoever kills it knows what it leaves."""


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """An empty folder, gone afterwards. Raises OSError."""
    import tempfile

    prefix = f"{_PREFIX}{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def clear_scratch(pid: int) -> None:
    """Remove the folders that process `pid`, which has been killed, could not remove itself."""
    import shutil
    import tempfile

    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}{pid}-*"):
            shutil.rmtree(folder, ignore_errors=True)
