"""A sentence is too long to be read at once.

What it does
    Finds sentences of more than 200 characters, from one 。！？ or ； to the next.

Why is this bad
    Who reads it aloud runs out of breath, who reads it once does not know what it said.

Example
    Bad:  二百字以上、只有逗号的一句话
    Good: 分成两三句

Clause
    Not in GB/T 9704. A warning.
"""

import re
from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Profile

_LONGEST = 200
_NAME = 6
"""Characters of a name or a thing in a list, at most."""
_END = re.compile("[。！？；!?;\n]")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(*RUNNING_TEXT):
        if len(paragraph.text) <= _LONGEST:
            continue
        longest = max(_END.split(paragraph.text), key=_length)
        if _length(longest) > _LONGEST:
            yield at(paragraph, count=len(longest), text=longest.strip()[:12])


def _length(sentence: str) -> int:
    """Characters, but for those of lists: names that stand one after another are no hard reading."""
    return sum(len(piece) for piece in sentence.split("、") if len(piece) > _NAME)
