"""Where a document has its page numbers (7.5)."""

from collections.abc import Iterator

from docgen.model.document import DocumentView
from docgen.model.page import Section
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element

NUMBER = "#"
"""Stands for the page number itself in `written`."""


def numbered(section: Section, kind: str) -> Iterator[Paragraph]:
    """The paragraphs with a page number in the section's footers of `kind` ("default", "even", "first")."""
    story = section.footers.get(kind)
    if story is not None:
        yield from (p for p in story.paragraphs if p.role.element is Element.PAGE_NUMBER)


def all_numbered(view: DocumentView) -> Iterator[Paragraph]:
    """Every paragraph with a page number, headers included, once."""
    for story in view.stories():
        yield from (p for p in story.paragraphs if p.role.element is Element.PAGE_NUMBER)


def written(paragraph: Paragraph) -> str:
    """The paragraph's text with its page number as `NUMBER`."""
    text = paragraph.text
    for field in reversed(paragraph.fields):
        if field.code == "PAGE":
            text = text[: field.start] + NUMBER + text[field.end :]
    return text.strip()
