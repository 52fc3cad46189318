"""A file in a store, brought to a scratch folder for as long as somebody reads it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from docgen.diagnostics import Diagnostic
from docgen.pipeline.stores import fetch, is_address
from docgen.scratch import scratch_folder

_PICTURE_ABSENT = "WB504"


@contextmanager
def fetched(place: Path) -> Iterator[Path]:
    """`place` itself, or a copy of what a store has there, under its name. Raises what a store raises."""
    if not is_address(place):
        yield place
        return
    with scratch_folder() as folder:
        copy = folder / place.name
        fetch(place, copy)
        yield copy


def fetch_pictures(place: Path, copy: Path, found: Iterable[Diagnostic]) -> bool:
    """Fetch the files of pictures that a workbook names and that its copy had not; whether there were any."""
    if not is_address(place):
        return False
    names = {str(d.details["path"]) for d in found if d.code == _PICTURE_ABSENT}
    inner = [name for name in sorted(names) if ".." not in PurePosixPath(name).parts]
    return sum(fetch(place.parent / name, copy.parent / name, is_needed=False) for name in inner) > 0
