"""Dates of official documents: Arabic digits, the full year, no leading zero (GB/T 9704-2012, 7.3.5.4)."""

import re
from datetime import date

from docgen.model.cell_text import Scalar

_WRITTEN = (
    r"(?P<year>\d{4})\s*(?:年|[-/.．－／])\s*(?P<month>\d{1,2})\s*(?:月|[-/.．－／])\s*(?P<day>\d{1,2})\s*日?"
)
_CHINESE = (
    r"(?P<year>[〇零○一二三四五六七八九]{4})年"
    r"(?P<month>[一二三四五六七八九十]{1,3})月(?P<day>[一二三四五六七八九十]{1,3})日"
)


def official_date(value: date) -> str:
    """`2024年1月5日`."""
    return f"{value.year}年{value.month}月{value.day}日"


def parse_date(value: Scalar) -> date | None:
    """The date a cell holds or writes (2024-1-5, 2024年01月05日, 二〇二四年一月五日); None if it is none."""
    if isinstance(value, date):
        return value
    text = str(value or "").strip().translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    written = re.fullmatch(_WRITTEN, text)
    if written:
        return _date(*(int(written[part]) for part in ("year", "month", "day")))
    chinese = re.fullmatch(_CHINESE, text)
    if chinese:
        from docgen.model.numerals import chinese_value

        return _date(*(chinese_value(chinese[part]) or 0 for part in ("year", "month", "day")))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
