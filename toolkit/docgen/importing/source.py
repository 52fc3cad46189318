"""A document's lines in reading order, each with the place where a person finds it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.importing.objects import Thing
from docgen.model.document import DocumentView
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element

_HEADINGS = (Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)


class SourceLine(NamedTuple):
    """A paragraph, or a line of one. `place` is what people read.

    `element` is what the document's look and words make it, `level` how deep a heading it is (0: none),
    `division` 0 in the main text and n in the n-th 附件. A table, picture or chart is a `thing` without text.
    """

    text: str
    place: str
    element: Element | None = None
    level: int = 0
    division: int = 0
    thing: Thing | None = None
    in_box: bool = False


def source_lines(view: DocumentView, things: Mapping[int, Sequence[Thing]]) -> Iterator[SourceLine]:
    """The lines of a document; `things` stand at the paragraph with their ordinal.

    A paragraph inside a table that is one of the `things` says nothing beside it.
    """
    inside = {ordinal for found in things.values() for thing in found for ordinal in thing.ordinals}
    for paragraph in view.paragraphs:
        for thing in things.get(paragraph.ordinal, ()):
            yield SourceLine("", _place(paragraph), thing=thing)
        if paragraph.ordinal not in inside:
            yield from _lines(paragraph)


def _lines(paragraph: Paragraph) -> Iterator[SourceLine]:
    role = paragraph.role
    level = role.level if role.element in _HEADINGS else 0
    text = f"{paragraph.label}{paragraph.text}" if paragraph.label else paragraph.text
    for line in text.replace("\f", "\n").replace("\v", "\n").split("\n"):
        if line.strip():
            yield SourceLine(
                line, _place(paragraph), role.element, level, role.division, in_box=paragraph.in_box
            )


def _place(paragraph: Paragraph) -> str:
    cell = paragraph.cell
    if cell is not None:
        return f"表{cell.table}第{cell.row}行第{cell.column}列"
    return f"第{paragraph.number}段" if paragraph.number else "文本框"
