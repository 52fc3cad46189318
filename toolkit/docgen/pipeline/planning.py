"""Which workbooks a command means, and where each one's report goes."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Where, error, has_errors, warning
from docgen.pipeline.labels import labels
from docgen.pipeline.stores import address, is_address, problem, workbooks_at
from docgen.pipeline.workbook_names import WORKBOOK, is_conflict_copy, is_other_workbook, is_workbook
from docgen.publish import VERSIONS, clashes, name_key, name_problem

REPORT = ".docx"
_NO_REPORTS = frozenset({".doc", ".wps", ".pdf", ".xlsx", ".xls", ".et", ".html", ".txt"})


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
    """The jobs for `sources` (workbooks and folders, searched in depth), their reports at `output`.

    Without `output` a report stands beside its workbook. A name ending in .docx is one report's own; any
    other `output` is a folder, and a folder's inner folders are kept below it. Workbooks that clash over an
    output, or whose output cannot have its name, become findings instead of jobs.
    """
    return plan_each([(source, output) for source in sources])


def plan_each(targets: Sequence[tuple[Path, Path | None]]) -> Plan:
    """As `plan`, each source with an output of its own."""
    found: list[Diagnostic] = []
    outputs = dict.fromkeys(output for _, output in targets if output is not None)
    wrong = {output: told for output in outputs if (told := _wrong_name(output))}
    found.extend(wrong.values())
    planned = [(job, output) for source, output in targets for job in _jobs(source, output, found)]
    counts = Counter(output for _, output in planned if output is not None and _is_a_reports_name(output))
    shared = {output: count for output, count in counts.items() if count > 1}
    found.extend(error("PL204", Where(output.name), count=count) for output, count in shared.items())
    jobs = list(dict.fromkeys(job for job, output in planned if output not in {*shared, *wrong}))
    rivals = _rivals(jobs)
    names = labels(job.book for job in rivals)
    found.extend(clashes(((job.book, job.output) for job in rivals), names))
    kept = [job for job in jobs if job not in rivals and not _reported(job, found)]
    return Plan(tuple(kept), tuple(found))


def _wrong_name(output: Path) -> Diagnostic | None:
    """Why `output` can be meant neither for a report nor for a folder."""
    if output.suffix.lower() in _NO_REPORTS and not output.is_dir():
        return error("PL206", Where(output.name), name=output.with_suffix(REPORT).name)
    return None


def _is_a_reports_name(output: Path) -> bool:
    return output.suffix.lower() == REPORT


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
    output = job.output
    problem = name_problem(output.name, Where(job.name))
    if problem is None and output.is_dir():
        problem = error("PL205", Where(job.name), name=output.name)
    if problem is not None:
        found.append(problem)
    return problem is not None and has_errors([problem])


def _jobs(source: Path, output: Path | None, found: list[Diagnostic]) -> Iterator[Job]:
    if is_address(source):
        yield from _jobs_in_store(source, output, found)
    elif source.is_dir():
        told = len(found)
        jobs = list(_jobs_below(source, output, found))
        if not jobs and len(found) == told:
            found.append(error("PL208", Where(str(source))))
        yield from jobs
    elif source.exists():
        yield Job.of(source, output_of(source, source.parent, output))
    else:
        found.append(error("PL201", Where(str(source))))


def _jobs_in_store(source: Path, output: Path | None, found: list[Diagnostic]) -> Iterator[Job]:
    try:
        books = workbooks_at(source)
    except Exception as fault:  # of a store, whose library may raise anything
        found.append(problem(source, fault))
        return
    if not books:
        found.append(error("PL208" if source.suffix == "" else "PL201", Where(address(source))))
    root = source.parent if books == [source] else source
    yield from (Job.of(book, output_of(book, root, output)) for book in books)


def _jobs_below(folder: Path, output: Path | None, found: list[Diagnostic]) -> Iterator[Job]:
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith(".") and name != VERSIONS)
        own_name = output.name if output is not None and _is_a_reports_name(output) else ""
        target = str(output_of(Path(place, "_"), folder, output).parent)
        siblings = frozenset(names)
        for name in sorted(names):
            if is_workbook(name, siblings):
                yield Job(place, name, target, own_name)
            elif is_conflict_copy(name, siblings):
                found.append(warning("WT004", Where(_below(folder, place, name))))
            elif is_other_workbook(name):
                found.append(warning("PL202", Where(_below(folder, place, name))))


def _below(folder: Path, place: str, name: str) -> str:
    """The file `name` in `place` as a person who gave `folder` would look for it."""
    return (Path(place).relative_to(folder) / name).as_posix()


def output_of(book: Path, root: Path, output: Path | None) -> Path:
    """Where the report of `book` goes; `root` is the folder it was searched from."""
    if output is not None and _is_a_reports_name(output):
        return output
    folder = book.parent if output is None else output / book.parent.relative_to(root)
    return folder / _report_name(book.name)


def _report_name(name: str) -> str:
    return (name.removesuffix(WORKBOOK) if name.endswith(WORKBOOK) else Path(name).stem) + REPORT
