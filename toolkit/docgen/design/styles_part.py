"""styles.xml: the catalogue of named styles as WordprocessingML (ECMA-376 part 1, 17.7)."""

from collections.abc import Mapping

from docgen.design.catalogue.text import character_styles
from docgen.design.style import JUSTIFICATION, SIZE_3, CharacterStyle, ParagraphStyle, border
from docgen.design.xml import element, part, switch, value
from docgen.model import styles as names
from docgen.model.profile import ElementFormat, Profile


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


def _words_own(kind: str, identity: str, name: str, priority: int, look: str = "") -> str:
    """A default style as Word itself has it: not shown until it is used."""
    return element(
        "style",
        {"type": kind, "default": 1, "styleId": identity},
        value("name", name),
        value("uiPriority", priority),
        switch("semiHidden"),
        switch("unhideWhenUsed"),
        look,
    )


DEFAULT_CHARACTER = _words_own("character", "DefaultParagraphFont", "Default Paragraph Font", 1)


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


_TABLE_LOOK = element("tblPr", None, element("tblInd", {"w": 0, "type": "dxa"}), cell_margins())
DEFAULT_TABLE = _words_own("table", "TableNormal", "Normal Table", 99, _TABLE_LOOK)


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
