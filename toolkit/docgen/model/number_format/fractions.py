"""Fractions: `# ?/?`, `# ??/??`, `?/8` (ECMA-376, 18.8.31)."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile
from typing import NamedTuple

from docgen.model.number_format.digits import EXACT
from docgen.model.number_format.tokens import DIGIT, NUMERAL, PERCENT, SLASH, Token


class _Parts(NamedTuple):
    """The words before, the places of the whole number, the words between, and the rest of the section."""

    prefix: str
    whole: str
    between: str
    numerator: str
    denominator: str
    suffix: str
    power: int


def show_fraction(value: Decimal, tokens: tuple[Token, ...]) -> tuple[str, bool]:
    """`value` (not negative) as a fraction, and whether a digit other than 0 is shown.

    A fraction of 0 is left out behind a whole number, and so is a whole number of 0 before a fraction.
    """
    parts = _parts(tokens)
    value = value.scaleb(parts.power, EXACT)
    whole = int(value) if parts.whole else 0
    numerator, denominator = _ratio(value - whole, parts.denominator)
    if parts.whole and numerator == denominator:
        whole, numerator = whole + 1, 0
    number = str(whole or "").zfill(parts.whole.count("0"))
    places = parts.numerator + ("" if _fixed(parts.denominator) else parts.denominator)
    is_shown = bool(numerator) or not parts.whole or "0" in places
    if not is_shown:
        text = number or "0"
    else:
        low = str(denominator).zfill(parts.denominator.count("0") if not _fixed(parts.denominator) else 0)
        text = f"{str(numerator).zfill(parts.numerator.count('0') or 1)}/{low}"
        text = f"{number}{parts.between}{text}" if number else text
    return f"{parts.prefix}{text}{parts.suffix}", bool(whole or numerator)


def _parts(tokens: Sequence[Token]) -> _Parts:
    at = next(index for index, token in enumerate(tokens) if token.kind == SLASH)
    before, after = tokens[:at], tokens[at + 1 :]
    numerator = _run(tuple(reversed(before)))
    denominator = _run(after)
    before, after = before[: len(before) - len(numerator)], after[len(denominator) :]
    places = [index for index, token in enumerate(before) if token.kind == DIGIT]
    first, last = (places[0], places[-1] + 1) if places else (len(before), len(before))
    return _Parts(
        _words(before[:first]),
        "".join(before[index].text for index in places),
        _words(before[last:]),
        numerator[::-1],
        denominator,
        _words(after),
        2 * sum(token.kind == PERCENT for token in tokens),
    )


def _run(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in takewhile(lambda t: t.kind in (DIGIT, NUMERAL), tokens))


def _words(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)


def _fixed(places: str) -> int:
    """The denominator that a format names (8 in ?/8); 0 where it names none."""
    return int(places) if places.isdigit() and places.strip("0") else 0


def _ratio(value: Decimal, places: str) -> tuple[int, int]:
    if fixed := _fixed(places):
        return int((value * fixed).quantize(Decimal(1), ROUND_HALF_UP, EXACT)), fixed
    return _nearest(value, 10 ** min(len(places), 9) - 1)


def _nearest(value: Decimal, limit: int) -> tuple[int, int]:
    """The last convergent of `value`'s continued fraction whose denominator is at most `limit`.

    Excel shows 3.14159 in # ??/?? as 3 1/7, though 14/99 is nearer: it takes convergents only.
    """
    exact_numerator, exact_denominator = value.as_integer_ratio()
    numerators, denominators = (0, 1), (1, 0)
    while exact_denominator:
        term, rest = divmod(exact_numerator, exact_denominator)
        exact_numerator, exact_denominator = exact_denominator, rest
        denominator = term * denominators[1] + denominators[0]
        if denominator > limit:
            break
        numerators = (numerators[1], term * numerators[1] + numerators[0])
        denominators = (denominators[1], denominator)
    return numerators[1], denominators[1]
