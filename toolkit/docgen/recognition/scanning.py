"""What the scanners of numbers share: signs, runs of them, and what they are worth."""

from typing import NamedTuple

from docgen.model.numerals import chinese, chinese_value
from docgen.recognition.kinds import Kind

BLANKS = " \t\u3000\xa0"
NUMERALS = frozenset("一二三四五六七八九十百")
DIGITS = frozenset("0123456789０１２３４５６７８９")
_LONGEST_NUMERAL = 5
POINTS = frozenset("、.．，,：:")
STOPS = frozenset("，,、：:")


class Found(NamedTuple):
    """A number at the beginning of a text: how long it is, its kind, its value and its word (kinds.py)."""

    length: int
    kind: Kind
    value: int
    word: str = ""


def run(text: str, start: int, signs: frozenset[str], longest: int = _LONGEST_NUMERAL) -> int:
    """Where the characters of `signs` that begin at `start` end."""
    end = start
    while end < len(text) and end - start < longest and text[end] in signs:
        end += 1
    return end


def past_blanks(text: str, start: int) -> int:
    """Past the blanks at `start`."""
    while start < len(text) and text[start] in BLANKS:
        start += 1
    return start


def past_point(text: str, start: int) -> int:
    """Past the mark that people put behind a number that needs none: （一）、 ①."""
    return start + (text[start : start + 1] in POINTS and start < len(text))


def past_stop(text: str, start: int) -> int:
    """Past a comma or colon at `start`."""
    return start + (text[start : start + 1] in STOPS and start < len(text))


def proper_mark(mark: str) -> str:
    """A comma or colon as Chinese text has it."""
    return {",": "，", ":": "："}.get(mark, mark)


def numeral(text: str) -> int:
    """The value of a Chinese numeral as one counts (十一, never 一一 or 十四五); 0 for anything else."""
    value = chinese_value(text) or 0
    return value if 0 < value < 100 and chinese(value) == text else 0


def whole(text: str) -> int:
    """The value of one or two digits; 0 for anything else."""
    return int(text) if 0 < len(text) <= 2 else 0
