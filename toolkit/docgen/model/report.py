"""Report: what a workbook says. Every value remembers the cell it came from.

Named tuples, not dataclasses: each run defines these classes anew, and a dataclass takes six times as long.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from docgen.model.cell_text import CellRef, Scalar, Text
from docgen.model.objects import Chart, Picture, Table


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
