"""Files beside a workbook: only those below its folder are read, whatever the workbook names."""

from pathlib import Path, PurePosixPath

from docgen.patterns import rarely

_OUTSIDE = rarely(r"[A-Za-z]:|[/\\~]|[A-Za-z][\w+.-]*://")
"""Starts of absolute paths, drives, network shares, home folders and addresses."""


class OutsideError(Exception):
    """A path that leads out of the workbook's folder."""


def posix(written: str) -> str:
    """A path as a clerk on Windows writes it, for any system."""
    return written.replace("\\", "/")


def read_beside(folder: Path, written: str, most: int) -> bytes:
    """The first `most` bytes of a file below `folder`; links that lead out of it are not followed.

    Raises OutsideError, and OSError where the file is not there or cannot be read.
    """
    path = posix(written)
    if _OUTSIDE().match(written) or ".." in PurePosixPath(path).parts or "\0" in path:
        raise OutsideError(written)
    found = (folder / path).resolve(strict=True)
    if not found.is_relative_to(folder.resolve()):
        raise OutsideError(written)
    with found.open("rb") as stream:
        return stream.read(most)
