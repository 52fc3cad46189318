"""Numbers typed in front of headings and items. The tool writes them itself, so a typed one is dropped.

Whatever might be part of the words stays: 一、二季度工作; 第二、三产业; 3.5万元; 2024年; 一是一，二是二.
"""

import re

_CHINESE = "[一二三四五六七八九十百〇零]"
_DIGIT = "[0-9０-９]"
_HEADING = (
    "(?x)"
    rf"""
    {_CHINESE}{{1,4}}[ \u3000]*[、.．，,]
        (?!{_CHINESE}+(?:季|线|期|类|级|等|产|月|号|楼|年|线|把手|、|是一|带一))
  | [(（][ ]*{_CHINESE}{{1,4}}[ ]*[)）][、.．，,]?
  | [㈠-㈩]
  | {_DIGIT}{{1,2}}[ \u3000]*[、.．](?!{_DIGIT})
  | {_DIGIT}{{1,2}}[)）]
  | [(（][ ]*{_DIGIT}{{1,2}}[ ]*[)）][、.．，,]?
  | [①-⑳⑴-⒇⒈-⒛][、.．]?
  | 第{_CHINESE}{{1,3}}(?:、(?!{_CHINESE})|[，,:：])
  | 第{_CHINESE}{{1,3}}(?:部分|章|节)[、，,:：\ \u3000]
    """
)
_ITEM = (
    rf"(?P<number>{_CHINESE}{{1,3}})(?:是要|要是|是|要)"
    r"(?!(?P=number)|否|不是|求|素|点|害|闻|件|义|领)[：:，,]?"
)
_FIRST = frozenset("一二三四五六七八九十百〇零0123456789０１２３４５６７８９(（第")
"""What a typed number begins with, besides the signs that hold a number whole (㈠ ① ⑴ ⒈).

Most texts begin with none of it, and the expressions are compiled only for those that do.
"""
_BLANKS = " \t\u3000\xa0"


def heading_number(title: str) -> str:
    """The number typed in front of a heading, with blanks around it, or "": （一） of `（一）加强领导`."""
    return _typed(_HEADING, title)


def item_number(text: str) -> str:
    """The number typed in front of a 条目, or "": 一是 of `一是加强领导`."""
    return _typed(_ITEM, text) or _typed(_HEADING, text)


def _typed(pattern: str, text: str) -> str:
    """What `pattern` finds at the start, unless nothing would be left."""
    bare = text.lstrip(_BLANKS)
    if not bare or (bare[0] not in _FIRST and not "①" <= bare[0] <= "⒛" and not "㈠" <= bare[0] <= "㈩"):
        return ""
    match = re.match(pattern, bare)
    if match is None or not bare[match.end() :].strip(_BLANKS):
        return ""
    rest = bare[match.end() :].lstrip(_BLANKS)
    return text[: len(text) - len(rest)]
