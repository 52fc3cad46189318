"""Lines that hold several of the report's paragraphs, taken apart where their numbers are."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docgen.importing.source import SourceLine
from docgen.model.numerals import chinese
from docgen.recognition.kinds import Kind
from docgen.recognition.numbers import typed_number
from docgen.recognition.scanning import BLANKS
from docgen.recognition.shapes import LONGEST_TITLE, may_be_title

_SHORTEST_WHOLE = 120
"""A report in one paragraph is longer than that."""
_GAP = re.compile(
    r"(?<=[\u4e00-\u9fff]{4})(?:[ \t\u3000]{2,}|(?<=总结|报告|计划|打算|情况|汇报)[ \t\u3000]?"
    r"(?=[ \t\u3000]|今年|去年|上半年|下半年|一年来|半年来|近年来|为了|根据|按照|为贯彻|20\d\d年))"
)
_SHORTEST_TEXT = 20
_FEWEST_GAPS = 3
"""With more wide blanks than these the indents of paragraphs were pasted into one line."""
_WIDE = re.compile(r"[ \t\u3000]{2,}")
_CLOSING = re.compile(
    r"([\u4e00-\u9fff]{2,24}[局委办厅部处科室院校会中心站所队社镇乡道村区县市])?[ \t\u3000]{0,20}"
    r"(\d{4}年\d{1,2}月\d{1,2}日)?"
)
_MOST = 30
"""Numbers of one kind that are looked for."""


def split_lines(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """`lines`, those that hold several paragraphs taken apart; nothing is added or left out."""
    found: list[SourceLine] = []
    for number, line in enumerate(lines):
        pieces = list(_title_apart(line)) if number < 2 and line.thing is None else [line]
        for piece in pieces:
            found += list(_paragraphs(piece))
    return found


def _title_apart(line: SourceLine) -> Iterator[SourceLine]:
    """A title that the first sentence stands behind: blanks between, or what sentences begin with."""
    text = line.text.strip(BLANKS)
    gap = _GAP.search(text[: LONGEST_TITLE + 2])
    if gap is None or len(text) - gap.end() < _SHORTEST_TEXT or not may_be_title(text[: gap.start()]):
        yield line
    else:
        yield line._replace(text=text[: gap.start()])
        yield line._replace(text=text[gap.end() :])


def _paragraphs(line: SourceLine) -> Iterator[SourceLine]:
    if len(line.text) < _SHORTEST_WHOLE or line.thing is not None:
        yield line
        return
    glued = [piece for piece in _WIDE.split(line.text) if piece]
    if len(glued) > _FEWEST_GAPS:
        for piece in glued:
            yield from _siblings(line._replace(text=piece, level=0))
        return
    yield from _sections(line)


def _siblings(line: SourceLine) -> Iterator[SourceLine]:
    """A paragraph that begins with （二） and goes on with （三） in the same line."""
    number = typed_number(line.text)
    if number is None or number.kind != Kind.LEVEL_2.value:
        yield line
        return
    starts, text = [0], line.text
    for form in ("（{}）", "({})"):
        place = text.find("。")
        for value in range(number.value + 1, _MOST):
            place = _beginning(text, form.format(chinese(value)), max(place, 0))
            if place < 0:
                break
            starts.append(place)
    for start, end in pairwise((*starts, len(text))):
        yield line._replace(text=text[start:end].strip(BLANKS), level=0 if len(starts) > 1 else line.level)


def _sections(line: SourceLine) -> Iterator[SourceLine]:
    bounds = _counted(line.text, "{}、")
    if len(bounds) < 2:
        yield from _siblings(line)
        return
    for start, end in pairwise((*((0,) if bounds[0] else ()), *bounds, len(line.text))):
        yield from _section(line, line.text[start:end])


def _section(line: SourceLine, text: str) -> Iterator[SourceLine]:
    """A first-level section: its heading alone, then a paragraph for each （一）."""
    bounds = _counted(text, "（{}）", is_inside=True) or _counted(text, "({})", is_inside=True)
    starts = bounds if len(bounds) > 1 or (bounds and text[:3].strip(BLANKS)) else []
    pieces = [
        text[a:b] for a, b in pairwise((*((0,) if not starts or starts[0] else ()), *starts, len(text)))
    ]
    for number, piece in enumerate(pieces):
        if number == 0 and not starts:
            yield from _heading_apart(line, piece)
        else:
            yield from _closing_apart(line._replace(text=piece.strip(BLANKS), level=0))


def _closing_apart(line: SourceLine) -> Iterator[SourceLine]:
    """署名 and date that stand behind the last sentence of a report in one paragraph."""
    end = line.text.rfind("。") + 1
    tail = line.text[end:].strip(BLANKS)
    match = _CLOSING.fullmatch(tail) if end and tail else None
    if match is None:
        yield line
        return
    yield line._replace(text=line.text[:end])
    yield from (line._replace(text=words) for words in match.groups() if words)


def _heading_apart(line: SourceLine, text: str) -> Iterator[SourceLine]:
    """The heading of a section is what stands before the first wide blank, if that is short."""
    bare = text.strip(BLANKS)
    gap = _WIDE.search(bare)
    if gap and may_be_title(bare[: gap.start()]):
        yield line._replace(text=bare[: gap.start()], level=0)
        yield line._replace(text=bare[gap.end() :], level=0)
    else:
        yield line._replace(text=bare, level=0)


def _counted(text: str, form: str, *, is_inside: bool = False) -> list[int]:
    """Where the numbers 一, 二, … in this form stand, each behind the end of a sentence or a blank.

    The first one of those inside a section may stand right behind its heading.
    """
    found: list[int] = []
    place = 0
    for value in range(1, _MOST):
        sign = form.format(chinese(value))
        place = text.find(sign) if is_inside and value == 1 else _beginning(text, sign, place)
        if place < 0:
            break
        found.append(place)
        place += len(sign)
    return found


def _beginning(text: str, sign: str, place: int) -> int:
    while (place := text.find(sign, place)) > 0:
        if text[place - 1] in "。！？；：:;” \t\u3000" or text[place - 1].isspace():
            return place
        place += len(sign)
    return place
