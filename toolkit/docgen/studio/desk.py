"""What all requests share: the shelf, the watcher, the children, and the files that were dropped."""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TypeVar

from docgen.console import diagnostic_record
from docgen.pipeline.boundary import problem
from docgen.pipeline.child import Failure
from docgen.publish.versions import FOLDER
from docgen.studio.asking import Answer, told
from docgen.studio.children import Child
from docgen.studio.edits import pending_of
from docgen.studio.events import Events
from docgen.studio.keeper import Keeper
from docgen.studio.memory import Memory
from docgen.studio.shelf import Entry, Shelf, id_of
from docgen.studio.templates import templates_in
from docgen.studio.wishes import Wishes

T = TypeVar("T")

_PICTURE_SECONDS, _WORK_SECONDS = 180.0, 180.0
_MOST_DROPS = 20
"""Dropped files that are kept for the pages that show them, the latest."""


class NotThereError(Exception):
    """Raised for a name that stands for no file of the opened folders."""


class FailedError(Exception):
    """Raised with what a child's end means for the file that it was about."""

    def __init__(self, failure: Failure, file: Path) -> None:
        super().__init__(failure.reason)
        self.failure, self.file = failure, file

    def answer(self, language: str) -> Answer:
        """The finding, as everywhere."""
        return told(diagnostic_record(problem(self.failure, self.file, _WORK_SECONDS), language))


@dataclass(slots=True, eq=False)
class Desk:
    """One studio. `scratch` is a folder that goes when it ends; `language` is the pages'."""

    memory: Memory
    scratch: Path
    language: str
    events: Events = field(default_factory=Events)
    shelf: Shelf = field(default_factory=Shelf)
    keeper: Keeper = field(init=False)
    _pictures: Child = field(default_factory=lambda: Child(_PICTURE_SECONDS))
    _work: Child = field(default_factory=lambda: Child(_WORK_SECONDS))
    wishes: Wishes = field(default_factory=Wishes)
    _drops: dict[str, Path] = field(default_factory=dict)
    _opened: dict[str, Path] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.keeper = Keeper(list(self.memory.folders), self.shelf, self.events)

    def close(self) -> None:
        """End the watcher and the children."""
        self.events.end()
        self.keeper.stop()
        self._pictures.close()
        self._work.close()

    def draws(self, file: Path, work: Callable[..., T], *arguments: object) -> T:
        """`work(*arguments)` in the child that makes pictures. Raises FailedError about `file`."""
        return _answered(self._pictures.do(work, *arguments), file)

    def works(self, file: Path, work: Callable[..., T], *arguments: object) -> T:
        """`work(*arguments)` in the child that reads and checks. Raises FailedError about `file`."""
        return _answered(self._work.do(work, *arguments), file)

    def stop_work(self) -> None:
        """Stop what the child that reads and checks has in hand; no file is left half."""
        self._work.stop()

    # --- files by the names that the page has for them -----------------------------------------------

    def entry(self, id_: str) -> Entry:
        """The workbook of that id. Raises NotThereError."""
        entry = self.shelf.get(id_)
        if entry is None or not self._is_within(entry.book):
            raise NotThereError(id_)
        return entry

    def file(self, name: str) -> Path:
        """The file that a page calls `name`: `report:ID`, `pending:ID`, `drop:ID`, `version:ID:NUMBER`,
        `template:NAME`, or `open:ID` for one that a program beside a pane holds.

        Raises NotThereError for anything else, and for a file that a link leads out of the opened folders.
        """
        kind, _, rest = name.partition(":")
        if kind == "drop" and rest in self._drops:
            return self._drops[rest]
        if kind == "template" and rest in self.templates():
            return self.templates()[rest]
        path = self._own_file(kind, rest)
        if path is None or not path.is_file() or not self._is_within(path):
            raise NotThereError(name)
        return path

    def _own_file(self, kind: str, rest: str) -> Path | None:
        if kind == "report":
            return self.entry(rest).output
        if kind == "open":
            return self._opened.get(rest)
        id_, _, number = rest.partition(":")
        if kind == "pending":
            return pending_of(self.entry(rest).output)
        if kind == "version" and number.isdecimal() and number.isascii():
            kept = versions_of(self.entry(id_).output)
            return kept[int(number)] if int(number) < len(kept) else None
        return None

    def templates(self) -> dict[str, Path]:
        """The templates of the first opened folder and those that come with docgen, by name."""
        return templates_in(self.keeper.settings(self.keeper.folders[0]))

    def _is_within(self, path: Path) -> bool:
        """Whether `path`, all links followed, lies in an opened folder or where its reports go."""
        real = path.resolve()
        return any(real.is_relative_to(root.resolve()) for root in self._roots())

    def _roots(self) -> Iterator[Path]:
        for folder in tuple(self.keeper.folders):
            yield folder
            output = self.keeper.settings(folder).output
            if output is not None:
                yield output if output.is_dir() else output.parent

    def opened(self, path: Path) -> str | None:
        """What a pane may call the file at `path`; None for one that is not in the opened folders."""
        if not path.is_file() or not self._is_within(path):
            return None
        with self._lock:
            self._opened[id_of(path)] = path
            while len(self._opened) > _MOST_DROPS:
                self._opened.pop(next(iter(self._opened)))
        return f"open:{id_of(path)}"

    # --- dropped files -------------------------------------------------------------------------------

    def drop(self, name: str, data: bytes) -> str:
        """Keep a dropped file under its own name; what the page calls it."""
        place = Path(name.replace("\\", "/")).name.lstrip(".")[:_LONGEST_NAME] or "文件"
        id_ = secrets.token_hex(8)
        folder = self.scratch / id_
        folder.mkdir()
        (folder / place).write_bytes(data)
        return self.made(id_, folder / place)

    def made(self, id_: str, file: Path) -> str:
        """Let the page have `file`, which lies in the scratch folder, under the name `drop:ID`."""
        with self._lock:
            self._drops[id_] = file
            while len(self._drops) > _MOST_DROPS:
                self._drops.pop(next(iter(self._drops))).unlink(missing_ok=True)
        return f"drop:{id_}"

    def remember(self) -> None:
        """Keep which folders are opened."""
        self.memory = self.memory._replace(folders=tuple(self.keeper.folders))
        self.memory.keep()


_LONGEST_NAME = 120


def _answered(answer: T | Failure, file: Path) -> T:
    if isinstance(answer, Failure):
        raise FailedError(answer, file)
    return answer


def version_of(file: Path) -> str:
    """What changes when `file` does, "" where there is none."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    except OSError:
        return ""


def versions_of(report: Path) -> list[Path]:
    """The kept versions of `report`, the newest first."""
    folder = report.parent / FOLDER
    try:
        names = [path for path in folder.iterdir() if path.suffix == report.suffix]
    except OSError:
        return []
    own = [path for path in names if path.stem.rsplit(" ", 2)[0] == report.stem]
    return sorted(own, key=lambda path: path.stem, reverse=True)
