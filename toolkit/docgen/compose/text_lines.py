"""How many lines a text takes on a page of so many characters a line, as a typist would count."""

import re
from bisect import bisect_right
from itertools import accumulate

from docgen.model.geometry import Geometry
from docgen.model.texts import Line, plain

_NARROW, _SEAM = 155 / 315, 64 / 315
"""How far a Latin character moves the next one, and the gap where scripts meet, in Chinese ones."""
INDENT = 2
"""Characters before a paragraph (7.3.3)."""
_LATIN = re.compile("[\x00-\x7f]+")
_CLINGING = frozenset("%％，。、；：！？）》”’」』】〕…")
_OPENING = frozenset("（《“‘「『【〔")


def line_count(line: Line, page: Geometry, first: int = INDENT, left: int = 0) -> int:
    """How many lines `line` takes."""
    return text_lines(plain(line), page, first, left)


def text_lines(text: str, page: Geometry, first: int = INDENT, left: int = 0) -> int:
    """How many lines `text` takes, its indents in characters. Nothing breaks before 。 or inside a number."""
    rooms = page.room.width - first * page.size, page.room.width - left * page.size
    return sum(_paragraph_lines(paragraph, page.advance, *rooms) for paragraph in text.split("\n"))


def _paragraph_lines(text: str, advance: int, room: int, rest: int) -> int:
    """The lines of a paragraph whose first one has `room` and whose others have `rest`, in twips."""
    if len(text) * advance <= room:  # where scripts meet is a gap, but Latin characters are half as wide
        return 1
    ends = [0, *accumulate(_advances(text, advance))]
    count, start = 1, 0
    while ends[-1] - ends[start] > room:
        start = _line_end(text, start, bisect_right(ends, ends[start] + room) - 1)
        count, room = count + 1, rest
    return count


def _advances(text: str, advance: int) -> list[int]:
    """How far each character moves the next one, in twips, with the gap before it where scripts meet."""
    narrow, seam = round(advance * _NARROW), round(advance * _SEAM)
    widths = [narrow if character < "\x80" else advance for character in text]
    for latin in _LATIN.finditer(text):
        for place in latin.span():
            if 0 < place < len(text):
                widths[place] += seam
    return widths


def _line_end(text: str, start: int, end: int) -> int:
    """The last place up to `end` at which a line from `start` may end; `end` itself where there is none."""
    for place in range(end, start, -1):
        before, after = text[place - 1], text[place]
        in_word = before.isascii() and after.isascii() and before.isalnum() and not after.isspace()
        if after not in _CLINGING and before not in _OPENING and not in_word:
            return place
    return max(end, start + 1)
