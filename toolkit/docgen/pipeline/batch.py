"""Many workbooks: several at a time, each in a child process whose death costs one diagnostic."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
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
            yield _outcome(job, answer)


@contextmanager
def rendering_in_child(
    settings: Settings, drafts: str | None = None
) -> Iterator[Callable[[Path, Path], Outcome]]:
    """A `Renderer.render` that works in a child process with limits, kept for one job after the other.

    For a process that must outlive whatever a workbook holds. `drafts` is the language of drafts to be
    written beside the reports (`drafting`), None for no drafts.
    """
    from docgen.workbook.sandbox import Sandbox

    work = partial(_render, settings) if drafts is None else partial(_render_and_draft, settings, drafts)
    with Sandbox[Job, Outcome](work) as sandbox:

        def render(book: Path, output: Path) -> Outcome:
            job = Job(book, output)
            return _outcome(job, sandbox.run(job))

        yield render


def _outcome(job: Job, answer: "Outcome | Failure") -> Outcome:
    """The child's answer, or what its end means."""
    from docgen.workbook.sandbox import reading_failure

    if isinstance(answer, Outcome):
        return answer
    findings = reading_failure(job.book, answer).diagnostics
    return Outcome(job.book, None, Rendered.FAILED, findings, 0.0)


def _render(settings: Settings, job: Job) -> Outcome:
    return Renderer(settings).render(job.book, job.output)


def _render_and_draft(settings: Settings, language: str, job: Job) -> Outcome:
    from docgen.pipeline.drafting import write_draft

    outcome = _render(settings, job)
    drafted = write_draft(outcome, job.output, language)
    return outcome._replace(diagnostics=outcome.diagnostics + drafted.diagnostics)
