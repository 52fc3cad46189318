"""How a workbook looks: typefaces, colours and the named cell styles, shown in Excel's style gallery.

微软雅黑 is on every Windows since Vista and clear on screen; WPS has it too.
"""

from __future__ import annotations

from copy import copy
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

TYPEFACE = "微软雅黑"
TEXT_SIZE = 11

INK = "262626"
MUTED = "7F7F7F"
ACCENT = "1F4E79"
BAND = "DDEBF7"
REQUIRED = "FFF2CC"
START = "F8CBAD"
"""What `docgen new` wrote as a start."""
PALE = "F5F7FA"
LINE = "D0D7DE"
WHITE = "FFFFFF"

HEADER = "填报·表头"
LABEL = "填报·项目"
TEXT = "填报·文字"
LONG_TEXT = "填报·长文字"
CODE = "填报·原样文字"
"""Text format: Excel keeps 000001, 2024-1 and 0% as they are typed."""
DATE = "填报·日期"
NUMBER = "填报·数字"
CHOICE = "填报·选择"
LEVEL = "填报·层级"
HINT = "填报·说明"
NOTE = "填报·备注"
TITLE = "填报·大标题"
SUBTITLE = "填报·副标题"
HEADING = "填报·小标题"
CAPTION = "填报·表题"
CELL = "填报·表格"

DATE_FORMAT = 'yyyy"年"m"月"d"日"'
TEXT_FORMAT = "@"


def font(size: float = TEXT_SIZE, *, bold: bool = False, colour: str = INK) -> Font:
    """The workbook's typeface; charset 134 (GB2312) lets older Excel and WPS pick it for Chinese."""
    from openpyxl.styles import Font

    return Font(name=TYPEFACE, size=size, bold=bold, color=colour, family=2, charset=134)


def add_styles(book: Workbook) -> None:
    """Give `book` its default font and its named styles."""
    book._named_styles["Normal"].font = font()  # type: ignore[attr-defined]
    for style in _named_styles():
        book.add_named_style(style)


def _named_styles() -> list[NamedStyle]:
    from openpyxl.styles import Alignment, Border, NamedStyle, Side

    text = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    right = Alignment(horizontal="right", vertical="center", wrap_text=True, indent=1)
    general = Alignment(vertical="center", wrap_text=True)
    on_one_line = Alignment(vertical="center")
    line = Side("thin", LINE)
    boxed = partial(NamedStyle, border=Border(line, line, line, line))
    return [
        boxed(HEADER, font(bold=True, colour=WHITE), _solid(ACCENT), alignment=centred),
        boxed(LABEL, font(bold=True), _solid(PALE), alignment=text),
        boxed(TEXT, font(), alignment=text),
        boxed(LONG_TEXT, font(), alignment=_at_top(text)),
        boxed(CODE, font(), alignment=text, number_format=TEXT_FORMAT),
        boxed(DATE, font(), alignment=text, number_format=DATE_FORMAT),
        boxed(NUMBER, font(), alignment=right),
        boxed(CHOICE, font(), alignment=centred),
        boxed(LEVEL, font(), alignment=_at_top(centred)),
        boxed(HINT, font(10, colour=MUTED), alignment=text),
        boxed(NOTE, font(10, colour=MUTED), alignment=_at_top(text)),
        boxed(CELL, font(), alignment=general),
        NamedStyle(CAPTION, font(12, bold=True), alignment=centred),
        NamedStyle(TITLE, font(20, bold=True, colour=ACCENT), alignment=on_one_line),
        NamedStyle(SUBTITLE, font(colour=MUTED), alignment=on_one_line),
        NamedStyle(HEADING, font(13, bold=True, colour=ACCENT), alignment=on_one_line),
    ]


def _at_top(alignment: Alignment) -> Alignment:
    raised = copy(alignment)
    raised.vertical = "top"
    return raised


def _solid(colour: str) -> PatternFill:
    from openpyxl.styles import PatternFill

    return PatternFill("solid", colour)


def differential(
    *, fill: str = "", bold: bool | None = None, colour: str | None = None, step: int = 0
) -> DifferentialStyle:
    """What a conditional format changes; `step` moves text in by so many characters."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat

    changed = Font(bold=bold, color=colour) if bold is not None or colour else None
    # In a differential fill it is the background colour that shows (ECMA-376, 18.8.14).
    filled = PatternFill(bgColor=fill) if fill else None
    # A conditional format cannot indent, but a number format can put blanks before the text that is shown.
    stepped = NumberFormat(_STEP_FORMATS + step, f'"{"　" * step}"{TEXT_FORMAT}') if step else None
    return DifferentialStyle(font=changed, fill=filled, numFmt=stepped)


_STEP_FORMATS = 200
"""Above Excel's own number formats (below 164) and the few that cells use (ECMA-376, 18.8.30)."""
