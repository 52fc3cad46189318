"""What some characters of a cell look like beyond the others, and which of them are struck out.

A cell that is bold or red as a whole is styled as a cell; only what sets some of its characters apart is
meant for the report. Raised and lowered characters are a matter of meaning (m², CO₂) and always kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from docgen.model.report import PLAIN, Look, Span
from docgen.workbook.colors import Colors
from docgen.workbook.fonts import Font
from docgen.workbook.strings import Run


class Piece(NamedTuple):
    """A stretch of a cell's text in one font."""

    text: str
    font: Font


class Shown(NamedTuple):
    """A cell's text without what is struck out and blanks around it, the looks in it, and what was left out.

    `offset` is where `value` begins in what the cell says. A span of no length stands for struck-out words.
    """

    value: str
    spans: tuple[Span, ...]
    struck: str
    offset: int


def pieces(value: str, runs: Sequence[Run], own: Font) -> Iterator[Piece]:
    """The text of a cell in its fonts; `own` is the cell's, for what no run covers."""
    at = 0
    for start, end, font in runs:
        if at < start:
            yield Piece(value[at:start], own)
        yield Piece(value[start:end], font)
        at = end
    if at < len(value):
        yield Piece(value[at:], own)


def shifted(runs: Sequence[Run], by: int) -> tuple[Run, ...]:
    """The runs of a text that its number format moves back; none where it no longer stands there."""
    return tuple(Run(start + by, end + by, font) for start, end, font in runs) if by >= 0 else ()


def shown(found: Iterable[Piece], colors: Colors) -> Shown:
    """What a person reads of the pieces."""
    kept: list[tuple[str, Look]] = []
    struck: list[tuple[int, str]] = []
    length = 0
    for text, font in found:
        if font.struck:
            struck.append((length, text))
        else:
            kept.append((text, font.look._replace(color=colors.rgb(font.look.color))))
            length += len(text)
    common = _common([look for text, look in kept if text.strip()])
    spans = list(_spans((text, _beyond(look, common)) for text, look in kept))
    return _stripped("".join(text for text, _look in kept), spans, struck)


def _stripped(value: str, spans: list[Span], struck: list[tuple[int, str]]) -> Shown:
    """What is shown, without blanks around it; `struck` are words with the place where each is missing."""
    start = len(value) - len(value.lstrip())
    bare = value.strip()
    before = sum(len(words) for at, words in struck if at <= start)
    end = start + len(bare)
    missing = [Span(at - start, at - start, written=words) for at, words in struck if start < at < end]
    said = "".join(words for _, words in struck)
    return Shown(bare, with_missing(cut(spans, start, end), missing), said, start + before)


def with_missing(spans: Sequence[Span], missing: Sequence[Span]) -> tuple[Span, ...]:
    """The spans with those of no length among them; one that they fall into is cut there."""
    edges = [span.start for span in missing]
    parts = [part for span in spans for part in _parted(span, edges)]
    return tuple(sorted((*parts, *missing), key=lambda span: (span.start, span.end)))


def _parted(span: Span, edges: Sequence[int]) -> Iterator[Span]:
    bounds = [span.start, *(edge for edge in edges if span.start < edge < span.end), span.end]
    return (span._replace(start=start, end=end) for start, end in pairwise(bounds))


def _common(looks: list[Look]) -> Look:
    """What all of them share, which is the cell's own look; the vertical place never is."""
    if not looks:
        return PLAIN
    first = looks[0]
    shared = [len({look[field] for look in looks}) == 1 for field in range(len(first))]
    return Look(
        first.bold and shared[0],
        first.italic and shared[1],
        first.underline and shared[2],
        "",
        first.color if shared[4] else "",
    )


def _beyond(look: Look, common: Look) -> Look:
    return Look(
        look.bold and not common.bold,
        look.italic and not common.italic,
        look.underline and not common.underline,
        look.vertical,
        "" if look.color == common.color else look.color,
    )


def _spans(found: Iterable[tuple[str, Look]]) -> Iterator[Span]:
    """The stretches that have a look; neighbours of one look are one."""
    at, pending = 0, Span(0, 0)
    for text, look in found:
        start, at = at, at + len(text)
        if look == PLAIN or not text:
            continue
        if pending.look == look and pending.end == start:
            pending = pending._replace(end=at)
            continue
        if pending.end:
            yield pending
        pending = Span(start, at, look)
    if pending.end:
        yield pending


def cut(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans of a text of which only `start` to `end` (excluded) stays."""
    return tuple(
        span._replace(start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in spans
        if span.start < end and span.end > start
    )
