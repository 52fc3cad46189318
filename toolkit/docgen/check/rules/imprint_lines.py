"""The lines of the 版记 are missing or of another weight.

What it does
    Wants a line of 0.35 mm above the first and below the last element of the 版记, and one of 0.25 mm
    between elements.

Why is this bad
    The lines close the document: nothing can be added below.

Example
    Bad:  no line above 抄送
    Good: 0.35 mm above 抄送, 0.25 mm above 印发机关, 0.35 mm below it

Clause
    GB/T 9704-2012, 7.4.1: 首条分隔线和末条分隔线用粗线（推荐高度为 0.35 mm），中间的分隔线用细线（推荐
    高度为 0.25 mm）.
"""

from collections.abc import Iterator

from docgen.check.elements import is_letter
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.formatting import Border
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile

_NEAR = 1
"""Eighths of a point: Word's menu has 0.75 and 1 pt for 0.25 and 0.35 mm."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    imprint = [p for p in view.of(Element.COPIES_TO, Element.PRINTING) if not p.in_box]
    # 信函 have neither 印发机关 nor lines (10.1).
    if not imprint or is_letter(view):
        return
    outer, inner = profile.imprint.outer_line, profile.imprint.inner_line
    for index, paragraph in enumerate(imprint):
        proper = inner if index else outer
        if index == 0 or paragraph.role.element is not imprint[index - 1].role.element:
            yield from _judge(paragraph, _above(view, paragraph), proper, "上方")
    yield from _judge(imprint[-1], _below(view, imprint[-1]), outer, "下方")


def _judge(paragraph: Paragraph, line: Border | None, proper: int, side: str) -> Iterator[Fault]:
    if line is None or abs(line.width - proper) > _NEAR:
        actual = f"{_millimetres(line.width)}毫米" if line is not None else "没有线"
        yield at(paragraph, side=side, actual=actual, proper=f"{_millimetres(proper)}毫米")


def _millimetres(eighths: int) -> float:
    return round(eighths / 8 / 72 * 25.4, 2)


def _above(view: DocumentView, paragraph: Paragraph) -> Border | None:
    """The line right above: its own, its cell's, or that of the paragraph before (maybe only a line)."""
    own = paragraph.cell.top if paragraph.cell is not None else paragraph.format.top_border
    before = _neighbour(view, paragraph, -1)
    return own or _line_of(before, paragraph, "bottom") or _line_of(before, paragraph, "top", only_empty=True)


def _below(view: DocumentView, paragraph: Paragraph) -> Border | None:
    own = paragraph.cell.bottom if paragraph.cell is not None else paragraph.format.bottom_border
    after = _neighbour(view, paragraph, 1)
    # Two lines on one edge are one: the heavier shows.
    lines = [line for line in (own, _line_of(after, paragraph, "top")) if line is not None]
    heaviest = max(lines, key=lambda line: line.width, default=None)
    return heaviest or _line_of(after, paragraph, "bottom", only_empty=True)


def _neighbour(view: DocumentView, paragraph: Paragraph, step: int) -> Paragraph | None:
    index = view.paragraphs.index(paragraph) + step
    return view.paragraphs[index] if 0 <= index < len(view.paragraphs) else None


def _line_of(
    neighbour: Paragraph | None, paragraph: Paragraph, side: str, only_empty: bool = False
) -> Border | None:
    if neighbour is None or (only_empty and neighbour.text.strip()):
        return None
    if neighbour.cell is not None:
        return neighbour.cell.bottom if side == "bottom" else neighbour.cell.top
    return neighbour.format.bottom_border if side == "bottom" else neighbour.format.top_border
