"""The markup of one cell with another value (ECMA-376, 18.3.1.4): its style stays, and the fonts of its runs.

Texts are written into their cell: the list of shared texts, which other cells count on, stays as it is. Every
program reads them there, and moves them to the list when it saves.
"""

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from docgen.opc.characters import NOT_IN_XML
from docgen.opc.elements_at import elements_at, text_in
from docgen.workbook.editing.values import CellValue, Number, Worked
from docgen.workbook.strings import with_characters

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNWRITABLE = re.compile(f"[{NOT_IN_XML}\r]")
_KEPT = ("s", "cm", "ph")
"""Attributes of a cell that outlive its value: its style, what shows its phonetics; not its type or
record."""


_MOST_COMPARED = 4000
"""Characters of both texts: sign by sign takes the square of the length."""


class Piece(NamedTuple):
    """Characters of a rich text in one font: `font` is the markup of their `rPr`."""

    text: str
    font: str


def cell_markup(
    prefix: str, reference: str, attributes: dict[str, str], value: CellValue, rich: str = ""
) -> bytes:
    """The cell at `reference` that now holds `value`.

    `rich` is the markup of the rich text that it held: of characters that stay, the fonts stay too.
    """
    p = f"{prefix}:" if prefix else ""
    if isinstance(value, Number) and value.style is not None:
        attributes = {**attributes, "s": value.style}
    kept = "".join(f" {name}={quoteattr(attributes[name])}" for name in _KEPT if name in attributes)
    start = f'<{p}c r="{reference}"{kept}'
    if value is None or value == "":
        return f"{start}/>".encode()
    if isinstance(value, Number):
        return f"{start}><{p}v>{value.stored}</{p}v></{p}c>".encode()
    if isinstance(value, Worked):
        formula, shown = escape(value.formula), escape(value.shown)
        return f'{start} t="str"><{p}f>{formula}</{p}f><{p}v>{shown}</{p}v></{p}c>'.encode()
    return f'{start} t="inlineStr"><{p}is>{_text(p, value, rich)}</{p}is></{p}c>'.encode()


def _text(p: str, value: str, rich: str) -> str:
    if not rich:
        return _t(p, value)
    pieces = with_text(pieces_of(rich), value)
    return "".join(f"<{p}r>{piece.font}{_t(p, piece.text)}</{p}r>" for piece in pieces)


def _t(p: str, text: str) -> str:
    written = _UNWRITABLE.sub(lambda sign: f"_x{ord(sign[0]):04X}_", _ESCAPE.sub("_x005F_", text))
    return f'<{p}t xml:space="preserve">{escape(written)}</{p}t>'


def pieces_of(rich: str) -> list[Piece]:
    """The runs of an `si` or `is` element; phonetics are left out."""
    xml = rich.encode()
    root = elements_at(xml)
    pieces = []
    for child in root.children:
        if child.name == "t":
            pieces.append(Piece(with_characters(text_in(xml, child)), ""))
        elif child.name == "r":
            font, text = child.child("rPr"), child.child("t")
            markup = xml[font.begin : font.end].decode() if font else ""
            pieces.append(Piece(with_characters(text_in(xml, text)) if text else "", markup))
    return pieces


def _opcodes(old: str, new: str) -> list[tuple[str, int, int, int, int]]:
    """Of texts too long to compare sign by sign: what is alike at both ends, and what lies between."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    return [
        ("equal", 0, head, 0, head),
        ("replace", head, len(old) - tail, head, len(new) - tail),
        ("equal", len(old) - tail, len(old), len(new) - tail, len(new)),
    ]


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def with_text(pieces: list[Piece], text: str) -> list[Piece]:
    """The pieces with another text: what stays keeps its font, what is new has that of what it replaces or
    follows."""
    fonts = [piece.font for piece in pieces for _ in piece.text]
    old = "".join(piece.text for piece in pieces)
    new: list[str] = []
    matcher = (
        SequenceMatcher(None, old, text, autojunk=False) if len(old) + len(text) < _MOST_COMPARED else None
    )
    for kind, begin, end, start, stop in matcher.get_opcodes() if matcher else _opcodes(old, text):
        if kind == "equal":
            new += fonts[begin:end]
        elif kind != "delete":
            near = min(begin, len(fonts) - 1) if kind == "replace" and begin < end else max(begin - 1, 0)
            new += [fonts[near] if fonts else ""] * (stop - start)
    signs = groupby(zip(new, text, strict=True), key=lambda pair: pair[0])
    return [Piece("".join(sign for _, sign in group), font) for font, group in signs]
