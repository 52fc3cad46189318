"""What `write_workbook` can fill in: plain values in the shape of the sheets, without cells.

The samples are written from these, and so is a workbook imported from a report.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from docgen.model.cell_text import Scalar
from docgen.model.objects import Alignment, ChartKind
from docgen.model.report import Level


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula (`SUM(B2:B3)`, no leading =) and the value that Excel would show for it."""

    text: str
    value: int | float | Decimal | str


Value = Scalar | Decimal | Formula
"""What a cell can hold."""


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """A row of 正文. For 表格, 图片 and 图表, `title` names the table, picture or chart."""

    level: Level
    title: str = ""
    content: str = ""
    note: str = ""
    manner: str = ""


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A row of 数据."""

    name: str
    value: Value = None
    unit: str = ""
    previous: Value = None
    number_format: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableCellEntry:
    """A cell of a 表·X sheet; the top-left cell of a merge carries its spans, covered cells are left out."""

    value: Value = None
    column_span: int = 1
    row_span: int = 1
    number_format: str = ""
    alignment: Alignment = Alignment.GENERAL


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A sheet 表·`name`: the caption, then header rows and body rows. A bare value is a plain cell."""

    name: str
    caption: str
    header: tuple[tuple[TableCellEntry | Value, ...], ...]
    body: tuple[tuple[TableCellEntry | Value, ...], ...]
    widths: tuple[float, ...] = ()
    """Column widths in characters; estimated from the texts where left out."""


@dataclass(frozen=True, slots=True)
class PictureEntry:
    """A row of 图片: a picture pasted into the sheet (`data`, size in EMU) or a file beside the workbook."""

    name: str
    caption: str = ""
    data: bytes = b""
    media_type: str = "image/png"
    width: int = 0
    height: int = 0
    file: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """A sheet 图表·`name`: categories down the side, a column for each series."""

    name: str
    caption: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: Mapping[str, tuple[int | float | Decimal | None, ...]]


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A sheet of rows for people to look at, which is never read; `widths` in characters."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a workbook. An empty part leaves the layout's own beginning in its place.

    `fields` fills rows of 基本信息 by 项目; names that the sheet has not are added below.
    """

    fields: Mapping[str, Value] = field(default_factory=dict)
    body: tuple[BodyEntry, ...] = ()
    figures: tuple[FigureEntry, ...] = ()
    tables: tuple[TableEntry, ...] = ()
    pictures: tuple[PictureEntry, ...] = ()
    charts: tuple[ChartEntry, ...] = ()
    lists: tuple[ListEntry, ...] = ()
