"""The shipped samples, laid out in a folder where a person may try things on them."""

from pathlib import Path

from docgen.diagnostics import Result
from docgen.pipeline.outputs import make_folder
from docgen.publish import write_file
from docgen.resources import folder


def copy_samples(target: Path) -> Result[tuple[Path, ...]]:
    """Copies of every sample workbook (and the files beside them) in `target`, which is made if need be.

    A workbook that is already there stays as it is: somebody may have changed it.
    """
    if refused := make_folder(target):
        return Result(None, refused)
    for sample in sorted(path for path in folder("samples").iterdir() if path.is_file()):
        if not (target / sample.name).exists():
            written = write_file(target / sample.name, sample.read_bytes(), overwrite=False)
            if written.value is None:
                return Result(None, written.diagnostics)
    return Result(tuple(sorted(target.glob("*.xlsx"))))
