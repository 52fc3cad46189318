"""The letterhead has no red line.

What it does
    Looks for a red border or a red drawn line between 发文机关标志 and the title of a document with 发
    文字号.

Why is this bad
    The line parts 版头 from 主体.

Example
    Bad:  发文字号, then the title
    Good: 发文字号, a red line as wide as the type area, then the title

Clause
    GB/T 9704-2012, 7.2.7: 发文字号之下 4 mm 处居中印一条与版心等宽的红色分隔线.
"""

from collections.abc import Iterator

from docgen.check.elements import is_minutes, red_line
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    number = next(view.of(Element.DOCUMENT_NUMBER), None)
    if next(view.of(Element.ISSUER_MARK), None) is None:
        # The letterhead is on the paper already.
        return
    if number is not None and not is_minutes(view) and red_line(view) is None:
        yield at(number)
