"""The parts of a template besides its styles: settings, fonts, footers, the section."""

from authoring.templates.xml import element, paragraph, part, run, switch, value
from docgen.model.profile import Profile

SETTINGS = part(
    "settings",
    element("zoom", {"percent": 100}),
    value("defaultTabStop", 640),
    switch("evenAndOddHeaders"),
    value("characterSpacingControl", "doNotCompress"),
    element(
        "compat",
        None,
        *(
            element(
                "compatSetting",
                {"name": name, "uri": "http://schemas.microsoft.com/office/word", "val": setting},
            )
            for name, setting in (
                ("compatibilityMode", 15),
                ("overrideTableStyleFontSizeAndJustification", 1),
                ("enableOpenTypeFeatures", 1),
                ("doNotFlipMirrorIndents", 1),
                ("differentiateMultirowTableHeaders", 1),
            )
        ),
    ),
    element("themeFontLang", {"val": "zh-CN", "eastAsia": "zh-CN"}),
    value("decimalSymbol", "."),
    value("listSeparator", ","),
)
"""Punctuation is not compressed, so that 28 characters fill a line whatever they are (5.2.3)."""


def font_table(profile: Profile) -> str:
    """word/fontTable.xml: each typeface with its next-best name, for computers that lack the first."""
    return part("fonts", *(font(names) for names in profile.typefaces.values()))


def font(names: tuple[str, ...]) -> str:
    """One w:font; w:altName is where Word looks next."""
    alternative = value("altName", names[1]) if len(names) > 1 else ""
    return element(
        "font",
        {"name": names[0]},
        alternative,
        value("charset", "86"),
        value("family", "auto"),
        value("pitch", "variable"),
    )


def footer(style: str) -> str:
    """ "— 1 —" (7.5), the number as Word's own field."""
    return part("ftr", paragraph(style, run("— "), page_field(), run(" —")))


def page_field() -> str:
    """The PAGE field in its long form: WPS and LibreOffice keep its formatting."""
    return "".join(
        (
            element("r", None, element("fldChar", {"fldCharType": "begin"})),
            element("r", None, element("instrText", {"xml:space": "preserve"}, " PAGE ")),
            element("r", None, element("fldChar", {"fldCharType": "separate"})),
            run("1"),
            element("r", None, element("fldChar", {"fldCharType": "end"})),
        )
    )


def section(profile: Profile, odd_footer: str, even_footer: str) -> str:
    """w:sectPr: paper, margins and line grid (5.1, 5.2); the footers by relationship id."""
    paper, margins = profile.paper, profile.margins
    return element(
        "sectPr",
        None,
        element("footerReference", {"type": "default", "r:id": odd_footer}),
        element("footerReference", {"type": "even", "r:id": even_footer}),
        element("pgSz", {"w": paper.width, "h": paper.height}),
        element(
            "pgMar",
            {
                "top": margins.top,
                "right": margins.right,
                "bottom": margins.bottom,
                "left": margins.left,
                "header": 851,
                "footer": profile.page_numbers.footer,
                "gutter": 0,
            },
        ),
        element("cols", {"space": 425}),
        element("docGrid", {"type": "lines", "linePitch": profile.grid.line_pitch}),
    )
