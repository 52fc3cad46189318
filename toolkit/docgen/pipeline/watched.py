"""Rendering for a watcher: in a child process, telling which cells changed, and drafting problems."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from docgen.pipeline.batch import outcome_of
from docgen.pipeline.changes import Remembering
from docgen.pipeline.drafting import write_draft
from docgen.pipeline.planning import Job
from docgen.pipeline.rendering import Outcome, Renderer
from docgen.pipeline.settings import Settings
from docgen.pipeline.unit_reading import UnitReader
from docgen.pipeline.watched_edits import Edits, with_edits
from docgen.pipeline.watched_units import with_units
from docgen.pipeline.workers import Workers
from docgen.workbook import read_workbook


@contextmanager
def rendering_in_child(
    seconds: float, drafts: str | None = None, edits: Edits = Edits.LEFT
) -> Iterator[Callable[[Settings, Path, Path], Outcome]]:
    """A `Renderer.render` that works in a child process with limits, kept for one job after the other.

    For a process that must outlive whatever a workbook holds. `seconds` is what one job may take; `drafts` is
    the language of drafts to be written beside the reports (`drafting`), None for no drafts; `edits` is what
    becomes of hand edits.
    """
    with Workers[tuple[Settings, Job], Outcome](_Work(drafts, edits), seconds=seconds) as workers:

        def render(settings: Settings, book: Path, output: Path) -> Outcome:
            job = Job.of(book, output)
            return outcome_of(job, workers.run((settings, job)), settings)

        yield render


@dataclass(slots=True, eq=False)
class _Work:
    """What the child does with a job. It remembers, so a save can be told by its cells."""

    drafts: str | None
    edits: Edits = Edits.LEFT
    read: Remembering = field(default_factory=lambda: Remembering(read_workbook))
    units: UnitReader = field(default_factory=UnitReader)

    def __call__(self, asked: tuple[Settings, Job]) -> Outcome:
        settings, job = asked
        render = Renderer(settings, self.read).render
        outcome = with_units(
            settings, job.book, self.units, lambda: with_edits(settings, job, self.edits, render)
        )
        outcome = outcome._replace(changed=self.read.changed)
        if self.drafts is None:
            return outcome
        drafted = write_draft(outcome, job.output, self.drafts)
        return outcome._replace(diagnostics=outcome.diagnostics + drafted.diagnostics)
