"""A number format's characters → tokens, section by section (ECMA-376, 18.8.31).

By hand, not by a regular expression: to compile that would cost every start more than a workbook's formats.
"""

from typing import NamedTuple

TEXT, DIGIT, NUMERAL, POINT, COMMA, PERCENT, SLASH = "text", "digit", "numeral", "point", "comma", "%", "/"
EXPONENT, GENERAL, CELL_TEXT, UNIT, ELAPSED, HALF = "exponent", "general", "@", "unit", "elapsed", "half"
BRACKET, BREAK = "bracket", ";"


class Token(NamedTuple):
    """A piece of a format: one of the kinds above, and what of it is printed or tells what to print."""

    kind: str
    text: str


_SIGNS = {
    **dict.fromkeys("0#?", DIGIT),
    **dict.fromkeys("123456789", NUMERAL),
    **{".": POINT, ",": COMMA, "%": PERCENT, "/": SLASH, "@": CELL_TEXT, ";": BREAK},
}
_WORDS = (
    *((word, GENERAL) for word in ("g/通用格式", "g/標準", "g/표준", "general", "standard", "常规")),
    *((word, HALF) for word in ("am/pm", "a/p", "上午/下午", "午前/午後", "오전/오후")),
    *((word, EXPONENT) for word in ("e+", "e-")),
)
_FIRST_OF_WORDS = frozenset(word[0] for word, _kind in _WORDS)
_UNITS = frozenset("ymdhsegab")
_NOTHING = Token(TEXT, "")


def sections_of(code: str) -> list[list[Token]]:
    """The tokens of each section of `code`.

    `_x` is the blank that it leaves; `*x` fills a cell's width and is nothing here. `!` escapes as `\\` does:
    so Chinese Excel writes 万元 (`0!.0,`).
    """
    sections: list[list[Token]] = [[]]
    lowered, at = _lower(code), 0
    while at < len(code):
        token, at = _token(code, lowered, at)
        if token.kind == BREAK:
            sections.append([])
        elif token is not _NOTHING:
            sections[-1].append(token)
    return sections


def _lower(text: str) -> str:
    """ASCII letters small; no other, since some grow longer (İ)."""
    return text.translate(_SMALL)


_SMALL = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def _token(code: str, lowered: str, at: int) -> tuple[Token, int]:
    """The token that begins at `at`, and where the next one does."""
    first = lowered[at]
    if first in _MARKS:
        return _marked(code, at)
    if first in _FIRST_OF_WORDS:
        for word, kind in _WORDS:
            if lowered.startswith(word, at):
                return Token(kind, code[at : at + len(word)]), at + len(word)
    if first in _UNITS:
        end = at + 1
        while end < len(code) and lowered[end] == first:
            end += 1
        # A lone a is a letter: only aaa and aaaa are days.
        kind = TEXT if first == "a" and end - at < 3 else UNIT
        return Token(kind, lowered[at:end] if kind == UNIT else code[at:end]), end
    return Token(_SIGNS.get(first, TEXT), code[at]), at + 1


_MARKS = frozenset('"\\![_*')


def _marked(code: str, at: int) -> tuple[Token, int]:
    """What a mark makes of the characters after it; one that ends the code stands for nothing."""
    first, following = code[at], code[at + 1 : at + 2]
    if first in ('"', "["):
        end = code.find('"' if first == '"' else "]", at + 1)
        if end < 0:
            return (Token(TEXT, code[at + 1 :]) if first == '"' else Token(BRACKET, code[at:])), len(code)
        return Token(TEXT if first == '"' else BRACKET, code[at + 1 : end]), end + 1
    if first == "_":
        return Token(TEXT, " "), at + 2
    if first == "*" or not following:
        return _NOTHING, at + 2
    return Token(TEXT, following), at + 2
