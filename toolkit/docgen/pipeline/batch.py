"""Many workbooks: several at a time, each in a child process whose death costs one diagnostic."""

from collections.abc import Generator, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic
from docgen.pipeline.boundary import PRINTING_SECONDS, here, problem
from docgen.pipeline.child import SECONDS, Failure
from docgen.pipeline.planning import Job, Plan
from docgen.pipeline.rendering import Outcome, Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.publish import clear_leftovers, disk_problem


class Batch(NamedTuple):
    """What is to be rendered, and how."""

    plan: Plan
    settings: Settings

    def prepare_folders(self) -> tuple[Diagnostic, ...]:
        """Make the inner folders that reports go to, and remove what killed runs left in them."""
        folders = dict.fromkeys(job.output.parent for job in self.plan.jobs)
        return tuple(finding for folder in folders for finding in _prepare(folder))


def _prepare(folder: Path) -> tuple[Diagnostic, ...]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        return (disk_problem(fault, folder),)
    return clear_leftovers(folder)


def render_batch(batch: Batch) -> Generator[Outcome, None, None]:
    """The outcomes of the batch's jobs, as they are done.

    One workbook is rendered here, under limits of this process; several are rendered in `settings.jobs` child
    processes with the same limits, so that a hostile one cannot end the run. Closing it stops the children;
    reports are whole at any moment.
    """
    jobs = batch.plan.jobs
    if len(jobs) == 1:
        work = partial(_render, batch.settings)
        yield outcome_of(jobs[0], here(work, jobs[0], seconds_for(batch.settings)), batch.settings)
    elif jobs:
        yield from _render_in_children(batch)


def _render_in_children(batch: Batch) -> Iterator[Outcome]:
    from docgen.pipeline.workers import Workers

    settings, jobs = batch.settings, batch.plan.jobs
    work, seconds = partial(_render, settings), seconds_for(settings)
    with Workers(work, workers=min(settings.jobs, len(jobs)), seconds=seconds) as workers:
        for job, answer in workers.map(jobs):
            yield outcome_of(job, answer, settings)


def seconds_for(settings: Settings) -> float:
    """How long one job may take."""
    return SECONDS + (PRINTING_SECONDS if settings.pdf else 0.0)


def outcome_of(job: Job, answer: Outcome | Failure, settings: Settings) -> Outcome:
    """The answer to a job, or what its end means; what a killed child left beside the report goes."""
    if isinstance(answer, Outcome):
        return answer
    found = (problem(answer, job.book, seconds_for(settings)), *clear_leftovers(job.output.parent))
    return Outcome(job.book, None, Rendered.FAILED, found, 0.0)


def _render(settings: Settings, job: Job) -> Outcome:
    return Renderer(settings).render(job.book, job.output)
