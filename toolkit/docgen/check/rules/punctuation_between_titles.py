"""A mark stands between two book titles or quotations.

What it does
    Finds 、 or ， between 》 and 《.

Why is this bad
    Titles side by side are parted by their own marks; the standard for punctuation puts nothing between.

Example
    Bad:  《预算法》、《会计法》
    Good: 《预算法》《会计法》

Clause
    GB/T 15834-2011, 4.5.3.5: 标有书名号的并列成分之间通常不用顿号.
"""

import re
from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.text import excerpt, search
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.profile import Profile

_MARK = re.compile("(?<=》)[、，,](?=《)")
_BETWEEN = re.compile("》[、，,]《")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    found: dict[int, list[int]] = {}
    for hit in search(view, _MARK, _BETWEEN):
        found.setdefault(hit.paragraph.ordinal, []).append(hit.start)
    for paragraph in view.paragraphs if found else ():
        places = found.get(paragraph.ordinal)
        if places:
            mends = (TextMend(paragraph.ordinal, p, p + 1, "", paragraph.part) for p in places)
            text = excerpt(paragraph.text, places[0], places[0] + 1)
            yield at(paragraph, *mends, text=text, mark=paragraph.text[places[0]])
