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

from collections.abc import Iterator, Sequence
from itertools import pairwise

from docgen.check.rule import Fault, at
from docgen.check.text import HAN
from docgen.model.document import DocumentView
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile

_JOINS = "，,、"
_SHORTEST = 15
"""Characters of a line that may be text broken off; shorter ones are lines of a form or list."""
_MARKS_OF_ITEMS = "一二三四五六七八九十（(①②③④⑤⑥⑦⑧⑨第其首再最0123456789"


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph, following in pairwise(_text(view)):
        if _goes_on(paragraph, following):
            yield at(paragraph, text=paragraph.text.rstrip()[-8:])


def _text(view: DocumentView) -> Sequence[Paragraph]:
    return [p for p in view.paragraphs if not p.is_empty and p.cell is None and not p.in_box]


def _goes_on(paragraph: Paragraph, following: Paragraph) -> bool:
    element, end = paragraph.role.element, paragraph.text.rstrip()
    if element is not Element.BODY or following.role.element is not Element.BODY or len(end) < _SHORTEST:
        return False
    if following.role.number is not None or following.label or following.text.lstrip()[:1] in _MARKS_OF_ITEMS:
        return False
    if end[-1] in _JOINS:
        return True
    return f"{HAN[0]}" <= end[-1] <= "\u9fff" and _is_flush(following) and not _is_flush(paragraph)


def _is_flush(paragraph: Paragraph) -> bool:
    first = paragraph.format.first_line
    return first.twips <= 0 and first.hundredths <= 0 and not paragraph.text[:1].isspace()
