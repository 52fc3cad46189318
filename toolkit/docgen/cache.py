"""What is slow to work out and the same every time, kept on disk: compiled templates, read layouts, messages.

Everything is kept under the hash of all that made it, so nothing is ever out of date. A cache file may hold
code, so only a file that this user wrote is read: its owner and permissions are checked, and its digest
covers its own name. Anything else is as if it were not there; without a cache everything works, slower.
"""

import hashlib
import marshal
import os
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from docgen import resources

T = TypeVar("T")

_DIGEST_SIZE = 32
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_KEEP = 256
"""Files kept; a template edited every day leaves one behind each time."""


def directory() -> Path | None:
    """Where things are kept; None for a user without a home (some services)."""
    try:
        return resources.cache_folder()
    except RuntimeError:
        return None


def remembered(name: str, make: Callable[[], T]) -> T:
    """What `make` gives, kept as `name` (a `key`) from one run to the next.

    It must be made of what `marshal` knows: tuples, lists, dicts, texts, bytes, numbers, code.
    """
    folder = directory()
    if folder is None:
        return make()
    found: T | None = load(folder, name)
    if found is None:
        found = make()
        save(folder, name, found)
    return found


def key(*made_of: bytes) -> str:
    """The name for what is made of these by this Python."""
    digest = hashlib.sha256(sys.version.encode())
    for part in made_of:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def fingerprint(sources: Iterable[Path]) -> bytes:
    """Changes when one of the program's own `sources` does."""
    states = ((path.name, path.stat()) for path in sources)
    return "\n".join(f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in states).encode()


def load(folder: Path, name: str) -> Any:
    """What was saved as `name`, or None where there is nothing that can be trusted."""
    try:
        descriptor = os.open(folder / name, _READ_ONLY)
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
    return marshal.loads(payload)


def save(folder: Path, name: str, value: Any) -> bool:
    """Keep `value` as `name` for the next start; False where the folder cannot be used."""
    import tempfile  # only a cold start comes here

    payload = marshal.dumps(value)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=".", dir=folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(_digest(name, payload) + payload)
            # Writers of one name write the same; whoever is last, the file is whole.
            Path(temporary).replace(folder / name)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
        _forget_oldest(folder)
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


def _forget_oldest(folder: Path) -> None:
    kept = [path for path in folder.iterdir() if path.is_file()]
    for path in sorted(kept, key=lambda path: path.stat().st_mtime, reverse=True)[_KEEP:]:
        path.unlink(missing_ok=True)
