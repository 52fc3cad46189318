"""A bracket or quotation mark has no partner.

What it does
    Pairs （）《》〔〕【】“” within each paragraph of the body.

Why is this bad
    The reader cannot tell where the inserted words end.

Example
    Bad:  （以下简称“办法”
    Good: （以下简称“办法”）

Clause
    GB/T 15834-2011, 4.9 and 4.8 (括号、引号成对使用).
"""

import re
from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT
from docgen.check.rule import Fault, at
from docgen.check.text import excerpt, with_signs
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_PAIRS = {"）": "（", "》": "《", "〕": "〔", "】": "【", "”": "“"}
_OPENING = frozenset(_PAIRS.values())
_LONGEST_NUMBER = 3
_NUMBER = re.compile("(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[a-zA-Z])$")
_ELEMENTS = (*RUNNING_TEXT, Element.TITLE, Element.ATTACHMENT_TITLE)


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in with_signs(view, (*_PAIRS, *_OPENING)):
        alone = _alone(paragraph.text)
        if alone is not None and paragraph.role.element in _ELEMENTS:
            yield at(paragraph, mark=paragraph.text[alone], text=excerpt(paragraph.text, alone, alone + 1))


def _alone(text: str) -> int | None:
    """Where the first mark without a partner is."""
    if _is_simple(text):
        return None
    waiting: list[int] = []
    for place, mark in enumerate(text):
        if mark in _OPENING:
            waiting.append(place)
        elif mark in _PAIRS:
            if (not waiting or text[waiting[-1]] != _PAIRS[mark]) and _ends_number(text, place):
                continue
            if not waiting or text[waiting[-1]] != _PAIRS[mark]:
                return waiting[-1] if waiting else place
            waiting.pop()
    return waiting[0] if waiting else None


def _ends_number(text: str, place: int) -> bool:
    """Whether the bracket at `place` stands behind a number that counts: 1） 2） 一）."""
    match = _NUMBER.search(text, max(0, place - _LONGEST_NUMBER), place)
    return (
        text[place] == "）"
        and match is not None
        and not text[max(0, match.start() - 1) : match.start()].isalnum()
    )


def _is_simple(text: str) -> bool:
    """Whether there is but one pair, in order: （一） and nothing else, as in most headings."""
    pairs = [(opening, closing) for closing, opening in _PAIRS.items() if opening in text or closing in text]
    if len(pairs) != 1:
        return False
    opening, closing = pairs[0]
    return text.count(opening) == text.count(closing) == 1 and text.index(opening) < text.index(closing)
