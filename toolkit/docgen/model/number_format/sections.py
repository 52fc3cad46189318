"""A number format as a value: which section holds for which number, and what each section prints.

Source: ECMA-376, 18.8.30 and 18.8.31; where they are silent, what Excel does (tests/number_format).
"""

import operator
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from docgen.model.number_format.tokens import (
    BRACKET,
    CELL_TEXT,
    COMMA,
    DIGIT,
    ELAPSED,
    EXPONENT,
    GENERAL,
    HALF,
    NUMERAL,
    PERCENT,
    POINT,
    SLASH,
    TEXT,
    UNIT,
    Token,
    sections_of,
)

LONGEST_FORMAT = 255
"""Excel's own limit for the characters of a number format."""

NUMBER, FRACTION, DATE, PLAIN, WORDS, UNKNOWN = "number", "fraction", "date", "plain", "words", "unknown"
"""What a section prints: digits, a fraction, a moment, General, its own words alone, or nobody knows what."""


class Condition(NamedTuple):
    """`[>=10000]`: the numbers for which a section holds."""

    operator: str
    limit: Decimal


class Modifiers(NamedTuple):
    """What stands in a section's brackets and holds for the whole section.

    `language` is an lcid or a tag in lower case ("804", "zh-cn"), "" for the program's own; `counting` is the
    n of [DBNumn], 0 without; `calendar` is the number of Windows' calendar, 0 for the language's own;
    `system` is "date" or "time" for the computer's own format; `ignored` is a bracket that nobody knows.
    """

    condition: Condition | None = None
    language: str = ""
    counting: int = 0
    calendar: int = 0
    system: str = ""
    ignored: str = ""


class Section(NamedTuple):
    """A section: its kind, its tokens without brackets, its modifiers; `has_sign` where a minus is shown."""

    kind: str
    tokens: tuple[Token, ...]
    modifiers: Modifiers = Modifiers()
    has_sign: bool = True


class Format(NamedTuple):
    """A whole format. `numbers` are at most three sections; `text` is None where text stays as it is.

    `unknown` says that the code is no number format, and then there are no sections.
    """

    numbers: tuple[Section, ...]
    text: Section | None = None
    unknown: bool = False


_UNKNOWN = Format((), unknown=True)
_GENERAL = Section(PLAIN, (Token(GENERAL, ""),))


@lru_cache(maxsize=1024)
def parsed(code: str) -> Format:
    """`code` as a format; remembered, because a workbook has few formats and many cells."""
    if len(code) > LONGEST_FORMAT:
        return _UNKNOWN
    sections = [_section(tokens) for tokens in sections_of(code.strip())]
    if len(sections) > 4:
        return _UNKNOWN
    text = sections.pop() if len(sections) == 4 else None
    with_text = [section for section in sections if any(t.kind == CELL_TEXT for t in section.tokens)]
    if text is None and with_text:
        text = with_text[-1]
        sections.remove(text)
    return Format(_signed(sections or [_GENERAL]), text)


def _signed(sections: list[Section]) -> tuple[Section, ...]:
    """The sections with a minus of their own where their numbers would be taken for positive ones without.

    So Excel does: the second of two sections writes the sign of negative numbers as it wants it.
    """
    if not any(section.modifiers.condition for section in sections):
        return (sections[0]._replace(has_sign=len(sections) == 1), *(_unsigned(s) for s in sections[1:]))
    if len(sections) == 1:
        sections = [*sections, _GENERAL]
    signed = [section._replace(has_sign=not _is_of_negatives(section)) for section in sections]
    first = signed[0].modifiers.condition
    if first and len(signed) == 2 and not signed[1].modifiers.condition:
        # The other section: Excel looks at the first one's condition alone, as numfmt found by trying.
        is_above = first.operator in (">", ">=") and first.limit >= 0
        signed[1] = signed[1]._replace(has_sign=is_above or first.operator == "=")
    return tuple(signed)


def _unsigned(section: Section) -> Section:
    return section._replace(has_sign=False)


def _is_of_negatives(section: Section) -> bool:
    """Whether the section's condition lets only negative numbers in."""
    condition = section.modifiers.condition
    if condition is None:
        return False
    limit = condition.limit
    return (limit < 0 and condition.operator in ("<", "<=", "=")) or (not limit and condition.operator == "<")


_COMPARED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    **{"<": operator.lt, "<=": operator.le, "=": operator.eq},
    **{">": operator.gt, ">=": operator.ge, "<>": operator.ne},
}


def section_for(value: Decimal, format_: Format) -> Section | None:
    """The section that holds for `value`; None where no condition does, and Excel shows ####."""
    sections = format_.numbers
    if len(sections) < 2:
        return sections[0] if sections else None
    if not any(section.modifiers.condition for section in sections):
        is_first = value > 0 or (not value and len(sections) < 3)
        return sections[0] if is_first else sections[1] if value < 0 else sections[2]
    first, second = sections[0].modifiers.condition, sections[1].modifiers.condition
    if first is None:
        first = Condition(">", Decimal(0))
    if second is None and len(sections) == 3 and first.operator in (">", ">=", "="):
        second = Condition("<", Decimal(0))
    if _COMPARED[first.operator](value, first.limit):
        return sections[0]
    if second is None or _COMPARED[second.operator](value, second.limit):
        return sections[1]
    return sections[2] if len(sections) > 2 else None


# A section's tokens → its kind


def _section(tokens: list[Token]) -> Section:
    modifiers, kept = _modifiers(tokens)
    kind = _kind(kept)
    if not kept and modifiers != Modifiers():
        # `[Red]` and `[>5]` alone: General, coloured or for some numbers.
        kind, kept = PLAIN, [Token(GENERAL, "")]
    return Section(kind, tuple(kept), modifiers)


def _kind(tokens: list[Token]) -> str:
    kinds = {token.kind for token in tokens}
    if kinds & {UNIT, HALF, ELAPSED}:
        return DATE if _is_date(tokens) else UNKNOWN
    if GENERAL in kinds:
        return UNKNOWN if kinds & {DIGIT, EXPONENT, PERCENT} else PLAIN
    if DIGIT not in kinds:
        return WORDS if EXPONENT not in kinds else UNKNOWN
    if CELL_TEXT in kinds:
        return UNKNOWN
    if SLASH in kinds:
        return FRACTION if _is_fraction(tokens) else UNKNOWN
    return NUMBER if _is_number(tokens) else UNKNOWN


def _is_date(tokens: list[Token]) -> bool:
    """Whether the only digits are those of a second's fraction: a point and up to three zeros."""
    if any(token.kind in (GENERAL, EXPONENT) for token in tokens):
        return False
    written = "".join(token.text if token.kind in (DIGIT, POINT) else "|" for token in tokens)
    return all(run in ("", ".", ".0", ".00", ".000") for run in written.split("|"))


def _is_fraction(tokens: list[Token]) -> bool:
    """One slash, digits right before and after it, no point and no exponent."""
    kinds = [token.kind for token in tokens]
    if kinds.count(SLASH) != 1 or POINT in kinds or EXPONENT in kinds or COMMA in kinds:
        return False
    at = kinds.index(SLASH)
    after = kinds[at + 1 :]
    return kinds[:at][-1:] == [DIGIT] and after[:1] in ([DIGIT], [NUMERAL])


def _is_number(tokens: list[Token]) -> bool:
    """At most one point, before at most one exponent that has digits on both sides."""
    kinds = [token.kind for token in tokens]
    if kinds.count(POINT) > 1 or kinds.count(EXPONENT) > 1:
        return False
    if EXPONENT not in kinds:
        return True
    at = kinds.index(EXPONENT)
    return DIGIT in kinds[:at] and DIGIT in kinds[at:] and POINT not in kinds[at:]


# Brackets

_COLOURS = frozenset(
    "black blue cyan green magenta red white yellow 黑色 蓝色 蓝绿色 绿色 洋红 洋红色 红色 白色 黄色 青色"
    " 藍色 綠色 洋紅 洋紅色 紅色 黃色 黒 白 赤 緑 青 黄 紫 水".split()
)
_NUMBERED_COLOURS = ("color", "颜色", "色彩", "色", "색")
_DBNUM_OF_SHAPE = {
    **{0x1B: 1, 0x1C: 2, 0x1D: 3, 0x1E: 1, 0x1F: 2, 0x20: 3, 0x21: 1, 0x22: 2, 0x23: 3},
    **{0x24: 1, 0x25: 2, 0x26: 3, 0x27: 4},
}
"""The numeral shapes of [$-NNCCLLLL] that write as [DBNum] does; 0 and 1 are ordinary digits."""
_SYSTEM = {"f800": "date", "x-sysdate": "date", "f400": "time", "x-systime": "time"}


def _modifiers(tokens: list[Token]) -> tuple[Modifiers, list[Token]]:
    """What the brackets say, and the tokens without: a currency's sign is text, `[h]` is elapsed time."""
    modifiers, kept = Modifiers(), list[Token]()
    for token in tokens:
        if token.kind != BRACKET:
            kept.append(token)
        elif token.text.startswith("$"):
            # `$¥-804`: ¥ in Chinese; `$-zh-CN`: no sign; `$USD`: no language.
            sign, _, language = token.text[1:].partition("-")
            kept += [Token(TEXT, sign)] if sign else []
            modifiers = _spoken(modifiers, language.lower())
        elif _is_elapsed(written := token.text.lower()):
            kept.append(Token(ELAPSED, written))
        else:
            modifiers = _modified(modifiers, written)
    return modifiers, kept


def _is_elapsed(written: str) -> bool:
    return written[:1] in ("h", "m", "s") and not written.strip(written[0])


def _spoken(modifiers: Modifiers, language: str) -> Modifiers:
    """`modifiers` with what [$-…] says: numeral shape, calendar and language in one number, or a tag."""
    if language in _SYSTEM:
        return modifiers._replace(system=_SYSTEM[language])
    tag, _, extra = language.partition(",")
    number = _hexadecimal(tag)
    if number is not None:
        tag, extra = f"{number & 0xFFFF:x}" if number & 0xFFFF else "", f"{number >> 16:x}"
    shape, calendar = divmod(_hexadecimal(extra) or 0, 0x100)
    if shape > 1 and shape not in _DBNUM_OF_SHAPE:
        modifiers = modifiers._replace(ignored=f"[$-{language}]")
    counting = _DBNUM_OF_SHAPE.get(shape, modifiers.counting)
    return modifiers._replace(language=tag or modifiers.language, calendar=calendar, counting=counting)


def _hexadecimal(written: str) -> int | None:
    if not 0 < len(written) <= 8 or written.strip("0123456789abcdef"):
        return None
    return int(written, 16)


def _modified(modifiers: Modifiers, written: str) -> Modifiers:
    if written in _COLOURS or any(written.startswith(name) for name in _NUMBERED_COLOURS):
        return modifiers
    if len(written) == 6 and written[:5] == "dbnum" and written[5] in "1234":
        return modifiers._replace(counting=int(written[5]))
    condition = _condition(written)
    return (
        modifiers._replace(condition=condition) if condition else modifiers._replace(ignored=f"[{written}]")
    )


def _condition(written: str) -> Condition | None:
    for sign in ("<=", ">=", "<>", "<", ">", "="):
        if written.startswith(sign):
            try:
                limit = Decimal(written[len(sign) :].strip())
            except InvalidOperation:
                return None
            return Condition(sign, limit) if limit.is_finite() else None
    return None
