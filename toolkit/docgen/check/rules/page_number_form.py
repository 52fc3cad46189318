"""The page number is not written — 1 —.

What it does
    Wants the number between two 一字线 (—), with nothing else on the line.

Why is this bad
    The dashes are the standard's form; -1- or 第1页 is somebody's own.

Example
    Bad:  - 1 -; 第1页; 1/5
    Good: — 1 —

Clause
    GB/T 9704-2012, 7.5: 数字左右各放一条一字线.
"""

import re
from collections.abc import Iterator

from docgen.check.page_numbers import NUMBER, all_numbered, page_number_mend, written
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Profile

_PROPER = re.compile(f"—\\s*{NUMBER}\\s*—")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in all_numbered(view):
        text = written(paragraph)
        dashed = paragraph.part in _dashed(view)
        if dashed or not _PROPER.fullmatch(text):
            yield at(
                paragraph,
                *page_number_mend(view, profile),
                text=text.replace(NUMBER, "- 1 -" if dashed else "1"),
            )


def _dashed(view: DocumentView) -> set[str]:
    """The headers and footers of sections whose page number format puts hyphens beside the number."""
    sections = [section for section in view.sections if section.page_format == "numberInDash"]
    return {story.part for s in sections for story in (*s.headers.values(), *s.footers.values())}
