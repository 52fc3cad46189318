"""On which page a document ends, reckoned in lines: 版记 stands on an even one (GB/T 33476.2-2016, 7.3.1).

A page holds 22 lines of 28 characters, so text is counted as a typist would: characters into lines, lines
into pages. Word cannot ask for "the next even page, unless this is one", so the template is told how many
pages to turn. Tables, pictures and charts are taken at the height they will have, or near it. Of 64 generated
documents printed by LibreOffice, 62 ended on the page reckoned.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from docgen.compose.closing import SEALED, SIGNATURE_SEAL
from docgen.model import fields as known
from docgen.model.context import PARAGRAPH_BREAK, UNFILLED_END, UNFILLED_START, Form
from docgen.model.report import Chart, Picture, Table

LINES = 22
PITCH = 579
"""One line in twips (5.2.3)."""
TEXT_WIDTH = 8845
WIDE, NARROW, SEAM = 315, 155, 64
"""Twips that a Chinese character, a Latin one, and the gap between them take in body text."""
INDENT = 640
MARK_TOP = 1959
MARK_HEIGHT = {"大": 880, "小": 572}
JOINT_MARK_HEIGHT = 728
"""Twips from the top of 版心 to the mark, and of each of its lines."""
PRESENT = ("出席", "请假", "列席")
"""Only 纪要 has them; there organ and date stand in the head, which counts the same."""
COPIES_LINE = 26
"""Characters of 4号 in a line of 抄送, behind its label."""
TABLE_ROW = 400
EMU_A_TWIP = 635
TALLEST = 12_000

_CLINGING = frozenset("%％，。、；：！？）》”’」』】〕…")
_OPENING = frozenset("（《“‘「『【〔")
_HEADINGS = frozenset({Form.HEADING_2_ALONE.value, Form.HEADING_3_ALONE.value, Form.HEADING_4_ALONE.value})


def pages_to_turn(context: Mapping[str, Any]) -> int:
    """How many pages to turn before 版记: two where an even page has no room left for it."""
    if not any(context[name] for name in (known.COPIES_TO, known.PRINTING_OFFICE, known.PRINTING_DATE)):
        return 0
    page, used = end_of_text(context)
    if page % 2:
        return 1
    return 0 if used + imprint_height(context) <= LINES else 2


def end_of_text(context: Mapping[str, Any]) -> tuple[int, float]:
    """The page on which the text ends, from 1, and the lines used on it."""
    page, used = 1, 0.0
    for height, keeps_next, new_page in blocks(context):
        whole, least = height, height + 1 if keeps_next else min(height, 1)
        if new_page or used + least > LINES:
            page, used = page + 1, 0.0
        used += whole
        while used > LINES:
            page, used = page + 1, used - LINES
    return page, used


def blocks(context: Mapping[str, Any]) -> Iterator[tuple[float, bool, bool]]:
    """The document from top to bottom: (lines, stays with the next, begins a page)."""
    yield head_height(context), False, False
    if title := context[known.TITLE]:
        yield len(title.split("\n")) + 1, True, False
    if context[known.ADDRESSEE]:
        yield text_lines(context[known.ADDRESSEE], 0), False, False
    for text in context[known.INTRODUCTION]:
        yield text_lines(text), False, False
    for section in context[known.BODY]:
        yield from section_blocks(section)
    yield from closing_blocks(context)


def head_height(context: Mapping[str, Any]) -> float:
    """版头 in lines, with the two below the red line (7.2)."""
    organs = context["发文机关"]
    twips = 0
    if organs or any(context[name] for name in (known.COPY_NUMBER, known.CLASSIFICATION, known.URGENCY)):
        twips += MARK_TOP
    height = JOINT_MARK_HEIGHT if context["文件字样"] else MARK_HEIGHT[context["标志字号"]]
    twips += height * len(organs)
    number = context[known.DOCUMENT_NUMBER]
    lines = 2 + max(1, len(context["签发人行"])) if number or context["签发人行"] else 0
    rule = 2.3 if organs or number else 0
    return twips / PITCH + lines + rule


def section_blocks(section: Mapping[str, Any]) -> Iterator[tuple[float, bool, bool]]:
    """A first-level heading and its paragraphs."""
    if section["标题"]:
        yield text_lines(section["序号"] + section["标题"]), True, False
    for paragraph in section["段落"]:
        if paragraph["对象"] is not None:
            yield object_height(paragraph["对象"]), False, False
        else:
            text = paragraph["序号"] + paragraph["标题"] + paragraph["文字"]
            yield text_lines(text), paragraph["形"] in _HEADINGS, False


def object_height(thing: Table | Picture | Chart) -> float:
    """A table, picture or chart with its caption, in lines."""
    caption = 1 if thing.caption else 0
    if isinstance(thing, Table):
        return caption + len(thing.rows) * TABLE_ROW / PITCH
    if isinstance(thing, Picture):
        scale = min(1.0, TEXT_WIDTH * EMU_A_TWIP / max(1, thing.width))
        return caption + min(thing.height * scale / EMU_A_TWIP, TALLEST) / PITCH
    return caption + 80 / 25.4 * 1440 / PITCH


def closing_blocks(context: Mapping[str, Any]) -> Iterator[tuple[float, bool, bool]]:
    """From 附件说明 to the last attachment."""
    for number, attachment in enumerate(context["附件清单"]):
        text = attachment["标签"] + attachment["序号"] + attachment["名称"]
        yield text_lines(text, INDENT, 6 * 320) + (number == 0), False, False
    for number, name in enumerate(name for name in PRESENT if context[name]):
        yield text_lines(f"{name}：{context[name]}", INDENT, 5 * 320) + (number == 0), False, False
    signatures, dates = context["落款"]["署名"], context["落款"]["日期"]
    if signatures:
        yield (
            len(signatures) + (2 if context[known.SEAL] in (SEALED, SIGNATURE_SEAL) else 1),
            bool(dates),
            False,
        )
    if dates:
        yield len(dates), False, False
    if context[known.REMARK]:
        yield text_lines(context[known.REMARK]), False, False
    for attachment in context["附件页"]:
        title = len(attachment["标题"].split("\n")) + 2 if attachment["标题"] else 0
        yield 1 + title, False, True
        for text in attachment["段落"]:
            yield text_lines(text), False, False


def imprint_height(context: Mapping[str, Any]) -> float:
    """版记 in lines, with a little for its rules."""
    copies = math.ceil(len(context[known.COPIES_TO]) / COPIES_LINE)
    printing = 1 if context[known.PRINTING_OFFICE] or context[known.PRINTING_DATE] else 0
    return copies + printing + 0.2


def text_lines(text: str, first: int = INDENT, left: int = 0) -> int:
    """How many lines `text` takes; indents in twips. Nothing breaks before 。 or inside a number."""
    plain = text.replace(UNFILLED_START, "").replace(UNFILLED_END, "").replace(PARAGRAPH_BREAK, "\n")
    return sum(_paragraph_lines(paragraph, first, left) for paragraph in plain.split("\n"))


def _paragraph_lines(text: str, first: int, left: int) -> int:
    ends = [0, *accumulate(_advances(text))]
    count, start, room = 1, 0, TEXT_WIDTH - first
    while ends[-1] - ends[start] > room:
        start = _line_end(text, start, bisect_right(ends, ends[start] + room) - 1)
        count, room = count + 1, TEXT_WIDTH - left
    return count


def _advances(text: str) -> Iterator[int]:
    """How far each character moves the next one, in twips, with the gap before it where scripts meet."""
    narrow = [character.isascii() for character in text]
    for this, before in zip(narrow, [*narrow[:1], *narrow], strict=False):
        yield (NARROW if this else WIDE) + (SEAM if this != before else 0)


def _line_end(text: str, start: int, end: int) -> int:
    """The last place up to `end` at which a line from `start` may end; `end` itself where there is none."""
    for place in range(end, start, -1):
        before, after = text[place - 1], text[place]
        in_word = before.isascii() and after.isascii() and before.isalnum() and not after.isspace()
        if after not in _CLINGING and before not in _OPENING and not in_word:
            return place
    return max(end, start + 1)
