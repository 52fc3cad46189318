"""What a paragraph holds, as one text whose pieces know their look: what runs it is cut into says nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from docgen.redline.keys import key, whole
from docgen.redline.marks import text_run
from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_FIRST_SIGN = 0xF0000
"""Stands for an object in a paragraph's text: supplementary private use, which no font and no text has."""
_UNSEEN = frozenset(
    W + name
    for name in (
        "proofErr bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd "
        "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd"
    ).split()
)
_UNSEEN_IN_RUNS = frozenset({W + "lastRenderedPageBreak", W + "commentReference", W + "annotationRef"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one look: a text, or one object (a field, a picture, a link …), or a mark of no width."""

    text: str
    look: str
    properties: "Node | None" = None
    nodes: "tuple[Node, ...]" = ()
    """Of an object or a mark: what stands in the paragraph for it."""

    def cut(self, start: int, end: int) -> "Piece":
        """Part of a text."""
        if (start, end) == (0, len(self.text)):
            return self
        return Piece(self.text[start:end], self.look, self.properties, self.nodes)

    def runs(self) -> "list[Node]":
        """What stands in the paragraph for this."""
        return [*self.nodes] if self.nodes else [text_run(self.properties, self.text)]


@dataclass(frozen=True, slots=True)
class Content:
    """All pieces of a paragraph, and its text, in which each object is one sign."""

    text: str
    pieces: tuple[Piece, ...]

    def between(self, start: int, end: int, *, with_marks: bool = True) -> Iterator[Piece]:
        """The pieces of text[start:end], those of no width that stand before `end` included."""
        at = 0
        for piece in self.pieces:
            after = at + len(piece.text)
            if not piece.text:
                if with_marks and (start <= at < end or (at == end == len(self.text))):
                    yield piece
            elif after > start and at < end:
                yield piece.cut(max(start - at, 0), min(end, after) - at)
            at = after


class Signs:
    """One sign for each object, the same for those that say the same."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, said: str) -> str:
        """The sign of an object that says this."""
        return self._known.setdefault(said, chr(_FIRST_SIGN + len(self._known)))


def content(paragraph: "Node", signs: Signs) -> Content:
    """What `paragraph` holds besides its properties."""
    pieces: list[Piece] = []
    nodes = [node for node in paragraph if node.tag != W + "pPr"]
    at = 0
    for start, end in [*_fields(nodes), (len(nodes), len(nodes))]:
        for node in nodes[at:start]:
            pieces += _pieces(node, signs)
        if start < end:
            pieces.append(_object(nodes[start:end], signs))
        at = end
    joined = _joined(pieces)
    return Content("".join(piece.text for piece in joined), joined)


def _fields(nodes: "Sequence[Node]") -> Iterator[tuple[int, int]]:
    """Where complex fields begin and end among `nodes`, those that end in the paragraph (17.16.18)."""
    depth, start = 0, 0
    for at, node in enumerate(nodes):
        for mark in node.iter(W + "fldChar") if node.tag == W + "r" else ():
            kind = mark.get(W + "fldCharType")
            start = at if kind == "begin" and not depth else start
            depth += (kind == "begin") - (kind == "end")
            if depth <= 0 and kind == "end":
                yield start, at + 1
                depth = 0


def _object(nodes: "Sequence[Node]", signs: Signs) -> Piece:
    return Piece(signs.of("".join(map(whole, nodes))), "", None, tuple(nodes))


def _pieces(node: "Node", signs: Signs) -> Iterator[Piece]:
    if node.tag in _UNSEEN:
        yield Piece("", "", None, (node,))
    elif node.tag != W + "r":
        yield _object([node], signs)
    else:
        properties = node.find(W + "rPr")
        look = key(properties)
        for inner in list(node):
            if inner.tag == W + "t":
                yield Piece(inner.text or "", look, properties)
            elif inner.tag != W + "rPr" and isinstance(inner.tag, str):
                yield _in_a_run(inner, properties, look, signs)


def _in_a_run(inner: "Node", properties: "Node | None", look: str, signs: Signs) -> Piece:
    run = text_run(properties, "")
    run.remove(run[-1])
    run.append(inner)
    if inner.tag in _UNSEEN_IN_RUNS:
        return Piece("", "", None, (run,))
    said = whole(inner)
    return Piece(signs.of(said if inner.tag == W + "tab" else said + look), look, properties, (run,))


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Texts of one look that follow each other are one."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is None or last.nodes or piece.nodes or last.look != piece.look:
            joined.append(piece)
        else:
            joined[-1] = Piece(last.text + piece.text, last.look, last.properties)
    return tuple(piece for piece in joined if piece.text or piece.nodes)


def looks(one: Content, start: int, end: int) -> list[tuple[int, str, "Node | None"]]:
    """Where in text[start:end] each look begins, counted from `start`: place, look, properties."""
    found: list[tuple[int, str, Node | None]] = []
    at = 0
    for piece in one.between(start, end, with_marks=False):
        found.append((at, piece.look, piece.properties))
        at += len(piece.text)
    return found


def cut_at(pieces: Sequence[Piece], places: Sequence[int]) -> Iterator[tuple[int, Piece]]:
    """`pieces` cut where one of `places` is, each with its place."""
    at = 0
    for piece in pieces:
        after = at + len(piece.text)
        inside = [at, *(place for place in places if at < place < after), after]
        if piece.nodes or not piece.text:
            yield at, piece
        else:
            yield from ((a, piece.cut(a - at, b - at)) for a, b in pairwise(inside))
        at = after
