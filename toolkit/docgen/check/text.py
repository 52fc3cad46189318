"""Searching the words of a document: one pass over all of it, each hit led back to its paragraph."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.model.document import DocumentView
from docgen.model.formatting import RunFormat
from docgen.model.paragraph import Paragraph
from docgen.patterns import HAN

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Hit:
    """What a pattern found: the paragraph, and the match's bounds in its text."""

    paragraph: Paragraph
    start: int
    end: int
    match: re.Match[str]

    @property
    def text(self) -> str:
        return self.match.group()


def search(
    view: DocumentView, pattern: re.Pattern[str], signs: Iterable[str] | re.Pattern[str]
) -> Iterator[Hit]:
    """Every match in the body's paragraphs; no match is without one of `signs`, so most need no look.

    Where even the signs are common, they are a pattern, which is quickest when it begins with a character.
    """
    for paragraph in with_signs(view, signs):
        for match in pattern.finditer(paragraph.text):
            yield Hit(paragraph, match.start(), match.end(), match)


def with_signs(view: DocumentView, signs: Iterable[str] | re.Pattern[str]) -> list[Paragraph]:
    """The body's paragraphs that hold one of `signs`, in order. Finding a sign costs next to nothing."""
    if isinstance(signs, re.Pattern):
        return _with_match(view, signs)
    present = [sign for sign in signs if sign in view.text]
    if not present:
        return []
    if len(present) == 1:
        return [paragraph for paragraph in view.paragraphs if present[0] in paragraph.text]
    return [p for p in view.paragraphs if any(sign in p.text for sign in present)]


def _with_match(view: DocumentView, pattern: re.Pattern[str]) -> list[Paragraph]:
    places = [match.start() for match in pattern.finditer(view.text)]
    indexes = dict.fromkeys(bisect(view.starts, place) - 1 for place in places)
    return [view.paragraphs[index] for index in indexes]


def excerpt(text: str, start: int, end: int, around: int = 6) -> str:
    """The words about a place, for a message."""
    head, tail = max(0, start - around), min(len(text), end + around)
    return ("…" if head else "") + text[head:tail].strip() + ("…" if tail < len(text) else "")


def has_han(text: str) -> bool:
    """Whether `text` holds a Chinese character."""
    return _HAN.search(text) is not None


def has_latin(text: str) -> bool:
    """Whether `text` holds a letter or digit of half width."""
    return _LATIN.search(text) is not None


def looks(
    paragraph: Paragraph, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int, str, RunFormat]]:
    """The written pieces of a paragraph between `start` and `end`: their bounds, text and look."""
    stop = len(paragraph.text) if end is None else end
    for offset, run in paragraph.spans():
        first, last = max(offset, start), min(offset + len(run.text), stop)
        if first < last and run.text[first - offset : last - offset].strip():
            yield first, last, run.text[first - offset : last - offset], run.format
