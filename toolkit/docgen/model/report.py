"""Report: what a workbook says. Every value remembers the cell it came from.

Named tuples, not dataclasses: each run defines these classes anew, and a dataclass takes six times as long.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from docgen.model.columns import column_letters

Scalar = str | int | float | bool | date | None
"""A cell's value. Dates with a time are `datetime`, a subclass of `date`."""


class Level(Enum):
    """层级, the kind of a 正文 row; the values are the drop-down's words."""

    INTRODUCTION = "引言"
    HEADING_1 = "一级"
    HEADING_2 = "二级"
    HEADING_3 = "三级"
    HEADING_4 = "四级"
    ITEM = "条目"
    PARAGRAPH = "正文"
    TABLE = "表格"
    PICTURE = "图片"
    CHART = "图表"


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


class Field(NamedTuple):
    """A row of 基本信息: `name` (项目) and `content` as displayed, with the raw value beside it."""

    name: Text
    content: Text
    value: Scalar


class TypedNumber(NamedTuple):
    """A number that a clerk typed before a heading or item: `text` as typed, `kind` as recognition names it.

    `value` is what it counts (（三） is 3); `word` is 是, 要, 首先 … where a word does the counting, else "".
    """

    text: str
    kind: str
    value: int
    word: str = ""


class BodyRow(NamedTuple):
    """A row of 正文, in reading order. A blank row is no BodyRow.

    `typed` is the number that stood before its words and was taken off; `manner` (写法) is how the clerk
    wants the group of items that begins here, as chosen in the workbook, "" where the layout decides.
    """

    level: Level
    level_cell: CellRef
    title: Text
    content: Text
    note: Text
    typed: TypedNumber | None = None
    manner: str = ""


class Figure(NamedTuple):
    """A row of 数据: a named number with a unit, maybe with last period's value.

    `value` is None where the cell is empty or holds a mask ("X", "**"); the mask is in `written`.
    `written` is the 数值 cell as text. `number_format` is 格式: an Excel number format or empty. `value` and
    `previous` count in `unit`; the number format is one for `value` times ten to the power of `scale` (4
    where a cell holds 12345678 and shows it in 万元).
    """

    name: Text
    value: Decimal | None
    written: Text
    unit: Text
    previous: Decimal | None
    previous_written: Text
    number_format: Text
    source: Text
    note: Text
    scale: int = 0


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


class Report(NamedTuple):
    """One document of one unit for one period, as its workbook tells it.

    `file` names the workbook in places; `digest` is the SHA-256 of the bytes that were read.
    """

    file: str
    layout: Text
    fields: Mapping[str, Field]
    body: tuple[BodyRow, ...]
    figures: Mapping[str, Figure]
    tables: Mapping[str, Table] = {}
    pictures: Mapping[str, Picture] = {}
    charts: Mapping[str, Chart] = {}
    digest: str = ""
    unread: frozenset[tuple[Level, str]] = frozenset()  # what is there, and was told to be unreadable
