"""In a child process: what was changed by hand in a report, side by side, and what may be done about it."""

from pathlib import Path
from typing import NamedTuple

from docgen import opc
from docgen.publish import as_generated
from docgen.publish.comparing import Difference
from docgen.publish.edit_words import words
from docgen.publish.edits import changes, is_edited


class Edit(NamedTuple):
    """A change: in words, and for a paragraph's text how it was made and how it stands."""

    words: str
    old: str = ""
    new: str = ""


def edits_of(report: Path, language: str) -> tuple[Edit, ...]:
    """What was changed in `report` since it was made, in reading order. Raises OSError."""
    package = opc.open_package(report.read_bytes(), report.name).value
    if package is None or not is_edited(package):
        return ()
    return tuple(_edit(change, language) for change in changes(package)[:_MOST])


def redline_of(report: Path) -> bytes | None:
    """What was changed in `report` since it was made, as tracked changes; None where that is not known.

    Raises OSError.
    """
    from docgen.redline import Marks, compare

    data = report.read_bytes()
    before, now = as_generated(data), opc.open_package(data, report.name).value
    if before is None or now is None:
        return None
    return compare(before, now, Marks(report.stem, "")).package.to_bytes()


_MOST = 500


def _edit(change: Difference, language: str) -> Edit:
    said = words((change,)).in_language(language)
    return Edit(said, change.old, change.new) if change.what == "text" else Edit(said)


def pending_of(report: Path) -> Path | None:
    """The new report that waits beside an edited one, None where none does; the latest of several."""
    waiting = [path for path in report.parent.glob(f"*{report.suffix}") if _waits_for(path.stem, report.stem)]
    return max(waiting, key=lambda path: path.stat().st_mtime, default=None)


def _waits_for(stem: str, report: str) -> bool:
    rest = stem.removeprefix(f"{report}.待合并")
    return rest != stem and (not rest or rest.isdecimal())
