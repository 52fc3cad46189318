"""Numbers as a person sees them: the Excel number formats of figures and tables (ECMA-376, 18.8.31)."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

_SECTION = re.compile(
    r"""
    (?P<prefix>(?:"[^"]*"|\\.|[^0#?.,%"\\;@])*)
    (?P<whole>[#0?,]*)
    (?:\.(?P<fraction>[0#?]*))?
    (?P<percent>%?)
    (?P<suffix>(?:"[^"]*"|\\.|[^0#?.,%"\\;@])*)
    """,
    re.VERBOSE,
)
_NOISE = re.compile(r"\[[^\]]*\]|_.|\*.")
"""Colours and conditions, the width of a character, fill characters: nothing a report shows."""


_EXACT = Context(prec=600)
"""Enough for every number times every format: neither is longer than 300 digits."""
_LONGEST_FORMAT = 255
"""Excel's own limit for the characters of a number format."""


def plain_number(value: Decimal) -> str:
    """`value` with no exponent, no thousands separator and no trailing zeros: 1E+2 → 100, 3.50 → 3.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_number(value: Decimal, number_format: str) -> str | None:
    """`value` in an Excel number format (`0.0`, `#,##0`, `0.0%`, `000000`, `0"次"`); None if not one we know.

    Empty, `General` and `常规` give the plain number. Rounds half up, as Excel does.
    """
    if len(number_format) > _LONGEST_FORMAT:
        return None
    sections = _sections(number_format)
    if not sections:
        return plain_number(value)
    is_negative = value < 0
    has_negative_section = is_negative and len(sections) > 1
    section = sections[1 if has_negative_section else 0]
    if section is None:
        return None
    number = _digits(abs(value) * 100 if section.percent else abs(value), section)
    sign = "-" if is_negative and not has_negative_section and any(d in "123456789" for d in number) else ""
    return f"{sign}{section.prefix}{number}{section.percent}{section.suffix}"


class _Section(NamedTuple):
    """A section of a format. `quantum` is what its fraction rounds to, of which `optional` places may go."""

    prefix: str
    zeros: int
    has_thousands: bool
    quantum: Decimal
    places: int
    optional: int
    percent: str
    suffix: str


@lru_cache(maxsize=256)
def _sections(number_format: str) -> tuple[_Section | None, ...]:
    """The section for positive numbers and, unless empty, that for negative ones; none for a plain number.

    None stands for a section that is not one we know.
    """
    positive, *others = _NOISE.sub("", number_format.strip()).split(";")
    if positive.strip().lower() in ("", "general", "常规", "@", "文本"):
        return ()
    return tuple(_section(written) for written in (positive, *filter(None, others[:1])))


def _section(written: str) -> _Section | None:
    match = _SECTION.fullmatch(written)
    if match is None or not (match["whole"] or match["fraction"]):
        return None
    whole, fraction = match["whole"], match["fraction"] or ""
    return _Section(
        _literal(match["prefix"]),
        whole.count("0"),
        "," in whole,
        Decimal(1).scaleb(-len(fraction)),
        len(fraction),
        len(fraction) - len(fraction.rstrip("#?")),
        match["percent"],
        _literal(match["suffix"]),
    )


_LARGEST_ROUNDED = Decimal(10**20)


def _digits(value: Decimal, section: _Section) -> str:
    rounded = value.quantize(section.quantum, ROUND_HALF_UP, _EXACT) if value < _LARGEST_ROUNDED else value
    whole, _, fraction = f"{rounded:f}".partition(".")
    whole = whole.lstrip("0").zfill(section.zeros)
    required = section.places - section.optional
    kept = fraction[:required] + fraction[required:].rstrip("0")
    if section.has_thousands:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)
    return f"{whole}.{kept}" if kept else whole


def _literal(text: str) -> str:
    return re.sub(r'"([^"]*)"|\\(.)', lambda m: m.group(1) if m.group(1) is not None else m.group(2), text)
