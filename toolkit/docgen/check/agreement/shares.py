"""Percentages against the numbers they are reckoned from."""

from decimal import ROUND_FLOOR, Decimal

from docgen.check.agreement.measures import Measure
from docgen.check.agreement.numbers import half_unit, places


def digits_of(percent: Measure) -> Decimal:
    """A percentage as written."""
    return Decimal(percent.written.rstrip("%％"))


def is_share(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """Whether `part` is `percent` of `whole`, rounded or cut off at the last place written."""
    return is_rounded(part * 100 / whole, percent)


def is_change(now: Decimal, before: Decimal, percent: Decimal) -> bool:
    """Whether `now` is `percent` (less than none: a fall) more than `before`."""
    return is_rounded((now - before) * 100 / abs(before), percent)


def is_rounded(exact: Decimal, written: Decimal) -> bool:
    """Whether `written` is `exact` with fewer places, rounded or cut off."""
    if abs(exact - written) <= half_unit(written):
        return True
    unit = Decimal(1).scaleb(-places(written))
    return abs(exact).quantize(unit, rounding=ROUND_FLOOR) == abs(written) and exact * written >= 0


def one_place(number: Decimal) -> str:
    """A percentage for a message."""
    return f"{number.quantize(Decimal('0.01')).normalize():f}"
