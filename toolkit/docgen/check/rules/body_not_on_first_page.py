"""The body does not begin on the first page.

What it does
    Finds a page break before the first paragraph of the body.

Why is this bad
    A first page without text can be put before any document; the standard asks for 正文 on it.

Example
    Bad:  a title page, then the body
    Good: title and body on page 1

Clause
    GB/T 9704-2012, 7.3.3: 公文首页必须显示正文.
"""

from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    first = next(view.of(*RUNNING_TEXT), None)
    for paragraph in view.paragraphs:
        if first is None or paragraph.ordinal > first.ordinal:
            return
        if paragraph.ordinal and (paragraph.breaks_page or paragraph.format.page_break_before):
            yield at(first)
            return
