"""What a line is by its number and its shape: a heading alone, a run-in heading, an item, or a paragraph."""

from typing import NamedTuple

from docgen.model.report import Level, TypedNumber
from docgen.recognition.kinds import Kind, counted_on, kind_of
from docgen.recognition.numbers import sequel, typed_number
from docgen.recognition.scanning import BLANKS

SENTENCE_ENDS = frozenset("。！？")
LONGEST_TITLE = 40
"""Characters of a line that may be a heading without a number."""
_TITLE_MARKS = frozenset("。！？；;：:，,、…")
_DEPTHS = {
    Kind.LEVEL_1: Level.HEADING_1,
    Kind.LEVEL_2: Level.HEADING_2,
    Kind.LEVEL_3: Level.HEADING_3,
    Kind.LEVEL_4: Level.HEADING_4,
}
_RUN_IN = (Level.HEADING_2, Level.HEADING_3, Level.HEADING_4)


class Shape(NamedTuple):
    """A line's level, the number it begins with, and where its title ends (0 where it has none).

    `start` is where its words begin, behind the number.
    """

    level: Level
    number: TypedNumber | None = None
    start: int = 0
    title_end: int = 0


def shape_of(line: str, item: TypedNumber | None = None) -> Shape:
    """What `line`, without blanks around it, is; a line of no other kind is a paragraph.

    One that begins with the number behind that of the `item` before it is the next item: 三要目 after 二要.
    """
    shape = _by_itself(line)
    following = sequel(line, item) if shape.number is None else None
    if following is not None and following.kind == Kind.COUNTED.value:
        return Shape(Level.ITEM, following, len(following.text))
    return shape


def _by_itself(line: str) -> Shape:
    number = typed_number(line)
    if number is None:
        return Shape(Level.PARAGRAPH)
    start = len(number.text)
    level = _level(number, line)
    if level in _RUN_IN:
        return Shape(level, number, start, sentence_end(line, start))
    if level is Level.HEADING_1:
        return Shape(level, number, start, len(line))
    return Shape(level, number, start) if level is Level.ITEM else Shape(level)


def _level(number: TypedNumber, line: str) -> Level:
    kind = kind_of(number)
    if kind is Kind.ORDINAL and len(number.word) > 1:
        return Level.HEADING_2 if number.word.startswith("节") else Level.HEADING_1
    level = _DEPTHS.get(kind, Level.ITEM)
    if level is Level.HEADING_1 and sentence_end(line) < len(line):
        return Level.ITEM
    if level is Level.ITEM and counted_on(line, kind, number.value, number.word) > number.value:
        return Level.PARAGRAPH
    return level


def sentence_end(text: str, start: int = 0) -> int:
    """Where the first sentence of `text` ends, its mark and closing quotes included; its length without."""
    for position in range(start, len(text)):
        if text[position] in SENTENCE_ENDS:
            return _past_quotes(text, position + 1)
    return len(text)


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does; a title that does is a run-in heading."""
    return text.rstrip(BLANKS + "”’」』")[-1:] in SENTENCE_ENDS and bool(text)


def _past_quotes(text: str, position: int) -> int:
    while position < len(text) and text[position] in "”’」』":
        position += 1
    return position


def may_be_title(line: str) -> bool:
    """Whether a line without a number reads like a heading: short, one phrase, no mark at its end."""
    bare = line.strip(BLANKS)
    if not bare or len(bare) > LONGEST_TITLE or bare[-1] in _TITLE_MARKS:
        return False
    return not any(character in SENTENCE_ENDS for character in bare)
