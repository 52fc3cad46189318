"""Mends: changes to a document as data. Rules say what would mend a fault; `document.mending` does it.

None of them changes a word: what is replaced is form, space, brackets and punctuation.
"""

from dataclasses import dataclass, field

from docgen.model.page import GridKind
from docgen.model.paragraph import BODY_PART
from docgen.model.profile import Align


@dataclass(frozen=True, slots=True)
class PageMend:
    """Section `section` (from 0) gets these values, in twips; None leaves one as it is."""

    section: int
    width: int | None = None
    height: int | None = None
    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None
    footer: int | None = None
    grid: GridKind | None = None
    line_pitch: int | None = None
    runs_on: bool = False
    """Its page numbers run on from the section before."""


@dataclass(frozen=True, slots=True)
class ParagraphMend:
    """A paragraph gets this formatting; indents in characters of `size` half-points, spacing in twips."""

    ordinal: int
    part: str = BODY_PART
    size: int = 32
    align: Align | None = None
    first_line: float | None = None
    left: float | None = None
    right: float | None = None
    line: int | None = None
    """An exact line pitch."""
    before: int | None = None
    after: int | None = None
    page_break_before: bool | None = None


@dataclass(frozen=True, slots=True)
class RunMend:
    """The text from `start` to `end` of a paragraph gets this formatting."""

    ordinal: int
    start: int
    end: int
    part: str = BODY_PART
    east_asia: str | None = None
    ascii: str | None = None
    size: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None
    """RRGGBB; "" for automatic."""
    spacing: int | None = None


@dataclass(frozen=True, slots=True)
class TextMend:
    """The text from `start` to `end` becomes `new`: brackets, punctuation or space, never words."""

    ordinal: int
    start: int
    end: int
    new: str
    part: str = field(default=BODY_PART)


@dataclass(frozen=True, slots=True)
class RemovalMend:
    """An empty paragraph of the body that only makes room goes, where nothing hangs on it."""

    ordinal: int
    part: str = field(default=BODY_PART)


@dataclass(frozen=True, slots=True)
class PageNumberMend:
    """A document without page numbers gets them: in `font` at `size` half-points, `side` characters in.

    `line` is the exact height of their line, in twips.
    """

    font: str
    size: int
    side: float
    line: int


@dataclass(frozen=True, slots=True)
class TableMend:
    """The table in which paragraph `ordinal` stands gets lines around its cells, or a head on each page."""

    ordinal: int
    part: str = BODY_PART
    lines: bool = False
    head: bool = False


Mend = PageMend | ParagraphMend | RunMend | TextMend | RemovalMend | PageNumberMend | TableMend
