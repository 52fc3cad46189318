"""How a workbook looks: typefaces, colours and the named cell styles, shown in Excel's style gallery.

微软雅黑 is on every Windows since Vista and clear on screen; WPS has it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import Font, NamedStyle
    from openpyxl.styles.differential import DifferentialStyle

TYPEFACE = "微软雅黑"
TEXT_SIZE = 11

INK = "262626"
MUTED = "7F7F7F"
ACCENT = "1F4E79"
BAND = "DDEBF7"
REQUIRED = "FFF2CC"
LINE = "D0D7DE"
WHITE = "FFFFFF"

HEADER = "填报·表头"
LABEL = "填报·项目"
TEXT = "填报·文字"
CODE = "填报·原样文字"
"""Text format: Excel keeps 000001, 2024-1 and 0% as they are typed."""
DATE = "填报·日期"
NUMBER = "填报·数字"
CHOICE = "填报·选择"
HINT = "填报·说明"
TITLE = "填报·大标题"
SUBTITLE = "填报·副标题"
HEADING = "填报·小标题"
CAPTION = "填报·表题"

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
    return [
        _style(HEADER, font(bold=True, colour=WHITE), fill=ACCENT, horizontal="center", vertical="center"),
        _style(LABEL, font(bold=True), fill="F5F7FA"),
        _style(TEXT, font()),
        _style(CODE, font(), number_format=TEXT_FORMAT),
        _style(DATE, font(), number_format=DATE_FORMAT, horizontal="left"),
        _style(NUMBER, font(), horizontal="right"),
        _style(CHOICE, font(), horizontal="center"),
        _style(HINT, font(10, colour=MUTED)),
        _style(TITLE, font(20, bold=True, colour=ACCENT), boxed=False, vertical="center"),
        _style(SUBTITLE, font(colour=MUTED), boxed=False),
        _style(HEADING, font(13, bold=True, colour=ACCENT), boxed=False, vertical="bottom"),
        _style(CAPTION, font(12, bold=True), boxed=False, horizontal="center", vertical="center"),
    ]


def _style(
    name: str,
    text: Font,
    *,
    fill: str = "",
    boxed: bool = True,
    number_format: str = "General",
    horizontal: str | None = None,
    vertical: str = "top",
) -> NamedStyle:
    from openpyxl.styles import Alignment, Border, NamedStyle, PatternFill, Side

    line = Side("thin", LINE) if boxed else None
    return NamedStyle(
        name=name,
        font=text,
        fill=PatternFill("solid", fill) if fill else PatternFill(),
        border=Border(line, line, line, line),
        alignment=Alignment(horizontal=horizontal, vertical=vertical, wrap_text=True),
        number_format=number_format,
    )


def differential(
    *, fill: str = "", bold: bool | None = None, colour: str | None = None, number_format: str = ""
) -> DifferentialStyle:
    """What a conditional format changes."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat

    changed = Font(bold=bold, color=colour) if bold is not None or colour else None
    # In a differential fill it is the background colour that shows (ECMA-376, 18.8.14).
    filled = PatternFill(bgColor=fill) if fill else None
    formatted = NumberFormat(numFmtId=_FIRST_FREE_FORMAT, formatCode=number_format) if number_format else None
    return DifferentialStyle(font=changed, fill=filled, numFmt=formatted)


_FIRST_FREE_FORMAT = 164
"""Number formats below 164 are Excel's own (ECMA-376, 18.8.30)."""
