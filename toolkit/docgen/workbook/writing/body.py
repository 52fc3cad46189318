"""正文: the layout's headings in reading order, ready to be written under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.model.contents import BodyEntry
from docgen.model.layout import HeadingForm, ItemPlacement, ItemStyle, Layout, Section
from docgen.model.report import Level
from docgen.recognition.manner import CHOICES
from docgen.workbook.schema import BODY_SHEET, LEVEL_WORDS, PLACEHOLDER
from docgen.workbook.writing import look
from docgen.workbook.writing.sheet import LAST_ROW, Sheet

WIDTHS = (9, 46, 80, 30, 14)
STYLES = (look.LEVEL, look.LONG_TEXT, look.LONG_TEXT, look.NOTE, look.LEVEL)
ITEMS_TO_START_WITH = 3
HEADINGS_TO_START_WITH = 2

_LEVEL_PROMPT = "点右边的箭头选择。序号由程序编，各层级的写法见“填写说明”。"
_TITLE_PROMPT = "不打序号。二级以下的标题以“。”结尾时，内容接在同一段；表格、图片、图表在这里写名称。"
_CONTENT_PROMPT = "Alt+Enter 换行就是另起一段；写 {{数据名称}} 引用“数据”表里的数。"
_NOTE_PROMPT = "给自己看的，不进报告。"
_MANNER_PROMPT = (
    "一般不填，按版式排。想让这一组条目连成一段选“连写”，每条一段选“分段”；想换“一是”“一要”“首先”或序号，"
    "选带它的一项，在每组第一条选就行。正文选“连写”就接在上一段后面。"
)


def write_body(sheet: Sheet, layout: Layout, entries: Sequence[BodyEntry]) -> None:
    """Fill the sheet 正文 with `entries`, or with the layout's outline where there are none."""
    rows = entries or tuple(outline(layout))
    prompts = (_LEVEL_PROMPT, _TITLE_PROMPT, _CONTENT_PROMPT, _NOTE_PROMPT, _MANNER_PROMPT)
    sheet.head(BODY_SHEET, WIDTHS, prompts)
    sheet.columns(WIDTHS, STYLES)
    for number, entry in enumerate(rows, 2):
        values = (entry.level.value, entry.title, entry.content, entry.note, entry.manner)
        for column, (value, style) in enumerate(zip(values, STYLES, strict=True), 1):
            sheet.put(number, column, value, style)
    sheet.offer(f"A2:A{LAST_ROW}", LEVEL_WORDS, "层级", _LEVEL_PROMPT, only=True)
    sheet.prompt(f"B2:B{LAST_ROW}", "标题", _TITLE_PROMPT)
    sheet.prompt(f"C2:C{LAST_ROW}", "内容", _CONTENT_PROMPT)
    sheet.offer(f"E2:E{LAST_ROW}", CHOICES, "写法", _MANNER_PROMPT)
    sheet.mark_placeholders(f"B2:C{LAST_ROW}", "B2")
    _mark_gaps(sheet)
    _show_structure(sheet)
    # Without filter buttons: their sort would lose the reading order, which is what this sheet says.
    sheet.as_table("正文表", BODY_SHEET, len(rows) + 1, filters=False)
    sheet.fit_rows(2, least=27)
    sheet.set_up_page(landscape=True, header_rows=1)
    sheet.choose("C2")


def outline(layout: Layout) -> Iterator[BodyEntry]:
    """The rows of a new workbook: introduction, sections, headings and items as the layout wants them."""
    hint = "开头的话：背景和总体情况" + ("" if layout.introduction_required else "；可以没有")
    yield BodyEntry(Level.INTRODUCTION, note=hint)
    if not layout.sections:
        yield from _FREE_OUTLINE
    for section in layout.sections:
        yield BodyEntry(Level.HEADING_1, section.title, note="" if section.required else "这一部分可以没有")
        yield from _below(section)


_FREE_OUTLINE = (
    BodyEntry(Level.HEADING_1, note="自己定标题；行可以加、删、改层级"),
    BodyEntry(Level.PARAGRAPH),
    BodyEntry(Level.HEADING_2, note="以“。”结尾，内容就接在同一段"),
    BodyEntry(Level.HEADING_2),
    BodyEntry(Level.HEADING_1),
    BodyEntry(Level.PARAGRAPH),
)
"""Rows to begin with where all headings are the clerk's own."""


def _below(section: Section) -> Iterator[BodyEntry]:
    if section.opening:
        yield BodyEntry(Level.PARAGRAPH, note="这一部分开头的一段总述")
    if section.headings is None:
        yield from _texts(section)
    for title in section.outline or ("",) * HEADINGS_TO_START_WITH if section.headings else ():
        yield BodyEntry(Level.HEADING_2, PLACEHOLDER + title if title else "", note=_heading_hint(section))
        if section.wants_items or section.headings is HeadingForm.ALONE:
            yield from _texts(section)


def _heading_hint(section: Section) -> str:
    if section.headings is HeadingForm.ALONE:
        return "标题单独一行"
    return "下面各条接在标题后面" if section.wants_items else "内容接在标题后面"


def _texts(section: Section) -> Iterator[BodyEntry]:
    """What stands below a heading: 条目 where the layout wants them, else a paragraph."""
    if section.wants_items:
        yield from _item_groups(section.items)
    else:
        yield BodyEntry(Level.PARAGRAPH)


def _item_groups(groups: Sequence[ItemStyle]) -> Iterator[BodyEntry]:
    """Some 条目 for each group; a 正文 row parts one group from the next (model/layout.py)."""
    for index, style in enumerate(groups):
        if index:
            yield BodyEntry(Level.PARAGRAPH, note="转到下面各条的一句话")
        placement = "连成一段" if style.placement is ItemPlacement.INLINE else "每条一段"
        yield BodyEntry(Level.ITEM, note=f"“一{style.word}”由程序写，{placement}")
        yield from (BodyEntry(Level.ITEM) for _ in range(ITEMS_TO_START_WITH - 1))


def _mark_gaps(sheet: Sheet) -> None:
    """Tint what a row still needs: a level, a title, a text."""
    gap = look.differential(fill=look.REQUIRED)
    titled = _any_of(
        Level.HEADING_1,
        Level.HEADING_2,
        Level.HEADING_3,
        Level.HEADING_4,
        Level.TABLE,
        Level.PICTURE,
        Level.CHART,
    )
    run_in = _any_of(Level.HEADING_2, Level.HEADING_3, Level.HEADING_4) + ',RIGHT(TRIM($B2))="。"'
    sheet.mark(f"A2:A{LAST_ROW}", 'AND($A2="",LEN($B2)+LEN($C2)>0)', gap)
    sheet.mark(f"B2:B{LAST_ROW}", f"AND({titled},LEN(TRIM($B2))=0)", gap)
    written = _any_of(Level.INTRODUCTION, Level.PARAGRAPH)
    sheet.mark(f"C2:C{LAST_ROW}", f"AND({written},LEN(TRIM($C2))=0)", gap)
    sheet.mark(f"C2:C{LAST_ROW}", f'AND($A2="{Level.ITEM.value}",LEN(TRIM($B2&$C2))=0)', gap)
    # A run-in heading may go straight on to its 条目.
    sheet.mark(f"C2:C{LAST_ROW}", f'AND({run_in},LEN(TRIM($C2))=0,$A3<>"{Level.ITEM.value}")', gap)


def _any_of(*levels: Level) -> str:
    return "OR({})".format(",".join(f'$A2="{level.value}"' for level in levels))


def _show_structure(sheet: Sheet) -> None:
    """First-level rows stand out as bands, lower headings are bold and step in."""
    band = look.differential(fill=look.BAND, bold=True, colour=look.ACCENT)
    sheet.mark(f"A2:E{LAST_ROW}", f'$A2="{Level.HEADING_1.value}"', band)
    for depth, level in enumerate((Level.HEADING_2, Level.HEADING_3, Level.HEADING_4), 1):
        stepped = look.differential(bold=depth == 1, colour=look.INK, step=depth)
        sheet.mark(f"B2:B{LAST_ROW}", f'$A2="{level.value}"', stepped)
