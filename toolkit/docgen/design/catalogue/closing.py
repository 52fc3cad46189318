"""The styles behind the text: 附件说明, 署名, date, 附注, 附件, 版记 (7.3.4 to 7.4)."""

from dataclasses import replace
from functools import partial

from docgen.design.style import SIZE_4, ParagraphStyle, right_aligned, tab_stops, text_width
from docgen.model import styles as names
from docgen.model.profile import Align, Element, Profile

_unspaced = partial(ParagraphStyle, spacing=0)
"""Lines of their own, whose characters stand as wide as they are."""


def closing(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """附件说明, 署名, date, 附注, 附件 (7.3.4 to 7.3.7); a `PlacedLine` has its own indents."""
    formats = profile.elements
    note = formats[Element.ATTACHMENT_NOTE]
    sealed, unsealed = profile.closing.sealed_date_right, profile.closing.unsealed_right
    signature = right_aligned(formats[Element.SIGNATURE], unsealed)
    title = formats[Element.ATTACHMENT_TITLE]
    return (
        _unspaced("AttachmentNote", names.ATTACHMENT_NOTE, replace(note, left=5, hanging=3), before=1),
        _unspaced(
            "AttachmentFirst",
            "附件说明首项",
            replace(note, left=6, hanging=4),
            "AttachmentNote",
            before=1,
        ),
        _unspaced(
            "AttachmentNext",
            "附件说明续项",
            replace(note, left=6, hanging=1),
            "AttachmentNote",
            before=0,
        ),
        _unspaced("Signature", names.SIGNATURE, signature, before=1, contextual=True, keep_next=True),
        _unspaced(
            "SealedSignature",
            names.SIGNATURE_SEALED,
            signature,
            "Signature",
            before=2,
            contextual=True,
            keep_next=True,
        ),
        _unspaced(
            "SignatoryPost",
            names.SIGNATURE_POST,
            signature,
            "Signature",
            before=2,
            after=1,
            keep_next=True,
        ),
        _unspaced("Date", names.DATE, right_aligned(formats[Element.DATE], sealed)),
        ParagraphStyle("Remark", names.REMARK, formats[Element.REMARK]),
        ParagraphStyle(
            "AttachmentMark", names.ATTACHMENT_MARK, formats[Element.ATTACHMENT_MARK], page_break=True
        ),
        _unspaced(
            "AttachmentTitle",
            names.ATTACHMENT_TITLE,
            title,
            "Normal",
            "BodyParagraph",
            before=1,
            after=1,
            keep_next=True,
            snap=False,
        ),
    )


def imprint(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """版记: 抄送 hanging behind its label, 印发机关 and date at the two sides (7.4)."""
    side = profile.imprint.side
    copies = replace(profile.elements[Element.COPIES_TO], left=side + 3, hanging=3, right=side)
    printing = replace(profile.elements[Element.PRINTING], left=side, right=side, align=Align.LEFT)
    edge = text_width(profile) - round(side * SIZE_4 * 10)
    return (
        _unspaced("CopiesTo", names.COPIES_TO, copies),
        _unspaced("Printing", names.PRINTING, printing, tabs=tab_stops(("right", edge))),
        _unspaced("ImprintPage", "版记换页", page_break=True, exact=20, snap=False),
        _unspaced("ImprintAnchor", "版记定位", exact=20, snap=False),
    )
