"""Numbers as official documents write them: Chinese numerals, and what stands before a heading (7.3.3)."""

from typing import NamedTuple

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


class HeadingNumber(NamedTuple):
    """A number before a heading: its level (1 to 4), value, text as written, and the form 7.3.3 asks for."""

    level: int
    value: int
    written: str
    proper: str


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
