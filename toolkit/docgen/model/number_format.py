"""Numbers as a person sees them: the Excel number formats of figures and tables (ECMA-376, 18.8.31)."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

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
    sections = _NOISE.sub("", number_format.strip()).split(";")
    if sections[0].strip().lower() in ("", "general", "常规", "@", "文本"):
        return plain_number(value)
    has_negative_section = value < 0 and len(sections) > 1 and sections[1]
    match = _SECTION.fullmatch(sections[1] if has_negative_section else sections[0])
    if match is None or not (match["whole"] or match["fraction"]):
        return None
    number = _digits(abs(value) * (100 if match["percent"] else 1), match["whole"], match["fraction"] or "")
    sign = "-" if value < 0 and not has_negative_section and any(d in "123456789" for d in number) else ""
    return f"{sign}{_literal(match['prefix'])}{number}{match['percent']}{_literal(match['suffix'])}"


def _digits(value: Decimal, whole_format: str, fraction_format: str) -> str:
    places = len(fraction_format)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT) if value < 10**20 else value
    whole, _, fraction = f"{rounded:f}".partition(".")
    whole = whole.lstrip("0").zfill(whole_format.count("0"))
    optional = len(fraction_format) - len(fraction_format.rstrip("#?"))
    kept = fraction[: places - optional] + fraction[places - optional :].rstrip("0")
    if "," in whole_format:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)
    return f"{whole}.{kept}" if kept else whole


def _literal(text: str) -> str:
    return re.sub(r'"([^"]*)"|\\(.)', lambda m: m.group(1) if m.group(1) is not None else m.group(2), text)
