"""What a watcher does for given paths, each with settings of its own."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from docgen.pipeline.dependencies import Freshness, Source, sources
from docgen.pipeline.planning import output_of
from docgen.pipeline.rendering import Outcome, found_in_a_folder
from docgen.pipeline.settings import Settings
from docgen.watch.maker import Build, IsMade
from docgen.watch.scan import Scope, book_scope


@dataclass(frozen=True, slots=True)
class Work:
    """What a watcher is there for.

    `books` are the scopes with workbooks, `sources` those with templates, layouts, pictures and settings.
    `output` names the report of a workbook, given it and the root of its scope. `freshness` looks at the
    sources as they are.
    """

    books: tuple[Scope, ...]
    sources: tuple[Scope, ...]
    build: Build
    output: Callable[[Path, Path], Path]
    freshness: Callable[[], IsMade]
    reports: tuple[Scope, ...] = ()
    """Where reports are looked at that somebody saves."""


Target = tuple[Path, Settings]
"""A folder, searched in depth, or a single workbook, and how its reports are made."""
Render = Callable[[Settings, Path, Path], Outcome]
"""Makes a report by settings, given the workbook and where the report goes."""


def work_for(targets: Sequence[Target], render: Render, *, with_reports: bool = False) -> Work:
    """Workbooks of `targets` become reports by `render`; `with_reports`, also when somebody saves a report.

    Reports go where the settings' `output` says, as with render: below that folder, or beside the workbooks.
    """
    absolute = [(path.absolute(), settings) for path, settings in targets]
    owners = _Owners(absolute)
    listed = [source for path, settings in absolute for source in sources(path, settings)]
    return Work(
        books=tuple(book_scope(path) for path, _ in absolute),
        sources=tuple(dict.fromkeys(map(_scope, listed))),
        build=lambda book, output: owners.told(book, _build(render, owners.settings(book), book, output)),
        output=lambda book, root: output_of(book, root, owners.settings(book).output),
        freshness=owners.freshness,
        reports=tuple(dict.fromkeys(_report_scope(*each) for each in absolute)) if with_reports else (),
    )


class _Owners:
    """Whose settings a workbook goes by: those of the innermost path that holds it."""

    def __init__(self, targets: Sequence[Target]) -> None:
        self._settings = dict(reversed(targets))

    def settings(self, book: Path) -> Settings:
        """The settings for the reports of `book`."""
        places = (place for place in (book, *book.parents) if place in self._settings)
        return self._settings[next(places)]

    def told(self, book: Path, outcome: Outcome) -> Outcome:
        """The outcome as it is to be told: a stranger's workbook is a fault only where it was named."""
        return outcome if book in self._settings else found_in_a_folder(outcome)

    def freshness(self) -> IsMade:
        """What knows whether reports are made, by the sources as they are now."""
        fresh = {settings: Freshness(settings) for settings in self._settings.values()}
        return lambda book, sha256, report: fresh[self.settings(book)].is_made(book, sha256, report)


def _build(render: Render, settings: Settings, book: Path, output: Path) -> Outcome:
    """As render does, make the inner folders of the one that `-o` names."""
    if settings.output is not None and settings.output.is_dir():
        with suppress(OSError):  # told when the report is written
            output.parent.mkdir(parents=True, exist_ok=True)
    return render(settings, book, output)


def _report_scope(path: Path, settings: Settings) -> Scope:
    """Where the reports of `path` stand."""
    is_book = bool(path.suffix) and not path.is_dir()
    return Scope(settings.output or (path.parent if is_book else path), _is_report, recursive=not is_book)


def _is_report(name: str) -> bool:
    return name.endswith(".docx") and not name.startswith(("~$", "."))


def _scope(source: Source) -> Scope:
    return Scope(source.folder, source.decides, recursive=source.deep)
