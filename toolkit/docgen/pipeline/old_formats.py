"""Documents of before .docx: LibreOffice, where it is present, saves a copy that can be read.

Where it is not, and only the words are wanted, office-oxide (the optional part docgen[doc]) does: it keeps
words, lists and tables, and hardly any look, which a check of the look must not be given.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.diagnostics import Result, Where, error
from docgen.office import find_office, to_docx
from docgen.scratch import scratch_folder

OLD_FORMATS = (".doc", ".wps")


@contextmanager
def in_todays_format(path: Path, *, words_suffice: bool = False) -> Iterator[Result[Path]]:
    """`path` itself, or a copy of it in today's format that bears its name; gone when the block ends."""
    if path.suffix.lower() not in OLD_FORMATS or not path.is_file():
        yield Result(path)
        return
    with scratch_folder() as folder:
        made = _words_of(path, folder) if words_suffice and find_office() is None else to_docx(path, folder)
        if made.value is None:
            yield Result(None, made.diagnostics)
            return
        # Places are told by the name that the person knows.
        yield Result(made.value.rename(folder / path.name))


def _words_of(path: Path, folder: Path) -> Result[Path]:
    """The words of `path`, its lists and tables, as a .docx in `folder`."""
    try:
        from office_oxide import Document, OfficeOxideError
    except ImportError:
        return Result(None, (error("OF103", Where(path.name)),))
    made = folder / f"{path.stem}.docx"
    try:
        with Document.from_bytes(path.read_bytes(), "doc") as document:
            document.save_as(made)
    except (OfficeOxideError, ValueError) as fault:
        return Result(None, (error("OF102", Where(path.name), reason=fault),))
    return Result(made)
