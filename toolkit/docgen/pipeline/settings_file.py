"""A folder's `docgen.toml`: which settings it may hold, and what is wrong with one."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.records import Fault, Problem, RecordReader
from docgen.suggestions import nearest
from docgen.toml_file import read_toml


class _File(NamedTuple):
    template: str = ""
    layouts: str = ""
    templates: str = ""
    strict: bool = False
    keep: int = 0
    pdf: bool = False
    redline: bool = False
    output: str = ""
    jobs: int = 1
    profile: str = ""
    ignore: tuple[str, ...] = ()


_SMALLEST = {"keep": 0, "jobs": 1}


def read_settings(path: Path) -> Result[Mapping[str, object]]:
    """The settings that the file gives, by name; or what is wrong with it, one finding a setting."""
    read = read_toml(path, "PL401", str(path))
    if read.value is None:
        return Result(None, read.diagnostics)
    reader = RecordReader()
    file = reader.record(_File, read.value) or _File()
    faults = {str(fault.place[0]): fault for fault in (*reader.faults, *_too_small(file))}
    where = Where(str(path))
    found = tuple(_told(name, fault, where) for name, fault in faults.items())
    return Result(None if found else {name: getattr(file, name) for name in read.value}, found)


def _too_small(file: _File) -> Iterator[Fault]:
    for name, least in _SMALLEST.items():
        number = getattr(file, name)
        if number is not None and number < least:
            yield Fault(Problem.WRONG, (name,), number, int)


def _told(name: str, fault: Fault, where: Where) -> Diagnostic:
    if fault.problem is Problem.UNKNOWN:
        known = "、".join(fault.known)
        return error("PL402", where, name=name, nearest=nearest(name, fault.known), known=known)
    return error("PL403", where, name=name, kind="list" if name == "ignore" else fault.wanted.__name__)
