"""The styles behind the text: 附件说明, 署名, date, 附注, 附件, 版记 (7.3.4 to 7.4)."""

from dataclasses import replace

from docgen.design.style import SIZE_4, ParagraphStyle, right_aligned, tab_stops, text_width
from docgen.model import styles as names
from docgen.model.profile import Align, Element, Profile


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
