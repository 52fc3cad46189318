"""Clauses that no rule checks, each with the reason.

A clause belongs here when nothing in the file tells whether it holds. Where only a layout tells, the
templates are proved by rendering (tests/format); a document from elsewhere is not rendered to be checked.
"""

from typing import NamedTuple


class Unchecked(NamedTuple):
    """A clause, what it asks, and why no rule checks it."""

    clause: str
    asks: str
    reason: str


UNCHECKED = (
    Unchecked(
        "3.2",
        "一行 is a character's height and 7/8 of 3号",
        "A definition; line-pitch and page-grid check what follows from it.",
    ),
    Unchecked(
        "5.2.2",
        "每个要素 一般 in 3号仿宋 in a font's real shapes",
        "Which glyphs a reader's computer draws cannot be seen in the file; rare-font warns "
        "of unusual fonts.",
    ),
    Unchecked(
        "5.2.3",
        "Full pages really hold 22 lines",
        "How lines fall is known after layout; line-pitch, page-grid and "
        "extra-paragraph-spacing check what decides it.",
    ),
    Unchecked(
        "7.2.1–7.2.3",
        "份号, 密级 and 紧急程度 on lines 1 to 3 of 版心",
        "Frames, tables and text boxes place them; the line is known after layout. Order, "
        "form and looks are checked.",
    ),
    Unchecked(
        "7.2.4",
        "发文机关标志 35 mm below the top of 版心",
        "Known after layout; the templates are proved by rendering.",
    ),
    Unchecked(
        "7.2.4",
        "Joint issue: 主办机关 first, “文件” at the right, vertically centred",
        "Which organ leads is not in the file; the arrangement is known after layout.",
    ),
    Unchecked(
        "7.2.5",
        "发文字号 2 lines below 发文机关标志",
        "Known after layout: frames and exact heights decide it.",
    ),
    Unchecked(
        "7.2.6",
        "Several 签发人 two a line, aligned; 发文字号 on the line of the last",
        "Made with tabs or tables in many ways; each line's form and typeface are checked.",
    ),
    Unchecked(
        "7.2.7",
        "The red line 4 mm below 发文字号, as wide as 版心",
        "A drawn line's place is known after layout; missing-red-line checks that there is "
        "one and that it is red.",
    ),
    Unchecked(
        "7.3.1",
        "标题 2 lines below the red line",
        "Known after layout where the line is drawn.",
    ),
    Unchecked(
        "7.3.1",
        "回行时词意完整: no word broken across lines of the title",
        "Names of places and organs are in no dictionary; title-wrap judges the words of one, where a "
        "title wraps by itself.",
    ),
    Unchecked(
        "7.3.2",
        "主送机关 moved to 版记 where it is too long",
        "A judgement on the first page's room.",
    ),
    Unchecked(
        "7.3.4",
        "A long attachment name hangs under its first character",
        "The hanging amount depends on number and label; size and typeface are checked.",
    ),
    Unchecked(
        "7.3.5.1",
        "The seal's place over 署名 and date",
        "Seals are put on paper, or as pictures by another system.",
    ),
    Unchecked(
        "7.3.5.1",
        "Joint issue: 署名 and dates in rows of up to 3",
        "Known after layout; date-place judges the date alone there.",
    ),
    Unchecked(
        "7.3.5.3",
        "签名章",
        "A picture whose place is known after layout; the templates are proved by rendering.",
    ),
    Unchecked(
        "7.3.5.4",
        "The date is the day of signing",
        "Not in the file.",
    ),
    Unchecked(
        "7.3.7",
        "附件 before 版记 and bound with the text",
        "Order in the file is checked by structure; binding is done by hand.",
    ),
    Unchecked(
        "7.4.1",
        "The last line on the bottom of 版心; lines as wide as 版心",
        "Known after layout; the templates are proved by rendering.",
    ),
    Unchecked(
        "7.4.2",
        "抄送机关 hanging under the first name",
        "The hanging amount depends on the label; side space, size and form are checked.",
    ),
    Unchecked(
        "7.5",
        "No number on a blank page before 版记 and on the page of 版记 behind it",
        "Pages are known after layout.",
    ),
    Unchecked(
        "8",
        "Landscape tables: head at the binding side on odd pages, at the edge on even ones",
        "Whether a page is odd is known after layout.",
    ),
    Unchecked(
        "9",
        "计量单位、标点符号和数字的用法",
        "Of GB 3100, GB/T 15834 and GB/T 15835 only the common faults have rules.",
    ),
    Unchecked(
        "10.1",
        "信函: mark 30 mm from the top, double red lines of 170 mm",
        "Known after layout; the templates are proved by rendering. Other elements are checked as usual.",
    ),
    Unchecked(
        "10.2",
        "命令（令）",
        "No template of ours; its elements are checked where they are the usual ones.",
    ),
    Unchecked(
        "10.3",
        "纪要: who attended, in 黑体 and 仿宋",
        "The list's form is left to each office by the clause itself.",
    ),
    Unchecked(
        "GB/T 33476.2 7.3.1",
        "版记 on an even page",
        "Pages are known after layout; the templates are proved by rendering.",
    ),
)
