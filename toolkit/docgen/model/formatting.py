"""Effective formatting of characters and paragraphs, as plain values.

Lengths are twips, type sizes half-points, colours RRGGBB ("" is automatic, that is black).
"""

from enum import Enum
from typing import NamedTuple

from docgen.model.profile import Align


class RunFormat(NamedTuple):
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


class Indent(NamedTuple):
    """An indent as Word keeps it: hundredths of a character win over twips where they are not 0."""

    twips: int = 0
    hundredths: int = 0

    def characters(self, size: int) -> float:
        """The indent in characters of `size` half-points."""
        return self.hundredths / 100 if self.hundredths else self.twips / (size * 10)


NO_INDENT = Indent()


class Border(NamedTuple):
    """A line above or below a paragraph or table; `width` in eighths of a point, `space` in points."""

    width: int
    color: str
    space: int = 0


class LineRule(Enum):
    """How `ParagraphFormat.line` is meant; for AUTO it counts 240ths of a line."""

    AUTO = "auto"
    EXACT = "exact"
    AT_LEAST = "atLeast"


class ParagraphFormat(NamedTuple):
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
