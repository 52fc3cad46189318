"""What to do about a saved workbook: wait until it is whole, see whether its report is made, make it."""

import hashlib
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from docgen import opc
from docgen.diagnostics import Diagnostic, Where, error
from docgen.pipeline.boundary import problem
from docgen.pipeline.child import Failure
from docgen.pipeline.rendering import Outcome, Rendered
from docgen.watch.agenda import Agenda
from docgen.watch.reports import is_as_written

SAVED, NEW, SOURCE, EDITED, UNITS = "saved", "new", "source", "edited", "units"
"""Why a workbook is looked at: it changed, it was found by a first look, a source of its report changed,
somebody has saved its report, or a workbook that it gathers."""

_PARTIAL = frozenset({"OP001", "OP009", "OP011"})
"""What `opc.open_package` says of a package that is still being written."""
_REFUSED_BY_DISK = frozenset({"PB001", "PB002", "PB003", "PB008", "PB010"})
"""What a disk refuses now and may grant in a minute."""

Build = Callable[[Path, Path], Outcome]
"""Makes a report, given the workbook and where the report goes."""
IsMade = Callable[[Path, str, Path], bool]
"""Whether a report needs no making, given the workbook, its SHA-256 and the report."""


class Listener(Protocol):
    """Who is told what happens."""

    def started(self, books: int, *, polling: bool) -> None:
        """The first look is done: so many workbooks are watched."""

    def made(self, outcome: Outcome, reason: str) -> None:
        """A report was written, kept or refused; `reason` is one of those above."""

    def found(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Something about folders or files that no report tells."""

    def status(self, books: int, waiting: int, failing: Collection[str]) -> None:
        """How many workbooks are watched, how many wait, and which have no report of their last save."""


@dataclass(slots=True, eq=False)
class Maker:
    """Deals with the workbooks that are due on the agenda.

    Remembers the SHA-256 of what it last dealt with, so that a save without a change, and a report that
    somebody deleted, make nothing.
    """

    agenda: Agenda
    build: Build
    is_made: IsMade
    listener: Listener
    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    is_news: Callable[[str, bytes], bool] = lambda _path, _data: False
    """Whether a workbook, given its path and bytes, is to be made whatever its report says: a new 汇总."""
    failing: dict[str, None] = field(default_factory=dict)
    """Workbooks whose last save made no report, the latest last."""
    _digests: dict[str, str] = field(default_factory=dict)
    _refused: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _stale: set[str] = field(default_factory=set)

    def consider(self, path: str, output: Path) -> None:
        """Deal with the workbook at `path`, whose report is `output`, or put it back on the agenda."""
        try:
            data = Path(path).read_bytes()
        except FileNotFoundError:
            self.forget(path)
            return
        except OSError:
            data = b""
        digest = hashlib.sha256(data).hexdigest()
        if self.is_news(path, data):
            self._stale.add(path)
        if (
            path not in self._refused
            and path not in self._stale
            and not self._is_edited(path, output)
            and self._is_settled(path, digest, output)
        ):
            if self._digests.get(path) != digest:
                self.failing.pop(path, None)  # its report is made, by whomever
            self._digests[path] = digest
            self.agenda.drop(path)
            return
        partial = not is_whole(data)
        if partial and self._is_being_written(path):
            self.agenda.again(path, self.agenda.timing.retry_partial, self.monotonic())
            return
        self._digests[path] = digest
        self._make(path, output, partial=partial and self.agenda.reason(path) == SAVED)

    def forget(self, path: str) -> None:
        """`path` is gone; what comes back under its name is new."""
        self.agenda.forget(path)
        self._digests.pop(path, None)
        self._stale.discard(path)
        self._refused.pop(path, None)
        self.failing.pop(path, None)

    def doubt(self, path: str) -> None:
        """A workbook that did not change may need another report all the same."""
        self._digests.pop(path, None)

    def renew(self, path: str) -> None:
        """A workbook that did not change is another one all the same, once it is made: a 汇总."""
        self._stale.add(path)

    def _is_edited(self, path: str, output: Path) -> bool:
        """Whether a person has saved the report, and that is why it is looked at."""
        return self.agenda.reason(path) == EDITED and not is_as_written(output)

    def _is_settled(self, path: str, digest: str, output: Path) -> bool:
        known = self._digests.get(path)
        return known == digest if known else self.is_made(Path(path), digest, output)

    def _is_being_written(self, path: str) -> bool:
        """Whether a workbook that is not whole may become so: it changed within the last half minute."""
        patience = self.agenda.timing.patience
        try:
            age = self.wall() - Path(path).stat().st_mtime
        except OSError:
            age = 0.0
        return age < patience and self.monotonic() - self.agenda.since(path) < patience

    def _make(self, path: str, output: Path, *, partial: bool) -> None:
        reason = self.agenda.reason(path)
        self._stale.discard(path)
        outcome = self._built(Path(path), output)
        self.agenda.done(path, self.monotonic())
        if outcome.rewritten:  # what docgen wrote itself is no new save
            self._digests[path] = outcome.rewritten
        if partial:
            told = error("WT001", Where(outcome.book.name), seconds=round(self.agenda.timing.patience))
            outcome = outcome._replace(diagnostics=(told, *outcome.diagnostics))
        self.failing.pop(path, None)
        if outcome.rendered is Rendered.FAILED:
            self.failing[path] = None
        codes = tuple(d.code for d in outcome.diagnostics)
        news = self._refused.get(path) != codes
        self._try_again_later(path, outcome, codes, reason)
        if news and outcome.rendered is not Rendered.UNCHANGED:
            self.listener.made(outcome, reason)

    def _built(self, book: Path, output: Path) -> Outcome:
        try:
            return self.build(book, output)
        except Exception as bug:  # the watcher outlives a bug that one workbook shows
            told = problem(Failure.of(bug), book)
            return Outcome(book, None, Rendered.FAILED, (told,), 0.0)

    def _try_again_later(self, path: str, outcome: Outcome, codes: tuple[str, ...], reason: str) -> None:
        timing = self.agenda.timing
        self._refused.pop(path, None)
        if outcome.rendered is Rendered.LOCKED:
            after = timing.retry_locked
        elif _REFUSED_BY_DISK.intersection(codes):
            after = timing.retry_refused
        else:
            return
        self._refused[path] = codes
        self.agenda.again(path, after, self.monotonic(), reason)


def is_whole(data: bytes) -> bool:
    """Whether `data` is a package to its end, with right checksums; or nothing that waiting would mend."""
    return not _PARTIAL.intersection(d.code for d in opc.open_package(data, "").diagnostics)


def is_whole_file(path: str) -> bool:
    """As `is_whole`, of what stands at `path`; a file that is not there is whole."""
    try:
        return is_whole(Path(path).read_bytes())
    except OSError:
        return True
