"""The page number stands too high or too low.

What it does
    Reckons where the dash falls from the footer's distance and the height of its line: 7 mm below the
    type area, within 1 mm.

Why is this bad
    Too high it crowds the text, too low it is cut off in copying.

Example
    Bad:  the footer 17.5 mm from the edge (Word's own)
    Good: the footer 25.5 mm from the edge with an exact line of 14 pt

Clause
    GB/T 9704-2012, 7.5: 一字线上距版心下边缘 7 mm.
"""

from collections.abc import Iterator

from docgen.check.elements import line_height
from docgen.check.page_numbers import numbered
from docgen.check.rule import Fault
from docgen.model.document import DocumentView
from docgen.model.mend import PageMend
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    numbers = profile.page_numbers
    for section in view.sections:
        story = section.footers.get("default")
        paragraph = next(numbered(section, "default"), None)
        # Only a footer of one line can be reckoned; others are for the eye.
        if paragraph is None or story is None or paragraph.in_box or len(story.paragraphs) > 1:
            continue
        if section.width > section.height:
            continue
        height = line_height(paragraph)
        proper = numbers.footer + (numbers.line - height) // 2
        if abs(section.footer - proper) > numbers.footer_tolerance:
            details = {"actual": _millimetres(section.footer), "proper": _millimetres(proper)}
            yield Fault(section.place(), details, (PageMend(section.index, footer=proper),))


def _millimetres(twips: int) -> str:
    return f"{twips / 1440 * 25.4:.3g}"
