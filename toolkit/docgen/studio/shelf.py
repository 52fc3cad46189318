"""Each workbook of the opened folders and what has become of its report."""

import hashlib
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Severity
from docgen.messages import is_draft
from docgen.pipeline.rendering import Outcome, Rendered


class State(Enum):
    """How a report stands."""

    MADE = "made"
    DRAFT = "draft"
    FAULTY = "faulty"
    EDITED = "edited"
    LOCKED = "locked"
    MAKING = "making"
    STRANGE = "strange"


class Entry(NamedTuple):
    """A workbook: `output` is where its report goes, `found` what was told when it was last made.

    `when` is when that was (seconds since 1970), `number` rises with each change on the shelf.
    """

    id: str
    book: Path
    output: Path
    state: State
    found: tuple[Diagnostic, ...] = ()
    when: float = 0.0
    number: int = 0

    @property
    def to_mend(self) -> int:
        """How many places keep the report from being made, or from being finished."""
        return sum(max(1, len(d.places)) for d in self.found if _matters(d))


def _matters(found: Diagnostic) -> bool:
    return found.severity is Severity.ERROR or (found.severity is Severity.WARNING and is_draft(found.code))


def id_of(book: Path) -> str:
    """What the page calls a workbook: no path ever comes from the page."""
    return hashlib.sha256(str(book).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _key(path: Path) -> str:
    """Two ways to write one path are equal, as far as the system's names go."""
    return os.path.normcase(path.absolute())


_STATES = {
    Rendered.FAILED: State.FAULTY,
    Rendered.KEPT: State.EDITED,
    Rendered.LOCKED: State.LOCKED,
    Rendered.SKIPPED: State.STRANGE,
}


def state_of(outcome: Outcome) -> State:
    """The state that rendering has led to."""
    if outcome.rendered in _STATES:
        return _STATES[outcome.rendered]
    return State.DRAFT if any(is_draft(d.code) for d in outcome.diagnostics) else State.MADE


@dataclass(slots=True, eq=False)
class Shelf:
    """The workbooks, by id. The watcher's thread writes, the server's threads read."""

    _entries: dict[str, Entry] = field(default_factory=dict)
    _number: int = 0
    _lock: Lock = field(default_factory=Lock)

    def put(
        self,
        book: Path,
        output: Path,
        state: State,
        found: Iterable[Diagnostic] = (),
        when: float | None = None,
    ) -> Entry:
        """How the report of `book` stands now."""
        with self._lock:
            self._number += 1
            written = time.time() if when is None else when
            entry = Entry(id_of(book), book, output, state, tuple(found), written, self._number)
            self._entries[entry.id] = entry
            return entry

    def get(self, id_: str) -> Entry | None:
        """The workbook of that id, or None."""
        with self._lock:
            return self._entries.get(id_)

    def at(self, path: Path) -> Entry | None:
        """The workbook at `path`, or the one whose report is there."""
        wanted = _key(path)
        return next((e for e in self.entries() if wanted in (_key(e.book), _key(e.output))), None)

    def entries(self) -> list[Entry]:
        """All of them, the newest first; a stranger's workbook has no report and is left out."""
        with self._lock:
            listed = [entry for entry in self._entries.values() if entry.state is not State.STRANGE]
        return sorted(listed, key=lambda entry: (entry.when, entry.number), reverse=True)

    def sweep(self) -> list[Entry]:
        """Take off those whose workbook is gone."""
        gone = [entry for entry in self.entries() if not entry.book.exists()]
        with self._lock:
            for entry in gone:
                del self._entries[entry.id]
        return gone

    def clear(self) -> None:
        """Take off all: other folders are watched from now on."""
        with self._lock:
            self._entries.clear()

    def __len__(self) -> int:
        return len(self._entries)
