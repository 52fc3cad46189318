"""A sentence is cut over two paragraphs.

What it does
    Finds a paragraph of the text that ends in a comma or 、, the next one going on without a number; or
    that ends in no mark at all, the next one going on flush left.

Why is this bad
    A paragraph mark set by accident, mostly when text was pasted: the reader takes it for a new
    thought.

Example
    Bad:  全年举办培训10期，¶参训750人次。
    Good: 全年举办培训10期，参训750人次。

Clause
    GB/T 9704-2012, 7.3.3 (每个自然段左空二字，回行顶格): a line that goes on is no paragraph.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from docgen.check.rule import Fault, at
from docgen.check.text import has_han
from docgen.model.document import DocumentView
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile

_JOINS = "，,、"
_SHORTEST = 15
"""Characters of a line that may be text broken off; shorter ones are lines of a form or list."""
_MARKS_OF_ITEMS = "一二三四五六七八九十（(①②③④⑤⑥⑦⑧⑨第其首再最0123456789"


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for match in _OPEN_END.finditer(view.text):
        index = bisect_right(view.starts, match.start()) - 1
        following = next((p for p in islice(view.paragraphs, index + 1, None) if not p.is_empty), None)
        if following is not None and _goes_on(view.paragraphs[index], following):
            yield at(view.paragraphs[index], text=view.paragraphs[index].text.rstrip()[-8:])


_OPEN_END = re.compile("[，,、\u4e00-\u9fff] {0,3}\r")
"""How a paragraph ends whose sentence goes on."""


def _goes_on(paragraph: Paragraph, following: Paragraph) -> bool:
    element, end = paragraph.role.element, paragraph.text.rstrip()
    if paragraph.cell is not None or following.cell is not None or following.in_box:
        return False
    if element is not Element.BODY or following.role.element is not Element.BODY or len(end) < _SHORTEST:
        return False
    if following.role.number is not None or following.label or following.text.lstrip()[:1] in _MARKS_OF_ITEMS:
        return False
    if end[-1] in _JOINS:
        return True
    return has_han(end[-1]) and _is_flush(following) and not _is_flush(paragraph)


def _is_flush(paragraph: Paragraph) -> bool:
    first = paragraph.format.first_line
    return first.twips <= 0 and first.hundredths <= 0 and not paragraph.text[:1].isspace()
