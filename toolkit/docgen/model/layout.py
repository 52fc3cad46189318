"""Layout: a kind of report as data (`seeds/*.yaml`)."""

from enum import Enum
from pathlib import Path
from typing import NamedTuple


class HeadingForm(Enum):
    """How the second-level headings of a section stand; the values are the words of layout files."""

    RUN_IN = "连写"
    ALONE = "独立"


class ItemPlacement(Enum):
    """Whether 一是…二是… run on in one paragraph or take one each; the values are layout files' words."""

    INLINE = "连写"
    PARAGRAPHS = "分段"


class ItemStyle(NamedTuple):
    """How a group of 条目 is written: `word` is 是 or 要."""

    placement: ItemPlacement = ItemPlacement.INLINE
    word: str = "是"


class Section(NamedTuple):
    """A first-level section of the outline.

    `headings` is None where the section has no second level. `items` gives the style of the first, second, …
    group of 条目 below one heading (a 正文 row between two 条目 begins a new group); the last one repeats.
    `wants_items` says that the layout file names them, so that a new workbook has their rows ready.
    `opening` says that a paragraph comes before the first heading. `outline` are the second-level titles that
    `docgen new` writes as a start (with 。 where they are run-in).
    """

    id: str
    title: str
    required: bool = True
    headings: HeadingForm | None = None
    items: tuple[ItemStyle, ...] = (ItemStyle(),)
    wants_items: bool = False
    opening: bool = False
    outline: tuple[str, ...] = ()


class LayoutField(NamedTuple):
    """A 项目 of 基本信息 that the layout wants; `default` and `explanation` go into a new workbook."""

    name: str
    required: bool = False
    default: str = ""
    explanation: str = ""


class Total(Enum):
    """What a figure of many units is to their superior."""

    SUM = "sum"
    MEAN = "mean"
    MAX = "max"
    LAST = "last"
    LIST = "list"


class LayoutFigure(NamedTuple):
    """A figure the layout's reports usually give."""

    name: str
    unit: str = ""
    explanation: str = ""
    total: Total | None = None
    """How a superior adds it up; without it a sum, of rates the mean."""


class Layout(NamedTuple):
    """One kind of report. `name` is the Chinese name a clerk picks; `template` a file name in docx_templates.

    `title` is the default title; it may hold {单位名称} {报告期} {专题} {年} {下年} (the years of 报告期).
    A free layout has neither title nor sections: both are the clerk's.
    `path` and `mirrors` say where the layout was read and which seed report it follows.
    """

    id: str
    name: str
    title: str
    template: str
    mirrors: str
    introduction_required: bool
    sections: tuple[Section, ...]
    fields: tuple[LayoutField, ...]
    figures: tuple[LayoutFigure, ...]
    path: Path
