"""署名 and 成文日期: how many characters stand free to their right, and how many should (7.3.5)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.check.dates import EXAMPLE, is_proper, told
from docgen.check.elements import free_right
from docgen.check.spaces import SPACES, leading_space
from docgen.model.document import DocumentView
from docgen.model.mend import ParagraphMend, TextMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Align, Element, Profile
from docgen.model.widths import AUTO_SPACE, width

_NEAR = 0.6
"""Characters: half a digit either way cannot be seen."""

_NEAR_BY_BLANKS, _NEAR_BY_INDENT = 3.0, 1.5
_SEVERAL = re.compile(r"\S(?:[ \u3000\u00a0]{2,}|[ \u3000\u00a0]*\t\s*)\S{3,}")
"""Organs side by side in one paragraph."""
_POST = re.compile("(?:局长|市长|主任|县长|区长|省长|部长|厅长|主席|书记|乡长|镇长|州长|院长|校长|行长)$")


@dataclass(frozen=True, slots=True)
class Closing:
    """A date, the 署名 above it (None where there are none or several), and whether each is placed right."""

    date: Paragraph
    signature: Paragraph | None
    date_right: float
    signature_right: float
    date_is_placed: bool
    signature_is_placed: bool
    signature_proper: float


def closing(view: DocumentView, profile: Profile) -> Iterator[Closing]:
    """The closing of a document, where it has a date outside tables."""
    dates = [p for p in view.of(Element.DATE) if p.cell is None and not p.in_box and p.text.strip()]
    if not dates:
        return
    date = dates[-1]
    signatures = [p for p in view.of(Element.SIGNATURE) if p.ordinal < date.ordinal and p.text.strip()]
    joint = len(signatures) > 1 or any(_SEVERAL.search(p.text.strip()) for p in signatures)
    signature = signatures[0] if signatures and not joint and signatures[0].cell is None else None
    if signature is not None and _is_post(signature):
        # 签名章 stands beside a post, whose place it decides (7.3.5.3).
        joint, signature = True, None
    # Whether digits keep a gap to Chinese characters is a setting (autoSpaceDN); either way may fit.
    measured = [_measure(date, signature, joint, profile, seam) for seam in (AUTO_SPACE, 0.0)]
    yield max(measured, key=lambda found: (found.date_is_placed, found.signature_is_placed))


def _is_post(paragraph: Paragraph) -> bool:
    return "职务" in paragraph.format.style or _POST.search(paragraph.text.strip()) is not None


def _measure(
    date: Paragraph, signature: Paragraph | None, joint: bool, profile: Profile, seam: float
) -> Closing:
    numbers = profile.closing
    right = free_right(date, profile, seam)
    if signature is None:
        # Joint issue sets several 署名 side by side or in a column (7.3.5.1): the date alone is judged.
        near = _tolerance(date)
        frees = (numbers.sealed_date_right, numbers.unsealed_right)
        placed = any(abs(right - free) <= near for free in frees) or joint
        return Closing(date, None, right, 0, placed, True, 0)
    # A date in another form will be written properly: places are judged by how wide it is then.
    text = date.text.strip()
    long, short = (
        width(signature.text.strip(), seam),
        width(text if is_proper(text) else told(text) or EXAMPLE, seam),
    )
    sealed = (numbers.sealed_date_right, max(0, numbers.sealed_date_right + (short - long) / 2))
    unsealed = _unsealed(long, short, profile)
    own = free_right(signature, profile, seam)
    near, near_own = _tolerance(date), _tolerance(signature)
    date_fits = [pair for pair in (sealed, unsealed) if abs(right - pair[0]) <= near]
    placed = any(abs(own - pair[1]) <= near_own for pair in date_fits)
    proper = (date_fits or [sealed])[0][1]
    return Closing(date, signature, right, own, bool(date_fits), placed, proper)


def _unsealed(long: float, short: float, profile: Profile) -> tuple[float, float]:
    """Characters free right of date and 署名 without a seal, for their widths."""
    free, shift = profile.closing.unsealed_right, profile.closing.unsealed_date_shift
    if short > long:
        return free, free + short + shift - long
    return max(free + long - shift - short, 0), free


def _tolerance(paragraph: Paragraph) -> float:
    """How far off a line may stand: typed blanks and left indents place it as near as people see."""
    if leading_space(paragraph.text):
        return _NEAR_BY_BLANKS
    return _NEAR_BY_INDENT if paragraph.format.align is not Align.RIGHT else _NEAR


def told_right(free: float) -> str:
    """How many characters are free at the right, as one would say it."""
    if free < 0:
        return "超出了右边界"
    return f"右空 {free:.2g} 字" if free >= _NEAR else "靠着右边界"


def mend(paragraph: Paragraph, right: float) -> tuple[ParagraphMend | TextMend, ...]:
    """`paragraph` ranged right with `right` characters free; spaces typed to place it are taken away."""
    size, text, ordinal, part = paragraph.size or 32, paragraph.text, paragraph.ordinal, paragraph.part
    placed = ParagraphMend(ordinal, part, size, Align.RIGHT, first_line=0, left=0, right=right)
    behind = len(text.rstrip(SPACES))
    edges = ((0, leading_space(text)), (behind, len(text)))
    return placed, *(TextMend(ordinal, start, end, "", part) for start, end in edges if start < end)
