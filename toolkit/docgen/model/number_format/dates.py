"""A serial number as the date or time that a section of a number format makes of it (ECMA-376, 18.8.31)."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from docgen.model.number_format import languages
from docgen.model.number_format.counting import Script, counted, script_of
from docgen.model.number_format.moments import Moment, moment, rounded_seconds
from docgen.model.number_format.sections import Modifiers, Section
from docgen.model.number_format.tokens import DIGIT, ELAPSED, HALF, POINT, TEXT, UNIT, Token, sections_of

_SYSTEM_FORMATS = {"date": 'yyyy"年"m"月"d"日"', "time": "h:mm:ss"}
"""What [$-F800] and [$-F400] show on a Chinese Windows."""
_CLOCK = ("h", "n", "s")
_LONGEST = {"y": 4, "e": 2, "g": 3, "m": 5, "d": 4, "h": 2, "n": 2, "s": 2, "a": 4, "b": 4}
_ERA_OF_CALENDAR = {3: "ja", 4: "zh-tw"}
_YEARS_OF_CALENDAR = {5: 2333, 7: 543}
"""What the Korean and the Thai calendar add to the year."""
_GREGORIAN = (0, 1, 2, 9, 10, 11, 12)
_THAI = 543


class DatePattern(NamedTuple):
    """The steps of a section; `places` are the decimals of its seconds, `units` what it shows of a moment."""

    steps: tuple[Token, ...]
    places: int
    units: frozenset[str]
    is_twelve: bool


def is_known_calendar(modifiers: Modifiers) -> bool:
    """Whether docgen can count by the calendar: not by the moon's, the Islamic or the Hebrew one."""
    known = (*_GREGORIAN, *_ERA_OF_CALENDAR, *_YEARS_OF_CALENDAR)
    return modifiers.calendar in known


def show_date(serial: Decimal, section: Section, *, is_1904: bool) -> str | None:
    """`serial` as a date or time; None where Excel shows #### (negative, or beyond the calendar)."""
    pattern = date_pattern(section.tokens, section.modifiers.system)
    has_clock = bool(pattern.units & {*_CLOCK, "half"})
    if serial < 0 and is_1904:
        # Only since 1904 does Excel show a time before the beginning; a day it shows as of the other side.
        shown = _shown(serial.copy_abs(), section, pattern, has_clock, is_1904=True)
        return f"-{shown}" if shown is not None else None
    if serial < 0:
        return None
    return _shown(serial, section, pattern, has_clock, is_1904=is_1904)


def _shown(
    serial: Decimal, section: Section, pattern: DatePattern, has_clock: bool, *, is_1904: bool
) -> str | None:
    at = None
    if pattern.units:
        at = moment(serial, is_1904=is_1904, places=pattern.places, has_clock=has_clock)
        if at is None:
            return None
    return "".join(_step(step, serial, at, section.modifiers, pattern) for step in pattern.steps)


@lru_cache(maxsize=256)
def date_pattern(tokens: tuple[Token, ...], system: str = "") -> DatePattern:
    """The pattern of a section's tokens, or of the computer's own format where the section asks for that."""
    if system:
        tokens = tuple(sections_of(_SYSTEM_FORMATS[system])[0])
    steps = _with_minutes(_with_decimals([token for token in tokens if token.kind != "@"]))
    units = {step.text[0] for step in steps if step.kind == UNIT}
    is_twelve = any(step.kind == HALF for step in steps)
    decimals = max((len(step.text) - 1 for step in steps if step.kind == POINT), default=0)
    return DatePattern(
        tuple(steps), decimals, frozenset(units | ({"half"} if is_twelve else set())), is_twelve
    )


def _with_decimals(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with a point and zeros (`.00`) as one: a fraction of a second. Any other sign is text."""
    steps: list[Token] = []
    for token in tokens:
        if token.kind == DIGIT and steps and steps[-1].kind == POINT:
            steps[-1] = Token(POINT, steps[-1].text + "0")
        elif token.kind in (UNIT, ELAPSED, HALF, POINT):
            steps.append(token)
        else:
            steps.append(Token(TEXT, token.text))
    return [Token(TEXT, ".") if step == Token(POINT, ".") else step for step in steps]


def _with_minutes(steps: list[Token]) -> list[Token]:
    """The steps with n for an m that is a minute: right after an hour, or right before a second (18.8.31)."""
    timed = [index for index, step in enumerate(steps) if step.kind in (UNIT, ELAPSED)]
    for position, index in enumerate(timed):
        step = steps[index]
        if step.kind != UNIT or step.text not in ("m", "mm"):
            continue
        before = steps[timed[position - 1]].text if position else ""
        after = steps[timed[position + 1]].text if position + 1 < len(timed) else ""
        if before[:1] == "h" or after[:1] == "s":
            steps[index] = Token(UNIT, step.text.replace("m", "n"))
    return [Token(UNIT, s.text[: _LONGEST[s.text[0]]]) if s.kind == UNIT else s for s in steps]


def _step(step: Token, serial: Decimal, at: Moment | None, modifiers: Modifiers, pattern: DatePattern) -> str:
    if step.kind == TEXT:
        return step.text
    if step.kind == ELAPSED:
        seconds = rounded_seconds(serial, pattern.places)
        return str(int(seconds) // {"h": 3600, "m": 60, "s": 1}[step.text[0]]).zfill(len(step.text))
    if at is None:
        seconds = rounded_seconds(serial, pattern.places)
        at = Moment(0, 0, 0, 0, seconds % 60)
    if step.kind == POINT:
        decimals = f"{at.seconds % 1:.{pattern.places}f}"[2:]
        return "." + decimals[: len(step.text) - 1]
    if step.kind == HALF:
        return _half(step.text, at, modifiers)
    return _unit(step.text, at, modifiers, is_twelve=pattern.is_twelve)


def _half(written: str, at: Moment, modifiers: Modifiers) -> str:
    """The half of the day, in the format's own words or, for AM/PM, in those of its language."""
    halves = written.split("/")
    if written.lower() == "am/pm":
        halves = list(_names(modifiers, "en").halves)
    return halves[at.seconds >= 43_200]


def _unit(unit: str, at: Moment, modifiers: Modifiers, *, is_twelve: bool) -> str:
    kind = unit[0]
    if kind in ("g", "e") or (kind == "y" and modifiers.calendar in _ERA_OF_CALENDAR):
        return _era(unit, at, modifiers)
    if kind in ("y", "b"):
        year = at.year + (_THAI if kind == "b" else _YEARS_OF_CALENDAR.get(modifiers.calendar, 0))
        return _written(f"{year:04d}" if len(unit) > 2 else f"{year % 100:02d}", modifiers, is_year=True)
    if kind == "a" or unit in ("ddd", "dddd"):
        return _day_name(unit, at, modifiers)
    if len(unit) > 2:
        name = _names(modifiers, "en")
        return (name.short_months if unit == "mmm" else name.months)[at.month - 1][
            : 1 if unit == "mmmmm" else None
        ]
    hour = int(at.seconds) // 3600
    hour = hour % 12 or 12 if is_twelve else hour
    seconds = int(at.seconds)
    value = {"m": at.month, "d": at.day, "h": hour, "n": seconds // 60 % 60, "s": seconds % 60}[kind]
    return _written(str(value).zfill(len(unit)), modifiers, is_year=False)


def _era(unit: str, at: Moment, modifiers: Modifiers) -> str:
    """The era's name, or the year as the language counts it; beyond a first year that Japanese calls 元."""
    language = _ERA_OF_CALENDAR.get(modifiers.calendar) or languages.known(modifiers.language) or "zh"
    year, words = languages.era(language, (at.year, at.month, at.day))
    if unit[0] == "g":
        return words[len(unit) - 1]
    if year == 1 and modifiers.language.endswith("gannen"):
        return "元"
    is_short = len(unit) > 1 and unit[0] == "e" and year < 1000
    return _written(f"{year:02d}" if is_short else str(year), modifiers, is_year=True)


def _day_name(unit: str, at: Moment, modifiers: Modifiers) -> str:
    if unit[0] == "d":
        names = _names(modifiers, "en")
        return (names.days if unit == "dddd" else names.short_days)[at.weekday]
    names = _names(modifiers, "zh")
    return (names.days if unit == "aaaa" else names.asian_days)[at.weekday]


def _names(modifiers: Modifiers, usual: str) -> languages.Language:
    """The names in the section's language; `usual` where it says none, English where docgen has none.

    Chinese Excel and WPS show mmm and dddd in English unless [$-804] says otherwise, and aaa in Chinese.
    """
    if not modifiers.language:
        return languages.names(usual)
    return languages.names(languages.known(modifiers.language) or "en")


def needs_names(section: Section) -> bool:
    """Whether the section shows words in a language for which docgen has no names."""
    if not modifiers_language_is_unknown(section.modifiers):
        return False
    return any(
        (step.kind == UNIT and (step.text[0] in "ga" or (len(step.text) > 2 and step.text[0] in "md")))
        or (step.kind == HALF and step.text.lower() == "am/pm")
        for step in date_pattern(section.tokens).steps
    )


def modifiers_language_is_unknown(modifiers: Modifiers) -> bool:
    """Whether the language is one that docgen has no names for."""
    return bool(modifiers.language) and not languages.known(modifiers.language)


def _written(digits: str, modifiers: Modifiers, *, is_year: bool) -> str:
    """Digits as [DBNum] has them: a year digit by digit, a month or day counted (十二, 壹拾贰)."""
    if not modifiers.counting:
        return digits
    script = script_of(languages.known(modifiers.language) or "zh", modifiers.counting)
    if script is None:
        return digits
    if is_year or digits.startswith("0") or script.digits[1] == "１":
        return digits.translate({48 + n: digit for n, digit in enumerate(script.digits)})
    return _aloud(digits, script)


def _aloud(digits: str, script: Script) -> str:
    """Up to 99 as a date says it: 十二, where a number alone would be 一十二."""
    words = counted(digits, script)
    is_ten = len(digits) == 2 and digits[0] == "1" and script.places[1] == "十"
    return words.removeprefix(script.digits[1]) if is_ten else words
