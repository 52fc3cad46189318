"""Many workbooks: several at a time, each in a child process whose death costs one diagnostic."""

from __future__ import annotations

from collections.abc import Callable, Container, Generator, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen.diagnostics import Diagnostic
from docgen.pipeline.boundary import PRINTING_SECONDS, here, problem
from docgen.pipeline.child import SECONDS, Failure
from docgen.pipeline.labels import labels, told_by
from docgen.pipeline.outputs import make_folder
from docgen.pipeline.planning import Job, Plan, plan_each
from docgen.pipeline.rendering import Outcome, Rendered, Renderer, found_in_a_folder
from docgen.pipeline.settings import Settings
from docgen.pipeline.stores import is_address, is_of_this_process
from docgen.pipeline.told_once import ToldOnce
from docgen.publish import clear_leftovers

if TYPE_CHECKING:
    from docgen.pipeline.shipping import Shipment


class Batch(NamedTuple):
    """What is to be rendered, and how; `named` are the workbooks that the user named, not their folders."""

    plan: Plan
    settings: Settings
    named: Container[Path]

    def prepare_folders(self) -> tuple[Diagnostic, ...]:
        """Make the folders that reports go to, and remove what killed runs left in them."""
        folders = dict.fromkeys(job.output.parent for job in self.plan.jobs)
        folders = {folder: None for folder in folders if not is_address(folder)}
        return tuple(finding for folder in folders for finding in _prepare(folder))


def _prepare(folder: Path) -> tuple[Diagnostic, ...]:
    return make_folder(folder) or clear_leftovers(folder)


def batches(targets: Sequence[tuple[Path, Settings]]) -> tuple[Plan, tuple[Batch, ...]]:
    """What rendering these sources means, each by its own settings: the whole plan and its parts.

    The findings are the whole plan's.
    """
    whole = plan_each([(source, settings.output) for source, settings in targets])
    parts: dict[Settings, list[Job]] = {}
    owners = dict(targets)
    for job in whole.jobs:
        owner = next(place for place in (job.book, *job.book.parents) if place in owners)
        parts.setdefault(owners[owner], []).append(job)
    return whole, tuple(Batch(Plan(tuple(jobs), ()), settings, owners) for settings, jobs in parts.items())


def render_batches(parts: Sequence[Batch]) -> Generator[Outcome, None, None]:
    """The outcomes of all jobs, as they are done; workbooks of one name are told apart by their folders.

    One workbook alone is rendered here, under limits of this process; several are rendered in child processes
    with the same limits, so that a hostile one cannot end the run. Closing it stops the children; reports are
    whole at any moment.
    """
    every = [job for part in parts for job in part.plan.jobs]
    names = labels(job.book for job in every) if len(every) > 1 else {}
    new = ToldOnce()
    for part in parts:
        outcomes = _way(part, len(every))(part)
        for outcome in outcomes:
            label = names.get(outcome.book)
            told = new(told_by(outcome, label) if label else outcome)
            yield told if outcome.book in part.named else found_in_a_folder(told)


def _way(batch: Batch, count: int) -> Callable[[Batch], Iterator[Outcome]]:
    """Where the jobs of `batch`, of `count` in all, are done."""
    places = (place for job in batch.plan.jobs for place in (job.book, job.output))
    if any(is_of_this_process(place) for place in places):
        return _render_here
    if batch.settings.on:
        return _render_on_cluster
    return _render_here if count == 1 else _render_in_children


def _render_here(batch: Batch) -> Iterator[Outcome]:
    work = partial(_render, batch.settings)
    for job in batch.plan.jobs:
        yield outcome_of(job, here(work, job, seconds_for(batch.settings)), batch.settings)


def _render_on_cluster(batch: Batch) -> Iterator[Outcome]:
    from docgen.pipeline.cluster import Cluster
    from docgen.pipeline.shipping import packed

    settings = batch.settings
    work, seconds = partial(_render_shipped, packed(settings)), seconds_for(settings)
    with Cluster(work, on=settings.on, workers=settings.jobs, seconds=seconds) as cluster:
        for job, answer in cluster.map(batch.plan.jobs):
            yield outcome_of(job, answer, settings)


def _render_in_children(batch: Batch) -> Iterator[Outcome]:
    from docgen.pipeline.workers import Workers

    settings, jobs = batch.settings, batch.plan.jobs
    work, seconds = partial(_render, settings), seconds_for(settings)
    with Workers(work, workers=min(settings.jobs, len(jobs)), seconds=seconds) as workers:
        for job, answer in workers.map(jobs):
            yield outcome_of(job, answer, settings)


def unreachable(places: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What keeps work from being done at `places` (`Settings.on`), each told once."""
    wanted = [place for place in dict.fromkeys(places) if place]
    if not wanted:
        return ()
    from docgen.pipeline.cluster import cluster_problem

    return tuple(found for place in wanted if (found := cluster_problem(place)))


def seconds_for(settings: Settings) -> float:
    """How long one job may take."""
    return SECONDS + (PRINTING_SECONDS if settings.pdf else 0.0)


def outcome_of(job: Job, answer: Outcome | Failure, settings: Settings) -> Outcome:
    """The answer to a job, or what its end means; what a killed child left beside the report goes."""
    if isinstance(answer, Outcome):
        return answer
    left = () if is_address(job.output) else clear_leftovers(job.output.parent)
    found = (problem(answer, job.book, seconds_for(settings)), *left)
    return Outcome(job.book, None, Rendered.FAILED, found, 0.0)


def _render(settings: Settings, job: Job) -> Outcome:
    render = Renderer(settings).render
    if not (is_address(job.book) or is_address(job.output)):
        return render(job.book, job.output)
    from docgen.pipeline.store_rendering import render_in_store

    return render_in_store(job, render)


def _render_shipped(shipment: Shipment, job: Job) -> Outcome:
    """As `_render`, on whatever machine: templates and layouts have come along."""
    from docgen.pipeline.shipping import unpacked

    return _render(unpacked(shipment), job)
