"""A level of headings is left out.

What it does
    Finds （1） right under 一、 or （一）. 1. right under 一、 is what most documents of two levels do,
    and is let pass.

Why is this bad
    The levels follow each other; （1） right under （一） leaves the reader without 1.

Example
    Bad:  （一） then （1）
    Good: （一） then 1. then （1）

Clause
    GB/T 9704-2012, 7.3.3: 结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注.
"""

from collections.abc import Iterator

from docgen.check.elements import HEADINGS
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Profile

_FORMS = ("", "“一、”", "“（一）”", "“1.”", "“（1）”")
_LOWEST = 4


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    open_levels: set[int] = set()
    division = 0
    for paragraph in view.of(*HEADINGS):
        role = paragraph.role
        if role.division != division:
            open_levels, division = set(), role.division
        open_levels = {level for level in open_levels if level < role.level}
        # A document may begin with （一） or 1.: what counts is the step down from what is there.
        if open_levels and role.level == _LOWEST and role.level - 1 not in open_levels:
            yield at(
                paragraph,
                actual=_FORMS[role.level],
                above=_FORMS[max(open_levels)],
                wanted=_FORMS[max(open_levels) + 1],
            )
        open_levels |= {role.level}
