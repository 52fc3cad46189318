"""TOML keys → `Profile`. The dataclasses of `docgen.model.profile` are the schema."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, get_origin

from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.model.profile import Element, Profile
from docgen.records import Fault, Problem, RecordReader
from docgen.suggestions import nearest

OFF = "off"
"""The word that stands for None in a TOML file, which has none: a rule switched off."""

_EXPECTED = {int: "整数 (integer)", float: "数字 (number)", str: "文字 (string)", bool: "true / false"}
_TABLE = "一个表 (table)"
_LIST = "字体名的列表 (list of names)"


def parse(keys: Mapping[str, Any], path: Path) -> Result[Profile]:
    """`keys` (all of them, nothing left to inherit) as a Profile, or every problem with its key."""
    reader = RecordReader(nothing=OFF)
    profile = reader.record(Profile, {"name": path.stem, **keys})
    faults = [*reader.faults, *(_nameless(profile) if profile is not None else ())]
    if profile is not None and not faults:
        faults.extend(_unfit_elements(profile))
    where = Where(path.name)
    return Result(None if faults else profile, tuple(_told(fault, where) for fault in faults))


def _nameless(profile: Profile) -> Iterator[Fault]:
    """Lists of typefaces without a name, or with an empty one."""
    lists = {("typefaces", name): fonts for name, fonts in (profile.typefaces or {}).items()}
    for place, names in ({("latin_typefaces",): profile.latin_typefaces} | lists).items():
        if names is not None and (not names or "" in names):
            yield Fault(Problem.WRONG, place, list(names), tuple[str, ...])


def _unfit_elements(profile: Profile) -> Iterator[Fault]:
    """Elements that are not described, or not in a typeface that the profile lists."""
    for element in Element:
        place = ("elements", element.value)
        if element not in profile.elements:
            yield Fault(Problem.MISSING, place)
        elif (typeface := profile.elements[element].typeface) not in profile.typefaces:
            yield Fault(Problem.WRONG, (*place, "typeface"), typeface, known=tuple(profile.typefaces))


def _told(fault: Fault, where: Where) -> Diagnostic:
    key = ".".join(step for step in fault.place if isinstance(step, str))
    if fault.problem is Problem.MISSING:
        return error("PF005", where, key=key)
    if fault.problem is Problem.UNKNOWN:
        return error("PF003", where, key=key, nearest=nearest(str(fault.place[-1]), fault.known))
    return error("PF004", where, key=key, value=repr(fault.value), expected=_expected(fault))


def _expected(fault: Fault) -> str:
    """What should stand there, in words."""
    if get_origin(fault.wanted) is tuple or isinstance(fault.place[-1], int):
        return _LIST
    if get_origin(fault.wanted) is Mapping or is_dataclass(fault.wanted):
        return _TABLE
    return _EXPECTED.get(fault.wanted) or " / ".join(fault.known)
