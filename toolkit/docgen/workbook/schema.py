"""The words a workbook is recognised by: sheet names, column headers, drop-down lists.

Reading and writing both take them from here, so a workbook that docgen writes is one that it reads.
"""

from typing import NamedTuple

from docgen.model.names import normalized
from docgen.model.objects import ChartKind
from docgen.model.report import Level
from docgen.patterns import rarely


class Column(NamedTuple):
    """A column of a sheet, found by its header text wherever the clerk moved it."""

    header: str
    required: bool = False


class SheetSchema(NamedTuple):
    """A sheet recognised by `name`, with its columns in the order a new workbook has them."""

    name: str
    columns: tuple[Column, ...]
    required: bool = False
    unread: tuple[str, ...] = ()
    """Headers of columns that docgen writes for people to look at, and never reads."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The header texts, in the order a new workbook has them."""
        return tuple(column.header for column in self.columns)


FIELDS_SHEET = SheetSchema(
    "基本信息",
    (Column("项目", required=True), Column("内容", required=True), Column("说明")),
    required=True,
)

BODY_SHEET = SheetSchema(
    "正文",
    (
        Column("层级", required=True),
        Column("标题", required=True),
        Column("内容", required=True),
        Column("备注"),
        Column("写法"),
    ),
    required=True,
    unread=("上期内容",),
)

PLACEHOLDER = "【示例】"
"""Begins every text that `docgen new` writes as a start.

Whoever changes the text types over the mark, whoever confirms it deletes the mark. It is part of the cell's
text, so it survives every program and every move, and no word that a person typed is taken for a start.
"""

FIGURES_SHEET = SheetSchema(
    "数据",
    (
        Column("名称", required=True),
        Column("数值", required=True),
        Column("单位"),
        Column("上期"),
        Column("格式"),
        Column("来源"),
        Column("备注"),
    ),
)

PICTURES_SHEET = SheetSchema(
    "图片",
    (Column("名称", required=True), Column("图片"), Column("图题"), Column("文件"), Column("备注")),
)
"""A row of 图片 is one picture: pasted over (or into) its 图片 cell, or a file beside the workbook that
文件 names."""

INSTRUCTIONS_SHEET = "填写说明"
SUMMARY_SHEET = "汇总记录"
"""Of a 汇总: what docgen wrote there last, hidden from everybody."""
FOR_PEOPLE = frozenset({INSTRUCTIONS_SHEET, SUMMARY_SHEET, "来源", "各单位情况", "报送情况", "上期内容"})
"""Sheets that docgen writes for people to look at, or for itself; never read."""

SHEETS = (FIELDS_SHEET, BODY_SHEET, FIGURES_SHEET, PICTURES_SHEET)

TABLE_PREFIX = "表·"
"""表·X is a table named X: a caption row (one cell filled), header rows, body.

Rows frozen in the window (or else the rows that merges join to the first one) are its header rows.
"""

CHART_PREFIX = "图表·"
"""图表·X is a chart named X.

    图表类型 | 柱形图
    图题     | 近三年检查情况
    类别     | 检查次数 | 整改次数
    2022年   | 12       | 10

The first two rows may stand in either order and 图题 may be left out; the row after them is the header:
a word for the categories, then the name of each series.
"""

CHART_KIND_LABEL = "图表类型"
CHART_CAPTION_LABEL = "图题"
CHART_CATEGORY_LABEL = "类别"

LEVEL_WORDS = tuple(level.value for level in Level)
CHART_KIND_WORDS = tuple(kind.value for kind in ChartKind)

CLASSIFICATION_WORDS = ("绝密", "机密", "秘密")
"""GB/T 9704-2012, 7.2.2; a term may follow: 秘密★1年."""

URGENCY_WORDS = ("特急", "加急")
"""GB/T 9704-2012, 7.2.3."""

_PREFIXED = rarely(r"(图表|表)[·・•‧∙⋅.\-—_]+([^·・•‧∙⋅.\-—_].*)")
"""表·X however the dot was typed; full-width forms of these were made narrow before."""


_PREFIX_STARTS = ("表", "图表")


def split_prefix(name: str) -> tuple[str, str] | None:
    """`表・检查情况` → (`表·`, `检查情况`); None for a sheet name of another kind. `name` has no blanks."""
    match = _PREFIXED().fullmatch(name) if name.startswith(_PREFIX_STARTS) else None
    return (f"{match[1]}·", match[2]) if match else None


def object_name(text: str) -> str:
    """The name of a table or chart, given bare or with its sheet's prefix."""
    prefixed = split_prefix(text.strip())
    return prefixed[1] if prefixed else text.strip()


def as_typed(sheet_name: str, key: str) -> str:
    """The own name of a sheet 表·`key` as it was typed: names are compared normalised, and shown as typed."""
    endings = (sheet_name[start:] for start in range(len(sheet_name)))
    return next((ending.strip() for ending in endings if normalized(ending) == key), key)
