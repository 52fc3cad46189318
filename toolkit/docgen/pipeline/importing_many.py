"""Many reports become workbooks: which a command means, where each workbook goes, and who makes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Code, Diagnostic, Result, Where, error
from docgen.document.kinds import SUFFIXES
from docgen.pipeline.boundary import problem
from docgen.pipeline.child import Failure
from docgen.pipeline.importing import Imported, Wishes, import_report, target_of
from docgen.pipeline.labels import labels
from docgen.pipeline.old_formats import OLD_FORMATS
from docgen.pipeline.settings import Settings
from docgen.pipeline.spreading import answers_in_order, is_for_here
from docgen.pipeline.stores import address, files_at, is_address
from docgen.pipeline.stores import problem as store_problem
from docgen.pipeline.workbook_names import WORKBOOK
from docgen.publish import name_key


class _Job(NamedTuple):
    source: Path
    output: Path | None


def import_all(targets: Sequence[tuple[Path, Settings]], wishes: Wishes) -> Iterator[Result[Imported]]:
    """Each report at the sources, under the limits of one job, in their order.

    A folder means the reports below it, whose inner folders are kept below an output folder.
    """
    found: list[Diagnostic] = []
    planned = dict.fromkeys(
        (job, settings) for source, settings in targets for job in _jobs(source, wishes.output, found)
    )
    rivals = set[Path]() if wishes.is_look else _rivals([job for job, _ in planned], found)
    if found:
        yield Result(None, tuple(found))
    kept = [(job, settings) for job, settings in planned if job.source not in rivals]
    for settings, group in groupby(kept, key=lambda each: each[1]):
        yield from _imported([job for job, _ in group], settings, wishes)


def _imported(jobs: Sequence[_Job], settings: Settings, wishes: Wishes) -> Iterator[Result[Imported]]:
    places = [place for job in jobs for place in job if place is not None]
    is_here = is_for_here(settings, places) or wishes.pasted is not None
    answers = answers_in_order(partial(_import, wishes), jobs, settings, here=is_here)
    for job, answer in zip(jobs, answers, strict=True):
        yield Result(None, (problem(answer, job.source),)) if isinstance(answer, Failure) else answer


def _import(wishes: Wishes, settings: Settings, job: _Job) -> Result[Imported]:
    return import_report(job.source, settings, wishes._replace(output=job.output))


def _jobs(source: Path, output: Path | None, found: list[Diagnostic]) -> Iterator[_Job]:
    if not (is_address(source) or source.is_dir()):
        yield _Job(source, output)
        return
    reports = _reports_below(source)
    found += reports.diagnostics
    for report in reports.value or ():
        if report == source or output is None or output.suffix.lower() == WORKBOOK:
            yield _Job(report, output)
        else:
            yield _Job(report, output / report.parent.relative_to(source))


def _reports_below(folder: Path) -> Result[list[Path]]:
    """The reports below a folder, or the one that an address is."""
    if not is_address(folder):
        below = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        reports = [folder / path for path in sorted(below) if _is_report(path)]
    else:
        try:
            reports = files_at(folder, lambda name: _is_report(Path(name)))
        except Exception as fault:  # of a store, whose library may raise anything
            return Result(None, (store_problem(folder, fault),))
    if reports:
        return Result(reports)
    code: Code = "PL201" if is_address(folder) and folder.suffix else "IM112"
    return Result(None, (error(code, Where(address(folder))),))


def _is_report(path: Path) -> bool:
    """Of a folder's files those of a word processor: a print or a list beside them is none."""
    is_hidden = any(part.startswith((".", "~")) for part in path.parts)
    return not is_hidden and path.suffix.lower() in (*SUFFIXES, *OLD_FORMATS)


def _rivals(jobs: Sequence[_Job], found: list[Diagnostic]) -> set[Path]:
    """The sources that would become the workbook of another; which should win is for a person to say."""
    by_output: dict[str, list[Path]] = {}
    for source, output in jobs:
        by_output.setdefault(name_key(target_of(source, output)), []).append(source)
    clashing = [sources for sources in by_output.values() if len(sources) > 1]
    names = labels(source for sources in clashing for source in sources)
    for sources in clashing:
        first, *others = [names.get(source, source.name) for source in sources]
        found.append(error("IM113", Where(first), others="、".join(others)))
    return {source for sources in clashing for source in sources}
