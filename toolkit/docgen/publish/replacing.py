"""A file that a person wrote is replaced by what docgen made of it; the older one goes to 旧版."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from docgen.diagnostics import Diagnostic, Where, error
from docgen.publish.disk import LockedError, RefusedError, swap_into_place, written_beside
from docgen.publish.provenance import Standing, standing
from docgen.publish.publishing import disk_problem, open_in, pending_paths
from docgen.publish.versions import kept_version


def replace_known(target: Path, new: bytes, known: bytes, keep: int) -> tuple[Diagnostic, ...]:
    """Put `new` in the place of `target`, which holds `known`, or say why not: it changed, or is open."""
    where = Where(target.name)
    if open_in(target) is not None:
        return (error("MG103", where, owner=open_in(target)),)
    try:
        with written_beside(target, new) as temporary, kept_version(target, known, keep):
            swap_into_place(temporary, target, lambda path: path.read_bytes() in (known, new))
    except RefusedError:
        return (error("MG104", where),)
    except LockedError:
        return (error("PB010", where),)
    except OSError as fault:
        return (disk_problem(fault, target),)
    return ()


def clear_pending(target: Path) -> None:
    """Remove the new reports that waited beside `target` for its edits to be taken; edited ones stay."""
    for path in list(_pending(target)):
        with suppress(OSError):
            if standing(path.read_bytes()) is Standing.OURS:
                path.unlink()


def _pending(target: Path) -> Iterator[Path]:
    return takewhile(Path.exists, pending_paths(target))
