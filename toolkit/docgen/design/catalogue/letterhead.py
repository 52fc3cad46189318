"""The styles of 版头, from 份号 to the red line (GB/T 9704-2012, 7.2)."""

from dataclasses import replace

from docgen.design.style import SIZE_3, ParagraphStyle, border, tab_stops, text_width
from docgen.model import styles as names
from docgen.model.profile import Align, Element, ElementFormat, Profile

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
