"""What a report says, for rules that compare its statements: one shape for documents and for workbooks.

All words are one `text`, paragraphs parted by `\\r`; a paragraph is looked at (`Passage`) only where a rule
found something in it, so that a long report without numbers costs next to nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from docgen.check.agreement.measures import Measure, measures
from docgen.model.paragraph import Place
from docgen.model.profile import Element

_PLACE = re.compile("[\u4e00-\u9fff]{2,5}?[省市县区镇乡]")
_FARTHEST = 200
_SENTENCE_END = re.compile("[。；;！？\r\n]")
_START = attrgetter("start")
HEADINGS = (Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)


class Passage(NamedTuple):
    """A paragraph: its words, what it is, and where it begins in `Facts.text`.

    `number` is its index; `title_end` is where a heading's own words end; `spot` leads from a character to
    its place. `label` is an automatic number, which is not in `text`.
    """

    number: int
    start: int
    text: str
    element: Element | None
    division: int
    title_end: int
    in_table: bool
    label: str
    spot: Callable[[int], Place]

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading, run-in ones too."""
        return self.element in HEADINGS

    @property
    def level(self) -> int:
        """1 to 4 for headings, 0 for all else."""
        return HEADINGS.index(self.element) + 1 if self.element in HEADINGS else 0


class Cell(NamedTuple):
    """A cell of a table: where it begins (from 0), what it covers, its words, and its number if it is one."""

    row: int
    column: int
    span: int
    text: str
    number: Decimal | None
    spot: Callable[[], Place]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said in it: a dash is nothing."""
        return self.text.strip(" \u3000\t\n—-－–/／…") == ""


class Grid(NamedTuple):
    """A table: rows of cells, the words above and below it."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    notes: str = ""


class FigureFact(NamedTuple):
    """A row of 数据: values in `unit`, None where there is none; `shown` as the report prints it."""

    name: str
    unit: str
    value: Decimal | None
    previous: Decimal | None
    shown: str
    previous_shown: str
    place: Place
    previous_place: Place


class LastPeriod(NamedTuple):
    """数据 of last period's workbook, and its name."""

    file: str = ""
    figures: tuple[FigureFact, ...] = ()


NOTHING_LAST = LastPeriod()


class Contradiction(NamedTuple):
    """What does not agree: the place to look at, the words for its message, and the other place."""

    place: Place
    details: Mapping[str, object]
    other: Place | None = None


class Hit(NamedTuple):
    """A place in the words of a report: the paragraph, and where in it."""

    passage: Passage
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Where it is."""
        return self.passage.spot(self.start)

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True)
class Facts:
    """A report's statements. `read` gives a paragraph by its index, `find` the indexes of an element.

    `source` names the row of 数据 that a character of `text` stems from, "" where a person typed it.
    """

    text: str
    starts: Sequence[int]
    read: Callable[[int], Passage]
    find: Callable[[tuple[Element, ...]], Sequence[int]]
    tables: Callable[[], tuple[Grid, ...]] = tuple
    figures: tuple[FigureFact, ...] = ()
    last: LastPeriod = NOTHING_LAST
    fields: Mapping[str, str] = field(default_factory=dict)
    source: Callable[[int], str] = lambda _offset: ""

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables."""
        return self.tables()

    @cached_property
    def headings(self) -> Sequence[int]:
        """The indexes of the headings."""
        return self.find(HEADINGS)

    @cached_property
    def own_place(self) -> str:
        """The place with whose name the title begins: 青禾市; "" where it begins with none."""
        title = next((passage.text for passage in self.of(Element.TITLE)), "")
        found = _PLACE.match(title)
        return found.group() if found else ""

    @cached_property
    def _within(self) -> dict[tuple[int, int], Sequence[Measure]]:
        return {}

    @cached_property
    def _known(self) -> dict[int, Passage]:
        return {}

    def says(self, sign: str) -> bool:
        """Whether `sign` is anywhere. A character that is nowhere is seen at once, a word only at the end."""
        return all(character in self.text for character in sign) and sign in self.text

    def places(self, sign: str) -> Iterator[int]:
        """Where `sign` stands."""
        place = self.text.find(sign) if self.says(sign) else -1
        while place >= 0:
            yield place
            place = self.text.find(sign, place + 1)

    def passage(self, index: int) -> Passage:
        """The paragraph with this index."""
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self.read(index)
        return known

    def hit(self, start: int, end: int) -> Hit:
        """The place of the characters from `start` to before `end` of `text`."""
        passage = self.passage(bisect_right(self.starts, start) - 1)
        return Hit(passage, start - passage.start, end - passage.start)

    def of(self, *elements: Element) -> Iterator[Passage]:
        """The paragraphs that are one of `elements`, in order."""
        return map(self.passage, self.find(elements))

    def following(self, index: int) -> Passage | None:
        """The next paragraph that says something, outside tables, unless it is far off."""
        for place in range(index + 1, min(index + _FARTHEST, self.count)):
            passage = self.passage(place)
            if not passage.in_table and (passage.text.strip() or passage.label):
                return passage
        return None

    def next_heading(self, index: int) -> Passage | None:
        """The next heading below."""
        place = bisect_right(self.headings, index)
        return self.passage(self.headings[place]) if place < len(self.headings) else None

    @cached_property
    def count(self) -> int:
        """How many paragraphs there are."""
        return self.text.count("\r") + 1 if self.text else 0

    @cached_property
    def _sentences(self) -> list[int]:
        return [0, *(found.end() for found in _SENTENCE_END.finditer(self.text))]

    def sentence(self, place: int) -> tuple[int, int]:
        """Where the sentence around `place` begins, and where the next one does."""
        number = bisect_right(self._sentences, place)
        end = self._sentences[number] - 1 if number < len(self._sentences) else len(self.text)
        return self._sentences[number - 1], end

    @cached_property
    def measures(self) -> Sequence[Measure]:
        """All numbers with a unit, in order."""
        return tuple(measures(self.text))

    def measures_within(self, start: int, end: int) -> Sequence[Measure]:
        """Those between two places of `text`, counted from the first."""
        known = self._within.get((start, end))
        if known is None:
            first = bisect_left(self.measures, start, key=_START)
            last = bisect_left(self.measures, end, key=_START)
            known = self._within[start, end] = tuple(
                Measure(m.start - start, m.end - start, m.written, m.value, m.half, m.unit, m.is_vague)
                for m in self.measures[first:last]
            )
        return known

    @cached_property
    def _parents(self) -> list[int]:
        """For each heading the place (among the headings) of the one that it stands under, -1 for none."""
        parents: list[int] = []
        open_: list[tuple[int, int]] = []
        for place, index in enumerate(self.headings):
            level = self.passage(index).level
            while open_ and open_[-1][0] >= level:
                open_.pop()
            parents.append(open_[-1][1] if open_ else -1)
            open_.append((level, place))
        return parents

    def above(self, index: int) -> Iterator[Passage]:
        """The headings that a paragraph stands under, nearest first; its own run-in title is one."""
        place = bisect_right(self.headings, index) - 1
        while place >= 0:
            yield self.passage(self.headings[place])
            place = self._parents[place]


def said(place: Place) -> str:
    """A place in words, for a message."""
    return " › ".join(place.steps)
