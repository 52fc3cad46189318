"""Percentages against the numbers they are reckoned from."""

from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from docgen.check.agreement.measures import Measure
from docgen.check.agreement.numbers import WIDE, half_unit, places


def amount_of(measure: Measure) -> "Amount":
    """A measure as an amount."""
    return Amount(measure.value, measure.half)


def digits_of(percent: Measure) -> Decimal:
    """A percentage as written."""
    return Decimal(percent.written.rstrip("%％"))


class Amount(NamedTuple):
    """A number as written, and how far what it stands for may be off: half its last place, 0 for counts."""

    value: Decimal
    half: Decimal = Decimal(0)


def is_share(part: Amount, whole: Amount, percent: Decimal) -> bool:
    """Whether `part` may be `percent` of `whole`."""
    return _may_be(part, whole, percent, Decimal(0))


def is_change(now: Amount, before: Amount, percent: Decimal) -> bool:
    """Whether `now` may be `percent` (less than none: a fall) more than `before`."""
    if before.value < 0:
        return is_rounded((now.value - before.value) * 100 / abs(before.value), percent)
    return _may_be(now, before, percent, Decimal(100))


def _may_be(part: Amount, whole: Amount, percent: Decimal, less: Decimal) -> bool:
    """Whether the ratio in per cent, `less` off it, may come out as `percent` whatever was rounded."""
    if is_rounded(part.value * 100 / whole.value - less, percent):
        return True
    least, most = whole.value - whole.half, whole.value + whole.half
    if least <= 0 or not (part.half or whole.half):
        return False
    half = half_unit(percent)
    low, high = (part.value - part.half) * 100 / most - less, (part.value + part.half) * 100 / least - less
    return low - half <= percent <= high + half


def is_rounded(exact: Decimal, written: Decimal) -> bool:
    """Whether `written` is `exact` with fewer places, rounded or cut off."""
    if abs(exact - written) <= half_unit(written):
        return True
    unit = Decimal(1).scaleb(-places(written))
    return (
        abs(exact).quantize(unit, rounding=ROUND_FLOOR, context=WIDE) == abs(written) and exact * written >= 0
    )


def one_place(number: Decimal) -> str:
    """A percentage for a message."""
    return f"{number.quantize(Decimal('0.01'), context=WIDE).normalize(WIDE):f}"
