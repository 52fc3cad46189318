"""Numbers as official documents write them: Chinese numerals, and what stands before a heading (7.3.3)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_VALUES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LONGEST_NUMERAL = 20


def chinese_value(text: str) -> int | None:
    """十一 → 11, 二〇二四 → 2024, 一百零五 → 105; None for what is no Chinese numeral of use."""
    if not 0 < len(text) <= _LONGEST_NUMERAL or any(c not in _VALUES and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_VALUES[c]) for c in text))
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _VALUES[character]
    return total + digit


@dataclass(frozen=True, slots=True)
class HeadingNumber:
    """A number before a heading: its level (1 to 4), value, text as written, and the form 7.3.3 asks for."""

    level: int
    value: int
    written: str
    proper: str


_FORMS = (
    (1, re.compile(r"([一二三四五六七八九十百]+)(?:[、，,.．：:][ \u3000]*|[ \u3000]+(?=\S))")),
    (2, re.compile(r"[（(]\s*([一二三四五六七八九十百]+)\s*[）)][、，,.．：:]?[ \u3000]*")),
    (3, re.compile(r"(\d{1,2})(?:[.．、，,](?:(?!\d)|(?=\d{4}年))|[)）])[ \u3000]*")),
    (4, re.compile(r"[（(]\s*(\d{1,2})\s*[）)][、，,.．：:]?[ \u3000]*")),
)
_BY_FIRST: dict[str, Sequence[tuple[int, re.Pattern[str]]]] = {
    **dict.fromkeys("一二三四五六七八九十百", _FORMS[:1]),
    **dict.fromkeys("0123456789", _FORMS[2:3]),
    **dict.fromkeys("（(", (_FORMS[1], _FORMS[3])),
}
"""The forms that can begin with a character: most text is told by it to have no number."""
NUMBER_SIGNS = frozenset(_BY_FIRST)
"""The characters with which a heading's number may begin."""
PROPER = {1: "{}、", 2: "（{}）", 3: "{}.", 4: "（{}）"}


_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """1 to 9999 as counted aloud: 十一, 二十, 一百零五; beyond, digits."""
    if not 0 < number < 10_000:
        return str(number)
    text = ""
    for value, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            text += _DIGITS[digit] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def written_number(level: int, number: int) -> str:
    """The `number`-th heading of `level` (1 to 4) as 7.3.3 writes it: 一、（一）1.（1）."""
    return PROPER[level].format(chinese(number) if level < 3 else number)


def heading_number(text: str) -> HeadingNumber | None:
    """The number that `text` begins with, in its proper or any usual wrong form (`(一)`, `1、`), or None."""
    if not text or text[0] not in _BY_FIRST:
        return None
    for level, form in _BY_FIRST[text[0]]:
        match = form.match(text)
        if match:
            return _number(level, match.group(), match.group(1))
    return None


@lru_cache(maxsize=1024)
def _number(level: int, written: str, digits: str) -> HeadingNumber:
    value = chinese_value(digits) if level < 3 else int(digits)
    # 1． is how many input methods type 1. and prints alike.
    proper = written if written == f"{digits}．" else PROPER[level].format(digits)
    return HeadingNumber(level, value or 0, written, proper)
