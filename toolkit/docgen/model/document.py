"""DocumentView: a Word document as a reader sees it: effective formatting, structure, places.

Lengths are twips, type sizes half-points, colours RRGGBB ("" is automatic, that is black).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from heapq import merge
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from docgen.diagnostics import Where
from docgen.model.numerals import HeadingNumber
from docgen.model.profile import Align, Element

BODY_PART = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding points: what people read, and the paragraph that programs need (None: the whole part).

    `ordinal` counts the `w:p` of `part` in document order, from 0, those in tables and text boxes included.
    """

    steps: tuple[str, ...]
    part: str = BODY_PART
    ordinal: int | None = None

    def where(self, file: str) -> Where:
        """The place in `file`, for a diagnostic."""
        return Where(file, self.steps)


@dataclass(frozen=True, slots=True)
class RunFormat:
    """The effective character formatting of a run. Font names are "" where the document names none."""

    east_asia: str = ""
    ascii: str = ""
    size: int = 20
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = ""
    spacing: int = 0
    marked: bool = False
    """Highlighted or shaded."""


class Run(NamedTuple):
    """Text in one formatting. `\\t` is a tab, `\\n` a line break, `\\f` a page break."""

    text: str
    format: RunFormat


@dataclass(frozen=True, slots=True)
class Indent:
    """An indent as Word keeps it: hundredths of a character win over twips where they are not 0."""

    twips: int = 0
    hundredths: int = 0

    def characters(self, size: int) -> float:
        """The indent in characters of `size` half-points."""
        return self.hundredths / 100 if self.hundredths else self.twips / (size * 10)


NO_INDENT = Indent()


@dataclass(frozen=True, slots=True)
class Border:
    """A line above or below a paragraph or table; `width` in eighths of a point, `space` in points."""

    width: int
    color: str
    space: int = 0


class LineRule(Enum):
    """How `ParagraphFormat.line` is meant; for AUTO it counts 240ths of a line."""

    AUTO = "auto"
    EXACT = "exact"
    AT_LEAST = "atLeast"


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The effective formatting of a paragraph. `first_line` is negative where the indent hangs."""

    style: str = ""
    align: Align = Align.LEFT
    left: Indent = NO_INDENT
    right: Indent = NO_INDENT
    first_line: Indent = NO_INDENT
    line: int = 240
    line_rule: LineRule = LineRule.AUTO
    before: Indent = NO_INDENT
    after: Indent = NO_INDENT
    """Space above and below: twips, or hundredths of a line where they are not 0."""
    snap_to_grid: bool = True
    page_break_before: bool = False
    top_border: Border | None = None
    bottom_border: Border | None = None
    at_foot: bool = False
    """Framed to the bottom of the page or of its margin."""
    tabs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """A field in a paragraph: its code (`PAGE`) and the text its result takes up."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TableCell:
    """The table cell a paragraph stands in; all count from 1. `borders` are those of its table."""

    table: int
    row: int
    column: int
    top: Border | None = None
    bottom: Border | None = None
    at_foot: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is. `title_end` is where a heading's own words end and run-in text begins.

    `division` is 0 in the main text and n in the n-th 附件, where numbering begins anew.
    """

    element: Element | None = None
    level: int = 0
    number: HeadingNumber | None = None
    title_end: int = 0
    division: int = 0


NO_ROLE = Role()


class Shape(NamedTuple):
    """What paragraphs have in common that look alike: rules about looks judge it once for all of them.

    `title_looks` are those of a heading's own words where they end with a run, else None.
    """

    element: Element | None
    format: ParagraphFormat
    looks: tuple[RunFormat, ...]
    title_looks: int | None


class Standing(NamedTuple):
    """Where paragraphs with one parent stand: part, section (an index), cell or text box.

    `story` is what people call a header or footer, "" in the body.
    """

    part: str = BODY_PART
    story: str = ""
    section: int = 0
    cell: TableCell | None = None
    in_box: bool = False


class Extras(NamedTuple):
    """What few paragraphs have: an automatic number, graphics, fields, a break before them."""

    label: str = ""
    has_graphic: bool = False
    red_graphic: bool = False
    fields: tuple[FieldSpan, ...] = ()
    breaks_page: bool = False
    """A page or section break stands right before its first word."""


NO_EXTRAS = Extras()
_BODY = Standing()


@dataclass(slots=True)
class Paragraph:
    """A paragraph with text as displayed: `texts`, one piece for each of `looks`.

    `number` counts the paragraphs of its story outside tables and text boxes, from 1; it is 0 in those.
    Paragraphs with the same sequence of looks share it, so its identity tells. To be read only, though not
    frozen: a frozen one takes longer to make, and a report has thousands.
    """

    ordinal: int
    number: int
    text: str
    texts: tuple[str, ...]
    looks: tuple[RunFormat, ...]
    format: ParagraphFormat
    standing: Standing = _BODY
    extras: Extras = NO_EXTRAS
    role: Role = NO_ROLE

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its text by formatting."""
        return tuple(map(Run, self.texts, self.looks))

    @property
    def part(self) -> str:
        """The part it is in."""
        return self.standing.part

    @property
    def section(self) -> int:
        """The index of its section."""
        return self.standing.section

    @property
    def cell(self) -> TableCell | None:
        """The table cell it stands in."""
        return self.standing.cell

    @property
    def in_box(self) -> bool:
        """Whether it stands in a text box."""
        return self.standing.in_box

    @property
    def label(self) -> str:
        """Its automatic number, which is not in `text`."""
        return self.extras.label

    @property
    def fields(self) -> tuple[FieldSpan, ...]:
        """The fields whose results are in `text`."""
        return self.extras.fields

    @property
    def has_graphic(self) -> bool:
        """Whether it holds a picture or drawing."""
        return self.extras.has_graphic

    @property
    def red_graphic(self) -> bool:
        """Whether it holds a drawing with red in it."""
        return self.extras.red_graphic

    @property
    def breaks_page(self) -> bool:
        """Whether a page or section break stands right before its first word."""
        return self.extras.breaks_page

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing but space."""
        if (self.text and not self.text.isspace()) or self.label or self.has_graphic:
            return False
        return not (self.format.top_border or self.format.bottom_border)

    @property
    def size(self) -> int:
        """The type size of its first written run, in half-points."""
        return next(
            (look.size for text, look in zip(self.texts, self.looks, strict=True) if text.strip()),
            self.looks[0].size if self.looks else 0,
        )

    @property
    def title_looks(self) -> int | None:
        """How many runs are a heading's own words, 0 elsewhere; None where a run is part of both."""
        end, count = 0, 0
        while end < self.role.title_end and count < len(self.texts):
            end += len(self.texts[count])
            count += 1
        return count if end == self.role.title_end else None

    def spans(self) -> Iterator[tuple[int, Run]]:
        """Each run with the offset of its text."""
        offset = 0
        for run in self.runs:
            yield offset, run
            offset += len(run.text)

    def place(self) -> Place:
        """Where it is, as people say it: `第41段「一、…」`."""
        text = (self.label + self.text).strip()
        excerpt = " ".join(text[:_EXCERPT].split()) + ("…" if len(text) > _EXCERPT else "")
        words = f"「{excerpt}」" if text else "（空段）"
        story = self.standing.story
        if self.cell is not None:
            cell = f"表{self.cell.table}", f"第{self.cell.row}行第{self.cell.column}列{words}"
            return Place((story, *cell) if story else cell, self.part, self.ordinal)
        if story:
            return Place((story, f"第{self.number}段{words}"), self.part, self.ordinal)
        where = "文本框" if self.in_box else f"第{self.number}段"
        return Place((where + words,), self.part, self.ordinal)


_EXCERPT = 12


class GridKind(Enum):
    """`w:docGrid` types; NONE is no grid."""

    NONE = "default"
    LINES = "lines"
    LINES_AND_CHARACTERS = "linesAndChars"
    SNAP_TO_CHARACTERS = "snapToChars"


@dataclass(frozen=True, slots=True)
class Story:
    """A header or footer: its part and paragraphs."""

    part: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section's page. `headers` and `footers` are by type (default, even, first).

    `index` counts from 0. `page_start` is where page numbers begin anew, None where they run on;
    `page_format` is how they are written (17.18.59: `decimal`, `numberInDash`), "" where nothing says.
    """

    index: int
    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
    landscape: bool = False
    grid: GridKind = GridKind.NONE
    line_pitch: int = 0
    character_space: int = 0
    page_start: int | None = None
    page_format: str = ""
    kind: str = "nextPage"
    columns: int = 1
    headers: Mapping[str, Story] = field(default_factory=dict)
    footers: Mapping[str, Story] = field(default_factory=dict)

    def place(self) -> Place:
        """The section as a place."""
        return Place((f"第{self.index + 1}节页面设置",))


@dataclass(frozen=True)
class DocumentView:
    """A whole document. `paragraphs` are the body's in document order, tables and text boxes included."""

    file: str
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    even_and_odd: bool = False
    embedded_fonts: frozenset[str] = frozenset()

    @cached_property
    def text(self) -> str:
        """The paragraphs' texts joined by `\\r`, for rules that search the whole document at once."""
        return "\r".join([paragraph.text for paragraph in self.paragraphs])

    @cached_property
    def starts(self) -> list[int]:
        """Where each paragraph begins in `text`."""
        return list(accumulate((len(paragraph.text) + 1 for paragraph in self.paragraphs), initial=0))

    @cached_property
    def alike(self) -> list[tuple[Shape, list[Paragraph]]]:
        """Every paragraph, headers' and footers' too, with those of the same shape."""
        return self._alike + _alike(p for story in self.stories() for p in story.paragraphs)

    @cached_property
    def _alike(self) -> list[tuple[Shape, list[Paragraph]]]:
        return _alike(self.paragraphs)

    def of(self, *elements: Element) -> Iterator[Paragraph]:
        """The paragraphs that are one of `elements`, in order."""
        groups = [paragraphs for shape, paragraphs in self._alike if shape.element in elements]
        return iter(groups[0]) if len(groups) == 1 else merge(*groups, key=_ORDINAL)

    def above(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """The paragraphs above one of the body's, nearest first."""
        index = bisect_left(self.paragraphs, paragraph.ordinal, key=_ORDINAL)
        return (self.paragraphs[i] for i in range(index - 1, -1, -1))

    def stories(self) -> Iterator[Story]:
        """Every header and footer once."""
        seen = set()
        for section in self.sections:
            for story in (*section.headers.values(), *section.footers.values()):
                if story.part not in seen:
                    seen.add(story.part)
                    yield story


_ORDINAL = attrgetter("ordinal")


def _alike(paragraphs: Iterable[Paragraph]) -> list[tuple[Shape, list[Paragraph]]]:
    # Formats, looks and most roles are shared by those who have them: that two are the same object is
    # quicker to see than that they are alike.
    found: dict[tuple[object, ...], tuple[Shape, list[Paragraph]]] = {}
    last: tuple[Role, ParagraphFormat, tuple[RunFormat, ...]] | None = None
    alike: list[Paragraph] = []
    for paragraph in paragraphs:
        role, form, looks = paragraph.role, paragraph.format, paragraph.looks
        if (
            last is None
            or role is not last[0]
            or form is not last[1]
            or looks is not last[2]
            or role.title_end
        ):
            last = role, form, looks
            titled = paragraph.title_looks if role.title_end else 0
            shape = Shape(role.element, form, looks, titled)
            _, alike = found.setdefault((id(role.element), id(form), id(looks), titled), (shape, []))
        alike.append(paragraph)
    return list(found.values())
