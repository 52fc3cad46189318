"""紧急程度 is no known word.

What it does
    Wants 特急 or 加急 (特提 and 平急 in telegrams), with or without a space between.

Why is this bad
    Only these words set a time limit.

Example
    Bad:  急件; 紧急
    Good: 特急

Clause
    GB/T 9704-2012, 7.2.3: 如需标注紧急程度，一般用 3 号黑体字，顶格编排在版心左上角.
"""

import re
from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_PROPER = re.compile("(特急|加急|特提|平急)")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.URGENCY):
        text = paragraph.text.strip()
        if not _PROPER.fullmatch("".join(text.split())):
            yield at(paragraph, text=text)
