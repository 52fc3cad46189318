"""DocumentView: a Word document as a reader sees it: effective formatting, structure, places."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate, chain
from operator import attrgetter
from typing import NamedTuple

from docgen.model.page import Section, Story
from docgen.model.paragraph import Paragraph, Shape
from docgen.model.profile import Element


class DocumentChart(NamedTuple):
    """A chart: the ordinal of its paragraph, its categories, and its series (name, values by category)."""

    ordinal: int
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[Decimal | None, ...]], ...]


@dataclass(frozen=True)
class DocumentView:
    """A whole document. `paragraphs` are the body's in document order, tables and text boxes included."""

    file: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    even_and_odd: bool = False
    embedded_fonts: frozenset[str] = frozenset()
    revised: tuple[int, ...] = ()
    """The ordinal of the paragraph of each tracked change, in order."""
    commented: tuple[int, ...] = ()
    """The ordinal of the paragraph of each comment, in order."""
    charts: tuple[DocumentChart, ...] = ()

    @cached_property
    def text(self) -> str:
        """The paragraphs' texts joined by `\\r`, for rules that search the whole document at once."""
        return "\r".join([paragraph.text for paragraph in self.paragraphs])

    @cached_property
    def starts(self) -> list[int]:
        """Where each paragraph begins in `text`."""
        return list(accumulate((len(paragraph.text) + 1 for paragraph in self.paragraphs), initial=0))

    @cached_property
    def alike(self) -> list[tuple[Shape, list[Paragraph]]]:
        """Every paragraph, headers' and footers' too, with those of the same shape."""
        return self._alike + _alike(p for story in self.stories() for p in story.paragraphs)

    @cached_property
    def _alike(self) -> list[tuple[Shape, list[Paragraph]]]:
        return _alike(self.paragraphs)

    def of(self, *elements: Element) -> Iterator[Paragraph]:
        """The paragraphs that are one of `elements`, in order."""
        groups = [paragraphs for shape, paragraphs in self._alike if shape.element in elements]
        # Each group is in order: sorting runs that are takes less than merging them one by one.
        return iter(groups[0] if len(groups) == 1 else sorted(chain.from_iterable(groups), key=_ORDINAL))

    def above(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """The paragraphs above one of the body's, nearest first."""
        index = bisect_left(self.paragraphs, paragraph.ordinal, key=_ORDINAL)
        return (self.paragraphs[i] for i in range(index - 1, -1, -1))

    def nearest(self, ordinal: int) -> Paragraph:
        """The paragraph with this ordinal, or the next that is shown. Raises `IndexError` without any."""
        index = bisect_left(self.paragraphs, ordinal, key=_ORDINAL)
        return self.paragraphs[min(index, len(self.paragraphs) - 1)]

    def stories(self) -> Iterator[Story]:
        """Every header and footer that is shown, once: those of even and first pages where these differ."""
        seen = set()
        for section in self.sections:
            kinds = {
                "default",
                *(["even"] if self.even_and_odd else []),
                *(["first"] if section.own_first else []),
            }
            for kind, story in (*section.headers.items(), *section.footers.items()):
                if story.part not in seen and kind in kinds:
                    seen.add(story.part)
                    yield story


_ORDINAL = attrgetter("ordinal")


def _alike(paragraphs: Iterable[Paragraph]) -> list[tuple[Shape, list[Paragraph]]]:
    found: dict[Shape, list[Paragraph]] = {}
    last: Shape | None = None
    alike: list[Paragraph] = []
    for paragraph in paragraphs:
        shape = paragraph.shape
        # Most look like the one before, which is quicker to see than to look up.
        if shape != last:
            last, alike = shape, found.setdefault(shape, [])
        alike.append(paragraph)
    return list(found.items())
