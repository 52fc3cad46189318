"""styles.xml: one named style for every element of the official format, its numbers from a profile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.design.xml import element, part, switch, value
from docgen.model import styles as names
from docgen.model.profile import Align, Element, ElementFormat, Profile
from docgen.model.table_fit import SIZE_NAMES

TAG_GREY = "A6A6A6"
SIZE_3, SIZE_4, SMALL_4 = 32, 28, 24
"""三号, 四号 and 小四 in half-points (w:sz)."""
JUSTIFICATION = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFIED: "both"}


OPEN = ElementFormat("", "")
"""Nothing of its own: all is the style's it is based on."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style. Unset attributes are those of the style it is based on.

    Indents are in characters of its own size, `before` and `after` in lines of the page, `exact` in twips.
    `single` gives lines their natural height, for what is no text; without `snap` a line keeps off the page's
    grid; `contextual` drops the space between neighbours. `borders` and `tabs` are ready XML.
    """

    id: str
    name: str
    format: ElementFormat = OPEN
    based_on: str = "Normal"
    following: str = ""
    before: float | None = None
    after: float | None = None
    before_twips: int = 0
    after_twips: int = 0
    exact: int = 0
    single: bool = False
    snap: bool = True
    contextual: bool = False
    keep_next: bool = False
    page_break: bool = False
    outline: int | None = None
    distribute: bool = False
    spacing: int | None = None
    borders: str = ""
    tabs: str = ""
    priority: int = 10


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """A character style. `shade` is a fill: w:highlight has no place in a style."""

    id: str
    name: str
    format: ElementFormat = OPEN
    shade: str = ""


def paragraph_styles(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """Every paragraph style of a template but Normal, in the order of the page."""
    return (
        *letterhead(profile),
        *main_text(profile),
        *headings(profile),
        *run_ins(),
        *tables_and_pictures(),
        *closing(profile),
        *imprint(profile),
        *page_numbers(profile),
        TAG,
    )


MARK_SIZES = {"大": 80, "小": 52}
"""发文机关标志 by its length (compose/elements.py), in half-points."""
RED_LINE_WEIGHT = 12
"""1.5 pt; the standard gives no thickness."""
THICK, THIN = 24, 6
"""The double line of 信函, in eighths of a point; the standard gives no thickness."""
LETTER_LINE = 9638
"""170 mm (10.1)."""
LEADING_ABOVE = 181
"""What an exact line leaves above a 3号 character, in twips (measured)."""
LEADING_BELOW = 76
"""What an exact line leaves below a 3号 character, in twips (measured)."""


def letterhead(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """版头: from 份号 to the red line (7.2)."""
    formats = profile.elements
    red = formats[Element.RED_LINE]
    gap = profile.letterhead.number_gap_lines
    return (
        ParagraphStyle("CopyNumber", names.COPY_NUMBER, formats[Element.COPY_NUMBER]),
        ParagraphStyle("Classification", names.CLASSIFICATION, formats[Element.CLASSIFICATION]),
        ParagraphStyle("Urgency", names.URGENCY, formats[Element.URGENCY]),
        *marks(profile),
        ParagraphStyle(
            "DocumentNumber",
            names.DOCUMENT_NUMBER,
            replace(formats[Element.DOCUMENT_NUMBER], align=Align.CENTER),
            before=gap,
            snap=False,
        ),
        *signatories(profile, gap),
        ParagraphStyle(
            "RedLine",
            names.RED_LINE,
            red,
            before_twips=profile.letterhead.line_gap - LEADING_BELOW,
            after=2,
            exact=20,
            snap=False,
            borders=border("top", red.color, RED_LINE_WEIGHT),
        ),
    )


def marks(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """发文机关标志 in its sizes; several organs side by side with 文件 take the smallest but one."""
    format_ = profile.elements[Element.ISSUER_MARK]
    single = (
        ParagraphStyle(
            f"IssuerMark{number or ''}",
            names.ISSUER_MARK + ("" if not number else f"（{name}）"),
            replace(format_, size=size),
            "Normal" if not number else "IssuerMark",
            exact=round(size * 11),
            snap=False,
            spacing=0,
        )
        for number, (name, size) in enumerate(MARK_SIZES.items())
    )
    return (*single, *joint_marks(format_))


def joint_marks(format_: ElementFormat) -> tuple[ParagraphStyle, ...]:
    """Several organs, their names spread to one width, and 文件 beside them."""
    size = MARK_SIZES["小"]
    return tuple(
        ParagraphStyle(
            id_,
            name,
            replace(format_, size=size),
            "IssuerMark",
            exact=size * 14,
            distribute=spread,
            snap=False,
            spacing=0,
        )
        for id_, name, spread in (
            ("JointMark", "联合发文机关标志", True),
            ("JointMarkWord", "联合发文文件字样", False),
        )
    )


def signatories(profile: Profile, gap: int) -> tuple[ParagraphStyle, ...]:
    """发文字号 one character in from the left with 签发人 one in from the right (7.2.5, 7.2.6)."""
    side = profile.elements[Element.SIGNATORY].right or 1
    format_ = replace(profile.elements[Element.SIGNATORY], left=side, right=0, align=Align.LEFT)
    edge = text_width(profile) - round(side * SIZE_3 * 10)
    label, pair = 4 * SIZE_3 * 10, 7 * SIZE_3 * 10
    return (
        ParagraphStyle(
            "Signatory",
            names.SIGNATORY,
            format_,
            before=gap,
            snap=False,
            spacing=0,
            tabs=tab_stops(("right", edge)),
        ),
        ParagraphStyle(
            "Signatories",
            names.Special.SIGNATORIES,
            format_,
            "Signatory",
            before=gap,
            contextual=True,
            snap=False,
            spacing=0,
            tabs=tab_stops(("clear", edge), ("left", edge - pair - label)),
        ),
    )


def text_width(profile: Profile) -> int:
    """The width of 版心 in twips."""
    return profile.paper.width - profile.margins.left - profile.margins.right


def tab_stops(*stops: tuple[str, int]) -> str:
    """w:tabs, from left to right as the schema's readers expect."""
    ordered = sorted(stops, key=lambda stop: stop[1])
    return element("tabs", None, *(element("tab", {"val": kind, "pos": place}) for kind, place in ordered))


def border(side: str, colour: str, weight: int) -> str:
    """A line at one side of a paragraph or table, as wide as it; `weight` in eighths of a point."""
    return element(side, {"val": "single", "sz": weight, "space": 0, "color": colour})


def closing(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """附件说明, 署名, date, 附注, 附件 (7.3.4 to 7.3.7); a `PlacedLine` has its own indents."""
    formats = profile.elements
    note = formats[Element.ATTACHMENT_NOTE]
    sealed, unsealed = profile.closing.sealed_date_right, profile.closing.unsealed_right
    signature = right_aligned(formats[Element.SIGNATURE], unsealed)
    title = formats[Element.ATTACHMENT_TITLE]
    return (
        ParagraphStyle(
            "AttachmentNote", names.ATTACHMENT_NOTE, replace(note, left=5, hanging=3), before=1, spacing=0
        ),
        ParagraphStyle(
            "AttachmentFirst",
            "附件说明首项",
            replace(note, left=6, hanging=4),
            "AttachmentNote",
            before=1,
            spacing=0,
        ),
        ParagraphStyle(
            "AttachmentNext",
            "附件说明续项",
            replace(note, left=6, hanging=1),
            "AttachmentNote",
            before=0,
            spacing=0,
        ),
        ParagraphStyle(
            "Signature", names.SIGNATURE, signature, before=1, contextual=True, keep_next=True, spacing=0
        ),
        ParagraphStyle(
            "SealedSignature",
            names.SIGNATURE_SEALED,
            signature,
            "Signature",
            before=2,
            contextual=True,
            keep_next=True,
            spacing=0,
        ),
        ParagraphStyle(
            "SignatoryPost",
            names.SIGNATURE_POST,
            signature,
            "Signature",
            before=2,
            after=1,
            keep_next=True,
            spacing=0,
        ),
        ParagraphStyle("Date", names.DATE, right_aligned(formats[Element.DATE], sealed), spacing=0),
        ParagraphStyle("Remark", names.REMARK, formats[Element.REMARK]),
        ParagraphStyle(
            "AttachmentMark", names.ATTACHMENT_MARK, formats[Element.ATTACHMENT_MARK], page_break=True
        ),
        ParagraphStyle(
            "AttachmentTitle",
            names.ATTACHMENT_TITLE,
            title,
            "Normal",
            "BodyParagraph",
            before=1,
            after=1,
            keep_next=True,
            snap=False,
            spacing=0,
        ),
    )


def imprint(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """版记: 抄送 hanging behind its label, 印发机关 and date at the two sides (7.4)."""
    side = profile.imprint.side
    copies = replace(profile.elements[Element.COPIES_TO], left=side + 3, hanging=3, right=side)
    printing = replace(profile.elements[Element.PRINTING], left=side, right=side, align=Align.LEFT)
    edge = text_width(profile) - round(side * SIZE_4 * 10)
    return (
        ParagraphStyle("CopiesTo", names.COPIES_TO, copies, spacing=0),
        ParagraphStyle("Printing", names.PRINTING, printing, spacing=0, tabs=tab_stops(("right", edge))),
        ParagraphStyle("ImprintPage", "版记换页", page_break=True, exact=20, snap=False, spacing=0),
        ParagraphStyle("ImprintAnchor", "版记定位", exact=20, snap=False, spacing=0),
    )


def main_text(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """Title, addressee, body (7.3)."""
    formats = profile.elements
    return (
        ParagraphStyle(
            "Title",
            names.TITLE,
            formats[Element.TITLE],
            following="BodyParagraph",
            after=1,
            keep_next=True,
            snap=False,
            spacing=0,
            priority=1,
        ),
        ParagraphStyle("Addressee", names.ADDRESSEE, formats[Element.ADDRESSEE], following="BodyParagraph"),
        ParagraphStyle("BodyParagraph", names.PARAGRAPH, formats[Element.BODY], priority=2),
        ParagraphStyle("Item", names.ITEM, based_on="BodyParagraph"),
    )


def right_aligned(format_: ElementFormat, characters: float) -> ElementFormat:
    """`format_` flush right but for `characters`."""
    return replace(format_, align=Align.RIGHT, right=characters)


def headings(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """一、（一）1.（1）standing alone (7.3.3); built-in styles, so that navigation finds them."""
    return tuple(
        ParagraphStyle(
            f"Heading{level}",
            names.HEADINGS[level - 1],
            heading_format(profile, level),
            following="BodyParagraph",
            keep_next=True,
            outline=level - 1,
            priority=9,
        )
        for level in range(1, 5)
    )


def heading_format(profile: Profile, level: int) -> ElementFormat:
    """How a heading of `level` (from 1) looks."""
    return profile.elements[Element(f"heading_{level}")]


def typeface_only(format_: ElementFormat) -> ElementFormat:
    """The typeface and weight of `format_`, for words inside a paragraph of another look."""
    return ElementFormat(format_.typeface, "", bold=format_.bold)


def run_ins() -> tuple[ParagraphStyle, ...]:
    """A heading with its text behind it: a body paragraph that the navigation pane shows."""
    return tuple(
        ParagraphStyle(f"RunIn{level}", name, based_on="BodyParagraph", outline=level - 1, priority=9)
        for level, name in enumerate(names.RUN_IN, 2)
    )


def tables_and_pictures() -> tuple[ParagraphStyle, ...]:
    """What stands in and around tables, pictures and charts; the standard leaves their text open."""
    caption = ElementFormat("黑体", "", SIZE_4, Align.CENTER, first_line=0)
    text = ElementFormat("仿宋", "", SIZE_4, Align.LEFT, first_line=0)
    small = ElementFormat("仿宋", "", SMALL_4, Align.LEFT, first_line=0)
    return (
        ParagraphStyle("TableCaption", names.TABLE_CAPTION, caption, keep_next=True),
        ParagraphStyle("TableText", names.TABLE_TEXT, text, single=True, snap=False, spacing=0),
        ParagraphStyle("TableHeader", names.TABLE_HEADER, caption, "TableText", keep_next=True),
        ParagraphStyle(
            "TableNumber", names.TABLE_NUMBER, ElementFormat("", "", align=Align.RIGHT), "TableText"
        ),
        *smaller_tables(),
        ParagraphStyle(
            "TableLine", names.TABLE_LINE, small, single=True, snap=False, spacing=0, keep_next=True
        ),
        ParagraphStyle("TableNote", names.TABLE_NOTE, small, single=True, snap=False, spacing=0),
        ParagraphStyle(
            "Picture",
            names.PICTURE,
            ElementFormat("", "", align=Align.CENTER),
            single=True,
            keep_next=True,
            spacing=0,
        ),
        ParagraphStyle("PictureCaption", names.PICTURE_CAPTION, caption),
    )


def smaller_tables() -> Iterator[ParagraphStyle]:
    """表头, 表文 and 表文数字 in the sizes of tables that are too wide for 四号."""
    for half_points, size_name in SIZE_NAMES.items():
        smaller = ElementFormat("", "", half_points)
        for id_, name in (
            ("TableText", names.TABLE_TEXT),
            ("TableHeader", names.TABLE_HEADER),
            ("TableNumber", names.TABLE_NUMBER),
        ):
            yield ParagraphStyle(f"{id_}{half_points}", f"{name}{size_name}", smaller, id_)


def page_numbers(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """ "— 1 —": odd pages one character from the right edge, even pages from the left (7.5)."""
    numbers = profile.page_numbers
    format_ = profile.elements[Element.PAGE_NUMBER]
    odd = replace(format_, align=Align.RIGHT, right=numbers.side)
    even = ElementFormat("", "", format_.size, Align.LEFT, left=numbers.side, right=0)
    return (
        ParagraphStyle(
            "PageNumber",
            names.PAGE_NUMBER,
            odd,
            exact=numbers.line,
            # The footer reaches up to the text: LibreOffice forgets the gap in sections of type evenPage.
            before_twips=max(0, profile.margins.bottom - numbers.footer - numbers.line),
            spacing=0,
        ),
        ParagraphStyle("PageNumberEven", "双页页码", even, "PageNumber"),
    )


TAG = ParagraphStyle(
    "Tag",
    "标签",
    ElementFormat("", "", 12, Align.LEFT, color=TAG_GREY),
    exact=160,
    snap=False,
    spacing=0,
    priority=90,
)
"""Control tags such as {%p for … %}: small, so that an open template still looks like its report."""


def letter_styles(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """信函 (10.1): a mark over a double line, the title two lines lower."""
    formats = profile.elements
    red = formats[Element.RED_LINE].color
    common = tuple(
        replace(style, before=2) if style.id == "Title" else style for style in paragraph_styles(profile)
    )
    marks_ = tuple(
        ParagraphStyle(
            f"LetterMark{number or ''}",
            f"信函标志（{name}）",
            ElementFormat("", ""),
            f"IssuerMark{number or ''}",
            after_twips=twips(4) - size,
        )
        for number, (name, size) in enumerate(MARK_SIZES.items())
    )
    return (
        *common,
        *marks_,
        ParagraphStyle("LetterLine", "信函上双线", exact=20, snap=False, spacing=0),
        ParagraphStyle(
            "LetterFootLine",
            "信函下双线",
            exact=40,
            snap=False,
            spacing=0,
            borders=border("top", red, THIN) + border("bottom", red, THICK),
        ),
        ParagraphStyle(
            "LetterFirst",
            "信函首行",
            replace(formats[Element.COPY_NUMBER], align=Align.LEFT),
            snap=False,
            spacing=0,
            tabs=tab_stops(("right", text_width(profile))),
        ),
    )


def minutes_styles(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """纪要 (10.3): who was there, hanging behind the colon; organ and date over the red line."""
    formats = profile.elements
    people = replace(formats[Element.BODY], left=5, hanging=3, first_line=None)
    side = profile.elements[Element.SIGNATORY].right or 1
    edge = text_width(profile) - round(side * SIZE_3 * 10)
    issue = replace(formats[Element.SIGNATURE], left=side, align=Align.LEFT)
    return (
        *paragraph_styles(profile),
        ParagraphStyle(
            "MinutesIssue",
            "纪要机关和日期",
            issue,
            before=1,
            snap=False,
            spacing=0,
            tabs=tab_stops(("right", edge)),
        ),
        ParagraphStyle("Present", names.Special.PRESENT, people, before=1, contextual=True, spacing=0),
    )


def twips(millimetres: float) -> int:
    """Millimetres in twips."""
    return round(millimetres * 1440 / 25.4)


def character_styles(profile: Profile) -> tuple[CharacterStyle, ...]:
    """Every character style of a template."""
    titles = (
        CharacterStyle(f"RunInTitle{level}", name, typeface_only(heading_format(profile, level)))
        for level, name in enumerate(names.RUN_IN_TITLES, 2)
    )
    signatory = CharacterStyle("SignatoryName", names.SIGNATORY_NAME, ElementFormat("楷体", ""))
    label = CharacterStyle("Label", "与会标签", ElementFormat("黑体", ""))
    return (signatory, label, *titles, CharacterStyle("Unfilled", names.UNFILLED, shade="FFFF00"))


def styles_part(profile: Profile, paragraphs: tuple[ParagraphStyle, ...]) -> str:
    """word/styles.xml with these paragraph styles; every template has the same others."""
    return part(
        "styles",
        defaults(profile),
        LATENT,
        normal(profile),
        DEFAULT_CHARACTER,
        DEFAULT_TABLE,
        *(paragraph_style(style, profile) for style in paragraphs),
        *(character_style(style, profile) for style in character_styles(profile)),
        table_styles(profile),
    )


def defaults(profile: Profile) -> str:
    """docDefaults: all four font slots by name, so that no theme font shows through."""
    language = element("lang", {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"})
    run = element("rPr", None, fonts("仿宋", profile), size(SIZE_3), language)
    return element("docDefaults", None, element("rPrDefault", None, run), element("pPrDefault"))


def normal(profile: Profile) -> str:
    """The grid: an exact pitch for 22 lines, -0.25 pt a character for 28 of them (5.2.3).

    Punctuation may hang over the edge of 版心, as Word has it by default, and that must be said: where it is
    off or left unsaid, LibreOffice 7.4 does not print some marks at the end of justified lines. The space
    between Chinese and digits stays: LibreOffice cannot leave it out, and so both break lines alike.
    """
    properties = element(
        "pPr",
        None,
        switch("widowControl", False),
        switch("overflowPunct"),
        element("spacing", {"line": profile.grid.line_pitch, "lineRule": "exact"}),
        value("jc", "both"),
    )
    run = element(
        "rPr", None, fonts("仿宋", profile), value("spacing", profile.grid.character_spacing), size(SIZE_3)
    )
    return element(
        "style",
        {"type": "paragraph", "default": 1, "styleId": "Normal"},
        value("name", "Normal"),
        switch("qFormat"),
        properties,
        run,
    )


LATENT = element(
    "latentStyles",
    {
        "defLockedState": 0,
        "defUIPriority": 99,
        "defSemiHidden": 1,
        "defUnhideWhenUsed": 1,
        "defQFormat": 0,
        "count": 376,
    },
)
DEFAULT_CHARACTER = element(
    "style",
    {"type": "character", "default": 1, "styleId": "DefaultParagraphFont"},
    value("name", "Default Paragraph Font"),
    value("uiPriority", 1),
    switch("semiHidden"),
    switch("unhideWhenUsed"),
)


def cell_margins(sides: int = 108, ends: int = 0) -> str:
    """Margins of a table's cells, in twips; 108 at the sides is Word's own default."""
    return element(
        "tblCellMar",
        None,
        *(
            element(side, {"w": width, "type": "dxa"})
            for side, width in (("top", ends), ("left", sides), ("bottom", ends), ("right", sides))
        ),
    )


DEFAULT_TABLE = element(
    "style",
    {"type": "table", "default": 1, "styleId": "TableNormal"},
    value("name", "Normal Table"),
    value("uiPriority", 99),
    switch("semiHidden"),
    switch("unhideWhenUsed"),
    element("tblPr", None, element("tblInd", {"w": 0, "type": "dxa"}), cell_margins()),
)


def table_styles(profile: Profile) -> str:
    """报告表格 with all its lines, 版记 with the lines of 7.4.1, and a grid without lines for 版头."""
    outer, inner = profile.imprint.outer_line, profile.imprint.inner_line
    return (
        table_style(
            "ReportTable", names.TABLE, dict.fromkeys(SIDES, 4), (108, 28), place=value("jc", "center")
        )
        + table_style(
            "ImprintTable", names.IMPRINT_TABLE, {"top": outer, "bottom": outer, "insideH": inner}, (0, 0)
        )
        + table_style("LayoutTable", "版头表", {}, (0, 0))
    )


SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_style(
    id_: str, name: str, lines: Mapping[str, int], margins: tuple[int, int], *, place: str = ""
) -> str:
    """A table style: `lines` by side, in eighths of a point; `margins` of its cells in twips: sides, ends."""
    borders = (border(side, "auto", lines[side]) for side in SIDES if side in lines)
    return element(
        "style",
        {"type": "table", "customStyle": 1, "styleId": id_},
        value("name", name),
        value("basedOn", "TableNormal"),
        value("uiPriority", 39),
        switch("qFormat"),
        element("tblPr", None, place, wrapped("tblBorders", "".join(borders)), cell_margins(*margins)),
        element("tcPr", None, value("vAlign", "center")) if margins[0] else "",
    )


def paragraph_style(style: ParagraphStyle, profile: Profile) -> str:
    """One w:style of type paragraph."""
    custom = {} if style.id in BUILT_IN else {"customStyle": 1}
    return element(
        "style",
        {"type": "paragraph", **custom, "styleId": style.id},
        value("name", style.name),
        value("basedOn", style.based_on),
        value("next", style.following) if style.following else "",
        value("uiPriority", style.priority),
        switch("qFormat"),
        wrapped("pPr", paragraph_properties(style, profile)),
        wrapped("rPr", run_properties(style, profile)),
    )


BUILT_IN = frozenset({"Title", "Heading1", "Heading2", "Heading3", "Heading4"})


def wrapped(name: str, inside: str) -> str:
    """`inside` in an element, or nothing."""
    return element(name, None, inside) if inside else ""


def paragraph_properties(style: ParagraphStyle, profile: Profile) -> str:
    """The children of w:pPr, in the schema's order."""
    return "".join(
        (
            switch("keepNext") if style.keep_next else "",
            switch("pageBreakBefore") if style.page_break else "",
            wrapped("pBdr", style.borders),
            style.tabs,
            "" if style.snap else switch("snapToGrid", False),
            line_spacing(style, profile),
            indents(style.format),
            switch("contextualSpacing") if style.contextual else "",
            justification(style),
            value("outlineLvl", style.outline) if style.outline is not None else "",
        )
    )


def justification(style: ParagraphStyle) -> str:
    """w:jc; "distribute" spreads the names of several organs to one width."""
    if style.distribute:
        return value("jc", "distribute")
    return value("jc", JUSTIFICATION[style.format.align]) if style.format.align else ""


def line_spacing(style: ParagraphStyle, profile: Profile) -> str:
    """w:spacing; space before and after in lines, with their twips for LibreOffice."""
    attributes: dict[str, str | int] = {}
    for side, lines in (("before", style.before), ("after", style.after)):
        if lines is not None:
            attributes[f"{side}Lines"] = round(lines * 100)
            attributes[side] = round(lines * profile.grid.line_pitch)
    if style.before_twips:
        attributes["before"] = style.before_twips
    if style.after_twips:
        attributes["after"] = style.after_twips
    if style.exact or style.single:
        attributes |= {"line": style.exact or 240, "lineRule": "exact" if style.exact else "auto"}
    return element("spacing", attributes) if attributes else ""


def indents(format_: ElementFormat) -> str:
    """w:ind; LibreOffice ignores indents given only in characters, Word prefers them: write both."""
    amounts = {
        "left": format_.left,
        "right": format_.right,
        "hanging": format_.hanging,
        "firstLine": None if format_.hanging else format_.first_line,
    }
    attributes: dict[str, str | int] = {}
    for side, characters in amounts.items():
        if characters is not None:
            attributes[f"{side}Chars"] = round(characters * 100)
            attributes[side] = round(characters * (format_.size or SIZE_3) * 10)
    return element("ind", attributes) if attributes else ""


def run_properties(style: ParagraphStyle | CharacterStyle, profile: Profile) -> str:
    """The children of w:rPr, in the schema's order."""
    format_ = style.format
    spacing = style.spacing if isinstance(style, ParagraphStyle) else None
    shade = style.shade if isinstance(style, CharacterStyle) else ""
    return "".join(
        (
            fonts(format_.typeface, profile) if format_.typeface else "",
            switch("b") + switch("bCs") if format_.bold else "",
            value("color", format_.color) if format_.color else "",
            value("spacing", spacing) if spacing is not None else "",
            size(format_.size) if format_.size else "",
            element("shd", {"val": "clear", "color": "auto", "fill": shade}) if shade else "",
        )
    )


def character_style(style: CharacterStyle, profile: Profile) -> str:
    """One w:style of type character."""
    return element(
        "style",
        {"type": "character", "customStyle": 1, "styleId": style.id},
        value("name", style.name),
        value("basedOn", "DefaultParagraphFont"),
        value("uiPriority", 10),
        switch("qFormat"),
        wrapped("rPr", run_properties(style, profile)),
    )


def fonts(typeface: str, profile: Profile) -> str:
    """All four slots, so that digits and Latin letters take the Chinese typeface too (5.2.2)."""
    font = profile.typefaces[typeface][0]
    return element("rFonts", {"ascii": font, "hAnsi": font, "eastAsia": font, "cs": font})


def size(half_points: int) -> str:
    """w:sz and its complex-script twin."""
    return value("sz", half_points) + value("szCs", half_points)
