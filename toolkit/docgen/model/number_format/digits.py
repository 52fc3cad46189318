"""A number's digits in the places that a section of a number format has for them."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from docgen.model.number_format.tokens import COMMA, DIGIT, EXPONENT, PERCENT, POINT, TEXT, Token

EXACT = Context(prec=1500, rounding=ROUND_HALF_UP)
"""Enough for every number times every format: a number has at most 400 digits on each side, a format 255."""


class Pattern(NamedTuple):
    """The places of a section. `power` is the power of ten that per cent signs and scaling commas make.

    `whole`, `fraction` and `exponent` hold digit places (kind DIGIT) and the words between them (kind TEXT).
    `prefix` and `suffix` are set, and those three unused, where all places stand together: the usual format.
    """

    whole: tuple[Token, ...]
    fraction: tuple[Token, ...]
    exponent: tuple[Token, ...]
    has_point: bool
    exponent_sign: str
    power: int
    has_thousands: bool
    slots: int
    zeros: int
    places: int
    kept: int
    prefix: str
    suffix: str
    is_plain: bool


@lru_cache(maxsize=1024)
def pattern_of(tokens: tuple[Token, ...]) -> Pattern:
    """The pattern of a section's tokens, which hold at most one point and one exponent."""
    tokens, thousands, power = _without_commas(tokens)
    whole, fraction, exponent, sign = _parts(tokens)
    has_point = any(token.kind == POINT for token in tokens)
    prefix, slots, between = _run(whole)
    behind_point, places, suffix = _run(fraction)
    is_broken = between is None or suffix is None or (has_point and between) or (places and behind_point)
    return Pattern(
        whole,
        fraction,
        exponent,
        has_point,
        sign,
        power,
        thousands and between is not None,
        len(slots),
        len(slots) - slots.index("0") if "0" in slots else 0,
        len(places),
        places.rfind("0") + 1,
        prefix,
        f"{between or ''}{behind_point}{suffix or ''}",
        not (is_broken or sign or "?" in slots + places),
    )


_Tokens = tuple[Token, ...]


def _parts(tokens: _Tokens) -> tuple[_Tokens, _Tokens, _Tokens, str]:
    """What stands before the point, after it, and behind the E; and the sign that E asks for."""
    parts: tuple[list[Token], list[Token], list[Token]] = [], [], []
    part, sign = parts[0], ""
    for token in tokens:
        if token.kind == POINT:
            part = parts[1]
        elif token.kind == EXPONENT:
            part, sign = parts[2], token.text[-1]
        else:
            part.append(token if token.kind == DIGIT else Token(TEXT, token.text))
    return tuple(parts[0]), tuple(parts[1]), tuple(parts[2]), sign


def _run(tokens: Sequence[Token]) -> tuple[str, str, str | None]:
    """Words, digit places, words; the last is None where places and words alternate."""
    places = [index for index, token in enumerate(tokens) if token.kind == DIGIT]
    slots = "".join(tokens[index].text for index in places)
    if not places:
        return _words(tokens), "", ""
    is_one = places[-1] - places[0] + 1 == len(places)
    return _words(tokens[: places[0]]), slots, _words(tokens[places[-1] + 1 :]) if is_one else None


def _words(tokens: Iterable[Token]) -> str:
    return "".join(token.text for token in tokens)


def _without_commas(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], bool, int]:
    """The tokens without commas that mean something; whether one groups digits; the power of ten that scales.

    A comma between two places groups; commas after the last place before the point, or after all, scale; one
    that follows no place is a comma.
    """
    kept, thousands, scaled = list[Token](), False, 0
    kinds = [token.kind for token in tokens]
    for index, token in enumerate(tokens):
        if token.kind != COMMA:
            kept.append(token)
            continue
        before, after = _neighbour(kinds, index, -1), _neighbour(kinds, index, 1)
        if before != DIGIT:
            kept.append(Token(TEXT, ","))
        elif after == DIGIT:
            thousands = thousands or POINT not in kinds[:index]
        else:
            scaled += 1
    percents = kinds.count(PERCENT)
    return tuple(kept), thousands, 2 * percents - 3 * scaled


def _neighbour(kinds: Sequence[str], index: int, step: int) -> str:
    index += step
    while 0 <= index < len(kinds) and kinds[index] == COMMA:
        index += step
    return kinds[index] if 0 <= index < len(kinds) else ""


def show_number(value: Decimal, pattern: Pattern, numerals: str = "") -> tuple[str, bool]:
    """`value` (not negative) in `pattern`, and whether a digit other than 0 is shown.

    `numerals` are the ten digits to print, "" for 0 to 9.
    """
    if pattern.power:
        value = value.scaleb(pattern.power, EXACT)
    exponent = 0
    if pattern.exponent_sign:
        value, exponent = _mantissa(value, pattern)
    whole, fraction = rounded_digits(value, pattern.places)
    if pattern.is_plain and not numerals:
        return _plain(whole, fraction, pattern), bool(whole or fraction)
    printed = str.maketrans("0123456789", numerals or "0123456789")
    text = _placed_whole(whole, pattern.whole, pattern, printed)
    if pattern.has_point:
        text += "." + _placed_fraction(fraction, pattern.fraction, printed)
    if pattern.exponent_sign:
        sign = "-" if exponent < 0 else pattern.exponent_sign.replace("-", "")
        slots = sum(token.kind == DIGIT for token in pattern.exponent)
        text += f"E{sign}" + _placed(str(abs(exponent)).zfill(slots), pattern.exponent, slots, printed)
    return text, bool(whole or fraction)


def rounded_digits(value: Decimal, places: int) -> tuple[str, str]:
    """The digits before the point, without leading zeros, and after it, without trailing ones; half is up."""
    if -value.as_tuple().exponent > places:  # type: ignore[operator]
        value = value.quantize(Decimal(1).scaleb(-places), context=EXACT)
    whole, _, fraction = f"{value:f}".partition(".")
    return whole.lstrip("0"), fraction.rstrip("0")


def _mantissa(value: Decimal, pattern: Pattern) -> tuple[Decimal, int]:
    """`value` over a power of ten, and that power: a multiple of the places before the point (##0.0E+0)."""
    if not value:
        return value, 0
    step = max(pattern.slots, 1)
    shift = 0 if pattern.slots else 1
    for _attempt in range(2):
        exponent = (value.adjusted() + shift) // step * step
        mantissa = value.scaleb(-exponent, EXACT)
        mantissa = mantissa.quantize(Decimal(1).scaleb(-pattern.places), context=EXACT)
        if mantissa.adjusted() < pattern.slots or not pattern.slots:
            return mantissa, exponent
        value = mantissa.scaleb(exponent, EXACT)
    return mantissa, exponent


def _plain(whole: str, fraction: str, pattern: Pattern) -> str:
    whole = whole.zfill(pattern.zeros)
    if pattern.has_thousands:
        whole = grouped(whole)
    if pattern.has_point:
        whole = f"{whole}.{fraction.ljust(pattern.kept, '0')}"
    return f"{pattern.prefix}{whole}{pattern.suffix}"


def grouped(digits: str) -> str:
    """Digits in threes: 1,234,567."""
    first = len(digits) % 3
    groups = [digits[:first]] if first else []
    return ",".join([*groups, *(digits[at : at + 3] for at in range(first, len(digits), 3))])


_Numerals = dict[int, int]


def _placed_whole(digits: str, tokens: tuple[Token, ...], pattern: Pattern, printed: _Numerals) -> str:
    """Digits before the point; without a place for them they stand there all the same: 12.5 in .0."""
    digits = digits.zfill(pattern.zeros)
    if not pattern.slots:
        return "".join(token.text for token in tokens) + digits.translate(printed)
    if pattern.has_thousands:
        prefix, _slots, suffix = _run(tokens)
        return f"{prefix}{grouped(digits).translate(printed)}{suffix}"
    return _placed(digits, tokens, pattern.slots, printed)


def _placed(digits: str, tokens: tuple[Token, ...], slots: int, printed: _Numerals) -> str:
    """`digits` in their places from the right; those too many stand in the first place, before the others."""
    shown, left = list[str](), slots
    for token in tokens:
        if token.kind != DIGIT:
            shown.append(token.text)
            continue
        start = 0 if left == slots else max(len(digits) - left, 0)
        left -= 1
        shown.append(digits[start : max(len(digits) - left, 0)].translate(printed))
    return "".join(shown)


def _placed_fraction(digits: str, tokens: tuple[Token, ...], printed: _Numerals) -> str:
    shown, at = list[str](), 0
    for token in tokens:
        if token.kind != DIGIT:
            shown.append(token.text)
            continue
        digit = digits[at : at + 1] or ("0" if token.text == "0" else "")
        shown.append(digit.translate(printed))
        at += 1
    return "".join(shown)
