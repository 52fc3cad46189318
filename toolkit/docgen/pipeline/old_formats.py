"""Documents of before .docx: LibreOffice, where it is present, saves a copy that can be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.diagnostics import Result
from docgen.office import to_docx
from docgen.scratch import scratch_folder

OLD_FORMATS = (".doc", ".wps")


@contextmanager
def in_todays_format(path: Path) -> Iterator[Result[Path]]:
    """`path` itself, or a copy of it in today's format that bears its name; gone when the block ends."""
    if path.suffix.lower() not in OLD_FORMATS or not path.is_file():
        yield Result(path)
        return
    with scratch_folder() as folder:
        made = to_docx(path, folder)
        if made.value is None:
            yield Result(None, made.diagnostics)
            return
        # Places are told by the name that the person knows.
        yield Result(made.value.rename(folder / path.name))
