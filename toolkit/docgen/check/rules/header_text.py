"""There is text in a header.

What it does
    Finds words in a header that is shown. A page number there is page-number-place's.

Why is this bad
    An official document has no header: what stands above 版心 is taken for a part of the 版头.

Example
    Bad:  页眉写着单位名称
    Good: 页眉为空

Clause
    GB/T 9704-2012, 5.2.1 and 7.1: nothing stands outside 版心 but the page number. A warning.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for story in view.stories():
        for paragraph in story.paragraphs:
            text = paragraph.text.strip()
            is_header = paragraph.standing.story.startswith("页眉")
            if is_header and text and paragraph.role.element is not Element.PAGE_NUMBER:
                yield at(paragraph, text=text[:12])
                break
