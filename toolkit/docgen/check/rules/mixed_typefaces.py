"""Part of an element is set in another typeface.

What it does
    Finds words whose Chinese font differs from the right font of the words around them.

Why is this bad
    It shows where text was pasted from elsewhere.

Example
    Bad:  a 仿宋 paragraph with one sentence in 宋体
    Good: the whole paragraph in 仿宋

Clause
    GB/T 9704-2012, 5.2.2: 如无特殊说明，公文格式各要素一般用 3 号仿宋体字.
"""

import re
from collections.abc import Iterator

from docgen.check.elements import Piece, pieces
from docgen.check.rule import Fault, at
from docgen.check.typefaces import is_doubtful, typeface_mend, written_fonts
from docgen.model.document import DocumentView
from docgen.model.profile import Profile

_LABEL = re.compile("(?:出席|请假|列席)(?:人员)?[：:]?")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for piece in pieces(view, lambda element, look: is_doubtful(element, look, profile)):
        accepted = profile.fonts(piece.element)
        found = written_fonts(piece)
        wrong = [
            (start, end, font)
            for start, end, font in found
            if font not in accepted and not _is_label(piece, start, end)
        ]
        if wrong and len(wrong) < len(found):
            mends = (typeface_mend(piece, start, end, accepted[0]) for start, end, _ in wrong)
            start, end, font = wrong[0]
            look = profile.elements[piece.element]
            text = piece.paragraph.text[start:end].strip()[:12]
            details = {
                "text": text,
                "actual": font or "（未指定）",
                "proper": look.typeface,
                "clause": look.clause,
            }
            yield at(piece.paragraph, *mends, **details)


def _is_label(piece: Piece, start: int, end: int) -> bool:
    """Whether the words are the label before the names in 纪要 (10.3: 出席 等标题用 3 号黑体字)."""
    text = piece.paragraph.text
    return not text[:start].strip() and _LABEL.fullmatch(text[start:end].strip()) is not None
