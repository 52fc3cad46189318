"""When a workbook is looked at: pure arithmetic on times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.watch.agenda import Agenda, Timing

TIMING = Timing()


def test_a_single_change_is_due_after_the_quiet_time() -> None:
    agenda = Agenda(TIMING)

    agenda.changed("a", "saved", 100.0)

    assert agenda.due(100.0) == []
    assert agenda.due(100.0 + TIMING.quiet) == ["a"]


def test_changes_that_never_pause_are_taken_after_the_longest_wait() -> None:
    agenda = Agenda(TIMING)
    for step in range(100):
        agenda.changed("a", "saved", 100 + step * 0.01)

    assert agenda.next_due() == 100.0 + TIMING.longest_wait


def test_five_saves_in_a_row_are_taken_at_once_and_the_sixth_waits() -> None:
    agenda, now = Agenda(TIMING), 100.0
    for _ in range(TIMING.burst):
        agenda.changed("a", "saved", now)
        assert agenda.next_due() == now + TIMING.quiet
        now += 0.1
        agenda.done("a", now)

    agenda.changed("a", "saved", now)

    assert agenda.next_due() > now + TIMING.quiet
    assert agenda.next_due() <= now + TIMING.pause


def test_after_a_rest_five_more_are_taken_at_once() -> None:
    agenda = Agenda(TIMING)
    for number in range(TIMING.burst):
        agenda.done("a", 100.0 + number / 10)
    rested = 101.0 + TIMING.burst * TIMING.pause

    for number in range(TIMING.burst):
        agenda.changed("a", "saved", rested + number / 10)
        assert agenda.next_due() == pytest.approx(rested + number / 10 + TIMING.quiet)
        agenda.done("a", rested + number / 10 + TIMING.quiet)


def test_one_workbooks_pause_does_not_hold_up_another() -> None:
    agenda = Agenda(TIMING)
    for _ in range(TIMING.burst):
        agenda.done("a", 100.0)

    agenda.changed("b", "saved", 100.1)

    assert agenda.due(100.1 + TIMING.quiet) == ["b"]


@given(st.lists(st.floats(0.001, 0.2), min_size=1, max_size=300))
def test_however_saves_follow_each_other_builds_are_few_and_none_is_lost(gaps: list[float]) -> None:
    agenda, now, builds = Agenda(TIMING), 0.0, []
    for gap in gaps:
        now += gap
        if agenda.due(now):
            agenda.done("a", now)
            builds.append(now)
        agenda.changed("a", "saved", now)
    last_save = now

    assert agenda.next_due() <= last_save + TIMING.pause
    row = TIMING.burst
    assert all(builds[n + row] - builds[n] >= TIMING.pause - 1e-9 for n in range(len(builds) - row))
    assert len(builds) <= row + 1 + now / TIMING.pause
