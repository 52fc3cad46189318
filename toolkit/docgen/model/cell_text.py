"""What a cell says: its text, with its place, its looks and what stands for something.

Named tuples, as in report.py.
"""

from datetime import date
from enum import Enum
from typing import NamedTuple

from docgen.model.columns import column_letters

Scalar = str | int | float | bool | date | None
"""A cell's value. Dates with a time are `datetime`, a subclass of `date`."""


class CellRef(NamedTuple):
    """A cell: sheet name, row and column (both from 1)."""

    sheet: str
    row: int
    column: int

    @property
    def a1(self) -> str:
        """The cell in A1 style: `C12`."""
        return f"{column_letters(self.column)}{self.row}"


class Look(NamedTuple):
    """What a person gave some characters of a cell, beyond the cell's own look.

    `vertical` is "superscript", "subscript" or ""; `color` is RRGGBB or "". Struck-out characters have no
    look: they are left out and told.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    vertical: str = ""
    color: str = ""


PLAIN = Look()


class SpanKind(Enum):
    """Where the words of a span stem from."""

    TYPED = "typed"
    FIGURE = "figure"
    UNFILLED = "unfilled"
    PLACEHOLDER = "placeholder"


class Span(NamedTuple):
    """A stretch `start`–`end` (end excluded) of a `Text.value` that is not just typed, plain characters.

    `written` is what the cell says where that differs from what the text shows: `{{检查次数}}` for 14次. So a
    place in an expanded text leads back to a place in its cell.
    """

    start: int
    end: int
    look: Look = PLAIN
    kind: SpanKind = SpanKind.TYPED
    written: str | None = None


class Text(NamedTuple):
    """A cell's text as a person sees it; lines (Alt+Enter) are separated by `\\n`, never `\\r`.

    Holds no character that XML cannot. `spans` rise and do not overlap; what no span covers was typed and is
    plain. `offset` is where `value` begins in the cell's text.
    """

    value: str
    cell: CellRef
    spans: tuple[Span, ...] = ()
    offset: int = 0

    def __bool__(self) -> bool:
        return bool(self.value.strip())
