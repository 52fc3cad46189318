"""The styles that only 信函 and 纪要 have (10.1 and 10.3)."""

from dataclasses import replace

from docgen.design.catalogue import paragraph_styles
from docgen.design.catalogue.letterhead import MARK_SIZES, THICK, THIN
from docgen.design.style import SIZE_3, ParagraphStyle, border, tab_stops, text_width, twips
from docgen.model import styles as names
from docgen.model.profile import Align, Element, ElementFormat, Profile


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
