"""Text is not black.

What it does
    Finds coloured text anywhere but in the elements that the standard wants red.

Why is this bad
    Only 发文机关标志 and the line below are coloured; anything else is a leftover of drafting.

Example
    Bad:  a sentence in blue
    Good: black, or automatic

Clause
    GB/T 9704-2012, 5.2.4: 如无特殊说明，公文中文字的颜色均为黑色.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.text import looks
from docgen.model.colors import is_black, is_light, is_red
from docgen.model.document import DocumentView
from docgen.model.formatting import RunFormat
from docgen.model.mend import RunMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in _colored(view, profile):
        wrong = [
            (start, end, text, look.color)
            for start, end, text, look in looks(paragraph)
            if look.color and not _is_meant(paragraph, look)
        ]
        if wrong:
            mends = (RunMend(paragraph.ordinal, s, e, paragraph.part, color="") for s, e, _, _ in wrong)
            yield at(paragraph, *mends, text=wrong[0][2].strip()[:12], color=wrong[0][3])


def _is_meant(paragraph: Paragraph, look: RunFormat) -> bool:
    """Whether a colour is no fault: black or nearly, white on a dark shape or cell, a red mark of no role."""
    if is_black(look.color):
        return True
    is_set_apart = paragraph.in_box or paragraph.cell is not None
    if is_set_apart and is_light(look.color):
        return True
    return paragraph.role.element is None and is_red(look.color) and look.size > _LARGEST_TEXT


_LARGEST_TEXT = 44


def _colored(view: DocumentView, profile: Profile) -> Iterator[Paragraph]:
    """The paragraphs with a colour in them, but for elements that should have one."""
    for shape, paragraphs in view.alike:
        is_meant = shape.element is not None and profile.elements[shape.element].color
        if not is_meant and any(look.color for look in shape.looks):
            yield from paragraphs
