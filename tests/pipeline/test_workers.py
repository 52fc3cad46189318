"""Child processes that may die: each death costs one answer."""

import os
from collections.abc import Callable, Iterator

import pytest

from docgen.pipeline.child import DIED, OUT_OF_MEMORY, TIMED_OUT, End, Failure
from docgen.pipeline.workers import Workers
from support import children

MEGABYTE = 1 << 20


def test_every_job_has_its_answer() -> None:
    with Workers(children.double, workers=2) as workers:
        assert sorted(workers.map(range(20))) == [(number, 2 * number) for number in range(20)]


@pytest.mark.parametrize(
    ("work", "failure"),
    [
        (children.abort_on_three, DIED),
        (children.swallow_memory_on_three, OUT_OF_MEMORY),
        (children.hang_on_three, TIMED_OUT),
    ],
)
def test_a_child_that_dies_or_hangs_costs_one_answer(work: Callable[[int], int], failure: Failure) -> None:
    with Workers(work, workers=2, seconds=2.0, memory=512 * MEGABYTE) as workers:
        answers = dict(workers.map(range(6)))
    assert answers == {0: 0, 1: 2, 2: 4, 3: failure, 4: 8, 5: 10}


@pytest.mark.parametrize(
    "work", [children.fail_on_three, children.panic_on_three, children.answer_with_a_thread_on_three]
)
def test_whatever_work_raises_or_answers_is_a_failure_and_the_pool_goes_on(
    work: Callable[[int], object],
) -> None:
    with Workers(work) as workers:
        failure = workers.run(3)
        assert isinstance(failure, Failure)
        assert failure.end is End.RAISED
        assert failure.reason
        assert workers.run(4) == 8


def test_children_are_used_again() -> None:
    with Workers(children.process_id) as workers:
        first, second = workers.run(1), workers.run(2)
    assert first == second != os.getpid()


def test_a_child_that_died_idle_is_replaced_without_losing_the_job() -> None:
    with Workers(children.process_id) as workers:
        first = workers.run(1)
        (idle,) = workers._idle
        idle.process.kill()
        idle.process.join()
        assert workers.run(2) not in (first, DIED)


def test_jobs_are_taken_only_as_children_are_free() -> None:
    taken = []

    def jobs() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    with Workers(children.double, workers=2) as workers:
        answers = workers.map(jobs())
        next(answers)
        assert len(taken) <= 4


def test_leaving_early_stops_the_children_at_work() -> None:
    with Workers(children.hang_on_three, workers=1) as workers:
        answers = workers.map([1, 3])
        assert next(answers) == (1, 2)
        answers.close()
