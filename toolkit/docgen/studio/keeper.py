"""The watcher, in a thread of its own: what it does is put on the shelf and told to the pages."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread

from docgen.diagnostics import Diagnostic
from docgen.messages import is_draft
from docgen.pipeline.batch import seconds_for
from docgen.pipeline.rendering import Outcome, Rendered
from docgen.pipeline.settings import Settings, settings_for
from docgen.pipeline.watched import rendering_in_child
from docgen.studio.events import Events
from docgen.studio.shelf import Entry, Shelf, State, id_of, state_of
from docgen.watch.hints import needs_polling
from docgen.watch.maker import IsMade
from docgen.watch.watcher import Watcher
from docgen.watch.work import Render, Target, Work, work_for


@dataclass(slots=True, eq=False)
class Keeper:
    """Watches `folders`; `notices` are what belongs to no report."""

    folders: list[Path]
    shelf: Shelf
    events: Events
    notices: tuple[Diagnostic, ...] = ()
    waiting: int = 0
    _watcher: Watcher | None = None
    _thread: Thread | None = None
    _is_ending: bool = False
    _changed: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def start(self) -> None:
        """Begin to watch."""
        self._thread = Thread(target=self._run, name="docgen-watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End it; the report in hand is finished first."""
        self._is_ending = True
        self._end_watcher()
        if self._thread is not None:
            self._thread.join()

    def open(self, folder: Path) -> None:
        """Watch `folder` too, whatever lies below it."""
        if folder not in self.folders:
            self.folders.insert(0, folder)
            self._end_watcher()

    def close(self, folder: Path) -> None:
        """Watch `folder` no more."""
        if folder in self.folders:
            self.folders.remove(folder)
            self.shelf.clear()
            self._end_watcher()

    def settings(self, book: Path) -> Settings:
        """How the report of `book` is made."""
        owners = [folder for folder in self.folders if book.is_relative_to(folder)]
        owner = max(owners, key=lambda folder: len(folder.parts), default=book)
        return settings_for(owner, {}).value or Settings()

    def look_again(self, entry: Entry) -> None:
        """Somebody put another document in a report's place: it stands as it is until the next save."""
        self._put(entry.book, entry.output, State.MADE)

    def rendered(self, entry: Entry, outcome: Outcome) -> Entry:
        """Somebody had a report made outside the watcher's turn; how it stands now."""
        when = entry.when if outcome.rendered is Rendered.UNCHANGED else None
        return self._put(entry.book, entry.output, state_of(outcome), outcome.diagnostics, when)

    def learned(self, entry: Entry, found: Iterable[Diagnostic]) -> None:
        """What a report that needed no making would be told, as somebody has looked."""
        told = tuple(found)
        if entry.state is State.MADE and any(is_draft(d.code) for d in told):
            self._put(entry.book, entry.output, State.DRAFT, told, entry.when)

    def changed(self, id_: str) -> tuple[str, ...]:
        """The cells that the last save of a workbook changed."""
        return self._changed.get(id_, ())

    def _end_watcher(self) -> None:
        if self._watcher is not None:
            self._watcher.stop()

    def _run(self) -> None:
        with rendering_in_child(seconds_for(Settings(pdf=True))) as render:
            while not self._is_ending:
                targets = self._targets()
                work = work_for(targets, self._telling(render))
                work = _with_freshness(work, self._keeping)
                polling = any(needs_polling(path) for path, _ in targets)
                self._watcher = Watcher(work, self, polling=polling)
                # Whoever ended it or opened a folder just before found no watcher to stop.
                if not self._is_ending and targets == self._targets():
                    self._watcher.run()

    def _targets(self) -> list[Target]:
        read = [(folder, settings_for(folder, {})) for folder in self.folders]
        self.notices = tuple(d for _, result in read for d in result.diagnostics)
        return [(folder, result.value or Settings()) for folder, result in read]

    def _telling(self, render: Render) -> Render:
        def telling(settings: Settings, book: Path, output: Path) -> Outcome:
            known = self.shelf.get(id_of(book))
            self._put(book, output, State.MAKING, known.found if known else ())
            outcome = render(settings, book, output)
            self._changed[id_of(book)] = outcome.changed
            self._put(book, output, state_of(outcome), outcome.diagnostics)
            return outcome

        return telling

    def _keeping(self, is_made: IsMade) -> IsMade:
        """Reports that need no making stand on the shelf as well."""

        def keeping(book: Path, sha256: str, output: Path) -> bool:
            made = is_made(book, sha256, output)
            if made and self.shelf.get(id_of(book)) is None:
                self._put(book, output, State.MADE, when=_written(output))
            return made

        return keeping

    def _put(
        self,
        book: Path,
        output: Path,
        state: State,
        found: Iterable[Diagnostic] = (),
        when: float | None = None,
    ) -> Entry:
        entry = self.shelf.put(book, output, state, found, when)
        self._tell(entry)
        return entry

    def _tell(self, entry: Entry) -> None:
        self.events.tell("report", id=entry.id, number=entry.number)

    # --- what the watcher tells ----------------------------------------------------------------------

    def started(self, books: int, *, polling: bool) -> None:
        """The first look is done."""
        self.events.tell("started", books=books, polling=polling)

    def made(self, outcome: Outcome, reason: str) -> None:
        """Told already, by what had it made (`_telling`)."""

    def found(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Something that belongs to no report."""
        self.notices = (*self.notices, *diagnostics)[-_NOTICES:]
        self.events.tell("notice", count=len(self.notices))

    def status(self, books: int, waiting: int, failing: Collection[str]) -> None:
        """How many are watched and wait; workbooks that are gone leave the shelf."""
        gone = self.shelf.sweep() if books < len(self.shelf) else []
        for entry in gone:
            self.events.tell("gone", id=entry.id)
        if waiting != self.waiting:
            self.waiting = waiting
            self.events.tell("waiting", waiting=waiting, books=books)


_NOTICES = 50
"""Notices that are kept, the latest."""


def _with_freshness(work: Work, keeping: Callable[[IsMade], IsMade]) -> Work:
    return replace(work, freshness=lambda: keeping(work.freshness()))


def _written(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
