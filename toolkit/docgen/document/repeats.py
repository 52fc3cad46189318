"""Paragraphs that differ from one read before in their words only: most of any report.

Walking a tree costs many times what parsing it did. So the text of a part is also cut at its paragraph ends,
and a paragraph whose markup has been read before takes everything but its words from then. Whatever is not
that plain (nested paragraphs, comments, other prefixes) is left to the tree, one by one or altogether.
"""

import re
from collections.abc import Sequence
from html import unescape

_START, _END, _WORDS = "<w:p>", "</w:p>", "<w:t>"
_EMPTY = re.compile("<w:p(?: [^>]*)?/>")
_PARAGRAPH, _RUN = re.compile("<w:p [^>]*>"), re.compile("<w:r [^>]*>")
"""With attributes: revision ids and the like, nothing that shows."""
_NOT_PLAIN = ("txbxContent", "<!--", "<![CDATA[", "<?mso")


Words = tuple[tuple[str, ...], tuple[str, ...]]
"""One paragraph: its markup without words, as something to look up, and the text of each `w:t` in it."""


def cut(data: bytes, count: int) -> Sequence[Words | None]:
    """The `count` paragraphs of a part, in document order; None for each where the part is not plain."""
    nothing = [None] * count
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return nothing
    if any(sign in text for sign in _NOT_PLAIN):
        return nothing
    # To see that something is not there takes a fraction of replacing it.
    if "<w:p " in text or "<w:p/>" in text:
        text = _PARAGRAPH.sub(_START, _EMPTY.sub(_START + _END, text))
    text = _RUN.sub("<w:r>", text) if "<w:r " in text else text
    # One mark for where words begin and end: between two marks stand words, then markup, in turn.
    pieces = text.replace('<w:t xml:space="preserve">', _WORDS).replace("</w:t>", _WORDS).split(_END)
    return [_words(piece) for piece in pieces[:-1]] if len(pieces) == count + 1 else nothing


def _words(piece: str) -> Words:
    if not piece.startswith(_START):
        piece = piece[piece.rfind(_START) :]
    parts = tuple(piece.split(_WORDS))
    return parts[::2], parts[1::2] if "&" not in piece else tuple(map(unescape, parts[1::2]))
