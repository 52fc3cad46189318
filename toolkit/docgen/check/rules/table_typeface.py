"""A cell of a table is set otherwise than the rest of its column.

What it does
    Finds cells in another Chinese font than most of their column, or in larger type, where the rest of
    their row is as it should be. The head and rows that differ as a whole (合计) are left alone.

Why is this bad
    It shows which cells were pasted from elsewhere, and larger type makes rows of unlike height.

Example
    Bad:  a column in 仿宋 with one name in 宋体
    Good: the whole column in 仿宋

Clause
    GB/T 9704-2012, 5.2.2 (one typeface for each element); 8 leaves a table's own to its author. A warning.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from docgen.check.rule import Fault, at
from docgen.check.sizes import size_name
from docgen.check.tables import Table, tables
from docgen.check.text import has_han, looks
from docgen.model.document import DocumentView
from docgen.model.mend import RunMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Profile

_FEWEST, _SHARE = 4, 0.75
"""Cells of a column that must say something, and how many of them make what is usual there."""


class _Piece(NamedTuple):
    """Text of a cell in one look; `font` is "" where no Chinese character shows it."""

    paragraph: Paragraph
    start: int
    end: int
    font: str
    size: int


class _Usual(NamedTuple):
    font: str
    size: int


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    faces = {font: face for face, fonts in profile.typefaces.items() for font in fonts}
    for table in tables(view):
        odd = sorted(_odd(table, faces), key=lambda found: found[0][0].ordinal)
        if odd:
            (first, usual), count = odd[0], len({piece.paragraph.ordinal for piece, _ in odd})
            actual = first.font if _is_odd_font(first, usual, faces) else size_name(first.size)
            proper = usual.font if _is_odd_font(first, usual, faces) else size_name(usual.size)
            yield at(first.paragraph, *map(_mend, odd), actual=actual, proper=proper, count=count)


def _odd(table: Table, faces: dict[str, str]) -> Iterator[tuple[_Piece, _Usual]]:
    """The pieces that differ from their column's usual look, with that look."""
    columns: dict[int, list[_Piece]] = {}
    for paragraph in table.paragraphs:
        if paragraph.cell is not None and paragraph.cell.row > 1:
            columns.setdefault(paragraph.cell.column, []).extend(_pieces(paragraph))
    usual = {column: _usual(pieces, faces) for column, pieces in columns.items()}
    judged = [(piece, usual[column]) for column, pieces in columns.items() for piece in pieces]
    odd = [(piece, look) for piece, look in judged if look is not None and _is_odd(piece, look, faces)]
    fine = {_row(p) for p, look in judged if look is not None and not _is_odd(p, look, faces)}
    return ((piece, look) for piece, look in odd if _row(piece) in fine)


def _pieces(paragraph: Paragraph) -> Iterator[_Piece]:
    for start, end, text, look in looks(paragraph):
        yield _Piece(paragraph, start, end, look.east_asia if has_han(text) else "", look.size)


def _usual(pieces: list[_Piece], faces: dict[str, str]) -> _Usual | None:
    """The look of most of a column's pieces; None where no look is usual."""
    fonts = Counter(faces.get(piece.font, piece.font) for piece in pieces if piece.font)
    sizes = Counter(piece.size for piece in pieces)
    if len(pieces) < _FEWEST:
        return None
    face, font_count = fonts.most_common(1)[0] if fonts else ("", 0)
    size, size_count = sizes.most_common(1)[0]
    if font_count < _SHARE * fonts.total() or size_count < _SHARE * len(pieces):
        return None
    font = next((piece.font for piece in pieces if faces.get(piece.font, piece.font) == face), "")
    return _Usual(font, size)


def _is_odd(piece: _Piece, usual: _Usual, faces: dict[str, str]) -> bool:
    """Smaller type is not: it was made so that the words find room."""
    return _is_odd_font(piece, usual, faces) or piece.size > usual.size


def _is_odd_font(piece: _Piece, usual: _Usual, faces: dict[str, str]) -> bool:
    same = faces.get(piece.font, piece.font) == faces.get(usual.font, usual.font)
    return bool(piece.font and usual.font) and not same


def _row(piece: _Piece) -> int:
    return 0 if piece.paragraph.cell is None else piece.paragraph.cell.row


def _mend(found: tuple[_Piece, _Usual]) -> RunMend:
    piece, usual = found
    paragraph = piece.paragraph
    font = usual.font if piece.font and usual.font else None
    size = usual.size if piece.size > usual.size else None
    return RunMend(paragraph.ordinal, piece.start, piece.end, paragraph.part, east_asia=font, size=size)
