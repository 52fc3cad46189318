"""Many workbooks: several at a time, each in a child process whose death costs one diagnostic."""

from collections.abc import Generator, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen.diagnostics import Diagnostic
from docgen.pipeline.planning import Job, Plan
from docgen.pipeline.rendering import Outcome, Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.publish import clear_leftovers, disk_problem

if TYPE_CHECKING:
    from docgen.workbook.sandbox import Failure


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

    One workbook is rendered here; several are rendered in `settings.jobs` child processes with limits, so
    that a hostile one cannot end the run. Closing it stops the children; reports are whole at any moment.
    """
    jobs = batch.plan.jobs
    if len(jobs) == 1:
        yield _render(batch.settings, jobs[0])
    elif jobs:
        yield from _render_in_children(batch)


def _render_in_children(batch: Batch) -> Iterator[Outcome]:
    from docgen.workbook.sandbox import Sandbox

    work = partial(_render, batch.settings)
    with Sandbox(work, workers=min(batch.settings.jobs, len(batch.plan.jobs))) as sandbox:
        for job, answer in sandbox.map(batch.plan.jobs):
            yield outcome_of(job, answer)


def outcome_of(job: Job, answer: "Outcome | Failure") -> Outcome:
    """The child's answer, or what its end means."""
    from docgen.workbook.sandbox import reading_failure

    if isinstance(answer, Outcome):
        return answer
    findings = reading_failure(job.book, answer).diagnostics
    return Outcome(job.book, None, Rendered.FAILED, findings, 0.0)


def _render(settings: Settings, job: Job) -> Outcome:
    return Renderer(settings).render(job.book, job.output)
