"""Profiles: reading `*.toml` into `docgen.model.profile.Profile`.

An office's own file may hold as little as

    extends = "gbt9704"
    [elements.heading_2]
    bold = true

Every problem of a file is reported with its key; nothing is raised for what a person wrote.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.model.profile import Profile
from docgen.profiles.parsing import parse
from docgen.toml_file import read_toml

FOLDER = Path(__file__).parent
DEFAULT = "gbt9704"


def names() -> tuple[str, ...]:
    """The shipped profiles' names, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def shipped(name: str = DEFAULT) -> Profile:
    """The shipped profile `name`, one of `names()`.

    Raises:
        KeyError: there is no such profile, or it is faulty (a bug; tests load each).
    """
    profile = load(name).value
    if profile is None:
        raise KeyError(name)
    return profile


def load(name_or_path: str | Path) -> Result[Profile]:
    """A shipped profile by name, or an office's own by the path of its .toml file."""
    path = _locate(name_or_path)
    if path is None:
        where = Where(str(name_or_path))
        return Result(None, (error("PF001", where, name=str(name_or_path), known="、".join(names())),))
    read = _read(path, ())
    if read.value is None:
        return Result(None, read.diagnostics)
    return parse(read.value, path)


def _locate(name_or_path: str | Path) -> Path | None:
    if str(name_or_path) in names():
        return FOLDER / f"{name_or_path}.toml"
    path = Path(name_or_path)
    return path if path.suffix == ".toml" and path.is_file() else None


def _read(path: Path, seen: tuple[Path, ...]) -> Result[dict[str, Any]]:
    """The file's keys laid over those of the profile it extends."""
    where = Where(path.name)
    if path in seen:
        chain = " → ".join(p.stem for p in (*seen, path))
        return _failure(error("PF006", where, name=path.stem, chain=chain))
    read = read_toml(path, "PF002", path.name)
    own = read.value
    if own is None:
        return read
    base_name = own.pop("extends", None)
    if base_name is None:
        return Result(own)
    base_path = _locate(_beside(path, str(base_name)))
    if base_path is None:
        return _failure(error("PF001", where, name=base_name, known="、".join(names())))
    base = _read(base_path, (*seen, path))
    return base if base.value is None else Result(_overlay(base.value, own))


def _beside(path: Path, base: str) -> str | Path:
    """`base` as written in `path`: a shipped name, or a file relative to it."""
    return path.parent / base if base.endswith(".toml") else base


def _failure(problem: Diagnostic) -> Result[dict[str, Any]]:
    return Result(None, (problem,))


def _overlay(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`own` over `base`, table by table; lists and values replace."""
    merged = dict(base)
    for key, value in own.items():
        under = merged.get(key)
        both = isinstance(under, dict) and isinstance(value, dict)
        merged[key] = _overlay(under, value) if both else value  # type: ignore[arg-type]
    return merged
