"""Years that move on with the period of a report, and those that stay: of laws, of numbers, of plans."""

import re
from typing import NamedTuple

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?=年)")
_SET_APART = re.compile(
    r"《[^《》]{0,80}》|〔[^〔〕]{0,20}〕|[（(][^（）()]{0,30}(?:修订|修正|施行|版|发布|公布)[）)]"
)
"""Titles of documents, their numbers, and when a law was revised: nobody's period."""
_SPAN = re.compile(
    r"(?:19|20)[0-9]{2}年?度?(?:[—–\-~～至到、，和及与]|以来|起|[—–\-]{2})(?:(?:19|20)[0-9]{2}年?度?|今|现在|目前)?"
)
"""2023—2025年, 2023、2024年, 2023年以来: years of a plan, or of something that goes on."""
_OF_A_LAW = re.compile(
    r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
    r"(?:印发|修订|修正|颁布|发布|公布|出台|施行|实施|通过|制定|下发|版)"
)
"""2023年印发的办法: what was done then stays done then."""
_WITHOUT_SIGN = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?=[.．/\-][0-9]{1,2}(?![0-9]))|[一二][〇○零九][〇○零一二三四五六七八九]{2}年"
)
"""2023.12, 2023-12-20, 二〇二三年: years that are never moved, and always told."""
_BEFORE, _AFTER = 1, 1
"""Years before and after the period of which a report speaks as of its own: 上年, 下年度."""


class Moved(NamedTuple):
    """A text whose years have moved on, and the years in it that were left, as they are written."""

    text: str
    left: tuple[str, ...] = ()


def years(text: str) -> tuple[int, ...]:
    """The years that `text` names, in order."""
    return tuple(int(found) for found in _YEAR.findall(text))


def moved_on(text: str, period: int, by: int) -> Moved:
    """`text` of a report for the year `period`, for the one that is `by` years later.

    The year itself, the one before and the one after move; others, and those in the title or the number of a
    document, in the span of a plan, stay and are told.
    """
    apart = [found.span() for pattern in (_SET_APART, _SPAN, _OF_A_LAW) for found in pattern.finditer(text)]
    pieces, left, end = [], [], 0
    for found in _YEAR.finditer(text):
        year = int(found[1])
        is_apart = any(start <= found.start() < stop for start, stop in apart)
        if is_apart or not period - _BEFORE <= year <= period + _AFTER:
            left.append(f"{year}年")
            continue
        pieces += [text[end : found.start()], str(year + by)]
        end = found.end()
    left += _WITHOUT_SIGN.findall(text)
    return Moved("".join((*pieces, text[end:])), tuple(left))


def unmoved(text: str) -> Moved:
    """`text` where nobody knows by how much years are to move: all of them are left."""
    return Moved(text, (*(f"{year}年" for year in years(text)), *_WITHOUT_SIGN.findall(text)))


def next_period(period: str, by: int = 1) -> str:
    """`period` (2023年上半年) as it is `by` years later; "" where it names no year."""
    named = years(period)
    return moved_on(period, named[0], by).text if named else ""
