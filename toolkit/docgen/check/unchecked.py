"""Clauses that no rule checks, each with the reason: what `unchecked.toml` says."""

import tomllib
from pathlib import Path
from typing import NamedTuple


class Unchecked(NamedTuple):
    """A clause, what it asks, and why no rule checks it."""

    clause: str
    asks: str
    reason: str


def unchecked() -> tuple[Unchecked, ...]:
    """The clauses in the standard's order."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(Unchecked(**entry) for entry in data["clause"])
