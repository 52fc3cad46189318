"""styles.xml: one named style for every element of the official format, its numbers from a profile."""

from dataclasses import dataclass, replace

from authoring.templates.xml import element, part, switch, value
from docgen.model import styles as names
from docgen.model.profile import Align, Element, ElementFormat, Profile

TAG_GREY = "A6A6A6"
SIZE_3, SIZE_4 = 32, 28
"""三号 and 四号 in half-points (w:sz)."""
JUSTIFICATION = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFIED: "both"}


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style. Unset attributes are those of the style it is based on.

    Indents are in characters of its own size, `before` and `after` in lines of the page, `exact` in twips;
    `single` gives lines their natural height, for what is no text. `tabs` and `frame` are ready XML.
    """

    id: str
    name: str
    format: ElementFormat = ElementFormat("", "")
    based_on: str = "Normal"
    following: str = ""
    before: float | None = None
    after: float | None = None
    exact: int = 0
    single: bool = False
    keep_next: bool = False
    page_break: bool = False
    outline: int | None = None
    spacing: int | None = None
    frame: str = ""
    borders: str = ""
    tabs: str = ""
    priority: int = 10


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """A character style. `shade` is a fill: w:highlight has no place in a style."""

    id: str
    name: str
    format: ElementFormat = ElementFormat("", "")
    shade: str = ""


def paragraph_styles(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """Every paragraph style of a template but Normal, in the order of the page."""
    return (*main_text(profile), *headings(profile), *run_ins(), *tables_and_pictures(), *page_numbers(profile), TAG)


def main_text(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """Title, addressee, body, closing (7.3)."""
    formats = profile.elements
    right = profile.closing.unsealed_right
    return (
        ParagraphStyle(
            "Title", names.TITLE, formats[Element.TITLE], following="BodyParagraph",
            after=1, keep_next=True, spacing=0, priority=1,
        ),
        ParagraphStyle("Addressee", names.ADDRESSEE, formats[Element.ADDRESSEE], following="BodyParagraph"),
        ParagraphStyle("BodyParagraph", names.PARAGRAPH, formats[Element.BODY], priority=2),
        ParagraphStyle("Item", names.ITEM, based_on="BodyParagraph"),
        ParagraphStyle(
            "Signature", names.SIGNATURE, right_aligned(formats[Element.SIGNATURE], right), before=1, keep_next=True
        ),
        ParagraphStyle("Date", names.DATE, right_aligned(formats[Element.DATE], right)),
    )  # fmt: skip


def right_aligned(format_: ElementFormat, characters: float) -> ElementFormat:
    """`format_` flush right but for `characters`."""
    return replace(format_, align=Align.RIGHT, right=characters)


def headings(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """一、黑体 /（一）楷体 / 1. 仿宋 /（1）仿宋, standing alone (7.3.3); built-in, so that navigation finds them."""
    return tuple(
        ParagraphStyle(
            f"Heading{level}", names.HEADINGS[level - 1], heading_format(profile, level),
            following="BodyParagraph", keep_next=True, outline=level - 1, priority=9,
        )
        for level in range(1, 5)
    )  # fmt: skip


def heading_format(profile: Profile, level: int) -> ElementFormat:
    """How a heading of `level` (from 1) looks."""
    return profile.elements[Element(f"heading_{level}")]


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
    return (
        ParagraphStyle("TableCaption", names.TABLE_CAPTION, caption, keep_next=True),
        ParagraphStyle("TableText", names.TABLE_TEXT, text, single=True, spacing=0),
        ParagraphStyle("TableHeader", names.TABLE_HEADER, caption, "TableText", keep_next=True),
        ParagraphStyle("TableNumber", names.TABLE_NUMBER, ElementFormat("", "", align=Align.RIGHT), "TableText"),
        ParagraphStyle(
            "Picture", names.PICTURE, ElementFormat("", "", align=Align.CENTER), single=True, keep_next=True, spacing=0
        ),
        ParagraphStyle("PictureCaption", names.PICTURE_CAPTION, caption),
    )


def page_numbers(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """"— 1 —": odd pages one character from the right edge, even pages from the left (7.5)."""
    numbers = profile.page_numbers
    format_ = profile.elements[Element.PAGE_NUMBER]
    odd = replace(format_, align=Align.RIGHT, right=numbers.side)
    even = ElementFormat("", "", format_.size, Align.LEFT, left=numbers.side, right=0)
    return (
        ParagraphStyle("PageNumber", names.PAGE_NUMBER, odd, exact=numbers.line, spacing=0),
        ParagraphStyle("PageNumberEven", "双页页码", even, "PageNumber"),
    )


TAG = ParagraphStyle(
    "Tag", "标签", ElementFormat("", "", 12, Align.LEFT, color=TAG_GREY), exact=160, spacing=0, priority=90
)
"""Control tags such as {%p for … %}: small, so that an open template still looks like its report."""


def character_styles(profile: Profile) -> tuple[CharacterStyle, ...]:
    """Every character style of a template."""
    titles = (
        CharacterStyle(
            f"RunInTitle{level}", name, ElementFormat(heading_format(profile, level).typeface, "", bold=heading_format(profile, level).bold)
        )
        for level, name in enumerate(names.RUN_IN_TITLES, 2)
    )
    return (*titles, CharacterStyle("Unfilled", names.UNFILLED, shade="FFFF00"))


def styles_part(profile: Profile) -> str:
    """word/styles.xml."""
    return part(
        "styles",
        defaults(profile),
        LATENT,
        normal(profile),
        DEFAULT_CHARACTER,
        DEFAULT_TABLE,
        *(paragraph_style(style, profile) for style in paragraph_styles(profile)),
        *(character_style(style, profile) for style in character_styles(profile)),
        TABLE_STYLE,
    )


def defaults(profile: Profile) -> str:
    """docDefaults: all four font slots by name, so that no theme font shows through."""
    language = element("lang", {"val": "zh-CN", "eastAsia": "zh-CN", "bidi": "ar-SA"})
    run = element("rPr", None, fonts("仿宋", profile), size(SIZE_3), language)
    return element("docDefaults", None, element("rPrDefault", None, run), element("pPrDefault"))


def normal(profile: Profile) -> str:
    """The grid: an exact pitch for 22 lines, -0.25 pt a character for 28 of them (5.2.3)."""
    properties = element(
        "pPr",
        None,
        switch("widowControl", False),
        switch("autoSpaceDE", False),
        switch("autoSpaceDN", False),
        element("spacing", {"line": profile.grid.line_pitch, "lineRule": "exact"}),
        value("jc", "both"),
    )
    run = element("rPr", None, fonts("仿宋", profile), value("spacing", profile.grid.character_spacing), size(SIZE_3))
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


def cell_margins() -> str:
    """Word's own default margins of a table's cells."""
    return element(
        "tblCellMar",
        None,
        *(
            element(side, {"w": width, "type": "dxa"})
            for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
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
TABLE_STYLE = element(
    "style",
    {"type": "table", "customStyle": 1, "styleId": "ReportTable"},
    value("name", names.TABLE),
    value("basedOn", "TableNormal"),
    value("uiPriority", 39),
    switch("qFormat"),
    element(
        "tblPr",
        None,
        value("jc", "center"),
        element(
            "tblBorders",
            None,
            *(
                element(side, {"val": "single", "sz": 4, "space": 0, "color": "auto"})
                for side in ("top", "left", "bottom", "right", "insideH", "insideV")
            ),
        ),
        cell_margins(),
    ),
    element("tcPr", None, value("vAlign", "center")),
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
            style.frame,
            style.borders,
            style.tabs,
            line_spacing(style, profile),
            indents(style.format),
            value("jc", JUSTIFICATION[style.format.align]) if style.format.align else "",
            value("outlineLvl", style.outline) if style.outline is not None else "",
        )
    )


def line_spacing(style: ParagraphStyle, profile: Profile) -> str:
    """w:spacing; space before and after in lines, with their twips for LibreOffice."""
    attributes: dict[str, str | int] = {}
    for side, lines in (("before", style.before), ("after", style.after)):
        if lines is not None:
            attributes[f"{side}Lines"] = round(lines * 100)
            attributes[side] = round(lines * profile.grid.line_pitch)
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
