"""Files in a store (s3://, memory://, any address that fsspec knows) instead of a folder.

An address travels as a `Path`, which has names and parents as any; `address` writes it as people do.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.pipeline.workbook_names import is_workbook
from docgen.publish import write_file

_SHORTEST_SCHEME = 2
"""Letters: C:/ is a drive."""
_IN_MEMORY = "memory"


def is_address(place: Path) -> bool:
    """Whether `place` is in a store. A `Path` made of an address has lost one of its two strokes."""
    scheme, separator, rest = place.as_posix().partition(":/")
    is_named = scheme[:1].isalpha() and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
    return bool(separator and rest.strip("/")) and is_named and len(scheme) >= _SHORTEST_SCHEME


def address(place: Path) -> str:
    """`place` as a person writes it: s3://…, or the path it is."""
    if not is_address(place):
        return str(place)
    scheme, _, rest = place.as_posix().partition(":/")
    return f"{scheme}://{rest.lstrip('/')}"


def is_of_this_process(place: Path) -> bool:
    """Whether nobody else sees what is in the store."""
    return address(place).startswith(f"{_IN_MEMORY}:")


def problem(place: Path, fault: BaseException) -> Diagnostic:
    """What a store's refusal is to a person."""
    where = Where(address(place))
    if isinstance(fault, FileNotFoundError):
        return error("PL201", where)
    if isinstance(fault, ImportError):
        return error("CS001", where, part=getattr(fault, "name", None) or str(fault))
    return error("CS002", where, reason=str(fault).splitlines()[0] if str(fault) else type(fault).__name__)


def workbooks_at(source: Path) -> list[Path]:
    """The workbooks at an address: itself, or all below it, in order. Raises what a store raises."""
    return files_at(source, is_workbook)


def files_at(source: Path, is_meant: Callable[[str], bool]) -> list[Path]:
    """The file at an address, or those below it whose names are meant, in order.

    Raises what a store raises.
    """
    system, root = _store(source)
    if not system.isdir(root):
        return [source] if system.exists(root) else []
    found = sorted(system.find(root))
    inside = (PurePosixPath(name.removeprefix(root).lstrip("/")) for name in found if name.startswith(root))
    return [
        source / name
        for name in inside
        if is_meant(name.name) and not any(part.startswith(".") for part in name.parts)
    ]


def fetch(place: Path, copy: Path, *, is_needed: bool = True) -> bool:
    """Copy what is at `place` to `copy`; whether it was there, where it need not be."""
    system, name = _store(place)
    if not is_needed and not system.exists(name):
        return False
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(system.cat_file(name))
    return True


def put_new(place: Path, data: bytes) -> Result[Path]:
    """Write `data` where nothing is; what is there already stays, and is a finding unless it is the same."""
    try:
        system, name = _store(place)
        if not system.exists(name):
            system.pipe_file(name, data)
        elif system.cat_file(name) != data:
            return Result(None, (error("PB009", Where(address(place))),))
    except Exception as fault:  # of a store, whose library may raise anything
        return Result(None, (problem(place, fault),))
    return Result(place)


def put(place: Path, data: bytes) -> None:
    """Write `data` at `place`, whole or not at all. Raises what a store raises."""
    system, name = _store(place)
    if is_address(place):
        system.pipe_file(name, data)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    written = write_file(place, data, overwrite=True)
    if written.value is None:
        raise OSError(written.diagnostics[0].message())


def remove(place: Path) -> None:
    """Take away the file at `place`. Raises what a store raises."""
    system, name = _store(place)
    system.rm_file(name)


def _store(place: Path) -> tuple[Any, str]:
    """The file system that `place` is in, and its name there. fsspec has no types."""
    import fsspec  # type: ignore[import-untyped]

    system, name = fsspec.core.url_to_fs(address(place) if is_address(place) else str(place.absolute()))
    return system, name
