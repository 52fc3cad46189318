"""The watcher: looks at folders, and has a report made whenever a workbook was saved.

One thread does everything, in `step`; watchdog's threads only wake it. What it has made is made by the very
function that `docgen render` calls.
"""

# ruff: noqa: PTH118  paths are strings, as in scan.py
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from docgen.diagnostics import Code, Diagnostic, Where, note, warning
from docgen.pipeline.dependencies import is_picture
from docgen.pipeline.settings import FILE_NAME
from docgen.pipeline.workbook_names import is_other_workbook, is_workbook, original_of
from docgen.publish import clear_leftovers, has_locks
from docgen.watch.agenda import Agenda, Timing
from docgen.watch.claims import Claims
from docgen.watch.following import Following
from docgen.watch.hints import Hints
from docgen.watch.maker import EDITED, NEW, SAVED, SOURCE, UNITS, Listener, Maker, is_whole_file
from docgen.watch.pulse import Pulse
from docgen.watch.reports import Reports
from docgen.watch.scan import Changes, Tree
from docgen.watch.work import Work


@dataclass(slots=True, eq=False)
class Watcher:
    """Watches until told to stop. `monotonic` and `wall` are its clocks, in seconds."""

    work: Work
    listener: Listener
    polling: bool = False
    timing: Timing = field(default_factory=Timing)
    hints: Hints = field(default_factory=Hints)
    monotonic: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    is_stopping: bool = False
    wants_new_settings: bool = False
    """Whether it stopped because a docgen.toml has changed: another watcher goes on, by what it says now."""
    agenda: Agenda = field(init=False)
    _maker: Maker = field(init=False)
    _claims: Claims = field(init=False)
    _pulse: Pulse = field(init=False)
    _books: list[Tree] = field(init=False)
    _sources: list[Tree] = field(init=False)
    _reports: Reports = field(init=False)
    _following: Following = field(default_factory=Following)
    _next_full: float = 0.0
    _next_check: float = 0.0

    def __post_init__(self) -> None:
        self.agenda = Agenda(self.timing)
        self._maker = Maker(
            self.agenda, self.work.build, self.work.freshness(), self.listener, self.monotonic, self.wall,
            self._follow,
        )  # fmt: skip
        self._claims = Claims(self.work.output)
        self._pulse = Pulse(self.monotonic, self.wall, self.timing.clock_jump)
        self._books = [Tree(scope) for scope in self.work.books]
        self._sources = [Tree(scope) for scope in self.work.sources]
        self._reports = Reports(self.work.reports, self._claims)

    # --- the loop ----------------------------------------------------------------------------------

    def run(self) -> None:
        """Watch until `stop`. A report in hand is finished first."""
        self.begin()
        while not self.is_stopping:
            self.step()
            self.wait()
        self.hints.stop()

    def stop(self) -> None:
        """End `run`; may be called by a signal handler or another thread."""
        self.is_stopping = True
        self.hints.wake()

    def wait(self) -> None:
        """Sleep until there is something to do or to look at, or `stop` is called."""
        if not self.is_stopping:
            next_time = min(self.agenda.next_due(), self._next_full, self._next_check)
            self.hints.wait(next_time - self.monotonic())

    def begin(self) -> None:
        """Listen, take a first look, and clear what killed runs left beside the workbooks."""
        missing = self._pulse.begin(tree.scope.root for tree in self._trees())
        self._tell(warning("WT002", Where(str(root))) for root in missing)
        self._listen()
        for tree in (*self._sources, *self._reports.trees):
            tree.look()
        self._look_everywhere(NEW)
        places = sorted(
            {self._claims.output(path).parent for tree in self._books for path in self._own(tree)}
        )
        self._tell(told for place in places for told in clear_leftovers(place))
        unlockable = [place for place in places if not has_locks(place)][:1]
        self._tell(note("WT010", Where(str(place))) for place in unlockable)
        self.listener.started(self._count(), polling=self.polling)

    def step(self) -> None:
        """Look where something may have changed, and deal with what is due."""
        dirt = self.hints.take()
        if self.monotonic() >= self._next_check:
            self._check_health()
        if dirt.everything or self.monotonic() >= self._next_full:
            if self._look_everywhere(SAVED):
                self._listen_anew()  # rather than ask why events did not tell
        else:
            self._look_at(dirt.folders)
        started = self.monotonic()
        for path in self.agenda.due(started):
            if self.is_stopping or self.monotonic() - started > self.timing.stretch:
                break
            self._deal_with(path)
        self.listener.status(self._count(), len(self.agenda.waiting), self._maker.failing)

    def _count(self) -> int:
        return len(self._claims)

    def _deal_with(self, path: str) -> None:
        if self._claims.has(path):
            self._maker.consider(path, self._claims.output(path))
        else:  # no workbook, though it may lie among them
            self._deal_with_source(path)

    def _tell(self, diagnostics: Iterable[Diagnostic]) -> None:
        told = tuple(diagnostics)
        if told:
            self.listener.found(told)

    # --- looking -----------------------------------------------------------------------------------

    def _look_everywhere(self, reason: str) -> bool:
        """Whether it found what no event had told."""
        started = self.monotonic()
        missed = False
        for tree in self._trees():
            known = bool(tree.folders)
            changes = tree.look()
            self._note(tree, changes, reason)
            missed |= known and bool(changes)
        took = self.monotonic() - started
        wait = max(self.timing.poll, took * self.timing.poll_share) if self.polling else self.timing.rescan
        self._next_full = self.monotonic() + wait
        return missed

    def _look_at(self, folders: Iterable[str]) -> None:
        for folder in folders:
            for tree in self._trees():
                self._note(tree, tree.look(folder), SAVED)

    def _note(self, tree: Tree, changes: Changes, reason: str) -> None:
        if tree in self._sources:
            for path in (*changes.changed, *changes.gone):
                self.agenda.changed(path, SOURCE, self.monotonic())
            return
        if tree in self._reports.trees:
            for book in self._reports.books_of(changes.changed):
                self.agenda.changed(book, EDITED, self.monotonic())
            return
        for path in (*changes.gone, *changes.changed):
            self._wake_followers(path)
        if tree in self._following.trees:
            return
        for path in changes.gone:
            self._note_gone(path)
            self._note_copies(path, tree)
        for path in changes.changed:
            self._note_changed(path, tree, reason)

    def _note_copies(self, gone: str, tree: Tree) -> None:
        """What was a numbered copy of a workbook that is gone is a workbook like any other."""
        folder, name = os.path.split(gone)
        for sibling in tree.folders.get(folder, ()):
            if original_of(sibling) == name:
                self._note_changed(os.path.join(folder, sibling), tree, SAVED)

    def _note_changed(self, path: str, tree: Tree, reason: str) -> None:
        name = Path(path).name
        if not self._is_book(path, tree):
            code: Code = "PL202" if is_other_workbook(name) else "WT004"
            self._tell([warning(code, Where(self._named(path, tree)))])
            return
        rivals = self._claims.add(path, tree.scope.root)
        if rivals:
            self._tell(rivals)
            for claimant in self._claims.claimants(path):
                self.agenda.forget(claimant)
        else:
            self.agenda.changed(path, reason, self.monotonic())

    def _is_book(self, path: str, tree: Tree) -> bool:
        """A workbook that was given by name is one whatever its name."""
        folder, name = os.path.split(path)
        siblings = tree.folders.get(folder, {}) if tree.scope.recursive else ()
        return not tree.scope.recursive or is_workbook(name, siblings)

    def _named(self, path: str, tree: Tree) -> str:
        """The file as whoever named the folder would look for it."""
        return Path(path).relative_to(tree.scope.root).as_posix()

    def _note_gone(self, path: str) -> None:
        self._following.forget(path)
        self._maker.forget(path)
        winner = self._claims.remove(path)
        if winner is not None:
            self.agenda.changed(winner, SAVED, self.monotonic())

    def _follow(self, path: str, data: bytes) -> bool:
        """Whether the workbook is a 汇总 that is news; where its units lie is looked at from now on."""
        noticed = self._following.notice(path, data, self._books)
        if noticed.is_wider:
            self._listen()
        return noticed.is_news

    def _wake_followers(self, path: str) -> None:
        for follower in filter(self._claims.has, self._following.followers(path)):
            self._maker.renew(follower)
            self.agenda.changed(follower, UNITS, self.monotonic())

    # --- templates, layouts and pictures -----------------------------------------------------------

    def _deal_with_source(self, path: str) -> None:
        """Have the reports looked at again that may show it; those that come from today's sources stay."""
        now = self.monotonic()
        if self._is_being_written(path, now):
            self.agenda.again(path, self.timing.retry_partial, now)
            return
        self.agenda.drop(path)
        if Path(path).name == FILE_NAME:
            self.wants_new_settings = True
            self.stop()
            return
        self._maker.is_made = self.work.freshness()
        for tree in self._books:
            for book in filter(_may_show(path), self._own(tree)):
                self._maker.doubt(book)
                self.agenda.changed(book, SOURCE, now)

    def _is_being_written(self, source: str, now: float) -> bool:
        is_recent = now - self.agenda.since(source) < self.timing.patience
        return is_recent and source.endswith(".docx") and not is_whole_file(source)

    # --- health ------------------------------------------------------------------------------------

    def _check_health(self) -> None:
        """Notice what happened to folders, events and clocks since the last heartbeat, and recover."""
        self._next_check = self.monotonic() + self.timing.heartbeat
        beat = self._pulse.beat(self.hints.take_noticed())
        self._tell(warning("WT002", Where(str(root))) for root in beat.lost)
        self._tell(note("WT003", Where(str(root))) for root in beat.returned)
        for tree in self._trees():
            if tree.scope.root in beat.lost:
                self._forget(tree)
        if self.polling:
            self._next_full = 0.0 if beat.is_unsettling else self._next_full
        elif beat.is_unsettling or not self.hints.is_listening:
            self._listen_anew()
        else:
            self._look_at(map(str, beat.unheard))

    def _forget(self, tree: Tree) -> None:
        for path in tree.forget():
            self._note_gone(path)

    def _listen(self) -> None:
        if not self.polling and not self.hints.start(tree.scope for tree in self._trees()):
            self.polling = True
            self._next_full = 0.0
            self._tell([warning("WT005", Where(str(self._books[0].scope.root)))])

    def _listen_anew(self) -> None:
        """Begin to listen again, and look at what happened until then."""
        self._listen()
        self._look_everywhere(SAVED)

    def _trees(self) -> list[Tree]:
        return [*self._sources, *self._books, *self._reports.trees, *self._following.trees]

    def _own(self, tree: Tree) -> Iterable[str]:
        return (
            path for path in tree.paths() if self._is_book(path, tree) and not self._claims.is_disputed(path)
        )


def _may_show(source: str) -> Callable[[str], bool]:
    """Whether a workbook's report may show `source`.

    A template or layout any may; a picture those of workbooks beside or above it, as they name it from there.
    """
    folder = Path(source).parent
    is_local = is_picture(Path(source).name)
    return lambda book: not is_local or folder.is_relative_to(Path(book).parent)
