"""When a workbook is looked at: pure arithmetic on times."""

from itertools import pairwise

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


def test_a_workbook_just_made_waits_for_its_pause() -> None:
    agenda = Agenda(TIMING)
    agenda.done("a", 100.0)

    agenda.changed("a", "saved", 100.1)

    assert agenda.next_due() == 100.0 + TIMING.pause


def test_one_workbooks_pause_does_not_hold_up_another() -> None:
    agenda = Agenda(TIMING)
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
    assert all(later - earlier >= TIMING.pause - 1e-9 for earlier, later in pairwise(builds))
