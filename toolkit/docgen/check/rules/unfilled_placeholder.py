"""A placeholder or a note of its author is left in the text.

What it does
    Finds {{ 名称 }}, {% … %}, «字段», 【待补充】, [日期] and the like, TODO, and 待补充 待核实 待完善.

Why is this bad
    A document with a placeholder is a draft, or a merge that failed.

Example
    Bad:  于[日期]前报送【待补充】
    Good: 于6月20日前报送材料

Clause
    Not in GB/T 9704: a draft is no document. A warning, as some texts are about templates.
"""

import re
from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.text import excerpt, search
from docgen.model.document import DocumentView
from docgen.model.profile import Profile

_NAMED = "日期|时间|地点|姓名|名称|单位|部门|数量|金额|电话|标题|内容|年份|月份|联系人|职务|编号"
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\{%[^{}\n]{0,60}%\}|«[^«»\n]{1,30}»|｛｛[^｛｝\n]{0,60}｝｝"
    rf"|[\[［](?:请?(?:填写|输入|插入|此处)[^\[\]［］\n]{{0,12}}|[^\[\]［］\n]{{0,6}}(?:{_NAMED}))[\]］]"
    r"|【(?:待[^【】\n]{1,10}|请?(?:填写|输入|插入|补充)[^【】\n]{0,12}|此处[^【】\n]{1,12})】|(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])"
    r"|待补充|待核实|待完善|待填写|待更新"
)
_SIGNS = re.compile(r"\{[{%]|«|｛｛|[\[［【]|T[OB]|FIXME|待[补核完填更]")
_TASKS = re.compile("(?:信息|材料|资料|问题|事项|内容|手续|数据|机制|制度)[^，。；]{0,4}$|^[的之]")
"""待完善 that speaks of work still to do: 制度有待完善."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    told = set()
    for hit in search(view, _PLACEHOLDER, _SIGNS):
        if hit.paragraph.ordinal in told or _is_said(hit.paragraph.text, hit.start, hit.end):
            continue
        told.add(hit.paragraph.ordinal)
        yield at(hit.paragraph, mark=hit.text, text=excerpt(hit.paragraph.text, hit.start, hit.end))


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether 待… is a word of a sentence: 有待完善, 亟待补充, 待核实的问题."""
    if text[start] != "待":
        return False
    return text[start - 1 : start] in ("有", "亟", "尚", "等", "仍", "还") or text[end : end + 1] not in (
        "",
        "。",
        "，",
        "；",
        "）",
        "】",
        "、",
    )
