"""The number of a heading is written in the wrong form.

What it does
    Wants 一、 then （一） then 1. then （1）, full-width brackets, nothing after a bracket, no 、 after
    a digit, no space behind.

Why is this bad
    The form of the number tells the level.

Example
    Bad:  (一)加强领导; 1、完善制度; 一.总体情况
    Good: （一）加强领导; 1.完善制度; 一、总体情况

Clause
    GB/T 9704-2012, 7.3.3: 结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注.
"""

from collections.abc import Iterator

from docgen.check.elements import HEADINGS
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(*HEADINGS):
        number = paragraph.role.number
        if number is None or number.written == number.proper:
            continue
        start = paragraph.text.find(number.written)
        # An automatic number is not in the text: only the settings of its list change it.
        mends: tuple[TextMend, ...] = ()
        if start >= 0 and not paragraph.label:
            mends = (
                TextMend(
                    paragraph.ordinal, start, start + len(number.written), number.proper, paragraph.part
                ),
            )
        yield at(paragraph, *mends, actual=number.written, proper=number.proper)
