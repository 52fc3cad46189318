"""Many workbooks: several at a time, each in a child process whose death costs one diagnostic."""

from __future__ import annotations

from collections.abc import Container, Generator, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic
from docgen.pipeline.boundary import PRINTING_SECONDS, problem
from docgen.pipeline.child import SECONDS, Failure
from docgen.pipeline.labels import labels, told_by
from docgen.pipeline.outputs import make_folder
from docgen.pipeline.planning import Job, Plan, plan_each
from docgen.pipeline.rendering import Outcome, Rendered, Renderer, found_in_a_folder
from docgen.pipeline.settings import Settings
from docgen.pipeline.spreading import answers, answers_here
from docgen.pipeline.stores import is_address, is_of_this_process
from docgen.pipeline.told_once import ToldOnce
from docgen.publish import clear_leftovers


class Batch(NamedTuple):
    """What is to be rendered, and how; `named` are the workbooks that the user named, not their folders."""

    plan: Plan
    settings: Settings
    named: Container[Path]

    def prepare_folders(self) -> tuple[Diagnostic, ...]:
        """Make the folders that reports go to, and remove what killed runs left in them."""
        return tuple(finding for folder in self.folders for finding in _prepare(folder))

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that reports go to; a store has none."""
        folders = map(Path, dict.fromkeys(job.target for job in self.plan.jobs))
        return tuple(folder for folder in folders if not is_address(folder))


def _prepare(folder: Path) -> tuple[Diagnostic, ...]:
    return make_folder(folder) or clear_leftovers(folder)


def batches(targets: Sequence[tuple[Path, Settings]]) -> tuple[Plan, tuple[Batch, ...]]:
    """What rendering these sources means, each by its own settings: the whole plan and its parts.

    The findings are the whole plan's.
    """
    whole = plan_each([(source, settings.output) for source, settings in targets])
    parts: dict[Settings, list[Job]] = {}
    owners = dict(targets)
    names = {source.name for source in owners}
    # A million jobs lie in some thousand folders: no path of its own is made for each.
    settings_in = cache(lambda folder: _owned(Path(folder), owners))
    for job in whole.jobs:
        own = owners.get(job.book) if job.name in names else None
        parts.setdefault(own or settings_in(job.place), []).append(job)
    return whole, tuple(Batch(Plan(tuple(jobs), ()), settings, owners) for settings, jobs in parts.items())


def _owned(folder: Path, owners: Mapping[Path, Settings]) -> Settings:
    """The settings of the source in or below which `folder` lies."""
    return next(owners[place] for place in (folder, *folder.parents) if place in owners)


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
        for outcome in _outcomes(part, alone=len(every) == 1):
            label = names.get(outcome.book)
            told = new(told_by(outcome, label) if label else outcome)
            yield told if outcome.book in part.named else found_in_a_folder(told)


def _outcomes(batch: Batch, *, alone: bool) -> Iterator[Outcome]:
    settings, jobs = batch.settings, batch.plan.jobs
    is_unseen = any(is_of_this_process(place) for job in jobs for place in (job.book, job.output))
    way = answers_here if is_unseen or (alone and not settings.on) else answers
    answered = way(_render, jobs, settings, seconds=seconds_for(settings))
    outcomes = (outcome_of(job, answer, settings) for job, answer in answered)
    return _cleared_behind(outcomes, batch) if settings.on else outcomes


def _cleared_behind(outcomes: Iterator[Outcome], batch: Batch) -> Iterator[Outcome]:
    """The outcomes, the last with what machines that were lost left beside the reports."""
    last = None
    for outcome in outcomes:
        if last is not None:
            yield last
        last = outcome
    if last is not None:
        found = (told for folder in batch.folders for told in clear_leftovers(folder))
        yield last._replace(diagnostics=(*last.diagnostics, *found))


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
