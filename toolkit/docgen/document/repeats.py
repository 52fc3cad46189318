"""Paragraphs that differ from one before in their words only: most of any report.

Parsing a tree and walking it costs many times what comparing text does. So a part is pared before it is
parsed: a paragraph that follows another with the same parent, and whose markup has stood before, is set aside
with its words. It looks as its model does and is as well-formed, so what is left says all the whole does.
Whatever is not that plain (fields, breaks, tracked changes, comments, other prefixes) is left to the tree.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

_START, _END, _TABLE = "<w:p>", "</w:p>", "w:tbl>"
_EMPTY = re.compile("<w:p(?: [^>]*)?/>")
_PARAGRAPH, _RUN = re.compile("<w:p [^>]*>"), re.compile("<w:r [^>]*>")
_UNUSUAL = ("<!", "<?", "<w:p ", "<w:p/>", "<w:r ")
"""Signs of what only looks like markup, and of attributes."""
_SETTINGS = r"[^<]*(?:<(?!/?w:(?:p|r|t|pPr|rPr|sectPr)[ />])[^<]*)*"
_OF_RUN = f"(?:<w:rPr(?:/>|>{_SETTINGS}</w:rPr>))"
_PLAIN = re.compile(
    f"<w:p>(?:<w:pPr(?:/>|>{_SETTINGS}(?:{_OF_RUN}{_SETTINGS})?</w:pPr>))?"
    f"(?:<w:r>{_OF_RUN}?(?:<w:t(?: [^<>]*)?></w:t>)+</w:r>)*"
)
"""A paragraph that is nothing but its properties and runs, their words taken out."""
_WORDS = re.compile("[\t\n -%'-;=-\ufffd\U00010000-\U0010ffff]*")
"""What a parser takes as it is: neither markup, nor refused, nor changed (XML 1.0, 2.2, 2.4 and 2.11)."""
_OTHER_ENCODING = re.compile(rb"""<\?xml [^>]*encoding=["'](?!utf-8["'])""", re.IGNORECASE)

_NO_MARKUP = "\0"
"""Begins no paragraph."""

Words = tuple[str, ...]
"""The text of each `w:t` of a paragraph, or what stands between these."""
Repeat = tuple[int, Words]
"""A paragraph set aside: the index, in what is left, of the `w:p` it looks like, and its own words."""


class Pared(NamedTuple):
    """What is left of a part to be parsed; for each `w:p` in it, the paragraphs that stood right after it."""

    data: bytes
    repeats: Sequence[Sequence[Repeat]]


def pare(data: bytes) -> Pared | None:
    """The part without paragraphs that repeat another's markup; None where it is not that plain."""
    if _OTHER_ENCODING.match(data):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "txbxContent" in text:
        # Paragraphs within paragraphs do not end in the order in which they begin.
        return None
    # To see whether there are ids takes a fraction of looking for all that is to go with them.
    return (None if "<w:p " in text else _pare(text)) or _pare(_bare(text))


def _pare(text: str) -> Pared | None:
    *pieces, end = text.split(_END)
    paring = _Paring()
    paring.take(pieces)
    left = _END.join((*paring.left, end))
    words = paring.words()
    if any(left.find(sign, 2) >= 0 for sign in _UNUSUAL) or not _WORDS.fullmatch(words) or "]]>" in words:
        return None
    return Pared(left.encode(), paring.repeats)


def _bare(text: str) -> str:
    """The part without what does not show in its `w:p` and `w:r`: revision ids and the like."""
    return _RUN.sub("<w:r>", _PARAGRAPH.sub(_START, _EMPTY.sub(_START + _END, text)))


class _Paring:
    """Tells the paragraphs that repeat from those that are `left`."""

    def __init__(self) -> None:
        self.left: list[str] = []
        self.repeats: list[list[Repeat]] = []
        self._firsts: dict[Words, int] = {}
        """By markup, the index of the first that has it."""
        self._models: dict[Words, int] = {}
        """The same for markup that has stood twice; -1 where it is not plain."""

    def take(self, pieces: Iterable[str]) -> None:
        """Each of `pieces`, which end where a paragraph does, one by one."""
        models, repeats = self._models, self.repeats
        head, tail, model = _NO_MARKUP, "", -1
        for piece in pieces:
            if piece.startswith(head) and piece.endswith(tail):
                # Most repeat the one before, whose markup is quicker to look for than to cut out.
                text = piece[len(head) : -len(tail)]
                if "<" not in text and "&" not in text:
                    repeats[-1].append((model, (text,)))
                    continue
            markup, words = _cut(piece)
            known = models.get(markup)
            if known is None:
                known = self._model(markup)
            # Entities are the parser's.
            if known < 0 or "&" in piece:
                self._leave(piece, markup, words)
                head = _NO_MARKUP
            else:
                repeats[-1].append((known, words))
                if len(words) == 1:
                    head, tail, model = markup[0] + ">", "</w:t>" + markup[1], known

    def words(self) -> str:
        """All words set aside."""
        return "".join(chain.from_iterable([words for _, words in chain.from_iterable(self.repeats)]))

    def _model(self, markup: Words) -> int:
        """The index of the one that paragraphs with this `markup` look like, as they stand again; else -1."""
        first = self._firsts.get(markup, -1)
        if first >= 0:
            self._models[markup] = first if _PLAIN.fullmatch("></w:t>".join(markup)) else -1
        return self._models.get(markup, -1)

    def _leave(self, piece: str, markup: Words, words: Words) -> None:
        if not piece.startswith(_START):
            if _TABLE in piece:
                # The same markup looks different in a table, by the table's style.
                self._firsts.clear()
                self._models.clear()
            markup, words = _cut(piece[piece.rfind(_START) :])
        # Of a model it must be seen which words make up which run.
        if "" not in words:
            self._firsts.setdefault(markup, len(self.left))
        self.left.append(piece)
        self.repeats.append([])


def _cut(piece: str) -> tuple[Words, Words]:
    """A paragraph as its markup, which leaves out the `>` before words, and its words."""
    parts = piece.split("</w:t>")
    if len(parts) == 2:
        head, _, words = parts[0].rpartition(">")
        return (head, parts[1]), (words,)
    cut = [part.rpartition(">") for part in parts[:-1]]
    return (*[part[0] for part in cut], parts[-1]), tuple([part[2] for part in cut])
