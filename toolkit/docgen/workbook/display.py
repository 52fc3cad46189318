"""Numbers and dates as a person sees them in the cell: the stored digits under the cell's number format.

The plain number formats are those of `model.number_format`; dates, General and the formats built in are here.
Source: ECMA-376, 18.8.30 and 18.8.31.
"""

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from docgen.model.number_format import format_number, plain_number

GENERAL = "General"
_SIGNIFICANT = Context(prec=15, rounding=ROUND_HALF_EVEN)
_GENERAL_WIDTH = 11
_LAST_SERIAL = 2_958_465
"""9999-12-31."""

_DATE_TOKEN = r"""
    "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | \[(?P<elapsed>h+|m+|s+)\] | \[[^\]]*\] | [_*].
    | (?P<half>AM/PM|A/P|上午/下午)
    | (?P<unit>y+|m+|d+|h+|s+(?:\.0+)?|a{3,4})
    | (?P<other>.)
    """
"""Compiled where it is first needed (`re` keeps it): few workbooks need it, and every start would pay."""
_WEEKDAYS = "一二三四五六日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG_DATE = 'yyyy"年"m"月"d"日"'
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_UNSUPPORTED = re.compile(r"[0#?],+(?![0#?,])|\[(?:[<>=]|DBNum)", re.IGNORECASE)
"""Scaling by thousands, conditions, Chinese numerals."""
_EXCEL_PLAIN = ("", "general", "常规", "g/通用格式", "@")


@lru_cache(maxsize=1024)
def number(digits: str) -> Decimal | None:
    """The number stored as `digits`, without the noise of binary fractions: 0.30000000000000004 is 0.3.

    Excel shows 15 significant digits. A long whole number keeps all its digits. None for no number.
    """
    if len(digits) < _SIGNIFICANT.prec and digits.isdigit():
        return Decimal(digits)
    try:
        value = Decimal(digits.strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > 400:
        return None
    is_whole = value == value.to_integral_value() and value.adjusted() < 30
    return value.quantize(Decimal(1)) if is_whole else _SIGNIFICANT.plus(value).normalize()


class _Moment(NamedTuple):
    """A serial as calendar and clock. Excel's 29 February 1900 never was, so this is no `datetime`."""

    year: int
    month: int
    day: int
    weekday: int
    seconds: int


def _date_tokens(code: str) -> list[re.Match[str]]:
    """The pieces of a format's first section, in order."""
    return list(re.finditer(_DATE_TOKEN, code.partition(";")[0], re.VERBOSE | re.IGNORECASE))


@lru_cache(maxsize=512)
def is_date_format(code: str) -> bool:
    """Whether a number in this format is a date or a time."""
    if code.strip().lower() in _EXCEL_PLAIN:
        return False
    return any(match["unit"] or match["elapsed"] for match in _date_tokens(code))


def as_date(serial: Decimal, *, is_1904: bool) -> date | None:
    """The date of a serial, a `datetime` where it has a time of day; None for a bare time or no date."""
    moment = _moment(serial, is_1904=is_1904)
    if moment is None or moment.year < 1900 or (not is_1904 and int(serial) in (0, 60)):
        return None
    day = date(moment.year, moment.month, moment.day)
    if not moment.seconds:
        return day
    return datetime(day.year, day.month, day.day) + timedelta(seconds=moment.seconds)


def display(value: Decimal, code: str, *, is_1904: bool = False) -> str | None:
    """`value` as Excel shows it in the format `code`; None where the format is none that docgen knows."""
    if code == GENERAL:
        return _general(value)
    if is_date_format(code):
        return _display_date(value, code, is_1904=is_1904)
    code = _CURRENCY.sub(lambda match: f'"{match[1]}"' if match[1] else "", code)
    if code.strip().lower() in _EXCEL_PLAIN:
        return _general(value)
    return None if _UNSUPPORTED.search(code) else format_number(value, code)


def serial(written: str, *, is_1904: bool) -> Decimal | None:
    """The serial of a date written as ISO 8601 (ECMA-376, 18.18.11: cell type `d`); None where it is none."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    since = moment.replace(tzinfo=None) - datetime(
        1904 if is_1904 else 1899, 1 if is_1904 else 12, 1 if is_1904 else 30
    )
    return number(repr(since.total_seconds() / 86_400))


def _general(value: Decimal) -> str:
    """General shows what fits eleven characters, rounding decimals; whole numbers keep their digits."""
    text = plain_number(value)
    whole, _, fraction = text.lstrip("-").partition(".")
    room = _GENERAL_WIDTH - len(whole) - 1
    if len(fraction) <= room:
        return text
    return plain_number(round(value, max(room, 0)) if room > 0 else value.to_integral_value())


def _moment(serial: Decimal, *, is_1904: bool) -> _Moment | None:
    if not 0 <= serial <= _LAST_SERIAL:
        return None
    days = int(serial)
    seconds = round((serial - days) * 86_400)
    if seconds == 86_400:
        days, seconds = days + 1, 0
    if is_1904:
        day = date(1904, 1, 1) + timedelta(days=days)
    elif days == 60:
        # Lotus 1-2-3 took 1900 for a leap year, and Excel follows: serial 60 is 29 February 1900.
        return _Moment(1900, 2, 29, 2, seconds)
    elif days == 0:
        return _Moment(1900, 1, 0, 5, seconds)
    else:
        day = date(1899, 12, 31 if days < 60 else 30) + timedelta(days=days)
    return _Moment(day.year, day.month, day.day, day.weekday(), seconds)


def _display_date(serial: Decimal, code: str, *, is_1904: bool) -> str | None:
    moment = _moment(serial, is_1904=is_1904)
    if moment is None:
        return plain_number(serial)
    if "[$-f800]" in code.lower() or "[$-x-sysdate]" in code.lower():
        code = _LONG_DATE
    tokens = _date_tokens(code)
    twelve = any(token["half"] for token in tokens)
    shown: list[str] = []
    for index, token in enumerate(tokens):
        if token["elapsed"]:
            shown.append(_elapsed(token["elapsed"].lower(), serial))
        elif token["half"]:
            shown.append(_half(token["half"], moment))
        elif token["unit"]:
            unit = token["unit"].lower()
            if unit in ("m", "mm") and _is_minute(tokens, index):
                unit = unit.replace("m", "n")
            shown.append(_unit(unit, moment, twelve=twelve))
        else:
            shown.append(token["quoted"] or token["escaped"] or (token["other"] or "").replace("@", ""))
    return "".join(shown).strip()


def _is_minute(tokens: list[re.Match[str]], index: int) -> bool:
    """m is a minute right after an hour or right before a second (18.8.31)."""
    before = next((u for t in reversed(tokens[:index]) if (u := t["unit"] or t["elapsed"])), "")
    after = next((u for t in tokens[index + 1 :] if (u := t["unit"] or t["elapsed"])), "")
    return before[:1] in ("h", "H") or after[:1] in ("s", "S")


def _unit(unit: str, moment: _Moment, *, twelve: bool) -> str:
    hour, minute, second = moment.seconds // 3600, moment.seconds // 60 % 60, moment.seconds % 60
    if twelve:
        hour = hour % 12 or 12
    if unit.startswith("y"):
        return f"{moment.year:04d}" if len(unit) > 2 else f"{moment.year % 100:02d}"
    if unit.startswith("a"):
        return ("星期" if len(unit) == 4 else "") + _WEEKDAYS[moment.weekday]
    if unit.startswith("mmm"):
        return _MONTHS[moment.month - 1]
    if unit.startswith("ddd"):
        return "星期" + _WEEKDAYS[moment.weekday]
    value = {"m": moment.month, "d": moment.day, "h": hour, "n": minute, "s": second}[unit[0]]
    return f"{value:02d}" if len(unit) > 1 else str(value)


def _elapsed(unit: str, serial: Decimal) -> str:
    seconds = round(serial * 86_400)
    return str(seconds // {"h": 3600, "m": 60, "s": 1}[unit[0]]).zfill(len(unit))


def _half(words: str, moment: _Moment) -> str:
    morning, afternoon = words.split("/")
    return morning if moment.seconds < 43_200 else afternoon


BUILT_IN = {
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "11": "0.00E+00",
    "12": "# ?/?",
    "13": "# ??/??",
    "14": "yyyy/m/d",
    "15": "d-mmm-yy",
    "16": "d-mmm",
    "17": "mmm-yy",
    "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM",
    "20": "h:mm",
    "21": "h:mm:ss",
    "22": "yyyy/m/d h:mm",
    "27": 'yyyy"年"m"月"',
    "28": 'm"月"d"日"',
    "29": 'm"月"d"日"',
    "30": "m/d/yy",
    "31": 'yyyy"年"m"月"d"日"',
    "32": 'h"时"mm"分"',
    "33": 'h"时"mm"分"ss"秒"',
    "34": '上午/下午h"时"mm"分"',
    "35": '上午/下午h"时"mm"分"ss"秒"',
    "36": 'yyyy"年"m"月"',
    "37": "#,##0;-#,##0",
    "38": "#,##0;-#,##0",
    "39": "#,##0.00;-#,##0.00",
    "40": "#,##0.00;-#,##0.00",
    "45": "mm:ss",
    "46": "[h]:mm:ss",
    "47": "mm:ss.0",
    "48": "##0.0E+0",
    "49": "@",
    "50": 'yyyy"年"m"月"',
    "51": 'm"月"d"日"',
    "52": 'yyyy"年"m"月"',
    "53": 'm"月"d"日"',
    "54": 'm"月"d"日"',
    "55": 'yyyy"年"m"月"',
    "56": 'm"月"d"日"',
    "57": 'yyyy"年"m"月"',
    "58": 'm"月"d"日"',
}
"""Number format id → code (ECMA-376, 18.8.30), with the meanings of zh-CN for 27 to 36 and 50 to 58."""
