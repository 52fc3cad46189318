"""Many workbooks: several at a time, each in a child process whose death costs one diagnostic."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import partial

from docgen.diagnostics import Diagnostic
from docgen.pipeline.planning import Job, Plan
from docgen.pipeline.rendering import Outcome, Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.publish import clear_leftovers


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be rendered, and how."""

    plan: Plan
    settings: Settings

    def clear_leftovers(self) -> tuple[Diagnostic, ...]:
        """Remove what killed runs left where this batch's reports go."""
        folders = dict.fromkeys(job.output.parent for job in self.plan.jobs)
        return tuple(finding for folder in folders for finding in clear_leftovers(folder))


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
    from docgen.workbook.sandbox import Failure, Sandbox, reading_failure

    work = partial(_render, batch.settings)
    with Sandbox(work, workers=min(batch.settings.jobs, len(batch.plan.jobs))) as sandbox:
        for job, answer in sandbox.map(batch.plan.jobs):
            if isinstance(answer, Failure):
                findings = reading_failure(job.book, answer).diagnostics
                yield Outcome(job.book, None, Rendered.FAILED, findings, 0.0)
            else:
                yield answer


def _render(settings: Settings, job: Job) -> Outcome:
    return Renderer(settings).render(job.book, job.output)
