"""Cutting and joining texts that know their cells: each piece still leads to its place in the cell.

A `Span` with `written` stands for other characters in the cell than it shows. Where such a span is cut, its
first part keeps all that was written and the others stand for nothing, so that the pieces of a text together
still say what its cell says.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docgen.model.cell_text import CellRef, Span, Text

Piece = str | Text
"""Words of a report: a `Text` stems from a cell, a bare `str` is a number or mark that the layout writes."""
Line = tuple[Piece, ...]
"""A paragraph or a part of one, from left to right; `\\n` inside a field's text begins the next paragraph."""
Bounds = tuple[int, int]
"""A stretch of characters: where it begins, and where it has ended."""


def plain(line: Line) -> str:
    """The characters of `line`."""
    return "".join(piece if isinstance(piece, str) else piece.value for piece in line)


def cut(text: Text, start: int, end: int) -> Text:
    """The characters of `text` from `start` to before `end`."""
    if start == 0 and end == len(text.value):
        return text
    return next(cuts(text, ((start, end),)))


def cuts(text: Text, bounds: Iterable[Bounds]) -> Iterator[Text]:
    """The stretches of `text` within `bounds`, which rise and do not overlap; linear in spans and bounds."""
    if not text.spans:
        for start, end in bounds:
            yield Text(text.value[start:end], text.cell, (), text.offset + start)
        return
    spans, first, shift = text.spans, 0, text.offset
    for start, end in bounds:
        while first < len(spans) and spans[first].start < start and spans[first].end <= start:
            shift += _growth(spans[first])
            first += 1
        inside = first < len(spans) and spans[first].start < start and spans[first].written is not None
        offset = shift + (spans[first].start + len(spans[first].written or "") if inside else start)
        own = tuple(_clipped(spans, first, start, end, len(text.value)))
        yield Text(text.value[start:end], text.cell, own, offset)


def _growth(span: Span) -> int:
    """How many characters more the cell says than the span shows."""
    return 0 if span.written is None else len(span.written) - (span.end - span.start)


def _clipped(spans: Sequence[Span], first: int, start: int, end: int, length: int) -> Iterator[Span]:
    for index in range(first, len(spans)):
        span = spans[index]
        if span.start >= end and not span.start == span.end == end == length:
            return
        written = "" if span.written is not None and span.start < start else span.written
        yield Span(max(span.start, start) - start, min(span.end, end) - start, span.look, span.kind, written)


def joined(pieces: Sequence[Text]) -> Text:
    """One text of several that followed one another in a cell; at least one."""
    spans: list[Span] = []
    position = 0
    for piece in pieces:
        spans += (
            Span(start + position, end + position, look, kind, source)
            for start, end, look, kind, source in piece.spans
        )
        position += len(piece.value)
    return Text("".join(piece.value for piece in pieces), pieces[0].cell, tuple(spans), pieces[0].offset)


def written(text: Text) -> str:
    """What the cell says where `text` shows its value."""
    if not text.spans:
        return text.value
    parts: list[str] = []
    position = 0
    for span in text.spans:
        shown = text.value[span.start : span.end]
        parts += text.value[position : span.start], shown if span.written is None else span.written
        position = span.end
    return "".join((*parts, text.value[position:]))


def cut_lines(line: Line, bounds: Sequence[Bounds]) -> list[Line]:
    """The stretches of `line` within `bounds`, which rise and do not overlap."""
    found: list[list[Piece]] = [[] for _ in bounds]
    first, begin = 0, 0
    for piece in line:
        end = begin + len(piece if isinstance(piece, str) else piece.value)
        while first < len(bounds) and bounds[first][1] <= begin:
            first += 1
        places = list(_overlapping(bounds, first, begin, end))
        within = [(max(bounds[i][0], begin) - begin, min(bounds[i][1], end) - begin) for i in places]
        for place, part in zip(places, _parts(piece, within), strict=True):
            found[place].append(part)
        begin = end
    return [tuple(pieces) for pieces in found]


def _parts(piece: Piece, bounds: Sequence[Bounds]) -> Iterator[Piece]:
    if isinstance(piece, str):
        return (piece[start:end] for start, end in bounds)
    return cuts(piece, bounds)


def _overlapping(bounds: Sequence[Bounds], first: int, begin: int, end: int) -> Iterator[int]:
    for place in range(first, len(bounds)):
        if bounds[place][0] >= end:
            return
        if bounds[place][0] < bounds[place][1]:
            yield place


def cut_line(line: Line, start: int, end: int) -> Line:
    """The characters of `line` from `start` to before `end`."""
    return cut_lines(line, ((start, end),))[0]


def stripped(line: Line) -> Line:
    """`line` without blanks around it; empty where nothing is left."""
    whole = plain(line)
    bare = whole.strip()
    if len(bare) == len(whole):
        return line if whole else ()
    start = len(whole) - len(whole.lstrip())
    return cut_line(line, start, start + len(bare))


def paragraphs(line: Line) -> list[Line]:
    """The lines of `line` that say something, without surrounding blanks (Alt+Enter is a new paragraph)."""
    whole = plain(line)
    if "\n" not in whole:
        bare = stripped(line)
        return [bare] if bare else []
    return cut_lines(line, list(line_bounds(whole)))


def line_bounds(whole: str) -> Iterator[Bounds]:
    """Where the lines of `whole` that say something begin and end, blanks around them left out."""
    position = 0
    for raw in whole.split("\n"):
        if bare := raw.strip():
            start = position + len(raw) - len(raw.lstrip())
            yield start, start + len(bare)
        position += len(raw) + 1


class Place(NamedTuple):
    """A place in a workbook: a cell, and how many characters of its text stand before."""

    cell: CellRef
    offset: int


def place_of(line: Line, index: int) -> Place | None:
    """Where in the workbook the character at `index` of `line` stems from; None where the layout wrote it.

    A character that stands for something else in its cell ({{检查次数}}) leads to where that begins.
    """
    for piece in line:
        length = len(piece if isinstance(piece, str) else piece.value)
        if index < length:
            return None if isinstance(piece, str) else Place(piece.cell, _offset(piece, index))
        index -= length
    return None


def _offset(text: Text, index: int) -> int:
    """Where in its cell the character at `index` of `text` stands."""
    shift = text.offset
    for span in text.spans:
        if span.start > index:
            break
        if span.end > index:
            return shift + (index if span.written is None else span.start)
        shift += _growth(span)
    return shift + index
