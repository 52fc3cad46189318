"""版头, closing and 版记 of the templates (GB/T 9704-2012, 7.2 to 7.4): what stands around the main text."""

from docgen.design.body import control, each, filled, when
from docgen.design.catalogue.letterhead import LEADING_ABOVE, LETTER_LINE, MARK_SIZES, THICK, THIN
from docgen.design.style import border, text_width, twips
from docgen.design.xml import TAB, Attributes, element, paragraph, run, value
from docgen.model.profile import Element, Profile

ABOVE_INK = 25
"""What a large character leaves free above its ink, in twips (measured): the clause measures what is seen."""
SEVEN_EIGHTHS = 280
"""7/8 of a 3号 character, in twips (10.1)."""
TEXT_BOTTOM = 1984
"""版心 ends 35 mm above the edge of the paper (5.2.1)."""
WORD_COLUMN = 2000
"""The column of 文件 beside several organs, in twips."""


def letterhead(profile: Profile) -> str:
    """份号, 密级, 紧急程度 in the first lines; then mark, number, signatories and red line (7.2)."""
    return (
        when("发文机关 or 份号 or 密级 or 紧急程度", head_table(profile))
        + when("not 文件字样", each("机关", "发文机关", mark()))
        + document_number()
        + when("发文机关 or 发文字号", paragraph("RedLine"))
    )


def head_table(profile: Profile) -> str:
    """A row down to where the mark begins (7.2.4), whatever stands in it, and the mark of several organs.

    紧急程度 is always there: a cell without a paragraph is no cell.
    """
    width = text_width(profile)
    above = (
        filled("份号", "CopyNumber")
        + filled("密级", "Classification")
        + paragraph("Urgency", run("{{ 紧急程度 }}"))
    )
    names_width = width - WORD_COLUMN
    organs = each("机关", "发文机关", paragraph("JointMark", run("{{ 机关 }}")))
    word = paragraph("JointMarkWord", run("{{ 文件字样 }}"))
    return table(
        "LayoutTable",
        (names_width, WORD_COLUMN),
        row(
            cell(width, above, span=2), at_least=profile.letterhead.mark_top - profile.margins.top - ABOVE_INK
        ),
        control_row("if 文件字样", width, span=2),
        row(cell(names_width, organs), cell(WORD_COLUMN, word, centred=True)),
        control_row("endif", width, span=2),
    )


def mark(style: str = "IssuerMark") -> str:
    """The mark in the size its length allows."""
    sizes = list(MARK_SIZES)
    branches = (
        control(f'{"elif" if number else "if"} 标志字号 == "{size}"')
        + paragraph(f"{style}{number or ''}", run("{{ 机关 }}"))
        for number, size in enumerate(sizes)
    )
    return "".join(branches) + control("endif")


def document_number() -> str:
    """发文字号 centred; with 签发人 it stands left, on the line of the last of them (7.2.5)."""
    signatory = (run("{{ 行.字号 }}"), TAB, run("{{ 行.标签 }}"), run("{{ 行.姓名 }}", "SignatoryName"))
    return (
        control("if 签发人行|length == 1")
        + each("行", "签发人行", paragraph("Signatory", *signatory))
        + control("elif 签发人行")
        + each("行", "签发人行", paragraph("Signatories", *signatory))
        + control("elif 发文字号")
        + paragraph("DocumentNumber", run("{{ 发文字号 }}"))
        + control("endif")
    )


def attachment_note() -> str:
    """附件说明: "附件：××", or "附件：1.××" with the others under it (7.3.4)."""
    text = "{{ 附件.标签 }}{{ 附件.序号 }}{{ 附件.名称 }}"
    return each(
        "附件",
        "附件清单",
        control("if not 附件.序号"),
        paragraph("AttachmentNote", run(text)),
        control("elif 附件.标签"),
        paragraph("AttachmentFirst", run(text)),
        control("else"),
        paragraph("AttachmentNext", run(text)),
        control("endif"),
    )


def closing() -> str:
    """署名, date and 附注; the two lines bring their own places (7.3.5)."""
    return (
        each("行", "落款.署名", paragraph("Signature", run("{{p 行 }}")))
        + each("行", "落款.日期", paragraph("Date", run("{{p 行 }}")))
        + filled("附注", "Remark")
    )


def attachments() -> str:
    """附件 on new pages (7.3.7)."""
    return each(
        "附件",
        "附件页",
        paragraph("AttachmentMark", run("{{ 附件.序号 }}")),
        when("附件.标题", paragraph("AttachmentTitle", run("{{ 附件.标题 }}"))),
        each("段落", "附件.段落", paragraph("BodyParagraph", run("{{ 段落 }}"))),
    )


def letter_mark(profile: Profile) -> str:
    """信函: the mark of the (first) organ 30 mm below the paper's edge, 4 mm below it a double line (10.1).

    A floating table with the line as the borders of a second, empty row.
    """
    red = profile.elements[Element.RED_LINE].color
    lines = element("tcBorders", None, border("top", red, THICK), border("bottom", red, THIN))
    place = element(
        "tblpPr",
        {
            "leftFromText": 0,
            "rightFromText": 0,
            "bottomFromText": SEVEN_EIGHTHS - LEADING_ABOVE,
            "vertAnchor": "page",
            "horzAnchor": "page",
            "tblpX": (profile.paper.width - LETTER_LINE) // 2,
            "tblpY": twips(30),
        },
    )
    return when(
        "发文机关",
        table(
            "LayoutTable",
            (LETTER_LINE,),
            row(cell(LETTER_LINE, each("机关", "发文机关[:1]", mark("LetterMark")))),
            row(cell(LETTER_LINE, paragraph("LetterLine"), borders=lines), exact=120),
            place=place,
        ),
    )


def letter_head() -> str:
    """信函: 份号, 密级, 紧急程度 at the left under the double line, 发文字号 at the right (10.1)."""
    number = run("{{ 发文字号 }}")
    return (
        control("if 份号")
        + paragraph("LetterFirst", run("{{ 份号 }}"), TAB, number)
        + control("elif 密级")
        + paragraph("LetterFirst", run("{{ 密级 }}", "Label"), TAB, number)
        + control("elif 紧急程度 or 发文字号")
        + paragraph("LetterFirst", run("{{ 紧急程度 }}", "Label"), TAB, number)
        + control("endif")
        + when("份号 and 密级", paragraph("Classification", run("{{ 密级 }}")))
        + when("(份号 or 密级) and 紧急程度", paragraph("Urgency", run("{{ 紧急程度 }}")))
    )


def letter_imprint(profile: Profile) -> str:
    """信函 has 抄送 alone, without lines (10.1)."""
    copies = paragraph("CopiesTo", run("抄送：{{ 抄送机关 }}"))
    width = text_width(profile)
    rows = (row(cell(width, copies)), *below_last_line(profile))
    return when(
        "抄送机关",
        table("LayoutTable", (width,), *rows, place=foot(profile)),
        paragraph("ImprintAnchor"),
    )


def minutes_head(profile: Profile) -> str:
    """纪要: the mark, its number, then organ and date over the red line (10.3)."""
    return (
        when("发文机关 or 份号 or 密级 or 紧急程度", head_table(profile))
        + when("not 文件字样", each("机关", "发文机关", mark()))
        + filled("发文字号", "DocumentNumber")
        + when("署名 or 成文日期", paragraph("MinutesIssue", run("{{ 署名 }}"), TAB, run("{{ 成文日期 }}")))
        + when("发文机关 or 发文字号", paragraph("RedLine"))
    )


def people() -> str:
    """出席, 请假, 列席 after the text, each name list hanging behind its colon (10.3)."""
    return "".join(
        when(name, paragraph("Present", run(name, "Label"), run(f"：{{{{ {name} }}}}")))
        for name in ("出席", "请假", "列席")
    )


def imprint(profile: Profile) -> str:
    """版记 at the foot of the last page (7.4); a table, for its lines are wider than its text."""
    width = text_width(profile)
    copies = paragraph("CopiesTo", run("抄送：{{ 抄送机关 }}"))
    date = run("{{ 印发日期 }}{% if 印发日期 %}印发{% endif %}")
    printing = paragraph("Printing", run("{{ 印发机关 }}"), TAB, date)
    return when(
        "抄送机关 or 印发机关 or 印发日期",
        each("页", "版记换页", paragraph("ImprintPage", run("{{ 页 }}"))),
        table(
            "ImprintTable",
            (width,),
            control_row("if 抄送机关", width),
            row(cell(width, copies)),
            control_row("endif", width),
            control_row("if 印发机关 or 印发日期", width),
            row(cell(width, printing)),
            control_row("endif", width),
            *below_last_line(profile),
            place=foot(profile),
        ),
        paragraph("ImprintAnchor"),
    )


def foot(profile: Profile) -> str:
    """w:tblpPr: the table's last line on the bottom margin.

    Placed from the paper's edge: LibreOffice lets a table as wide as 版心 float only so.
    """
    return element(
        "tblpPr",
        {
            "leftFromText": 0,
            "rightFromText": 0,
            "vertAnchor": "margin",
            "horzAnchor": "page",
            "tblpX": profile.margins.left,
            "tblpYSpec": "bottom",
        },
    )


def below_last_line(profile: Profile) -> tuple[str, ...]:
    """An empty row as high as the bottom margin lies below 版心, as it does in GB/T 33476.2."""
    height = TEXT_BOTTOM - profile.margins.bottom
    if height <= 0:
        return ()
    last_line = border("top", "auto", profile.imprint.outer_line)
    above_only = element("tcBorders", None, last_line, value("bottom", "nil"))
    return (row(cell(text_width(profile), paragraph("ImprintAnchor"), borders=above_only), exact=height),)


def table(style: str, columns: tuple[int, ...], *rows: str, place: str = "") -> str:
    """A table with fixed columns, in twips; `place` (w:tblpPr) lets it float."""
    properties = element(
        "tblPr",
        None,
        value("tblStyle", style),
        place + value("tblOverlap", "never") if place else "",
        element("tblW", {"w": sum(columns), "type": "dxa"}),
        element("tblLayout", {"type": "fixed"}),
    )
    grid = element("tblGrid", None, *(element("gridCol", {"w": width}) for width in columns))
    return element("tbl", None, properties, grid, *rows)


def row(*cells: str, exact: int = 0, at_least: int = 0) -> str:
    """A row that never breaks across pages; `exact` or `at_least` is its height in twips."""
    rule: Attributes = {"val": exact or at_least, "hRule": "exact" if exact else "atLeast"}
    height = element("trHeight", rule) if exact or at_least else ""
    return element("tr", None, element("trPr", None, element("cantSplit"), height), *cells)


def cell(width: int, content: str, *, span: int = 1, centred: bool = False, borders: str = "") -> str:
    """A cell over `span` columns."""
    properties = element(
        "tcPr",
        None,
        element("tcW", {"w": width, "type": "dxa"}),
        value("gridSpan", span) if span > 1 else "",
        borders,
        value("vAlign", "center") if centred else "",
    )
    return element("tc", None, properties, content)


def control_row(tag: str, width: int, *, span: int = 1) -> str:
    """A control tag in a row of its own, which docxtpl takes away with the tag."""
    return row(cell(width, paragraph("Tag", run(f"{{%tr {tag} %}}")), span=span))
