"""Compiled programs on disk, under the hash of the template and of everything that made them.

A cache file holds code, so only a file that this user wrote is read: its owner and permissions are checked,
and its digest covers its own key. Anything else is as if it were not there.
"""

import hashlib
import marshal
import os
import stat
import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

VARIABLE = "DOCGEN_CACHE"
_DIGEST_SIZE = hashlib.sha256().digest_size
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_KEEP = 64
"""Programs kept; a template edited every day leaves one behind each time."""


def default_directory(environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """Where programs are cached: $DOCGEN_CACHE, or the platform's place for caches."""
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE])
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData/Local") / "docgen" / "Cache"
    if platform == "darwin":
        return home / "Library/Caches/docgen"
    return Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / "docgen"


def key(template: bytes) -> str:
    """The name under which the program of `template` is cached by these versions of everything."""
    return hashlib.sha256(_versions() + hashlib.sha256(template).digest()).hexdigest()


@cache
def _versions() -> bytes:
    """What a compiled program depends on: Python, Jinja, docxtpl and this package's own code."""
    found = [sys.version, *(_distribution(name) for name in ("docxtpl", "jinja2"))]
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        status = path.stat()
        found.append(f"{path.name} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(found).encode()


def _distribution(name: str) -> str:
    """The installed version of `name`, by the name of a folder: importing importlib.metadata is slow."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return name
    folder = Path(spec.origin).parent.parent
    versions = (path.name for path in folder.iterdir() if path.name.lower().startswith(f"{name}-"))
    return ",".join(sorted(versions))


def load(directory: Path, name: str) -> tuple[Any, ...] | None:
    """What was saved as `name`, or None where there is nothing that can be trusted."""
    try:
        descriptor = os.open(
            directory / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        )
    except OSError:
        return None
    if not _is_ours(os.fstat(descriptor)):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as file:
        data = file.read()
    digest, payload = data[:_DIGEST_SIZE], data[_DIGEST_SIZE:]
    if digest != _digest(name, payload):
        return None
    value: tuple[Any, ...] = marshal.loads(payload)
    return value


def save(directory: Path, name: str, value: tuple[Any, ...]) -> bool:
    """Keep `value` as `name` for the next start; False where the directory cannot be used."""
    import tempfile  # only a cold start comes here

    payload = marshal.dumps(value)
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=".", dir=directory)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_digest(name, payload) + payload)
            # Writers of one key write the same; whoever is last, the file is whole.
            Path(temporary).replace(directory / name)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
        _forget_oldest(directory)
    except OSError:
        return False
    return True


def _digest(name: str, payload: bytes) -> bytes:
    return hashlib.sha256(name.encode() + payload).digest()


def _is_ours(status: os.stat_result) -> bool:
    """Whether nobody else can have written the file. Windows keeps others out of the user's own folders."""
    if not stat.S_ISREG(status.st_mode):
        return False
    return not hasattr(os, "getuid") or (
        status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    )


def _forget_oldest(directory: Path) -> None:
    files = sorted(directory.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_KEEP:]:
        path.unlink(missing_ok=True)
