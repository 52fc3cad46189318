"""The styles of title, headings, text and items (7.3.1 to 7.3.3), of characters, and of tags."""

from docgen.design.style import TAG_GREY, CharacterStyle, ParagraphStyle, typeface_only
from docgen.model import styles as names
from docgen.model.profile import Align, Element, ElementFormat, Profile


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


def run_ins() -> tuple[ParagraphStyle, ...]:
    """A heading with its text behind it: a body paragraph that the navigation pane shows."""
    return tuple(
        ParagraphStyle(f"RunIn{level}", name, based_on="BodyParagraph", outline=level - 1, priority=9)
        for level, name in enumerate(names.RUN_IN, 2)
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


def character_styles(profile: Profile) -> tuple[CharacterStyle, ...]:
    """Every character style of a template."""
    titles = (
        CharacterStyle(f"RunInTitle{level}", name, typeface_only(heading_format(profile, level)))
        for level, name in enumerate(names.RUN_IN_TITLES, 2)
    )
    signatory = CharacterStyle("SignatoryName", names.SIGNATORY_NAME, ElementFormat("楷体", ""))
    label = CharacterStyle("Label", "与会标签", ElementFormat("黑体", ""))
    return (signatory, label, *titles, CharacterStyle("Unfilled", names.UNFILLED, shade="FFFF00"))
