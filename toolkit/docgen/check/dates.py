"""Dates as 7.3.5.4 writes them, and as people do."""

import re

from docgen.model.numerals import chinese_value

_PROPER = re.compile(r"[12]\d{3}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日")
_PARTS = re.compile(r"[\d〇零○一二三四五六七八九十]+")
EXAMPLE = "2024年1月5日"


def is_proper(text: str) -> bool:
    """Whether `text` is a date in the standard's form."""
    return _PROPER.fullmatch(text) is not None


def proper(text: str) -> str:
    """`text`, a date in some form, in the standard's; an example, said to be one, where it cannot be told."""
    return told(text) or f"×年×月×日（如{EXAMPLE}）"


def told(text: str) -> str:
    """The date that `text` gives, in the standard's form; "" where it cannot be told."""
    parts = [_value(part) for part in _PARTS.findall(text)]
    if len(parts) != 3 or None in parts:
        return ""
    year, month, day = (part or 0 for part in parts)
    return f"{full_year(year)}年{month}月{day}日"


def full_year(year: int) -> int:
    """The year that `year` means when it has two digits: 50 to 99 are of the last century."""
    if year >= 100:
        return year
    return year + (1900 if year >= 50 else 2000)


def _value(text: str) -> int | None:
    return int(text) if text.isdecimal() else chinese_value(text)
