"""一、（一）1.（1）: GB/T 9704-2012, 7.3.3; and the words that count items."""

import pytest

from docgen.model.numerals import chinese, written_number
from docgen.recognition.kinds import Kind, circled, counted_on, said, written


@pytest.mark.parametrize(
    ("number", "spoken"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"), (105, "一百零五"),
     (110, "一百一十"), (999, "九百九十九"), (1005, "一千零五"), (1050, "一千零五十"), (10000, "10000")],
)  # fmt: skip
def test_numbers_are_written_as_they_are_read_aloud(number: int, spoken: str) -> None:
    assert chinese(number) == spoken


def test_each_level_of_heading_has_its_own_form_of_number() -> None:
    assert [written_number(depth, 11) for depth in (1, 2, 3, 4)] == ["十一、", "（十一）", "11.", "（11）"]


def test_items_are_counted_with_the_word_of_their_group() -> None:
    assert [written(Kind.COUNTED, 2, "是"), written(Kind.COUNTED, 12, "要")] == ["二是", "十二要"]
    assert [written(Kind.ORDINAL, 3, "，"), written(Kind.ENUMERATED, 2, "，")] == ["第三，", "其二，"]


def test_circled_numbers_end_with_fifty() -> None:
    assert [circled(n) for n in (1, 20, 21, 35, 36, 50, 51)] == ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "（51）"]


def test_items_that_are_said_end_with_the_last() -> None:
    assert [said(n, 4) for n in range(4)] == ["首先，", "其次，", "再次，", "最后，"]
    assert [said(n, 2) for n in range(2)] == ["首先，", "其次，"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("抓好。二是抓实。三是抓细。", 3),
        ("抓好；二是抓实\n三是抓细。", 3),
        ("抓好。三是抓细。", 1),
        ("统一是非标准，唯二是也。", 1),
        ("", 1),
    ],
)
def test_a_run_inside_a_text_is_followed_as_far_as_it_goes(text: str, last: int) -> None:
    assert counted_on(text, Kind.COUNTED, 1, "是") == last
