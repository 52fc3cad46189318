"""What a report says, paragraph by paragraph, and the cell that each word stems from."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from docgen.model.cell_text import CellRef, SpanKind, Text
from docgen.model.composition import Block, Composition
from docgen.model.texts import plain

Look = str
"""How a paragraph stands where there is no picture of it: "title", "heading" or "text"."""


class Origin(NamedTuple):
    """Words and the cell they stem from, "" for what the layout writes; `is_open` where words are missing."""

    words: str
    sheet: str = ""
    cell: str = ""
    is_open: bool = False


class Said(NamedTuple):
    """A paragraph of the report."""

    words: str
    origins: tuple[Origin, ...]
    look: Look = "text"


def said_in(composition: Composition) -> Iterator[Said]:
    """The paragraphs of `composition`, title and sections first, then what else its elements say."""
    elements = composition.elements
    yield from (_said(line, "title") for line in elements.title)
    yield from (_said(line) for line in composition.introduction)
    for section in composition.sections:
        if section.number or section.title:
            yield _said((section.number, *section.title), "heading")
        yield from map(_block, section.blocks)
    yield from map(_said, _lines(elements._replace(title=(), fields={})))
    yield from (_said(line) for line in composition.fields.values())


def _block(block: Block) -> Said:
    caption = getattr(block.thing, "caption", None)
    line = block.words if any(block.words) else (caption,) if caption is not None else ()
    return _said(line, "text" if block.text or block.thing else "heading")


def _lines(value: Any) -> Iterator[tuple[str | Text, ...]]:
    """The lines within `value`, however deep."""
    if _is_line(value):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _lines(each)
    elif isinstance(value, tuple) and not isinstance(value, Text | CellRef):
        for each in value:
            yield from _lines(each)


def _is_line(value: Any) -> bool:
    """Whether `value` is a paragraph: words, some of them a cell's."""
    if not isinstance(value, tuple) or isinstance(value, Text) or not value:
        return False
    return all(isinstance(piece, str | Text) for piece in value) and any(
        isinstance(piece, Text) for piece in value
    )


def _said(line: tuple[str | Text, ...], look: Look = "text") -> Said:
    return Said(plain(line), tuple(map(_origin, line)), look)


def _origin(piece: str | Text) -> Origin:
    if isinstance(piece, str):
        return Origin(piece)
    is_open = any(span.kind in {SpanKind.UNFILLED, SpanKind.PLACEHOLDER} for span in piece.spans)
    return Origin(piece.value, piece.cell.sheet, piece.cell.a1, is_open)
