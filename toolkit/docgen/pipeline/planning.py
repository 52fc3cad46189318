"""Which workbooks a command means, and where each one's report goes."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Where, error, has_errors, warning
from docgen.publish import clashes, name_problem

WORKBOOK = ".xlsx"
REPORT = ".docx"
OTHER_WORKBOOKS = frozenset({".xls", ".et", ".xlsm", ".xlsb", ".ods"})
_NOT_PEOPLES = ("~$", ".", "~WRL")
"""Owner files of Office and LibreOffice, hidden files, temporaries."""


class Job(NamedTuple):
    """A workbook and the report it becomes."""

    book: Path
    output: Path


class Plan(NamedTuple):
    """The jobs of one command, and what kept other workbooks from becoming one."""

    jobs: tuple[Job, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def skipped(self) -> int:
        """How many files errors kept from becoming a job."""
        return len({d.where.file for d in self.diagnostics if has_errors([d])})


def plan(sources: Sequence[Path], output: Path | None) -> Plan:
    """The jobs for `sources` (workbooks and folders, searched in depth).

    Without `output` a report stands beside its workbook. A name ending in .docx is one report's own; any
    other `output` is a folder that must exist, and a folder's inner folders are kept below it. Workbooks that
    clash over an output, or whose output cannot have its name, become findings instead of jobs.
    """
    found: list[Diagnostic] = []
    books = [pair for source in sources for pair in _books(source, found)]
    if output is not None and output.suffix.lower() == REPORT and len(books) != 1:
        return Plan((), (*found, error("PL204", Where(output.name), count=len(books))))
    jobs = list(dict.fromkeys(Job(book, output_of(book, root, output)) for book, root in books))
    if output is not None and not _folder_of(output).is_dir():
        return Plan((), (*found, error("PL203", Where(output.name), folder=_folder_of(output))))
    found.extend(clashes((job.book, job.output) for job in jobs))
    clashing = {d.where.file for d in found if d.code == "PB007"}
    kept = [job for job in jobs if job.book.name not in clashing and not _reported(job, found)]
    return Plan(tuple(kept), tuple(found))


def _reported(job: Job, found: list[Diagnostic]) -> bool:
    """Whether `job` cannot be done; says why."""
    problem = name_problem(job.output.name, Where(job.book.name))
    if problem is None and job.output.is_dir():
        problem = error("PL205", Where(job.book.name), name=job.output.name)
    if problem is not None:
        found.append(problem)
    return problem is not None and has_errors([problem])


def _folder_of(output: Path) -> Path:
    return output.parent if output.suffix.lower() == REPORT else output


def _books(source: Path, found: list[Diagnostic]) -> Iterator[tuple[Path, Path]]:
    """Workbooks of `source`, each with the folder its output's inner folders are counted from."""
    if source.is_dir():
        for book in _books_below(source, found):
            yield book, source
    elif source.exists():
        yield source, source.parent
    else:
        found.append(error("PL201", Where(source.name or str(source))))


def _books_below(folder: Path, found: list[Diagnostic]) -> Iterator[Path]:
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(_NOT_PEOPLES):
                continue
            if path.suffix.lower() == WORKBOOK:
                yield path
            elif path.suffix.lower() in OTHER_WORKBOOKS:
                found.append(warning("PL202", Where(name)))


def output_of(book: Path, root: Path, output: Path | None) -> Path:
    """Where the report of `book` goes; `root` is the folder it was searched from."""
    if output is None:
        return book.with_name(book.stem + REPORT)
    if output.suffix.lower() == REPORT:
        return output
    return output / book.relative_to(root).with_name(book.stem + REPORT)
