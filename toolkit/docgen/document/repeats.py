"""Paragraphs that differ from one read before in their words only: most of any report.

Walking a tree costs many times what parsing it did. So the text of a part is also cut at its paragraph ends,
and a paragraph whose markup has been read before takes everything but its words from then. Whatever is not
that plain (nested paragraphs, comments, other prefixes) is left to the tree, one by one or altogether.
"""

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

_START, _END = "<w:p>", "</w:p>"
_EMPTY = re.compile("<w:p(?: [^>]*)?/>")
_OPENING = re.compile("<w:p [^>]*>")
_REVISION_IDS = re.compile(r' w:rsid\w*="[^"]*"| w14:(?:paraId|textId)="[^"]*"')
_NOT_PLAIN = ("txbxContent", "<!--", "<![CDATA[", "<?mso")


class Words(NamedTuple):
    """One paragraph: its markup without words, as something to look up, and the text of each `w:t` in it."""

    markup: tuple[str, ...]
    texts: tuple[str, ...]


def cut(data: bytes, count: int) -> Sequence[Words | None]:
    """The `count` paragraphs of a part, in document order; None for each where the part is not plain."""
    nothing = [None] * count
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return nothing
    if any(sign in text for sign in _NOT_PLAIN):
        return nothing
    if " w:rsid" in text or " w14:" in text:
        text = _REVISION_IDS.sub("", text)
    text = _OPENING.sub(_START, _EMPTY.sub(_START + _END, text)).replace(
        '<w:t xml:space="preserve">', "<w:t>"
    )
    pieces = text.split(_END)
    return [_words(piece) for piece in pieces[:-1]] if len(pieces) == count + 1 else nothing


def _words(piece: str) -> Words:
    first, *rest = piece[piece.rfind(_START) :].split("<w:t>")
    parts = [part.partition("</w:t>") for part in rest]
    texts = [text for text, _, _ in parts] if "&" not in piece else [unescape(text) for text, _, _ in parts]
    return Words((first, *[after for _, _, after in parts]), tuple(texts))
