"""Where the jobs of a command are done: in this process, in children of it, or on a cluster.

Whatever a file does there costs its own answer and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from docgen.diagnostics import Diagnostic
from docgen.pipeline.boundary import here as limited_here
from docgen.pipeline.child import SECONDS, Failure
from docgen.pipeline.settings import Settings
from docgen.pipeline.stores import is_of_this_process

if TYPE_CHECKING:
    from docgen.pipeline.shipping import Shipment

Job = TypeVar("Job")
Answer = TypeVar("Answer")
Work = Callable[[Settings, Job], Answer]
Answers = Iterator[tuple[Job, Answer | Failure]]


def answers(
    work: Work[Job, Answer],
    jobs: Sequence[Job],
    settings: Settings,
    *,
    seconds: float = SECONDS,
) -> Answers[Job, Answer]:
    """Each job with what `work`, given `settings`, says of it, as they are ready.

    `settings` also say where: on a cluster, or in so many children. `work`, jobs and answers must pickle.
    Closing it stops the children.
    """
    return (_on_cluster if settings.on else _in_children)(work, jobs, settings, seconds)


def answers_here(
    work: Work[Job, Answer], jobs: Iterable[Job], settings: Settings, *, seconds: float = SECONDS
) -> Answers[Job, Answer]:
    """As `answers`, one after the other, under limits of this process."""
    with_settings = partial(work, settings)
    return ((job, limited_here(with_settings, job, seconds)) for job in jobs)


def answers_in_order(
    work: Work[Job, Answer], jobs: Sequence[Job], settings: Settings, *, here: bool, seconds: float = SECONDS
) -> Iterator[Answer | Failure]:
    """What `work` says of each job, in their order; what is ready early waits. `here` is in this process."""
    way = answers_here if here else answers
    early: dict[int, Answer | Failure] = {}
    following = 0
    for (number, _), answer in way(
        partial(_of_numbered, work), tuple(enumerate(jobs)), settings, seconds=seconds
    ):
        early[number] = answer
        while following in early:
            yield early.pop(following)
            following += 1


def is_for_here(settings: Settings, places: Iterable[Path]) -> bool:
    """Whether work on `places` is to be done in this process: nobody else is asked for, or sees them."""
    return (settings.jobs == 1 and not settings.on) or any(map(is_of_this_process, places))


def _of_numbered(work: Work[Job, Answer], settings: Settings, job: tuple[int, Job]) -> Answer:
    return work(settings, job[1])


def unreachable(places: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What keeps work from being done at `places` (`Settings.on`), each told once."""
    wanted = [place for place in dict.fromkeys(places) if place]
    if not wanted:
        return ()
    from docgen.pipeline.cluster import cluster_problem

    return tuple(found for place in wanted if (found := cluster_problem(place)))


def _on_cluster(
    work: Work[Job, Answer], jobs: Sequence[Job], settings: Settings, seconds: float
) -> Answers[Job, Answer]:
    from docgen.pipeline.cluster import Cluster
    from docgen.pipeline.shipping import packed

    shipped = partial(_shipped, work, packed(settings))
    with Cluster(shipped, on=settings.on, workers=settings.jobs, seconds=seconds) as cluster:
        yield from cluster.map(jobs)


def _shipped(work: Work[Job, Answer], shipment: Shipment, job: Job) -> Answer:
    """`work` on whatever machine: templates and layouts have come along."""
    from docgen.pipeline.shipping import unpacked

    return work(unpacked(shipment), job)


def _in_children(
    work: Work[Job, Answer], jobs: Sequence[Job], settings: Settings, seconds: float
) -> Answers[Job, Answer]:
    from docgen.pipeline.workers import Workers

    count = max(1, min(settings.jobs, len(jobs)))
    with Workers(partial(work, settings), workers=count, seconds=seconds) as workers:
        yield from workers.map(jobs)
