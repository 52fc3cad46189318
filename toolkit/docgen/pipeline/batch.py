"""Many workbooks, one after the other or several at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.pipeline.planning import Plan
from docgen.pipeline.rendering import Outcome, Renderer
from docgen.pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be rendered, and how."""

    plan: Plan
    settings: Settings


def render_batch(batch: Batch) -> Iterator[Outcome]:
    """The outcomes of the batch's jobs, as they are done."""
    renderer = Renderer(batch.settings)
    for job in batch.plan.jobs:
        yield renderer.render(job.book, job.output)
