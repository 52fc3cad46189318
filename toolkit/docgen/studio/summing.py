"""In a child process: many units' workbooks become a superior's 汇总, or renew it."""

from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic
from docgen.pipeline.consolidating import Wishes, consolidate
from docgen.pipeline.settings import Settings


class Line(NamedTuple):
    """A workbook, and what is to be told of it."""

    file: str
    words: str


class Summed(NamedTuple):
    """What became of a 汇总: "" where there is none, else "new", "renewed" or "unchanged"."""

    became: str = ""
    units: int = 0
    changes: int = 0
    missing: tuple[str, ...] = ()
    unread: tuple[Line, ...] = ()
    doubtful: tuple[Line, ...] = ()
    found: tuple[Diagnostic, ...] = ()


def summed(folder: Path, wishes: Wishes, settings: Settings) -> Summed:
    """Gather the workbooks of `folder`."""
    made = consolidate([folder], wishes, settings)
    if made.value is None:
        return Summed(found=made.diagnostics)
    gathered = made.value.gathered
    return Summed(
        made.value.became.value,
        gathered.units,
        made.value.changes,
        gathered.missing,
        tuple(Line(each.file, each.reason) for each in gathered.not_read),
        tuple(Line(file, "；".join(doubts)) for file, doubts in gathered.doubtful.items()),
        made.diagnostics,
    )
