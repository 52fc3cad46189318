"""The document grid is absent or of another pitch.

What it does
    Wants a grid of lines (or of lines and characters) whose pitch puts the profile's number of lines on
    a page.

Why is this bad
    Without the grid, lines fall where the fonts put them, and pages of one document hold different
    numbers of lines.

Example
    Bad:  no grid; a grid of 312 twips (Word's own)
    Good: a grid of lines, 579 twips

Clause
    GB/T 9704-2012, 5.2.3: 一般每面排 22 行，每行排 28 个字.
"""

from collections.abc import Iterator

from docgen.check.elements import fits_lines
from docgen.check.rule import Fault
from docgen.model.document import DocumentView
from docgen.model.mend import PageMend
from docgen.model.page import GridKind, Section
from docgen.model.profile import Profile


def _told(section: Section) -> str:
    if section.grid is GridKind.NONE or not section.line_pitch:
        return "没有设置文档网格"
    return f"文档网格的行距是 {section.line_pitch / 20:g} 磅"


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for section in view.sections:
        if section.width > section.height:
            continue
        if section.grid is GridKind.NONE or not fits_lines(section.line_pitch, profile):
            kind = GridKind.LINES if section.grid is GridKind.NONE else section.grid
            mend = PageMend(section.index, grid=kind, line_pitch=profile.grid.line_pitch)
            details = {
                "how": _told(section),
                "proper": profile.grid.line_pitch / 20,
                "lines": profile.grid.lines,
            }
            yield Fault(section.place(), details, (mend,))
