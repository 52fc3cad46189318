"""Numbers as reports write them, exactly, with the rounding that their last place allows."""

import re
from collections.abc import Iterable
from decimal import Context, Decimal

_NUMBER = re.compile(r"[-－−]?\d+(?:[,，]\d{3})*(?:\.\d+)?")
_MOST_DIGITS = 20


def number_of(text: str) -> Decimal | None:
    """The number that `text` is, with or without a per cent sign; None for anything else."""
    bare = text.strip().removesuffix("%").removesuffix("％").rstrip()
    if not bare or len(bare) > _MOST_DIGITS or _NUMBER.fullmatch(bare) is None:
        return None
    return value_of(bare)


def value_of(text: str) -> Decimal:
    """The value of digits with a point and commas between thousands."""
    if text.isdecimal():
        return Decimal(text)
    return Decimal(text.replace(",", "").replace("，", "").replace("－", "-").replace("−", "-"))


def places(number: Decimal) -> int:
    """How many digits stand behind its point."""
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def half_unit(number: Decimal) -> Decimal:
    """Half of a unit of the last place that `number` is written with."""
    return Decimal(5).scaleb(-places(number) - 1)


WIDE = Context(prec=200)
"""Enough for every quotient of numbers of the lengths that are read."""


def slack(numbers: Iterable[Decimal]) -> Decimal:
    """How far a sum may be off whose parts were rounded; whole numbers are counts, and exact."""
    return sum((half_unit(number) for number in numbers if places(number)), Decimal(0))


def plain(number: Decimal) -> str:
    """A number for a message, without zeros behind that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
