"""The units' workbooks of a 汇总, each read once: one that is broken costs a line, a stranger's a note."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docgen.compose import with_figures
from docgen.consolidate import NotRead, Unit, read_unit
from docgen.diagnostics import Diagnostic, Severity, Where, note
from docgen.pipeline.boundary import problem
from docgen.pipeline.child import Failure
from docgen.pipeline.fetching import fetch_pictures, fetched
from docgen.pipeline.planning import plan
from docgen.pipeline.settings import Settings
from docgen.pipeline.spreading import answers_in_order, is_for_here
from docgen.pipeline.stores import address, is_address
from docgen.pipeline.stores import problem as store_problem
from docgen.pipeline.summary_record import places_followed
from docgen.workbook.limits import Limits
from docgen.workbook.opening import copy_bytes
from docgen.workbook.reading import report_in

_FOREIGN = "WB117"
_Signature = tuple[int, int, int, int]


class Read(NamedTuple):
    """What was read: the units, what could not be, and what is told of others."""

    units: tuple[Unit, ...]
    not_read: tuple[NotRead, ...]
    told: tuple[Diagnostic, ...]


class UnitReader:
    """Reads units' workbooks, and again only those that changed. `home` is the folder that links start from,
    `output` the 汇总 itself, which is no unit."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path, Path], tuple[_Signature, Unit | NotRead | Diagnostic]] = {}

    def read(self, books: Sequence[Path], home: Path, output: Path, settings: Settings) -> Read:
        """The units of `books`, read where the settings say."""
        own = output.resolve()
        wanted = [book for book in books if book.resolve() != own]
        self._read_anew([book for book in wanted if not self._is_known(book, home)], home, own, settings)
        found = [self._known[book, home][1] for book in wanted]
        return Read(
            tuple(each for each in found if isinstance(each, Unit)),
            tuple(each for each in found if isinstance(each, NotRead)),
            tuple(each for each in found if isinstance(each, Diagnostic)),
        )

    def _is_known(self, book: Path, home: Path) -> bool:
        known = self._known.get((book, home))
        return known is not None and known[0] == _signature(book) != _GONE

    def _read_anew(self, books: Sequence[Path], home: Path, output: Path, settings: Settings) -> None:
        signatures = [_signature(book) for book in books]
        read = partial(_read, home, output)
        answers = answers_in_order(read, books, settings, here=is_for_here(settings, books))
        for book, signature, answer in zip(books, signatures, answers, strict=True):
            if isinstance(answer, Failure):
                answer = NotRead(relative(book, home), problem(answer, book).message())  # noqa: PLW2901
            self._known[book, home] = signature, answer


_GONE: _Signature = (0, 0, 0, 0)


def _signature(book: Path) -> _Signature:
    try:
        status = book.stat()
    except OSError:
        return _GONE
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _read(home: Path, output: Path, _: Settings, book: Path) -> Unit | NotRead | Diagnostic:
    name = relative(book, home)
    try:
        with fetched(book) as copy:
            return _read_copy(book, copy, name, output)
    except Exception as fault:
        if not is_address(book):
            raise
        return NotRead(name, store_problem(book, fault).message())


def _read_copy(book: Path, copy: Path, name: str, output: Path) -> Unit | NotRead | Diagnostic:
    copied = copy_bytes(copy, Limits())
    if copied.value is None:
        return NotRead(name, _first_error(copied.diagnostics))
    followed = () if is_address(book) else places_followed(copied.value, book.parent)
    if _leads_to(output, followed, {book.resolve()}):
        return note("CN114", Where(name))
    read = report_in(copied.value, copy)
    if fetch_pictures(book, copy, read.diagnostics):
        read = report_in(copied.value, copy)
    if any(d.code == _FOREIGN for d in read.diagnostics):
        return note("WB117", Where(name))
    if read.value is None:
        return NotRead(name, _first_error(read.diagnostics))
    errors = sum(d.severity is Severity.ERROR for d in read.diagnostics)
    return read_unit(with_figures(read.value), name, errors)


def _first_error(found: Sequence[Diagnostic]) -> str:
    return next((d.message() for d in found if d.severity is Severity.ERROR), "")


def _leads_to(output: Path, places: Sequence[Path], seen: set[Path]) -> bool:
    """Whether what is gathered from `places` holds `output`, itself or through another 汇总."""
    for place in (place.resolve() for place in places):
        if place == output or place in output.parents:
            return True
        if any(_leads_to(output, inner, seen) for inner in _gathered_below(place, seen)):
            return True
    return False


def _gathered_below(place: Path, seen: set[Path]) -> Iterator[tuple[Path, ...]]:
    """What the 汇总 at or below `place` gather."""
    for job in plan([place], None).jobs:
        book = job.book.resolve()
        if book not in seen:
            seen.add(book)
            copied = copy_bytes(book, Limits()).value
            if copied is not None and (inner := places_followed(copied, book.parent)):
                yield inner


def relative(book: Path, home: Path) -> str:
    """The path by which a link in a workbook in `home` opens `book`."""
    if is_address(book):
        return address(book)
    try:
        return Path(os.path.relpath(book, home)).as_posix()
    except ValueError:  # another drive of Windows
        return book.as_posix()
