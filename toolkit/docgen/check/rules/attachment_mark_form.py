"""The mark of an 附件 is written wrongly.

What it does
    Wants 附件 with an Arabic number (none for a single one), and nothing after it.

Why is this bad
    The mark repeats the number of 附件说明; it is no heading and takes no colon.

Example
    Bad:  附件一：; 附件1:
    Good: 附件1

Clause
    GB/T 9704-2012, 7.3.7: “附件”二字及附件顺序号用 3 号黑体字顶格编排在版心左上角第一行.
"""

import re
from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_PROPER = re.compile(r"附件([1-9]\d?)?")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.ATTACHMENT_MARK):
        text = paragraph.text.strip()
        if not _PROPER.fullmatch(text):
            yield at(paragraph, text=text)
