"""填写说明: the first sheet a clerk sees. Short, by example, in the words of the report at hand."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.model.layout import HeadingForm, Layout
from docgen.workbook.schema import BODY_SHEET, FIELDS_SHEET, FIGURES_SHEET, PICTURES_SHEET, PLACEHOLDER
from docgen.workbook.writing import look
from docgen.workbook.writing.sheet import Sheet

WIDTHS = (3, 24, 52, 60)
_FIRST_COLUMN = 2
_GAP = 2
"""Rows from the end of a chapter to the next heading."""

LAYOUT_NAMES = "版式名称"
"""The named range of the layouts' names, which the guide lists last."""

Row = tuple[str, str, str]


def write_guide(sheet: Sheet, layout: Layout, layouts: Sequence[Layout]) -> None:
    """Fill the sheet 填写说明 with examples taken from `layout`."""
    sheet.columns(WIDTHS)
    sheet.put(1, _FIRST_COLUMN, f"{layout.name}：填写说明", look.TITLE)
    sheet.put(2, _FIRST_COLUMN, "只管填内容。序号、字体、行距和页码都由程序按公文格式排好。", look.SUBTITLE)
    row = 4
    for heading, header, lines in _chapters(layout, layouts):
        row = _write_chapter(sheet, row, heading, header, lines)
    last = row - _GAP
    sheet.name_cells(LAYOUT_NAMES, f"$B${last - len(layouts) + 1}:$B${last}")
    sheet.fit_rows(3)
    sheet.worksheet.row_dimensions[1].height = 42
    sheet.worksheet.sheet_view.showGridLines = False
    sheet.set_up_page(one_page=True)
    sheet.choose("A1")


def _write_chapter(sheet: Sheet, row: int, heading: str, header: Row, lines: Sequence[Row]) -> int:
    """Write one block at `row`; the row where the next one begins."""
    sheet.put(row, _FIRST_COLUMN, heading, look.HEADING)
    for offset, line in enumerate((header, *lines), 1):
        styles = (look.HEADER,) * 3 if offset == 1 else (look.LABEL, look.TEXT, look.TEXT)
        for column, (text, style) in enumerate(zip(line, styles, strict=True), _FIRST_COLUMN):
            sheet.put(row + offset, column, text, style)
    return row + 1 + len(lines) + _GAP


def _chapters(layout: Layout, layouts: Sequence[Layout]) -> tuple[tuple[str, Row, Sequence[Row]], ...]:
    return (
        ("先做什么", ("到哪里", "做什么", "留意"), _STEPS),
        (f"“{BODY_SHEET.name}”的层级", ("层级", "怎样填", "报告里的样子"), _levels(layout)),
        (f"引用“{FIGURES_SHEET.name}”里的数", ("在文字里写", "报告里变成", "说明"), _references(layout)),
        ("还没有定的数", ("可以先写", "程序怎样处理", "留意"), _MASKS),
        ("放表格、图片和图表", ("新建工作表，取名", "里面填什么", "放到报告里"), _OBJECTS),
        ("小提示", ("想做什么", "怎样做", "留意"), _TIPS),
        ("可以选的版式", ("版式", "各部分", "写法"), [_layout_row(each, layout) for each in layouts]),
    )


_STEPS: tuple[Row, ...] = (
    (f"1  {FIELDS_SHEET.name}", "填好浅黄色的格，填上以后颜色自己消失。", "点一下要填的格，旁边会出现提示。"),
    (
        f"2  {FIGURES_SHEET.name}",
        "报告要用的数填在这里，一行一个；用不到的空着或删去整行。",
        "正文里引用它们，以后改一处，处处都改。",
    ),
    (
        f"3  {BODY_SHEET.name}",
        "各级标题已经排好，在“内容”里往下写。",
        "一行是一段；行可以加、删、移动，上下顺序就是报告的顺序。",
    ),
    (
        "4  保存",
        "按 Ctrl+S。工作台开着时，Word 报告自动生成，放在同一个文件夹里；没开着就不会变。",
        "打开工作台：双击“docgen工作台”。有问题时它会说出是哪张表、哪一格、怎样改。",
    ),
)

_MASKS: tuple[Row, ...] = (
    ("X次　XX余条　**人", "照样生成报告，并在报告里把这些地方标出来。", "定下来以后换成数字，保存即可。"),
)

_OBJECTS: tuple[Row, ...] = (
    (
        "表·检查情况",
        "第一行写表题，下面是表头和数据，可以合并单元格。",
        "在“正文”加一行：层级选“表格”，标题写“检查情况”。",
    ),
    (
        PICTURES_SHEET.name,
        f"第一行写这些栏目：{'、'.join(PICTURES_SHEET.headers)}。图片贴在“图片”栏里，或在“文件”栏写文件名。",
        "在“正文”加一行：层级选“图片”，标题写它的名称。",
    ),
    (
        "图表·检查情况",
        "第一行：图表类型、柱形图；第二行：图题；第三行：类别和各组数的名称；下面是数。",
        "在“正文”加一行：层级选“图表”，标题写“检查情况”。",
    ),
)

_TIPS: tuple[Row, ...] = (
    (
        f"用标着“{PLACEHOLDER}”的标题",
        f"改成自己的内容；就用这句话的，只删去“{PLACEHOLDER}”。用不到的，删去整行。",
        "标着它的地方，报告里会用底色标出，还不算写完。",
    ),
    (
        "换条目的写法",
        "第一条前面写上“一要”“首先，”或“1.”，后面的程序接着编；也可以在“写法”一栏选。",
        "“连写”连成一段，“分段”每条一段；不选就按版式。",
    ),
    (
        "粘贴写好的报告",
        "整篇粘到“内容”一栏，一段一行，“层级”空着。",
        "程序按手写的序号认出各级标题和条目，请对照报告看一遍。",
    ),
    ("另起一段", "在格里按 Alt+Enter 换行。", "不必用空格缩进，段首由程序空两个字。"),
    (
        "加一个项目",
        f"在“{FIELDS_SHEET.name}”下面接着写项目名称和内容。",
        "Word 模板里写 {{ 项目名称 }} 就能用到。",
    ),
    (
        "带附件",
        f"“附件说明”里写名称；“{FIELDS_SHEET.name}”下面接着写“附件1”和它的正文。",
        "附件另起一页，编号由程序写。",
    ),
    (
        "暂时不要某几行",
        "选中这些行，点右键，隐藏；或用筛选。",
        f"“{FIELDS_SHEET.name}”“{BODY_SHEET.name}”、表和图表里隐藏的行不进报告，程序会提醒；“{FIGURES_SHEET.name}”和"
        f"“{PICTURES_SHEET.name}”里隐藏的行，正文引用了仍会出现。“标题”“内容”两栏不要隐藏。",
    ),
    (
        "划去不要的字",
        "选中这些字，加删除线。",
        "画了删除线的字不进报告，程序会提醒。上标、下标、加粗照样保留。",
    ),
    ("打草稿", "另建一张工作表，名字随意。", "不认识的工作表程序不读，只提醒一声。"),
)


def _levels(layout: Layout) -> tuple[Row, ...]:
    first = layout.sections[0].title if layout.sections else "主要做法"
    title = _example_heading(layout)
    return (
        ("引言", "开头的话，写在“内容”里。", "直接成段，在“一、”前面。"),
        ("一级", "标题写在“标题”里，不打序号。", f"一、{first}"),
        ("二级（带句号）", "标题以“。”结尾，“内容”接在同一段。", f"（一）{title}。后面接着写……"),
        ("二级（不带句号）", "标题结尾没有“。”，单独一行。", f"（一）{title}"),
        ("三级、四级", "同二级。", "1.……　（1）……"),
        ("条目", "一条一行，写在“内容”里，不打“一是”。", "一是……。二是……。换写法见下面的小提示。"),
        ("正文", "普通的一段，写在“内容”里。", "直接成段。"),
        ("表格、图片、图表", "在“标题”里写名称。", "放在这个位置，见下面。"),
    )


def _example_heading(layout: Layout) -> str:
    titles = [title for section in layout.sections for title in section.outline]
    return titles[0].rstrip("。").split("，")[0] if titles else "健全工作机制"


def _references(layout: Layout) -> tuple[Row, ...]:
    """Worked on one of the layout's own figures: 14 this period, 12 the period before."""
    figure = next((f for f in layout.figures if len(f.unit) == 1), None)
    name, unit = (figure.name, figure.unit) if figure else ("检查次数", "次")
    return (
        (f"{{{{{name}}}}}", f"14{unit}", "数值和单位。大括号用全角的也行。"),
        (f"{{{{{name}|数值}}}}", "14", "只要数字。"),
        (f"{{{{{name}|同比}}}}", "增长16.7%", "和“上期”比，自动写增长、下降或持平。这里上期是 12。"),
        (f"{{{{{name}|大写}}}}", f"壹拾肆{unit}", "中文大写。"),
    )


def _layout_row(each: Layout, current: Layout) -> Row:
    parts = "；".join(section.title for section in each.sections) or "各级标题自己定"
    return each.name, parts, "这份工作簿用的就是它。" if each.id == current.id else _traits(each)


def _traits(layout: Layout) -> str:
    if not layout.sections:
        return "别的版式都不合适时用它：标题、层级、条目随意安排。"
    if all(section.headings is None for section in layout.sections):
        return "不分二级标题，一条一条地写。"
    if all(section.headings in (HeadingForm.RUN_IN, None) for section in layout.sections):
        return "二级标题后面直接接内容。"
    return "第一部分二级标题单独一行，下面写条目。"
