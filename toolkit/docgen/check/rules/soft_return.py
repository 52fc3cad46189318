"""A line is broken by hand inside a paragraph.

What it does
    Finds soft returns (Shift+Enter) in body paragraphs and headings.

Why is this bad
    The line after it has no indent, and the line before it is stretched over its width.

Example
    Bad:  …取得成效。↵下一步…
    Good: two paragraphs

Clause
    GB/T 9704-2012, 7.3.3: 每个自然段左空二字，回行顶格.
"""

from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT
from docgen.check.rule import Fault, at
from docgen.check.text import excerpt
from docgen.model.document import DocumentView
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    if "\n" not in view.text:
        return
    for paragraph in view.of(*RUNNING_TEXT):
        place = paragraph.text.find("\n")
        if place >= 0 and paragraph.cell is None:
            yield at(paragraph, text=excerpt(paragraph.text, place, place + 1).replace("\n", "↵"))
