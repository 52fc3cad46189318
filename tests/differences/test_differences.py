"""What differs between texts, in words; what of one text belongs to what of the other."""

import string
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from docgen.differences import Change, Pair, aligned, changes, differences

WORDS = st.text("档案整理后勤节能公开，。12%AB", max_size=40)
BLOCKS = st.lists(
    st.sampled_from(["档案整理。", "档案清理。", "后勤保障。", "", "节能降耗成效明显。"]), max_size=12
)


def least(old: str, new: str) -> int:
    """The fewest characters that any redline of two texts marks: those outside their longest common part."""
    row = [0] * (len(new) + 1)
    for one in old:
        before = 0
        for at, other in enumerate(new, 1):
            before, row[at] = row[at], before + 1 if one == other else max(row[at], row[at - 1])
    return len(old) + len(new) - 2 * row[-1]


@given(WORDS, WORDS)
def test_the_changes_make_the_new_text_of_the_old(old: str, new: str) -> None:
    made, at = "", 0
    for a, b, c, d in changes(old, new):
        made += old[at:a] + new[c:d]
        at = b
    assert made + old[at:] == new


@given(st.lists(st.integers(0, 4), max_size=30), st.lists(st.integers(0, 4), max_size=30))
def test_no_fewer_insertions_and_deletions_would_do(old: list[int], new: list[int]) -> None:
    letters = ["".join(string.ascii_letters[n] for n in each) for each in (old, new)]
    assert sum(b - a + d - c for a, b, c, d in differences(old, new)) == least(*letters)


def test_a_number_and_a_latin_word_change_whole() -> None:
    assert changes("共14.5次。", "共15.5次。") == [Change(1, 5, 1, 5)]
    assert changes("用Word写", "用Wood写") == [Change(1, 5, 1, 5)]


def test_a_single_letter_between_two_changes_is_not_left_standing() -> None:
    assert changes("开展档案的整理工作", "开展节能的宣传工作") == [Change(2, 7, 2, 7)]


@given(BLOCKS, BLOCKS)
def test_each_block_is_told_once_and_in_order(old: list[str], new: list[str]) -> None:
    pairs = aligned(old, new)
    assert [p.old for p in pairs if p.old is not None] == [*range(len(old))]
    assert [p.new for p in pairs if p.new is not None] == [*range(len(new))]


def test_a_changed_block_stands_beside_what_it_was() -> None:
    old = ["一、基本情况", "全年整理档案三百卷。", "后勤保障有力。"]
    new = ["一、基本情况", "新增一段。", "全年整理档案五百卷。", "后勤保障有力。"]
    assert aligned(old, new) == [Pair(0, 0), Pair(None, 1), Pair(1, 2), Pair(2, 3)]


def test_a_text_of_any_length_takes_about_its_length() -> None:
    """Looked at by steps, not by a clock: comparisons of characters are counted."""

    class Counted(str):
        __slots__ = ()
        compared = 0
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            Counted.compared += 1
            return str.__eq__(self, other)

    counts = []
    for size in (2000, 4000, 8000):
        Counted.compared = 0
        differences([Counted(n) for n in range(size)], [Counted(n * 7 % size) for n in range(1, size)])
        counts.append(Counted.compared)
    assert all(later < 3 * sooner for sooner, later in pairwise(counts))
