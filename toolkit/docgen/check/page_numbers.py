"""Where a document has its page numbers (7.5)."""

from collections.abc import Iterator

from docgen.model.document import DocumentView
from docgen.model.mend import PageNumberMend
from docgen.model.page import Section
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile

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


def page_number_mend(view: DocumentView, profile: Profile) -> tuple[PageNumberMend, ...]:
    """New footers with the page number as it should be, where those of all pages hold nothing but one.

    What a person put there beside it is not ours to move.
    """
    stories = [story for s in view.sections for story in (*s.headers.values(), *s.footers.values())]
    if not all(_is_free(paragraph) for story in stories for paragraph in story.paragraphs):
        return ()
    look, numbers = profile.elements[Element.PAGE_NUMBER], profile.page_numbers
    font = profile.fonts(Element.PAGE_NUMBER)[0]
    return (PageNumberMend(font, look.size or _SIZE, numbers.side, numbers.line),)


_SIZE = 28
_DASHES = frozenset("—－–-~～·. \u3000" + NUMBER)


def _is_free(paragraph: Paragraph) -> bool:
    """Whether a paragraph of a header or footer is empty, or a page number with dashes beside it."""
    if paragraph.role.element is Element.PAGE_NUMBER:
        return _DASHES.issuperset(written(paragraph))
    return not paragraph.text.strip() and not paragraph.label and not paragraph.fields
