"""What is written between braces in a cell: {{名称}}, {{名称|写法}}, and what only looks like it.

Each function goes over a text a bounded number of times, whatever stands in it: cells are foreign text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.model.masks import MASK_SIGNS
from docgen.patterns import rarely

REFERENCE = rarely(r"[{｛]{2}([^{}｛｝\n]*)[}｝]{2}")
"""Linear: what stands between holds no brace, so that no two attempts go over the same characters."""
_BAR = rarely(r"[|｜]")
_BLANKS = " \t\u3000"
_MARK = rarely(r"[{｛][%#]|[{｛]{2}|[}｝]{2}")
_ENDS = {"%": rarely(r"%[}｝]"), "#": rarely(r"#[}｝]")}
_BRACE = rarely(r"[{｛}｝]")
_OPENING = rarely(r"[{｛]")
_CLOSING = rarely(r"[}｝]{2}")
_BEFORE_CLOSING = 20
"""How many characters before a lone }} are shown with it."""


class Reference(NamedTuple):
    """A reference in a text: where it stands, the name, the way of writing it ("" where none is given)."""

    start: int
    end: int
    name: str
    way: str


def references(text: str) -> Iterator[Reference]:
    """Every {{名称}} and {{名称|写法}} of `text`, in order; half- and full-width signs alike."""
    for match in REFERENCE().finditer(text):
        parts = parts_of(match[1])
        if parts is not None:
            yield Reference(match.start(), match.end(), *parts)


def parts_of(inside: str) -> tuple[str, str] | None:
    """The name and the way in what stands between braces; None where that is no reference."""
    name, *ways = (part.strip(_BLANKS) for part in _BAR().split(inside, 2))
    return (name, ways[0] if ways else "") if len(ways) < 2 else None


def tags(text: str) -> Iterator[str]:
    """What looks like a tag of a template, or like a reference half typed (`{{数}次`, `{{数次`, `数}}`)."""
    position = 0
    unclosed: set[str] = set()
    while mark := _MARK().search(text, position):
        start, sign = mark.start(), mark.group()[1]
        if sign in _ENDS:
            end = None if sign in unclosed else _ENDS[sign]().search(text, mark.end())
            if end is None:
                # None closes any later one either: not looked for again.
                unclosed.add(sign)
                position = start + 1
                continue
            stop = end.end()
        elif mark.group()[0] in "{｛":
            stop = _end_of_half_typed(text, mark.end())
        else:
            start, stop = start - _words_before(text, position, start), mark.end()
        yield text[start:stop]
        position = stop


def _words_before(text: str, begin: int, end: int) -> int:
    """How many characters before `end` are shown with a lone }}: no brace and no line break among them."""
    before = text[max(begin, end - _BEFORE_CLOSING) : end]
    return next((n for n, sign in enumerate(reversed(before)) if sign in "{｛}｝\n"), len(before))


def _end_of_half_typed(text: str, begin: int) -> int:
    """Where the reference ends whose {{ ends at `begin`: at its }}, else behind one }, else at the next {."""
    opening = _OPENING().search(text, begin)
    limit = opening.start() if opening else len(text)
    closing = _CLOSING().search(text, begin, limit)
    if closing:
        return closing.end()
    brace = _BRACE().search(text, begin, limit)
    return brace.end() if brace else limit


def is_remarkable(text: str) -> bool:
    """Whether `text` may hold a reference, a tag or a mask; most texts have none of their signs."""
    return _REMARKABLE.search(text) is not None


_REMARKABLE = re.compile(rf"[{{｛}}｝]|{MASK_SIGNS.pattern}")
