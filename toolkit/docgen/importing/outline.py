"""Lines of a report → rows of 正文 and 项目 of 基本信息: by their numbers, their shape, and what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docgen.importing.official import Official
from docgen.importing.source import SourceLine
from docgen.model.contents import BodyEntry
from docgen.model.profile import Element
from docgen.model.report import Level, TypedNumber
from docgen.recognition.kinds import LEVELS, kind_of
from docgen.recognition.manner import APART
from docgen.recognition.scanning import BLANKS
from docgen.recognition.shapes import Shape, may_be_title, sentence_end, shape_of

HEADINGS = (Level.HEADING_1, Level.HEADING_2, Level.HEADING_3, Level.HEADING_4)
_LONGEST_OPENING = 8
"""The title begins within so many lines."""
_MOST_LINES = 5
_SHORTEST_TITLE = 4


@dataclass(slots=True)
class Outline:
    """What a report says, ready for a workbook. `places` says where each row of `body` was found."""

    fields: dict[str, str]
    body: tuple[BodyEntry, ...]
    places: tuple[str, ...]
    things: tuple[SourceLine, ...]
    left: tuple[SourceLine, ...]


def outline(lines: Sequence[SourceLine]) -> Outline:
    """What the lines say; those that no row can hold are `left`."""
    official, others = Official(), list[SourceLine]()
    for line in _titled(lines):
        if not official.takes(line):
            others.append(line)
    rows = _Rows()
    for line in others:
        rows.add(line)
    things = tuple(line for line in others if line.thing is not None)
    return Outline(official.fields(), tuple(rows.entries), tuple(rows.places), things, tuple(official.left))


def _titled(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The lines, with the one that reads like the report's title known as it, where none is yet."""
    known = next((number for number, line in enumerate(lines) if line.element is Element.TITLE), None)
    first = known if known is not None else _first_title(lines)
    if first is None:
        return list(lines)
    last = first
    while last + 1 < len(lines) and (
        _may_be_title(lines[last + 1]) or lines[last + 1].element is Element.TITLE
    ):
        last += 1
    if last - first > _MOST_LINES:
        return list(lines)
    title = [line._replace(element=Element.TITLE) for line in lines[first : last + 1]]
    return [*lines[:first], *title, *lines[last + 1 :]]


def _goes_on(line: SourceLine) -> bool:
    return line.element is Element.TITLE or _may_be_title(line)


def _first_title(lines: Sequence[SourceLine]) -> int | None:
    """Where the title begins, if nothing stands before it but elements of a letterhead."""
    opening = lines[:_LONGEST_OPENING]
    first = next((number for number, line in enumerate(opening) if _may_be_title(line)), None)
    return first if first is not None and all(map(_is_official, opening[:first])) else None


def _is_official(line: SourceLine) -> bool:
    return line.element not in (None, Element.BODY)


def _may_be_title(line: SourceLine) -> bool:
    text = line.text.strip(BLANKS)
    if line.thing is not None or _is_official(line) or shape_of(text).number is not None:
        return False
    return len(text) > _SHORTEST_TITLE and may_be_title(text)


@dataclass(slots=True)
class _Rows:
    """The rows of 正文, as line comes to line.

    A number is taken off where docgen counts the same, and stays typed where the report counts otherwise.
    """

    entries: list[BodyEntry] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    _counts: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    _depth: int = 0
    _item: TypedNumber | None = None

    def add(self, line: SourceLine) -> None:
        """One more line of the report."""
        if line.thing is not None:
            self._put(line, BodyEntry(line.thing.level, line.thing.entry.name))
            return
        text = line.text.strip(BLANKS)
        shape = shape_of(text, self._item)
        if shape.level in HEADINGS:
            self._heading(line, text, shape)
        elif line.level and shape.number is None:
            self._unnumbered_heading(line, text)
        elif shape.level is Level.ITEM:
            manner = APART if self._item is None else ""
            self._item = shape.number
            self._put(line, BodyEntry(Level.ITEM, content=text, manner=manner))
            return
        else:
            level = Level.PARAGRAPH if self._depth else Level.INTRODUCTION
            self._put(line, BodyEntry(level, content=text))
        self._item = None

    def _heading(self, line: SourceLine, text: str, shape: Shape) -> None:
        depth = HEADINGS.index(shape.level)
        assert shape.number is not None
        is_counted = kind_of(shape.number) in LEVELS and shape.number.value == self._counts[depth] + 1
        start = shape.start if is_counted else 0
        self._count(depth, shape.number.value)
        title, content = text[start : shape.title_end], text[shape.title_end :].strip(BLANKS)
        self._put(line, BodyEntry(shape.level, title.strip(BLANKS), content))

    def _unnumbered_heading(self, line: SourceLine, text: str) -> None:
        depth = min(line.level, len(HEADINGS)) - 1
        self._count(depth, self._counts[depth] + 1)
        end = sentence_end(text) if depth else len(text)
        self._put(line, BodyEntry(HEADINGS[depth], text[:end], text[end:].strip(BLANKS)))

    def _count(self, depth: int, value: int) -> None:
        self._counts[depth:] = [value, *[0] * (len(HEADINGS) - depth - 1)]
        self._depth = depth + 1

    def _put(self, line: SourceLine, entry: BodyEntry) -> None:
        self.entries.append(entry)
        self.places.append(line.place)


def headings(entries: Sequence[BodyEntry]) -> Iterator[str]:
    """The first-level headings."""
    return (entry.title for entry in entries if entry.level is Level.HEADING_1)
