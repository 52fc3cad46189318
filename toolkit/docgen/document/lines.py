"""The lines of a document: what is written outside tables and text boxes, and the roles found so far."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docgen.document.body_text import TITLE_SIZE
from docgen.model.colors import is_red
from docgen.model.paragraph import NO_EXTRAS, NO_ROLE, Paragraph, Role
from docgen.model.profile import Align, Element


class Line(NamedTuple):
    """A written paragraph outside tables: its index and its text without space around it."""

    at: int
    text: str
    paragraph: Paragraph


class Lines:
    """The lines of one document's paragraphs; zone by zone, their roles are `found`."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.found: dict[int, Role] = {}
        self.places: list[int] = []
        """The index of each line's paragraph."""
        self.texts: list[str] = []
        """The text of each line."""
        self.set_apart: list[tuple[int, Paragraph]] = []
        """Those in tables and text boxes."""
        self.on_attachments: list[int] = []
        """The indexes of lines that begin with 附: by their first character most lines are told apart."""
        self.page_starts: set[int] = set()
        """The indexes of lines that begin a page."""
        self.styles = [paragraph.format.style for paragraph in paragraphs]
        for index, paragraph in enumerate(paragraphs):
            standing, extras = paragraph.standing, paragraph.extras
            if standing.cell is not None or standing.in_box:
                self.set_apart.append((index, paragraph))
            elif text := (paragraph.text if extras is NO_EXTRAS else extras.label + paragraph.text).strip():
                if text[0] == "附":
                    self.on_attachments.append(len(self.texts))
                if extras.breaks_page or paragraph.format.page_break_before:
                    self.page_starts.add(len(self.texts))
                self.places.append(index)
                self.texts.append(text)

    def line(self, i: int) -> Line:
        """The line with index `i` among the lines."""
        # A value for each line would take longer to make than most of them are looked at.
        return Line(self.places[i], self.texts[i], self.paragraphs[self.places[i]])

    def between(self, first: int, end: int) -> Iterator[Line]:
        """The lines from `first` to `end`, or the last."""
        return map(self.line, range(first, min(end, len(self.texts))))

    def set(self, line: Line, element: Element) -> None:
        """Find that `line` is `element`, unless something was found before."""
        self.found.setdefault(line.at, Role(element))

    def is_(self, line: Line, *elements: Element) -> bool:
        """Whether `line` was found to be one of `elements`."""
        role = self.found.get(line.at)
        return role is not None and role.element in elements

    def role(self, line: Line) -> Element | None:
        """What `line` was found to be."""
        return self.found.get(line.at, NO_ROLE).element


def is_in_red(paragraph: Paragraph) -> bool:
    """Whether any of its words is red."""
    colors: Iterable[str] = (
        look.color for text, look in zip(paragraph.texts, paragraph.looks, strict=True) if text.strip()
    )
    return any(is_red(color) for color in colors)


def is_set_as_title(paragraph: Paragraph) -> bool:
    """Whether it is set as nothing but a title is."""
    is_large = paragraph.size >= TITLE_SIZE and paragraph.format.align is Align.CENTER
    return is_large and not is_in_red(paragraph)
