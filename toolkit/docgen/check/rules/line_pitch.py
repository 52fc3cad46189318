"""Lines of text stand at another pitch than the grid's.

What it does
    Wants an exact line pitch that puts the profile's number of lines on a page, or single spacing on
    such a grid.

Why is this bad
    Each paragraph at its own pitch breaks the 22 lines of the page and pushes 署名 and 版记 from their
    places.

Example
    Bad:  1.5 lines; exactly 22 pt
    Good: exactly 28.95 pt (22 lines; 28 pt gives 22 as well)

Clause
    GB/T 9704-2012, 3.2 and 5.2.3: 一般每面排 22 行.
"""

from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT, elements, fits_lines
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.formatting import LineRule, ParagraphFormat
from docgen.model.mend import ParagraphMend
from docgen.model.page import GridKind
from docgen.model.profile import Element, Profile

_ELEMENTS = (
    *RUNNING_TEXT,
    Element.ADDRESSEE,
    Element.ATTACHMENT_NOTE,
    Element.SIGNATURE,
    Element.DATE,
    Element.REMARK,
)


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    def doubt(element: Element, form: ParagraphFormat) -> bool:
        return element in _ELEMENTS and not _is_right(form, False, profile)

    for paragraph in elements(view, doubt):
        if paragraph.cell is None and not _is_right(
            paragraph.format, _has_grid(view, paragraph.section), profile
        ):
            mend = ParagraphMend(paragraph.ordinal, paragraph.part, line=profile.grid.line_pitch)
            yield at(paragraph, mend, actual=_told(paragraph.format), proper=profile.grid.line_pitch / 20)


def _has_grid(view: DocumentView, index: int) -> bool:
    return index < len(view.sections) and view.sections[index].grid is not GridKind.NONE


def _is_right(form: ParagraphFormat, grid: bool, profile: Profile) -> bool:
    if form.line_rule is LineRule.EXACT:
        return fits_lines(form.line, profile)
    # On a grid, single spacing takes one grid line; whether that has the right pitch is page-grid's question.
    return form.line_rule is LineRule.AUTO and form.line == 240 and form.snap_to_grid and grid


def _told(form: ParagraphFormat) -> str:
    if form.line_rule is LineRule.AUTO:
        return f"是 {form.line / 240:.3g} 倍"
    if form.line <= 0:
        return "没有设置"
    least = "最小值 " if form.line_rule is LineRule.AT_LEAST else ""
    return f"是{least or ' '}{form.line / 20:.4g} 磅"
