"""What a template sees: plain data under the Chinese names that template keepers write in tags.

Top level: every 项目 of 基本信息 (known ones are always there, empty when unfilled), and

    标题      str   the title (a line break is a line break)
    引言      [str] opening paragraphs
    正文      [节]  节.序号 "一、"  节.标题  节.段落 [段]
              段.形    a `Form` value: 二级独立 二级连写 三级独立 … 正文 条目 表格 图片 图表
              段.序号  "（一）" "1." "（1）" "一是", or ""
              段.标题  heading text without its number, or ""
              段.文字  the paragraph's text, or what runs in behind the heading
              段.对象  Table | Picture | Chart for those forms, else None
    数据      {名称: {数值 单位 上期 同比 大写 文字}}; 数值 and 上期 are numbers that print as text

and what the official elements need (compose/elements.py):

    发文机关    [str]   the organs of 发文机关标志; 文件字样 "文件" beside several, else ""; 标志字号 大 小
    签发人行    [行]    行.字号 (in the last)  行.标签 "签发人：" (or as wide a blank)  行.姓名 (two names)
    附件清单    [附件]  附件.标签 "附件：" (in the first)  附件.序号 "1." or ""  附件.名称
    附件页      [附件]  附件.序号 "附件1"  附件.标题  附件.段落 [str]
    落款        落款.署名 [PlacedLine]  落款.日期 [PlacedLine]
    版记换页    [str]   one for each page to turn before 版记; printed, the first turns to an even page
    出席 请假 列席  str

A 节 whose 标题 and 序号 are "" holds what stands before the first first-level heading.
"""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from docgen.model.cell_text import CellRef
from docgen.patterns import rarely

UNFILLED_START = "\x01"
UNFILLED_END = "\x02"
"""Enclose an unfilled place (X次) inside a context text; the template program highlights what they enclose.

Control characters cannot come from a workbook (`Text` has none), so the marks never clash with its words.
"""

LOOK_START = "\x03"
LOOK_OPEN = "\x04"
LOOK_END = "\x05"
"""Enclose characters that a cell shows in a look of their own: START, letters, OPEN, text, END.

The letters: b bold, i italic, u underlined, ^ raised, _ lowered, and at the end `#RRGGBB` for a colour.
Looks never nest; an unfilled place may lie inside one and one inside an unfilled place.
"""

_MARKS = rarely(
    f"{LOOK_START}[^{LOOK_START}{LOOK_OPEN}]*{LOOK_OPEN}|[{LOOK_END}{UNFILLED_START}{UNFILLED_END}]"
)


def unmarked(text: str) -> str:
    """`text` as a person reads it, without marks."""
    return text if text.isprintable() else _MARKS().sub("", text)


PARAGRAPH_BREAK = "\x07"
"""A new paragraph inside one tag's text: docxtpl's own convention (Listing)."""


PAGE_TURN = "\x06"
"""Its paragraph turns to the next even page, and is not printed itself; a second one turns nothing."""


class Form(Enum):
    """段.形: which look a block takes; the values are what templates compare with."""

    HEADING_2_ALONE = "二级独立"
    HEADING_2_RUN_IN = "二级连写"
    HEADING_3_ALONE = "三级独立"
    HEADING_3_RUN_IN = "三级连写"
    HEADING_4_ALONE = "四级独立"
    HEADING_4_RUN_IN = "四级连写"
    PARAGRAPH = "正文"
    ITEM = "条目"
    TABLE = "表格"
    PICTURE = "图片"
    CHART = "图表"


class PlacedLine(NamedTuple):
    """A line whose place depends on its length (署名 over the date, GB/T 9704 7.3.5).

    It becomes a paragraph in the paragraph style named `style`, flush right but for `right` characters of it.
    """

    text: str
    style: str
    right: float


class Tags(NamedTuple):
    """What a template sees by name, and the cells its top-level names came from (for messages)."""

    context: Mapping[str, object]
    origins: Mapping[str, CellRef]
