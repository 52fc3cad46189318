"""Serial numbers ↔ calendar and clock (ECMA-376, 18.17.4).

A serial counts days since the end of 1899, or since 1904-01-01 where the workbook says so.
"""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from docgen.model.number_format.digits import EXACT
from docgen.model.number_format.general import stored_number

SECONDS = 86_400
_FROM_1904 = 1462
"""Days between the two beginnings."""
_AFTER_LAST = 2_958_466
"""The day after 9999-12-31, since 1900."""
_DAY_0 = date(1899, 12, 31).toordinal()


class Moment(NamedTuple):
    """A serial as calendar and clock. Excel's 29 February 1900 never was, so this is no `datetime`.

    `weekday` counts from Monday, 0; `seconds` of the day may have decimals.
    """

    year: int
    month: int
    day: int
    weekday: int
    seconds: Decimal


def moment(serial: Decimal, *, is_1904: bool, places: int = 0, has_clock: bool = True) -> Moment | None:
    """The moment of `serial`, its seconds rounded to `places` decimals; None beyond the calendar.

    What rounds up to midnight is the next day. Without `has_clock` the day is all that counts.
    """
    if is_1904 and serial < 0:
        return None
    serial += _FROM_1904 if is_1904 else 0
    if not 0 <= serial < _AFTER_LAST:
        return None
    days, seconds = divmod(rounded_seconds(serial, places), SECONDS)
    if not has_clock:
        days = serial // 1
    if days >= _AFTER_LAST:
        return None
    return Moment(*_calendar(int(days)), (int(days) - 2) % 7, seconds)


def rounded_seconds(serial: Decimal, places: int) -> Decimal:
    """The seconds in `serial`, to `places` decimals."""
    return (serial * SECONDS).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)


def _calendar(days: int) -> tuple[int, int, int]:
    """Year, month and day. Lotus 1-2-3 took 1900 for a leap year, and Excel follows: 60 is 29 February."""
    if days == 0:
        return 1900, 1, 0
    if days == 60:
        return 1900, 2, 29
    day = date.fromordinal(_DAY_0 + days - (days > 60))
    return day.year, day.month, day.day


def as_date(serial: Decimal, *, is_1904: bool) -> date | None:
    """The date of a serial, a `datetime` where it has a time of day; None for a bare time or no date."""
    at = moment(serial, is_1904=is_1904)
    if at is None or (not is_1904 and int(serial) in (0, 60)):
        return None
    if not at.seconds:
        return date(at.year, at.month, at.day)
    return datetime(at.year, at.month, at.day) + timedelta(seconds=int(at.seconds))


def serial_of(written: str, *, is_1904: bool) -> Decimal | None:
    """The serial of a date written as ISO 8601 (ECMA-376, 18.18.11: cell type `d`); None where it is none."""
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    since = at.replace(tzinfo=None) - (datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30))
    return stored_number(repr(since.total_seconds() / SECONDS))
