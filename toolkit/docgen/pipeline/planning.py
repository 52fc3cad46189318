"""Which workbooks a command means, and where each one's report goes."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Where, error, has_errors, warning
from docgen.pipeline.workbook_names import is_conflict_copy, is_other_workbook, is_workbook
from docgen.publish import clashes, name_key, name_problem

REPORT = ".docx"


class Job(NamedTuple):
    """A workbook and the report it becomes: `place`/`name` and `target`/`own_name`, or the workbook's name.

    Names that jobs share, for a batch has ten thousand jobs and two paths of its own are five times as large.
    """

    place: str
    name: str
    target: str
    own_name: str = ""

    @classmethod
    def of(cls, book: Path, output: Path) -> "Job":
        """The job of making `output` from `book`."""
        own_name = "" if output.name == _report_name(book.name) else output.name
        return cls(str(book.parent), book.name, str(output.parent), own_name)

    @property
    def book(self) -> Path:
        """The workbook."""
        return Path(self.place, self.name)

    @property
    def output(self) -> Path:
        """The report."""
        return Path(self.target, self.own_name or _report_name(self.name))


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
    every = [job for source in sources for job in _jobs(source, output, found)]
    if output is not None and output.suffix.lower() == REPORT and len(every) != 1:
        return Plan((), (*found, error("PL204", Where(output.name), count=len(every))))
    jobs = list(dict.fromkeys(every))
    if output is not None and not _folder_of(output).is_dir():
        return Plan((), (*found, error("PL203", Where(output.name), folder=_folder_of(output))))
    rivals = _rivals(jobs)
    found.extend(clashes((job.book, job.output) for job in rivals))
    kept = [job for job in jobs if job not in rivals and not _reported(job, found)]
    return Plan(tuple(kept), tuple(found))


def _rivals(jobs: Sequence[Job]) -> dict[Job, None]:
    """The jobs whose output is another's too, in order."""
    seen: set[int] = set()
    twice: set[int] = set()
    for job in jobs:
        key = hash(name_key(job.output))
        (twice if key in seen else seen).add(key)
    return dict.fromkeys(job for job in jobs if hash(name_key(job.output)) in twice) if twice else {}


def _reported(job: Job, found: list[Diagnostic]) -> bool:
    """Whether `job` cannot be done; says why."""
    problem = name_problem(job.output.name, Where(job.name))
    if problem is None and job.output.is_dir():
        problem = error("PL205", Where(job.name), name=job.output.name)
    if problem is not None:
        found.append(problem)
    return problem is not None and has_errors([problem])


def _folder_of(output: Path) -> Path:
    return output.parent if output.suffix.lower() == REPORT else output


def _jobs(source: Path, output: Path | None, found: list[Diagnostic]) -> Iterator[Job]:
    if source.is_dir():
        yield from _jobs_below(source, output, found)
    elif source.exists():
        yield Job.of(source, output_of(source, source.parent, output))
    else:
        found.append(error("PL201", Where(source.name or str(source))))


def _jobs_below(folder: Path, output: Path | None, found: list[Diagnostic]) -> Iterator[Job]:
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        own_name = output.name if output is not None and output.suffix.lower() == REPORT else ""
        target = str(output_of(Path(place, "_"), folder, output).parent)
        for name in sorted(names):
            if is_workbook(name):
                yield Job(place, name, target, own_name)
            elif is_conflict_copy(name):
                found.append(warning("WT004", Where(name)))
            elif is_other_workbook(name):
                found.append(warning("PL202", Where(name)))


def output_of(book: Path, root: Path, output: Path | None) -> Path:
    """Where the report of `book` goes; `root` is the folder it was searched from."""
    if output is not None and output.suffix.lower() == REPORT:
        return output
    folder = book.parent if output is None else output / book.parent.relative_to(root)
    return folder / _report_name(book.name)


def _report_name(name: str) -> str:
    return Path(name).stem + REPORT
