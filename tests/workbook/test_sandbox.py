"""Child processes that may die: each death costs one answer."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docgen.workbook import read_workbook
from docgen.workbook.sandbox import Failure, Sandbox, read_in_child, reading_failure
from support import children
from support.books import findings, write_book

MEGABYTE = 1 << 20


def test_every_job_has_its_answer(tmp_path: Path) -> None:
    with Sandbox(children.double, workers=2) as sandbox:
        assert sorted(sandbox.map(range(20))) == [(number, 2 * number) for number in range(20)]


@pytest.mark.parametrize(
    ("work", "failure"),
    [
        (children.abort_on_three, Failure.DIED),
        (children.swallow_memory_on_three, Failure.DIED),
        (children.hang_on_three, Failure.TIMED_OUT),
    ],
)
def test_a_child_that_dies_or_hangs_costs_one_answer(work: Callable[[int], int], failure: Failure) -> None:
    with Sandbox(work, workers=2, seconds=2.0, memory=512 * MEGABYTE) as sandbox:
        answers = dict(sandbox.map(range(6)))
    assert answers == {0: 0, 1: 2, 2: 4, 3: failure, 4: 8, 5: 10}


def test_a_bug_is_raised_where_the_answer_was_awaited() -> None:
    with Sandbox(children.fail_on_three) as sandbox:
        with pytest.raises(KeyError):
            sandbox.run(3)
        assert sandbox.run(4) == 8


def test_children_are_used_again() -> None:
    with Sandbox(children.process_id) as sandbox:
        first, second = sandbox.run(1), sandbox.run(2)
    assert first == second != os.getpid()


def test_a_child_that_died_idle_is_replaced_without_losing_the_job() -> None:
    with Sandbox(children.process_id) as sandbox:
        first = sandbox.run(1)
        (idle,) = sandbox._idle
        idle.process.kill()
        idle.process.join()
        assert sandbox.run(2) not in (first, Failure.DIED)


def test_jobs_are_taken_only_as_children_are_free() -> None:
    taken = []

    def jobs() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    with Sandbox(children.double, workers=2) as sandbox:
        answers = sandbox.map(jobs())
        next(answers)
        assert len(taken) <= 4


def test_leaving_early_stops_the_children_at_work() -> None:
    with Sandbox(children.hang_on_three, workers=1) as sandbox:
        answers = sandbox.map([1, 3])
        assert next(answers) == (1, 2)
        answers.close()


def test_a_workbook_read_in_a_child_is_the_same_report(tmp_path: Path) -> None:
    path = write_book(tmp_path, "# 数据\n| 名称 | 数值 |\n| 次数 | 14 |")
    assert read_in_child(path) == read_workbook(path)


def test_a_workbook_that_killed_its_reader_is_one_finding() -> None:
    path = Path("某局.xlsx")
    assert findings(reading_failure(path, Failure.DIED)) == ["WB018"]
    timed_out = reading_failure(path, Failure.TIMED_OUT, 5)
    assert findings(timed_out) == ["WB019"]
    assert "5 秒" in timed_out.diagnostics[0].message()
