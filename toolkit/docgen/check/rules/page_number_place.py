"""The page number stands on the wrong side.

What it does
    Wants odd pages' number at the right, one character in, and even pages' at the left, one character in.

Why is this bad
    The number is on the outer edge of each sheet, where a hand turns it.

Example
    Bad:  centred on all pages
    Good: right on odd pages, left on even pages

Clause
    GB/T 9704-2012, 7.5: 单页码居右空一字，双页码居左空一字.
"""

from collections.abc import Iterator

from docgen.check.page_numbers import numbered, page_number_mend
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.mend import ParagraphMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Align, Element, Profile
from docgen.model.widths import width

_NEAR = 0.3
"""Characters."""
_LEFT = (Align.LEFT, Align.JUSTIFIED)


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    told = set()
    for section in view.sections:
        for kind in ("default", "even") if view.even_and_odd else ("default",):
            for paragraph in numbered(section, kind):
                if (paragraph.part, paragraph.ordinal) not in told and not _is_placed(
                    paragraph, kind, profile
                ):
                    told.add((paragraph.part, paragraph.ordinal))
                    yield _fault(paragraph, kind, profile)
    first = next((p for s in view.sections for p in numbered(s, "default")), None)
    if first is not None and not view.even_and_odd and not told and not first.in_box:
        yield at(
            first,
            *page_number_mend(view, profile),
            pages="双",
            proper="居左空一字（需在页面设置中勾选“奇偶页不同”）",
        )


def _is_placed(paragraph: Paragraph, kind: str, profile: Profile) -> bool:
    # Where a floating box puts it, only a rendering can tell.
    if paragraph.in_box:
        return True
    size = profile.elements[Element.PAGE_NUMBER].size or 28
    form = paragraph.format
    side = form.left if kind == "even" else form.right
    aligned = form.align in _LEFT if kind == "even" else form.align is Align.RIGHT
    first = form.first_line.characters(size) if kind == "even" else 0
    typed = width(_typed_space(paragraph.text, kind), 0)
    return aligned and abs(side.characters(size) + first + typed - profile.page_numbers.side) <= _NEAR


def _typed_space(text: str, kind: str) -> str:
    """The spaces that keep the number off its margin: a typed full-width one is the usual 空一字."""
    return text[: len(text) - len(text.lstrip())] if kind == "even" else text[len(text.rstrip()) :]


def _fault(paragraph: Paragraph, kind: str, profile: Profile) -> Fault:
    size, side = profile.elements[Element.PAGE_NUMBER].size or 28, profile.page_numbers.side
    if kind == "even":
        mend = ParagraphMend(
            paragraph.ordinal, paragraph.part, size, Align.LEFT, first_line=0, left=side, right=0
        )
        return at(paragraph, mend, pages="双", proper="居左空一字")
    mend = ParagraphMend(
        paragraph.ordinal, paragraph.part, size, Align.RIGHT, first_line=0, left=0, right=side
    )
    return at(paragraph, mend, pages="单", proper="居右空一字")
