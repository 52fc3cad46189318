"""一、（一）1.（1）: GB/T 9704-2012, 7.3.3."""

import pytest

from docgen.compose.numbering import chinese_number, heading_number, item_number


@pytest.mark.parametrize(
    ("number", "spoken"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"), (105, "一百零五"),
     (110, "一百一十"), (999, "九百九十九"), (1005, "一千零五"), (1050, "一千零五十")],
)  # fmt: skip
def test_numbers_are_written_as_they_are_read_aloud(number: int, spoken: str) -> None:
    assert chinese_number(number) == spoken


def test_each_level_of_heading_has_its_own_form_of_number() -> None:
    assert [heading_number(depth, 11) for depth in (1, 2, 3, 4)] == ["十一、", "（十一）", "11.", "（11）"]


def test_items_are_counted_with_the_word_of_their_layout() -> None:
    assert [item_number(2, "是"), item_number(12, "要")] == ["二是", "十二要"]
