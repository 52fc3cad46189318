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
_NOISE = re.compile(r"""\\[ ]?(?=;|$)|("[^"]*"|\\.)|\[[^\]]*\]|_.?|\*.?""")
"""Colours and conditions, the width of a character, fill characters, a blank at the end: not for reports.

The blank after an underscore or a backslash is lost where a format was typed into a cell. What is quoted or
escaped is kept (the group): it may look like noise.
"""
_GENERAL = re.compile("general|常规", re.IGNORECASE)
_ANY_DIGITS = "0." + "#" * 30
"""General in digits, where it is one of several sections."""
_TEXT = r'(?:"[^"]*"|\\.|[- ])*'
"""A section that shows no digits: the "-" that accountants write for zero, or nothing."""
_PLAIN = ("", "general", "常规", "@", "文本")

_EXACT = Context(prec=600)
"""Enough for every number times every format: neither is longer than 300 digits."""
_LONGEST_FORMAT = 255
"""Excel's own limit for the characters of a number format."""

PERCENT_UNITS = ("%", "％", "个百分点")
"""The units of a number that counts hundredths."""


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
    has_zero_section = not value and len(sections) > 2
    section = sections[2 if has_zero_section else 1 if has_negative_section else 0]
    if section is None or isinstance(section, str):
        return section
    number = _digits(abs(value) * 100 if section.percent else abs(value), section)
    sign = "-" if is_negative and not has_negative_section and any(d in "123456789" for d in number) else ""
    return f"{sign}{section.prefix}{number}{section.percent}{section.suffix}".strip()


def is_percentage(number_format: str) -> bool:
    """Whether `number_format` shows 0.945 as 94.5%."""
    section = next(iter(_sections(number_format)), None)
    return isinstance(section, _Section) and bool(section.percent)


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
def _sections(number_format: str) -> tuple[_Section | str | None, ...]:
    """The sections for positive, negative and zero numbers, as many as there are; none for a plain number.

    An empty one for negative numbers counts as missing. A text stands for a section that shows no digits,
    None for one that is not one we know.
    """
    positive, *others = (part.strip() for part in _NOISE.sub(r"\1", number_format).split(";"))
    if positive == "@" or (positive.lower() in _PLAIN and len(others) < 2):
        return ()
    positive = _GENERAL.sub(_ANY_DIGITS, positive)
    others = [_GENERAL.sub(_ANY_DIGITS, part) for part in others if "@" not in part][:2]
    if positive and others and not others[0]:
        others[0] = f"-{positive}"
    return (_section(positive) if positive else "", *map(_section_or_text, others))


def _section_or_text(written: str) -> _Section | str | None:
    return _literal(written).strip() if re.fullmatch(_TEXT, written) else _section(written)


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
