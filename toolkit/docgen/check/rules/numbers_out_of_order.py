"""Headings are not numbered in sequence.

What it does
    Counts the headings of each level under one parent: none skipped, none repeated, none out of order;
    anew in each 附件.

Why is this bad
    A missing 三、 makes a reader look for the page that fell out.

Example
    Bad:  一、 二、 四、; （一） （一）
    Good: 一、 二、 三、; （一） （二）

Clause
    GB/T 9704-2012, 7.3.3: 结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注.
"""

from collections.abc import Iterator

from docgen.check.elements import HEADINGS
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.numerals import written_number
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    expected: dict[int, tuple[int, ...]] = {}
    division = 0
    for paragraph in view.of(*HEADINGS):
        role = paragraph.role
        if role.division != division:
            expected, division = {}, role.division
        for deeper in [level for level in expected if level > role.level]:
            del expected[deeper]
        if role.number is None:
            continue
        value, wanted = role.number.value, expected.get(role.level, (1,))
        if value in wanted:
            expected[role.level] = (value + 1,)
        else:
            proper = written_number(role.level, wanted[0])
            yield at(paragraph, actual=role.number.written.strip(), expected=proper)
            # Either this number is wrong, or one before it is missing: the next may follow both.
            expected[role.level] = (wanted[0] + 1, value + 1)
