"""What a report shows besides words: tables, pictures and charts, each with the cell it came from.

Named tuples, as in report.py.
"""

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from docgen.model.cell_text import CellRef, Text


class Alignment(Enum):
    """Horizontal alignment of a table cell; GENERAL is Excel's own (text left, numbers right)."""

    GENERAL = "general"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"
    DISTRIBUTED = "distributed"


class Direction(Enum):
    """How a table cell's text runs: across, bottom up, top down, or upright character under character."""

    ACROSS = "across"
    UP = "up"
    DOWN = "down"
    STACKED = "stacked"


class TableCell(NamedTuple):
    """A cell of a table as displayed. A merge's top-left cell carries its spans; covered cells are absent.

    `indent` counts characters: typed blanks and the cell's own; `vertical` is "top", "bottom" or "" (middle).
    """

    text: Text
    column: int
    column_span: int = 1
    row_span: int = 1
    alignment: Alignment = Alignment.GENERAL
    is_number: bool = False
    indent: int = 0
    vertical: str = ""
    direction: Direction = Direction.ACROSS


TableLine = tuple[Text, ...]
"""A line around a table, spread over the width; ("", 单位：万元) has nothing at the left."""


class Table(NamedTuple):
    """A table of a 表·X sheet. `rows` holds header rows first; `widths` are relative (characters).

    `lead` stands above the caption (附件1), `above` below it (单位：万元), `notes` below the grid (注：…),
    `below` after them; `following` are other tables. compose/closing_room.py sets `stays_whole`, `last_rows`.
    """

    name: str
    caption: Text
    header_rows: int
    rows: tuple[tuple[TableCell, ...], ...]
    widths: tuple[float, ...]
    cell: CellRef
    above: tuple[TableLine, ...] = ()
    notes: tuple[Text, ...] = ()
    lead: tuple[TableLine, ...] = ()
    below: tuple[TableLine, ...] = ()
    following: tuple["Table", ...] = ()
    stays_whole: bool = False
    last_rows: int = 0


class Crop(NamedTuple):
    """What is cut off each side of a picture, in thousandths of a per cent of it; negative adds an edge."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


class Turn(NamedTuple):
    """How a picture is turned: clockwise by `angle` in 60,000ths of a degree, after being mirrored."""

    angle: int = 0
    mirrored: bool = False
    upside_down: bool = False


class Picture(NamedTuple):
    """A picture of the 图片 sheet: size in EMU (914,400 an inch) before it is turned, caption maybe empty.

    `data` are the bytes as found, but for an orientation of EXIF, which is told by `turn` instead. `file` is
    the path of its file below the workbook's folder, "" for a pasted picture.
    """

    name: str
    caption: Text
    data: bytes
    media_type: str
    width: int
    height: int
    cell: CellRef
    file: str = ""
    crop: Crop = Crop()
    turn: Turn = Turn()


class ChartKind(Enum):
    """The kinds of chart a 图表·X sheet can ask for; the values are the sheet's words."""

    COLUMN = "柱形图"
    BAR = "条形图"
    LINE = "折线图"
    PIE = "饼图"


class ChartSeries(NamedTuple):
    """One series: its name, a value (None for a gap) for each category, and Excel's format of the values."""

    name: str
    values: tuple[Decimal | None, ...]
    number_format: str = "General"


class Chart(NamedTuple):
    """A 图表·X sheet: data for a native Word chart."""

    name: str
    caption: Text
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    cell: CellRef
