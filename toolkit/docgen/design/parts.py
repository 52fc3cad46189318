"""The parts of a template besides its styles: settings, fonts, footers, the section."""

from docgen.design.catalogue.letterhead import LETTER_LINE
from docgen.design.style import twips
from docgen.design.xml import Attributes, element, paragraph, part, run, switch, value
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


def letter_footer(profile: Profile) -> str:
    """信函's first page: no number, but a double line 20 mm above the edge, 170 mm wide (10.1)."""
    place: Attributes = {
        "w": LETTER_LINE,
        "wrap": "around",
        "vAnchor": "page",
        "hAnchor": "page",
        "x": (profile.paper.width - LETTER_LINE) // 2,
        "y": profile.paper.height - twips(20),
    }
    return part(
        "ftr", paragraph("LetterFootLine", frame=element("framePr", place)), paragraph("ImprintAnchor")
    )


def section(profile: Profile, stories: tuple[tuple[str, str, str], ...]) -> str:
    """w:sectPr: paper, margins and line grid (5.1, 5.2).

    `stories` are (header or footer, default, even or first, relationship id).
    """
    paper, margins = profile.paper, profile.margins
    return element(
        "sectPr",
        None,
        *(element(f"{kind}Reference", {"type": which, "r:id": id_}) for kind, which, id_ in stories),
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
        switch("titlePg") if any(which == "first" for _, which, _ in stories) else "",
        element("docGrid", {"type": "lines", "linePitch": profile.grid.line_pitch}),
    )
