"""Words that stand for others in their cell, as spans: a figure for its reference, a date for a typed one."""

from collections.abc import Sequence
from itertools import pairwise

from docgen.model.cell_text import PLAIN, Span, SpanKind, Text
from docgen.model.texts import Bounds, written

TO_BE_FILLED = (SpanKind.UNFILLED, SpanKind.PLACEHOLDER)


def kind_of(part: Text) -> SpanKind:
    """Whether a piece of a text is still to be filled, or was brought from elsewhere."""
    return next((span.kind for span in part.spans if span.kind in TO_BE_FILLED), SpanKind.FIGURE)


def alternating(places: Sequence[Bounds], length: int) -> list[Bounds]:
    """`places` with the gaps before, between and behind them: a gap, a place, a gap …, a gap."""
    edges = [0, *(edge for place in places for edge in place), length]
    return list(pairwise(edges))


def unfilled(piece: Text) -> Text:
    """`piece` as an unfilled place; what the layout suggested stays known as that."""
    if not piece.spans:
        return piece._replace(spans=(Span(0, len(piece.value), PLAIN, SpanKind.UNFILLED),))
    spans = []
    position = 0
    for span in (*piece.spans, Span(len(piece.value), len(piece.value))):
        if span.start > position:
            spans.append(Span(position, span.start, PLAIN, SpanKind.UNFILLED))
        if span.end > span.start or span.written is not None:
            kind = SpanKind.UNFILLED if span.kind is SpanKind.TYPED else span.kind
            spans.append(span._replace(kind=kind))
        position = span.end
    return piece._replace(spans=tuple(spans))


def standing_for(piece: Text, said: Sequence[tuple[str, SpanKind]]) -> Text:
    """Words in place of `piece`, in the look that it has; the first of them stand for all that is written."""
    first = piece.spans[0] if piece.spans and piece.spans[0].start == 0 else Span(0, 0)
    spans: list[Span] = []
    position, source = 0, written(piece)
    for words, kind in said:
        if words or not spans:
            kept = first.kind if first.kind is SpanKind.PLACEHOLDER else kind
            spans.append(Span(position, position + len(words), first.look, kept, "" if spans else source))
        position += len(words)
    return Text("".join(words for words, _kind in said), piece.cell, tuple(spans), piece.offset)


def dated(content: Text, official: str) -> Text:
    """A date in its official form, which stands for the one that was typed."""
    if official == content.value:
        return content
    whole = Span(0, len(official), written=written(content))
    return Text(official, content.cell, (whole,), content.offset)
