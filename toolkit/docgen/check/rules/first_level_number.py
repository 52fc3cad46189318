"""The first level of a document is numbered 1.

What it does
    Finds a text whose headings stand alone, are numbered 1. 2. 3., and have no 一、 or （一） anywhere
    above them.

Why is this bad
    1. is the third level: a reader looks for the two above it.

Example
    Bad:  1.工作目标  2.重点任务
    Good: 一、工作目标  二、重点任务

Clause
    GB/T 9704-2012, 7.3.3: 结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注. A warning: a short list
    of items is numbered 1. with good reason.
"""

from collections.abc import Iterator, Sequence

from docgen.check.elements import RUNNING_TEXT
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Profile

_DIGITS = 3
"""The level of 1."""
_FEWEST = 2
_MARKS = "。；，：:;,"


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    text = [p for p in view.of(*RUNNING_TEXT) if p.role.division == 0]
    levels = {p.role.level for p in text if p.role.level}
    if not levels or min(levels) != _DIGITS:
        return
    alone = [index for index, p in enumerate(text) if p.role.level == _DIGITS and _stands_alone(text, index)]
    if len(alone) >= _FEWEST:
        yield at(text[alone[0]], text=text[alone[0]].text.strip()[:12])


def _stands_alone(text: Sequence[Paragraph], index: int) -> bool:
    """Whether a heading is no sentence, and text or a deeper level follows it."""
    following = text[index + 1].role.level if index + 1 < len(text) else _DIGITS
    return not text[index].text.rstrip().endswith(tuple(_MARKS)) and following != _DIGITS
