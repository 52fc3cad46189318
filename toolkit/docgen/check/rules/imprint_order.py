"""抄送机关 stands below 印发机关.

What it does
    Wants 抄送机关 above the line of 印发机关和印发日期.

Why is this bad
    The last line of a document is the one of printing.

Example
    Bad:  印发机关, then 抄送
    Good: 抄送, then 印发机关

Clause
    GB/T 9704-2012, 7.4.2: 编排在印发机关和印发日期之上一行.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    printing = next(view.of(Element.PRINTING), None)
    for paragraph in view.of(Element.COPIES_TO):
        if printing is not None and paragraph.ordinal > printing.ordinal:
            yield at(paragraph)
