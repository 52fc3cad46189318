"""General: a number as Excel shows it in a cell that nobody gave a format."""

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

_WIDTH = 11
"""The characters that General fills at most, the sign aside."""
_SIGNIFICANT = Context(prec=6, rounding=ROUND_HALF_UP)
_ROUNDING = Context(prec=1500, rounding=ROUND_HALF_UP)


def plain_number(value: Decimal) -> str:
    """`value` with no exponent, no thousands separator and no trailing zeros: 1E+2 → 100, 3.50 → 3.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show_general(value: Decimal) -> str:
    """`value` in eleven characters: decimals are rounded, and what still is too long gets an exponent.

    So Excel shows 0.1234567891 as 0.123456789, 123456789012 as 1.23457E+11, 0.00000012345 as 1.2345E-07.
    """
    size = value.adjusted()
    if -5 < size < _WIDTH or not value:
        text = plain_number(value)
        if len(text) - text.startswith("-") <= _WIDTH:
            return text
        places = Decimal(1).scaleb(-max(_WIDTH - 2 - max(size, 0), 0))
        rounded = value.quantize(places, context=_ROUNDING)
        if rounded.adjusted() < _WIDTH:
            return plain_number(rounded)
        value = rounded
    elif size < 0 and len(text := plain_number(value)) - text.startswith("-") <= _WIDTH:
        return text
    return _with_exponent(value)


def _with_exponent(value: Decimal) -> str:
    rounded = _SIGNIFICANT.plus(value)
    exponent = rounded.adjusted()
    digits = plain_number(rounded.scaleb(-exponent))
    return f"{digits}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


_STORED = Context(prec=15, rounding=ROUND_HALF_UP)
_LARGEST, _LONGEST = 400, 30


@lru_cache(maxsize=1024)
def stored_number(digits: str) -> Decimal | None:
    """The number stored as `digits`, without the noise of binary fractions: 0.30000000000000004 is 0.3.

    Excel shows 15 significant digits. A long whole number keeps all its digits. None for no number, and for
    one that no workbook can hold (1E+400).
    """
    if len(digits) < _STORED.prec and digits.isascii() and digits.isdigit():
        return Decimal(digits)
    try:
        value = Decimal(digits.strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        return None
    if value.adjusted() < _LONGEST and value == value.to_integral_value():
        return value.quantize(Decimal(1), context=_ROUNDING) if value else Decimal(0)
    return _STORED.plus(value).normalize()
