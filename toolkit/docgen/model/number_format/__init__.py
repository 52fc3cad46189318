"""What a cell shows: a number or a text under its number format, all of ECMA-376 18.8.30 and 18.8.31.

The way of a value: `sections.parsed` takes a code apart once, `section_for` finds the section that holds, and
`digits`, `fractions`, `dates` or `general` prints it. Measured against numfmt, SSF and LibreOffice by
tests/torture/test_number_formats.py.
"""

from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from docgen.model.number_format.digits import Pattern, pattern_of, show_number
from docgen.model.number_format.general import plain_number, show_general, stored_number
from docgen.model.number_format.sections import (
    DATE,
    FRACTION,
    NUMBER,
    PLAIN,
    UNKNOWN,
    WORDS,
    Section,
    parsed,
    section_for,
)
from docgen.model.number_format.tokens import CELL_TEXT, DIGIT
from docgen.model.number_format.tokens import GENERAL as GENERAL_TOKEN

__all__ = (
    "GENERAL",
    "PERCENT_UNITS",
    "Remark",
    "Shown",
    "is_date_format",
    "is_percentage",
    "plain_number",
    "portable",
    "power_of",
    "show",
    "show_text",
    "shows_number",
    "shows_text_as_it_is",
    "stored_number",
    "written_out",
)

GENERAL = "General"
PERCENT_UNITS = ("%", "％", "个百分点")
"""The units of a number that counts hundredths."""
_GENERAL_CODES = ("", "General", "@", "GENERAL", "general", "常规", "G/通用格式")


class Remark(Enum):
    """Why what is shown is not, or may not be, what Excel shows."""

    UNKNOWN = "unknown"
    """The format is none that is known: the plain number is shown, and may mislead."""
    IGNORED = "ignored"
    """A bracket of the format is none that is known; the rest was followed."""
    HASHES = "hashes"
    """Excel shows ####: no such date, or no section holds for the number."""
    LANGUAGE = "language"
    """Names in a language that docgen has no names for: they are English."""
    EXPONENT = "exponent"
    """General shows an exponent (1.23457E+11), because the number does not fit eleven characters."""


class Shown(NamedTuple):
    """A cell's number as text, without blanks around it; `remark` where something is to be said about it."""

    text: str
    remark: Remark | None = None


def show(value: Decimal, code: str, *, is_1904: bool = False) -> Shown:
    """`value` as Excel shows it in the number format `code`; half is rounded away from zero."""
    if code in _GENERAL_CODES:
        return _general(value)
    format_ = parsed(code)
    if format_.unknown:
        return Shown(plain_number(value), Remark.UNKNOWN)
    section = section_for(value, format_)
    if section is None:
        return Shown(plain_number(value), Remark.HASHES)
    shown = _in_section(value, section, is_1904=is_1904)
    if shown.remark is None and section.modifiers.ignored:
        return Shown(shown.text, Remark.IGNORED)
    return shown


_LONGEST_WRITTEN_OUT = 30


def written_out(value: Decimal, shown: Shown) -> Shown:
    """`shown` as a report says it: 123456789012 for General's 1.23457E+11, while the digits are few.

    Nobody means an exponent that Excel put there for want of room.
    """
    if shown.remark is not Remark.EXPONENT:
        return shown
    if abs(value.adjusted()) >= _LONGEST_WRITTEN_OUT or shown.text.strip("-0123456789.E+"):
        return Shown(shown.text)
    return Shown(plain_number(value), Remark.EXPONENT)


def shows_number(code: str) -> bool:
    """Whether the format shows a number's digits, and not a word in their stead or what nobody knows."""
    sections = parsed(code).numbers
    return bool(sections) and sections[0].kind not in (WORDS, UNKNOWN)


def show_text(text: str, code: str) -> str:
    """A cell's text as the format's text section shows it: `@"同志"` makes 张三同志, `;;;` nothing."""
    section = parsed(code).text
    if section is None:
        return text
    return "".join(text if token.kind == CELL_TEXT else token.text for token in section.tokens)


@lru_cache(maxsize=1024)
def shows_text_as_it_is(code: str) -> bool:
    """Whether the format leaves text alone, as all but few do."""
    section = parsed(code).text if "@" in code or code.count(";") > 2 else None
    return section is None or [t.text for t in section.tokens if t.text.strip()] == ["@"]


@lru_cache(maxsize=512)
def is_date_format(code: str) -> bool:
    """Whether a number in this format is a date or a time."""
    return code not in _GENERAL_CODES and any(section.kind == DATE for section in parsed(code).numbers[:1])


def is_percentage(code: str) -> bool:
    """Whether the format shows 0.945 as 94.5%."""
    return power_of(Decimal(1), code) == 2


def power_of(value: Decimal, code: str) -> int:
    """The power of ten by which what is shown differs from `value`: 2 for `0%`, -4 for `0!.0,`, 0 for most.

    A point that is only drawn between the digits (`0!.0,` for 万元) counts as a point.
    """
    if code in _GENERAL_CODES:
        return 0
    section = section_for(value, parsed(code))
    if section is None or section.kind not in (NUMBER, FRACTION):
        return 0
    return _drawn_power(pattern_of(section.tokens))


def portable(code: str) -> str:
    """`code` as programs of any language read it: escaped by `\\`, not by the `!` of Chinese Excel."""
    written, at = "", 0
    while at < len(code):
        if code[at] == '"':
            end = code.find('"', at + 1) + 1 or len(code)
        else:
            end = at + (2 if code[at] in "\\!_*" else 1)
        piece = code[at:end]
        written += f"\\{piece[1:]}" if piece.startswith("!") else piece
        at = end
    return written


def _drawn_power(pattern: Pattern) -> int:
    drawn = 0
    if not pattern.has_point and not pattern.exponent_sign:
        places = [token.text if token.kind == DIGIT else token.text.strip() for token in pattern.whole]
        if places.count(".") == 1:
            drawn = sum(token.kind == DIGIT for token in pattern.whole[places.index(".") :])
    return pattern.power - drawn


def _general(value: Decimal) -> Shown:
    text = show_general(value)
    return Shown(text, Remark.EXPONENT if "E" in text else None)


def _in_section(value: Decimal, section: Section, *, is_1904: bool) -> Shown:
    if section.kind == DATE:
        return _date(value, section, is_1904=is_1904)
    if section.kind == UNKNOWN:
        return Shown(plain_number(value), Remark.UNKNOWN)
    text, is_nonzero, remark = _number(value.copy_abs(), section)
    sign = "-" if section.has_sign and value < 0 and is_nonzero else ""
    return Shown(f"{sign}{text}".strip(), remark)


def _number(value: Decimal, section: Section) -> tuple[str, bool, Remark | None]:
    """The text of a number without its sign, and whether it shows anything but zeros and words."""
    if section.kind == NUMBER:
        numerals = _numerals(section) if section.modifiers.counting else ""
        return (*show_number(value, pattern_of(section.tokens), numerals), None)
    if section.kind == FRACTION:
        from docgen.model.number_format.fractions import show_fraction

        return (*show_fraction(value, section.tokens), None)
    if section.kind == PLAIN and section.modifiers.counting:
        number, remark = _counted(value, section), None
    else:
        number, remark = _general(value) if section.kind == PLAIN else ("", None)
    words = "".join(number if token.kind == GENERAL_TOKEN else token.text for token in section.tokens)
    return words, bool(value) and section.kind == PLAIN, remark


def _numerals(section: Section) -> str:
    from docgen.model.number_format import counting, languages

    script = counting.script_of(languages.known(section.modifiers.language), section.modifiers.counting)
    return script.digits if script else ""


def _counted(value: Decimal, section: Section) -> str:
    """The number counted aloud, its decimals digit by digit: 123.45 is 一百二十三.四五."""
    from docgen.model.number_format import counting, languages

    text = plain_number(value)
    script = counting.script_of(languages.known(section.modifiers.language), section.modifiers.counting)
    if script is None:
        return text
    whole, point, decimals = text.partition(".")
    digits = decimals.translate({48 + n: digit for n, digit in enumerate(script.digits)})
    return f"{counting.counted(whole, script)}{point}{digits}"


def _date(value: Decimal, section: Section, *, is_1904: bool) -> Shown:
    from docgen.model.number_format import dates

    if not dates.is_known_calendar(section.modifiers):
        return Shown(plain_number(value), Remark.UNKNOWN)
    text = dates.show_date(value, section, is_1904=is_1904)
    if text is None:
        return Shown(plain_number(value), Remark.HASHES)
    return Shown(text.strip(), Remark.LANGUAGE if dates.needs_names(section) else None)
