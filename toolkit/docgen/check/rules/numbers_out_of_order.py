"""Headings are not numbered in sequence.

What it does
    Counts the headings of each level under one parent: none skipped, none repeated, none out of order; anew in each 附件.

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
    counts: dict[int, int] = {}
    division = 0
    for paragraph in view.of(*HEADINGS):
        role = paragraph.role
        if role.division != division:
            counts, division = {}, role.division
        for deeper in [level for level in counts if level > role.level]:
            del counts[deeper]
        if role.number is None:
            continue
        expected = counts.get(role.level, 0) + 1
        if role.number.value != expected:
            yield at(
                paragraph, actual=role.number.written.strip(), expected=written_number(role.level, expected)
            )
        counts[role.level] = role.number.value
