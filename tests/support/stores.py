"""Object stores that tests write to and read from, each time as a stranger would."""

import json
import subprocess
import sys
from typing import Any

import fsspec  # type: ignore[import-untyped]
from click.testing import CliRunner

from docgen.cli import main

STORES = ("memory", "s3")


def system(place: str) -> Any:
    """The file system of an address, afresh."""
    fsspec.filesystem("s3", skip_instance_cache=True).clear_instance_cache()
    return fsspec.core.url_to_fs(place, skip_instance_cache=True)[0]


def put(place: str, data: bytes) -> None:
    """Write an object."""
    files, name = fsspec.core.url_to_fs(place, skip_instance_cache=True)
    files.pipe_file(name, data)


def get(place: str) -> bytes:
    """Read an object."""
    files, name = fsspec.core.url_to_fs(place, skip_instance_cache=True)
    data: bytes = files.cat_file(name)
    return data


def names(place: str) -> list[str]:
    """All objects below an address, by their names from there."""
    files, name = fsspec.core.url_to_fs(place, skip_instance_cache=True)
    files.invalidate_cache()
    root = files._strip_protocol(name)
    return sorted(found[len(root) :].lstrip("/") for found in files.find(root))


def told_by(*command: str) -> dict[str, Any]:
    """What a command answers in JSON.

    It runs in a process of its own, whose children have its environment; on this one's memory in this one.
    """
    whole = [*command, "--format", "json"]
    if any(argument.startswith("memory:") for argument in command):
        said = CliRunner().invoke(main, whole).stdout
    else:
        run = subprocess.run([sys.executable, "-m", "docgen", *whole], capture_output=True, check=False)
        said = run.stdout.decode()
    told: dict[str, Any] = json.loads(said)
    return told
