"""The kinds of numbers that stand before headings and items, and how each is written.

`TypedNumber.kind` is the value of one of these; `word` says more where the kind alone does not:

    一是    是, 要 or 来
    首先    the very word (首先, 其次, 最后, 一方面 …), and the mark behind it: 首先，
    其一    the mark behind it: "，", or ""
    第一    what follows the numeral: "，" "、" "：", or a unit and its blank: "部分　" "章　"
"""

from collections.abc import Callable
from enum import Enum

from docgen.model.numerals import chinese
from docgen.model.report import TypedNumber


class Kind(Enum):
    """A way of counting; the values show the first number of each."""

    LEVEL_1 = "一、"
    LEVEL_2 = "（一）"
    LEVEL_3 = "1."
    LEVEL_4 = "（1）"
    CIRCLED = "①"
    ORDINAL = "第一"
    COUNTED = "一是"
    ENUMERATED = "其一"
    SAID = "首先"


LEVELS = (Kind.LEVEL_1, Kind.LEVEL_2, Kind.LEVEL_3, Kind.LEVEL_4)
"""What 一级 to 四级 are numbered with (GB/T 9704-2012, 7.3.3)."""

SEQUENCE = ("首先", "其次", "再次")
LAST = "最后"
"""What follows in a group whose items are said, not counted; the last of three or more is 最后."""

_CIRCLED = (("①", 20), ("㉑", 15), ("㊱", 15))
"""The first of each run of circled numbers in Unicode, and how many follow one another."""
_MARKS_BEFORE = frozenset("。；;！!？?：:，,、\n ”’）)")


def kind_of(number: TypedNumber) -> Kind:
    """The kind of a number that was recognised."""
    return Kind(number.kind)


def is_counted(kind: Kind) -> bool:
    """Whether numbers of `kind` have values; 首先 and 其次 have none."""
    return kind is not Kind.SAID


_FORMS: dict[Kind, Callable[[int, str], str]] = {
    Kind.LEVEL_1: lambda value, _: f"{chinese(value)}、",
    Kind.LEVEL_2: lambda value, _: f"（{chinese(value)}）",
    Kind.LEVEL_3: lambda value, _: f"{value}.",
    Kind.LEVEL_4: lambda value, _: f"（{value}）",
    Kind.CIRCLED: lambda value, _: circled(value),
    Kind.ORDINAL: lambda value, word: f"第{chinese(value)}{word}",
    Kind.COUNTED: lambda value, word: f"{chinese(value)}{word}",
    Kind.ENUMERATED: lambda value, word: f"其{chinese(value)}{word}",
    Kind.SAID: lambda _, word: word,
}


def written(kind: Kind, value: int, word: str = "") -> str:
    """The number `value` of `kind` in its proper form. 首先 and its like are `word` itself."""
    return _FORMS[kind](value, word)


def proper(number: TypedNumber) -> str:
    """A number that was typed, in its proper form: (一) is （一）."""
    return written(kind_of(number), number.value, number.word)


def circled(value: int) -> str:
    """① to ㊿; beyond, （51）."""
    rest = value - 1
    for first, count in _CIRCLED:
        if rest < count:
            return chr(ord(first) + rest)
        rest -= count
    return f"（{value}）"


def said(position: int, count: int, mark: str = "，") -> str:
    """The word for the item at `position` (from 0) of `count` that are said: 首先， 其次， 再次， 最后，."""
    if count > 2 and position == count - 1:
        return LAST + mark
    return (SEQUENCE[position] if position < len(SEQUENCE) else f"第{chinese(position + 1)}") + mark


def counted_on(text: str, kind: Kind, value: int, word: str = "") -> int:
    """The last number of the run that goes on after `value` in `text`: 3 for `…。二是…。三是…` after 1."""
    if not is_counted(kind):
        return value
    position = 0
    while True:
        sign = written(kind, value + 1, word)
        position = _after_mark(text, sign, position)
        if position < 0:
            return value
        value, position = value + 1, position + len(sign)


def _after_mark(text: str, sign: str, start: int) -> int:
    """Where `sign` next stands behind a mark of punctuation; -1 for nowhere."""
    position = text.find(sign, start)
    while position > 0 and text[position - 1] not in _MARKS_BEFORE:
        position = text.find(sign, position + 1)
    return position
