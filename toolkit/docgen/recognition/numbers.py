"""The number that a person typed at the beginning of a heading, item or paragraph.

Whatever might be part of the words stays: 一、二季度工作; 第二、三产业; 3.5万元; 1、7月8日; 2024年; 一是一;
三要素. Each form is a small scanner that looks at the first few characters only; none goes back.
"""

from collections.abc import Callable

from docgen.model.report import TypedNumber
from docgen.recognition.item_words import counted, counts_items, said, said_or_enumerated
from docgen.recognition.kinds import Kind, is_counted, written
from docgen.recognition.scanning import (
    BLANKS,
    DIGITS,
    NUMERALS,
    POINTS,
    STOPS,
    Found,
    numeral,
    past_blanks,
    past_point,
    proper_mark,
    run,
    whole,
)

_OPEN, _CLOSE = frozenset("(（〔[［【"), frozenset(")）〕]］】")
_REFERENCES = frozenset("至和及与或、")
"""（一）至（三）项 names paragraphs; it numbers none."""

_COUNTED_THINGS = frozenset("季线期类级等产月号楼年日层届批组班区中小院街路桥台连营轮标环成万亿两孩胎手、")
"""What 二、三 counts where it means "two or three": 二、三产业, 一、二季度, 三、四级, 一、二、三产."""
_LARGE_AMOUNTS = frozenset("人个户年天岁名家万亿里米元多余")
"""二、三十人 is an amount, 一、二十大精神 a heading."""
_DATE_UNITS = frozenset("月日号.．、")
_UNITS = ("部分", "章", "节", "篇", "编")
_NOT_BEHIND_UNIT = frozenset("的中里内是为人程点目度")
"""第一部分工作回顾 begins a part, 第一部分的工作 does not; 第一节点, 第二篇目, 第三章程 are words."""

_Form = Callable[[str], Found | None]


def typed_number(text: str) -> TypedNumber | None:
    """The number that `text` begins with, with the blanks around it; None where there is none, or no more.

    `text` begins with the number's own `text`, and what follows begins with the words.
    """
    bare = text.lstrip(BLANKS)
    found = found_number(bare)
    if found is None:
        return None
    rest = bare[found.length :].lstrip(BLANKS)
    if not rest.strip(BLANKS + "\n"):
        return None
    return TypedNumber(text[: len(text) - len(rest)], found.kind.value, found.value, found.word)


def sequel(text: str, before: TypedNumber | None) -> TypedNumber | None:
    """The number after `before` where `text` begins with it, be it a word or not: 三要目 after 二要."""
    if before is None:
        return None
    kind = Kind(before.kind)
    sign = written(kind, before.value + 1, before.word) if is_counted(kind) else ""
    bare = text.lstrip(BLANKS)
    if not sign or not bare.startswith(sign) or not bare[len(sign) :].strip(BLANKS + "\n"):
        return None
    end = len(text) - len(bare) + len(sign)
    return TypedNumber(text[:end], before.kind, before.value + 1, before.word)


def found_number(bare: str) -> Found | None:
    """The number that `bare` begins with, whatever stands behind it."""
    if not bare:
        return None
    found = (form(bare) for form in _forms(bare[0]))
    return next((each for each in found if each is not None), None)


def _forms(first: str) -> tuple[_Form, ...]:
    """The forms that can begin with a character; for most texts there is none."""
    if first in NUMERALS:
        return (said, counted, _chinese)
    if first in DIGITS:
        return (_digits,)
    if first in _OPEN:
        return (_bracketed,)
    return _BY_SIGN.get(first, ()) or ((_sign,) if _sign_value(first) else ())


def _chinese(text: str) -> Found | None:
    """一、 and all the ways to type it; 一 before a blank too."""
    end = run(text, 0, NUMERALS)
    value = numeral(text[:end])
    mark = past_blanks(text, end)
    if not value:
        return None
    if text[mark : mark + 1] in (")", "）"):
        return Found(past_point(text, mark + 1), Kind.LEVEL_2, value)
    if text[mark : mark + 1] in POINTS and mark < len(text):
        rest = text[mark + 1 :]
        return None if _continues(value, rest) else Found(mark + 1, Kind.LEVEL_1, value)
    if mark == end or _continues(value, text[mark:]):
        return None
    return Found(mark, Kind.LEVEL_1, value)


def _continues(value: int, rest: str) -> bool:
    """Whether the numeral that `rest` begins with counts on from `value` and counts things: 二、三产业."""
    end = run(rest, 0, NUMERALS)
    if not end:
        return False
    following = rest[end : end + 1]
    if following == "、" and numeral(rest[:end]) == value + 1:
        return True
    return any(numeral(rest[:stop]) == value + 1 and _counts(rest[stop:]) for stop in range(1, end + 1))


def _counts(rest: str) -> bool:
    if rest[:1] in ("十", "百", "千"):
        return rest[1:2] in _LARGE_AMOUNTS
    return rest[:1] in _COUNTED_THINGS or rest.startswith("把手")


def _bracketed(text: str) -> Found | None:
    """（一） and （1）, in whatever brackets."""
    start = past_blanks(text, 1)
    signs, kind = (NUMERALS, Kind.LEVEL_2) if text[start : start + 1] in NUMERALS else (DIGITS, Kind.LEVEL_4)
    end = run(text, start, signs)
    value = numeral(text[start:end]) if kind is Kind.LEVEL_2 else whole(text[start:end])
    close = past_blanks(text, end)
    if not value or text[close : close + 1] not in _CLOSE or close >= len(text):
        return None
    if _names_others(text[close + 1 :]):
        return None
    return Found(past_point(text, close + 1), kind, value)


def _names_others(rest: str) -> bool:
    return rest[:1] in _REFERENCES and rest[1:2] in _OPEN and len(rest) > 1


def _digits(text: str) -> Found | None:
    """1. 1、 1） and the like; 3.5万元 and 1、2号线 are words."""
    end = run(text, 0, DIGITS)
    value = whole(text[:end])
    mark = past_blanks(text, end)
    if not value or mark >= len(text):
        return None
    sign, rest = text[mark], text[mark + 1 :]
    if sign in _CLOSE:
        return Found(past_point(text, mark + 1), Kind.LEVEL_3, value)
    if sign not in POINTS or sign in "：:" or _is_amount(value, sign, rest):
        return None
    return Found(mark + 1, Kind.LEVEL_3, value)


def _is_amount(value: int, sign: str, rest: str) -> bool:
    """Whether the digits behind a mark belong to what stands before it: 1.5倍, 1、2号线, 1、7月8日."""
    end = run(rest, 0, DIGITS, longest=6)
    if not end:
        return False
    following = rest[end : end + 1]
    if end == 4 and following == "年":
        return False
    if sign != "、":
        return True
    return int(rest[:end]) == value + 1 or (following != "" and following in _DATE_UNITS)


def _ordinal(text: str) -> Found | None:
    """第一， 第一部分 第一章."""
    start = 1
    signs = NUMERALS if text[start : start + 1] in NUMERALS else DIGITS
    end = run(text, start, signs)
    value = numeral(text[start:end]) if signs is NUMERALS else whole(text[start:end])
    if not value:
        return None
    unit = next((unit for unit in _UNITS if text.startswith(unit, end)), "")
    return _part(text, end, unit, value) if unit else _ordinal_mark(text, end, value)


def _part(text: str, end: int, unit: str, value: int) -> Found | None:
    """第一部分 with a mark, a blank or nothing behind it; the blank between it and its words is one."""
    end += len(unit)
    mark = text[end : end + 1]
    if mark and mark in STOPS:
        return Found(end + 1, Kind.ORDINAL, value, unit + ("：" if mark in "：:" else "、"))
    if mark in _NOT_BEHIND_UNIT:
        return None
    return Found(end, Kind.ORDINAL, value, f"{unit}\u3000")


def _ordinal_mark(text: str, end: int, value: int) -> Found | None:
    """第一， and 第一是, 第一要; 第一要务 is a word."""
    mark, rest = text[end : end + 1], text[end + 1 :]
    if mark in ("是", "要") and not rest.startswith(("务", "第")) and counts_items(text[1:end], mark, rest):
        return Found(end, Kind.ORDINAL, value)
    if not mark or mark not in STOPS:
        return None
    if mark == "、" and (rest[:1] == "第" or rest[:1] in NUMERALS or rest[:1] in DIGITS):
        return None
    return Found(end + 1, Kind.ORDINAL, value, proper_mark(mark))


_BY_SIGN: dict[str, tuple[_Form, ...]] = {
    "第": (_ordinal,),
    "其": (said_or_enumerated,),
    "首": (said,),
    "再": (said,),
    "最": (said,),
    "另": (said,),
}


def _sign(text: str) -> Found | None:
    """Signs that hold a number whole: ① ⑴ ⒈ ㈠."""
    found = _sign_value(text[0])
    return Found(past_point(text, 1), *found) if found else None


_SIGNS = (
    ("①", 20, 1, Kind.CIRCLED), ("㉑", 15, 21, Kind.CIRCLED), ("㊱", 15, 36, Kind.CIRCLED),
    ("❶", 10, 1, Kind.CIRCLED), ("➀", 10, 1, Kind.CIRCLED), ("⓵", 10, 1, Kind.CIRCLED),
    ("⑴", 20, 1, Kind.LEVEL_4), ("⒈", 20, 1, Kind.LEVEL_3), ("㈠", 10, 1, Kind.LEVEL_2),
    ("㊀", 10, 1, Kind.CIRCLED),
)  # fmt: skip
"""Runs of Unicode: the first sign, how many follow, the first one's value, and what they are written as."""


def _sign_value(sign: str) -> tuple[Kind, int] | None:
    if sign < "①":
        return None
    for first, count, value, kind in _SIGNS:
        if 0 <= ord(sign) - ord(first) < count:
            return kind, value + ord(sign) - ord(first)
    return None
