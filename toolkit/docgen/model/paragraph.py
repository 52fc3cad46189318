"""A paragraph of a document as a reader sees it: text, looks, where it stands, what it is."""

from collections.abc import Iterator
from typing import NamedTuple

from docgen.diagnostics import Where
from docgen.model.formatting import Border, ParagraphFormat, RunFormat
from docgen.model.numerals import HeadingNumber
from docgen.model.profile import Element

BODY_PART = "word/document.xml"
"""The part that holds the text, whatever its name is in the package."""


class Place(NamedTuple):
    """Where a finding points: what people read, and the paragraph that programs need (None: the whole part).

    `ordinal` counts the `w:p` of `part` in document order, from 0, those in tables and text boxes included.
    """

    steps: tuple[str, ...]
    part: str = BODY_PART
    ordinal: int | None = None

    def where(self, file: str) -> Where:
        """The place in `file`, for a diagnostic."""
        return Where(file, self.steps)


class Run(NamedTuple):
    """Text in one formatting. `\\t` is a tab, `\\n` a line break, `\\f` a page break."""

    text: str
    format: RunFormat


class FieldSpan(NamedTuple):
    """A field in a paragraph: its code (`PAGE`) and the text its result takes up."""

    code: str
    start: int
    end: int


class TableCell(NamedTuple):
    """The table cell a paragraph stands in; all count from 1. `borders` are those of its table.

    `column` counts the row's cells; `grid` is the column of the table's grid where it begins, `span` how many
    of these it covers.
    """

    table: int
    row: int
    column: int
    top: Border | None = None
    bottom: Border | None = None
    at_foot: bool = False
    has_lines: bool = False
    """Any side of it, or of its table, has a line."""
    repeats_head: bool = False
    """The first row of its table is repeated on each page."""
    grid: int = 1
    span: int = 1


class Role(NamedTuple):
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


class Paragraph(NamedTuple):
    """A paragraph with text as displayed: `texts`, one piece for each of `looks`.

    `number` counts the paragraphs of its story outside tables and text boxes, from 1; it is 0 in those.
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

    def as_(self, role: Role) -> "Paragraph":
        """The same paragraph, known for what it is."""
        return Paragraph(*self[:-1], role)

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
    def shape(self) -> Shape:
        """What it has in common with those that look alike."""
        role = self.role
        return Shape(role.element, self.format, self.looks, self.title_looks if role.title_end else 0)

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
            where = f"第{self.number}段" if self.number else "文本框"
            return Place((story, where + words), self.part, self.ordinal)
        where = "文本框" if self.in_box else f"第{self.number}段"
        return Place((where + words,), self.part, self.ordinal)


_EXCERPT = 12
