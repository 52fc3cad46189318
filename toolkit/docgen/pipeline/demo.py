"""The shipped samples, laid out in a folder where a person may try things on them."""

import os
from pathlib import Path

from docgen.diagnostics import Result, Where, error
from docgen.publish import write_whole
from docgen.resources import folder


def copy_samples(target: Path) -> Result[tuple[Path, ...]]:
    """Copies of every sample workbook (and the files beside them) in `target`, which is made if need be.

    A workbook that is already there stays as it is: somebody may have changed it.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        for sample in sorted(path for path in folder("samples").iterdir() if path.is_file()):
            if not os.path.lexists(target / sample.name):
                write_whole(target / sample.name, sample.read_bytes())
    except OSError as failure:
        return Result(
            None, (error("PL206", Where(target.name or str(target)), cause=failure.strerror or ""),)
        )
    return Result(tuple(sorted(target.glob("*.xlsx"))))
