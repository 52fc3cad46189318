"""Places that results go to: an output folder that is not there is made."""

from pathlib import Path

from docgen.diagnostics import Diagnostic, Result
from docgen.publish import disk_problem, write_file


def make_folder(folder: Path) -> tuple[Diagnostic, ...]:
    """Make `folder` and those above it; what keeps it from being made is a finding."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        return (disk_problem(fault, folder),)
    return ()


def write_copy(output: Path, data: bytes) -> Result[Path]:
    """Write a copy, or what is made of a file, whole or not at all; an older one of that name is replaced."""
    refused = make_folder(output.parent)
    return Result(None, refused) if refused else write_file(output, data, overwrite=True)
