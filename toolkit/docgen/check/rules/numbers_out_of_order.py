"""Headings are not numbered in sequence.

What it does
    Counts the numbers of each level under one parent: none skipped, none repeated, none out of order;
    anew in each 附件. 1. and （1） may count on across （一）（二）, and begin anew behind a paragraph
    without a number, as lists do. Numbers inside 第X条 are not judged.

Why is this bad
    A missing 三、 makes a reader look for the page that fell out.

Example
    Bad:  一、 二、 四、; （一） （一）
    Good: 一、 二、 三、; （一） （二）

Clause
    GB/T 9704-2012, 7.3.3: 结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注.
"""

import re
from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.numerals import written_number
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Profile

_LISTS = (3, 4)
"""Levels whose numbers also count the items of lists, which begin anew wherever a list does."""


_DIGITS = (3, False)
_MAY_BE_NUMBER = re.compile("[ \u3000]{0,8}([0-9]{1,2})[.．、][0-9]")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    count = _Count()
    for paragraph in view.of(*RUNNING_TEXT):
        role = paragraph.role
        if role.division != count.division:
            count = _Count(role.division)
        if role.number is None:
            count.pass_text(paragraph.text)
            continue
        expected = count.expected(paragraph)
        if role.number.value not in expected:
            proper = written_number(role.number.level, expected[0])
            yield at(paragraph, actual=role.number.written.strip(), expected=proper)
        count.take(paragraph, expected)


class _Count:
    """How far each level has counted. Levels below a new number begin anew, or may count on across it."""

    def __init__(self, division: int = 0) -> None:
        self.division = division
        self._next: dict[tuple[int, bool], tuple[int, ...]] = {}
        self._across: dict[tuple[int, bool], int] = {}
        self._outer: dict[tuple[int, bool], int] = {}
        """Where a list goes on in which another one of the same form stands."""
        self._may_begin_anew = False

    def pass_text(self, text: str) -> None:
        """Past a paragraph without a number: a list may begin anew behind it.

        1.6月30日 may be an item about a day, or a figure: what follows may count on from it.
        """
        self._may_begin_anew = True
        match = _MAY_BE_NUMBER.match(text)
        if match is not None:
            self._across[_DIGITS] = int(match[1]) + 1
            self._next.pop(_DIGITS, None)

    def expected(self, paragraph: Paragraph) -> tuple[int, ...]:
        """The values that may stand before `paragraph`, the likeliest first."""
        key, open_at = _key(paragraph), self._next.get(_key(paragraph))
        on = (self._across[key],) if key[0] in _LISTS and key in self._across else ()
        wanted = open_at or (1, *on)
        is_list = key[0] in _LISTS and (self._may_begin_anew or key[1])
        outer = (self._outer[key],) if key in self._outer else ()
        return (*wanted, 1, *outer) if is_list else (*wanted, *outer)

    def take(self, paragraph: Paragraph, expected: tuple[int, ...]) -> None:
        """Count on from `paragraph`; behind a wrong number, the next may follow it or the right one."""
        key, number = _key(paragraph), paragraph.role.number
        value = number.value if number else 0
        if value == 1 and key in self._next and 1 not in self._next[key]:
            self._outer[key] = self._next[key][0]
        self._next = {k: v for k, v in self._next.items() if k[0] <= key[0] and not (k[1] and k != key)}
        self._next[key] = (value + 1,) if value in expected else (expected[0] + 1, value + 1)
        self._across[key] = value + 1
        if value == self._outer.get(key):
            del self._outer[key]
        # Behind 1） 2） another list may begin, as behind a paragraph.
        self._may_begin_anew = key[1]


def _key(paragraph: Paragraph) -> tuple[int, bool]:
    """The level, and whether it counts in the form 1）, which is a list's own."""
    number = paragraph.role.number
    assert number is not None
    return number.level, number.level in _LISTS and number.written.strip()[-1:] in ")）" and number.written[
        0
    ] not in "(（"
