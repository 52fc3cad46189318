"""A change within a paragraph, as changes of the cells its words stem from."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from docgen.merge.three_way import Edit
from docgen.model.cell_text import CellRef, Span, Text
from docgen.model.names import normalized
from docgen.model.report import Figure
from docgen.model.texts import Line, cut, written

Figures = Mapping[str, Figure]


class CellEdit(NamedTuple):
    """In the text of `cell`, what is `old` from `start` on becomes `new`.

    `shown` is all that the report shows of the cell, and `at` where in it the change begins: for a cell that
    holds a number. With `whole_line` the line break beside it goes too.
    """

    cell: CellRef
    start: int
    old: str
    new: str
    shown: str = ""
    at: int = 0
    whole_line: bool = False


class NumberEdit(NamedTuple):
    """`cell`, 数值 of a figure, holds `value` now; the report shows it as `shown` for `tag`."""

    cell: CellRef
    value: str
    tag: str
    shown: str


Change = CellEdit | NumberEdit


class NoPlaceError(Exception):
    """Words that no cell holds: the layout writes them, or they follow from others."""


def cell_changes(line: Line, edits: Sequence[Edit], figures: Figures) -> list[Change]:
    """What `edits` of a paragraph are in the workbook. Raises NoPlaceError."""
    return [change for edit in edits for change in _of_edit(line, edit, figures)]


def _of_edit(line: Line, edit: Edit, figures: Figures) -> Iterator[Change]:
    touched = list(_touched(line, edit))
    if not touched:
        raise NoPlaceError
    new = edit.text
    for text, start, end in touched:
        yield from _of_text(text, Edit(start, end, new), figures)
        new = ""


def _touched(line: Line, edit: Edit) -> Iterator[tuple[Text, int, int]]:
    """The texts in which `edit` changes something, with the places there. Raises NoPlaceError.

    A number that the layout wrote goes only as a whole, with the words that it counts.
    """
    at = 0
    for piece in line:
        value = piece if isinstance(piece, str) else piece.value
        begin, end = max(edit.start - at, 0), min(edit.end - at, len(value))
        at += len(value)
        if edit.start == edit.end:
            if isinstance(piece, Text) and begin == edit.start - at + len(value) <= len(value):
                yield piece, begin, begin
                return
        elif begin < end:
            if isinstance(piece, Text):
                yield piece, begin, end
            elif edit.text or (begin, end) != (0, len(piece)):
                raise NoPlaceError


def _of_text(text: Text, edit: Edit, figures: Figures) -> Iterator[Change]:
    inside = [span for span in text.spans if span.written is not None and _is_within(span, edit)]
    typed_over = [span for span in inside if span.start <= edit.start and edit.end <= span.end]
    if typed_over and edit.text:
        yield _of_figure(text, typed_over[0], edit, figures)
        return
    if any(span.start < edit.start or edit.end < span.end for span in inside):
        raise NoPlaceError
    part = cut(text, edit.start, edit.end)
    yield CellEdit(text.cell, part.offset, written(part), edit.text, text.value, edit.start)


def _is_within(span: Span, edit: Edit) -> bool:
    """Whether `edit` changes what `span` shows: what is put in beside it does not."""
    if edit.start == edit.end:
        return span.start < edit.start < span.end
    return span.start < edit.end and edit.start < span.end


def _of_figure(text: Text, span: Span, edit: Edit, figures: Figures) -> NumberEdit:
    """A figure that was typed over: its number is another. Raises NoPlaceError where it is derived."""
    tag = span.written or ""
    name = normalized(tag.strip("{}｛｝ "))
    figure = next((each for key, each in figures.items() if normalized(key) == name), None)
    if figure is None:
        raise NoPlaceError
    shown = text.value[span.start : edit.start] + edit.text + text.value[edit.end : span.end]
    value = number_in(shown.removesuffix(figure.unit.value.strip()))
    if value is None:
        raise NoPlaceError
    return NumberEdit(figure.written.cell, f"{value.scaleb(figure.scale):f}", tag, shown)


def number_in(shown: str) -> Decimal | None:
    """The number that is displayed as `shown`; None where it is none."""
    bare = shown.strip().replace(",", "").replace("，", "")
    try:
        value = Decimal(bare.rstrip("%％"))
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    return value / 100 if bare.endswith(("%", "％")) else value
