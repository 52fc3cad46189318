"""What some characters of a cell look like beyond the others, and which of them are struck out.

A cell that is bold or red as a whole is styled as a cell; only what sets some of its characters apart is
meant for the report. Raised and lowered characters are a matter of meaning (m², CO₂) and always kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from docgen.model.cell_text import PLAIN, Look, Span
from docgen.workbook.characters import repaired
from docgen.workbook.colors import Colors
from docgen.workbook.fills import is_unseen
from docgen.workbook.fonts import Font
from docgen.workbook.strings import Run


class Piece(NamedTuple):
    """A stretch of a cell's text in one font; `source` is what the cell says there where that differs."""

    text: str
    font: Font
    source: str | None = None


class Shown(NamedTuple):
    """A cell's text as a person sees it, without blanks around it; the looks in it; what was left out.

    `struck` are words that are struck out, `unseen` those in the colour of their cell. `offset` is where
    `value` begins in what the cell says. A span of no length stands for words that were left out.
    """

    value: str
    spans: tuple[Span, ...]
    offset: int
    struck: str = ""
    unseen: str = ""


class _Item(NamedTuple):
    """What is shown of a piece, how, and what the cell says there where that differs."""

    text: str
    look: Look
    source: str | None


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


def formatted(text: str, seen: str, runs: Sequence[Run], own: Font) -> Iterator[Piece]:
    """The text of a cell whose number format shows it as `seen`; what is put around it stands for nothing."""
    at = seen.find(text)
    if at < 0:
        yield Piece(seen, own, text)
        return
    yield Piece(seen[:at], own, "")
    yield from pieces(text, runs, own)
    yield Piece(seen[at + len(text) :], own, "")


def legible(found: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without characters that no report holds; a line break of two signs stands for both."""
    for text, font, source in found:
        for number, line in enumerate(text.split("\r\n") if source is None else (text,)):
            if number:
                yield Piece("\n", font, "\r\n")
            yield Piece(repaired(line), font, source)


def shown(found: Iterable[Piece], colors: Colors, fill: str) -> Shown:
    """What a person reads of the pieces on `fill`, a colour as fills.py has it."""
    items: list[_Item] = []
    left_out: dict[bool, list[str]] = {True: [], False: []}
    for text, font, source in found:
        color = colors.rgb(font.look.color)
        if font.struck or is_unseen(color, fill):
            left_out[font.struck].append(text)
            items.append(_Item("", PLAIN, text if source is None else source))
        else:
            items.append(_Item(text, font.look._replace(color=color), source))
    common = _common([item.look for item in items if item.text.strip()])
    bare = _stripped([item._replace(look=_beyond(item.look, common)) for item in items])
    return bare._replace(struck="".join(left_out[True]), unseen="".join(left_out[False]))


def _stripped(items: Sequence[_Item]) -> Shown:
    """What the items show, without the blanks around it."""
    value = "".join(item.text for item in items)
    start, bare = len(value) - len(value.lstrip()), value.strip()
    at = offset = 0
    for text, _look, source in items:
        if at > start or (at == start and text):
            break
        offset += min(len(text), start - at) if source is None else len(source)
        at += len(text)
    return Shown(bare, cut(tuple(_spans(items)), start, start + len(bare)), offset)


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


def _spans(items: Iterable[_Item]) -> Iterator[Span]:
    """The stretches that have a look, neighbours as one, and those that the cell says otherwise."""
    at, pending = 0, Span(0, 0)
    for text, look, source in items:
        start, at = at, at + len(text)
        is_dressed = source is None and look != PLAIN and bool(text)
        if is_dressed and pending.end == start and pending.look == look:
            pending = pending._replace(end=at)
            continue
        if pending.end > pending.start:
            yield pending
        pending = Span(start, at, look) if is_dressed else Span(at, at)
        if source is not None and (text or source):
            yield Span(start, at, look, written=source)
    if pending.end > pending.start:
        yield pending


def cut(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans of a text of which only `start` to `end` (excluded) stays; of no length only those inside."""
    return tuple(
        span._replace(start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in spans
        if span.start < end and span.end > start
    )
