"""What stands where: the pieces of a document that the format's numbers apply to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen.model.colors import is_red
from docgen.model.document import DocumentView
from docgen.model.formatting import LineRule, ParagraphFormat, RunFormat
from docgen.model.paragraph import Paragraph, Shape
from docgen.model.profile import Align, Element, ElementFormat, Profile
from docgen.model.widths import width

HEADINGS = (Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)
RUNNING_TEXT = (Element.BODY, *HEADINGS)
"""The body: its paragraphs and headings."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that is one element: a run-in heading is two, title and text."""

    element: Element
    paragraph: Paragraph
    start: int
    end: int


def elements(view: DocumentView, doubt: Callable[[Element, ParagraphFormat], bool]) -> Iterator[Paragraph]:
    """The elements, page numbers in headers and footers too, whose paragraph formatting is in `doubt`.

    Doubt is asked once for all paragraphs that look alike.
    """
    for shape, paragraphs in view.alike:
        if shape.element is not None and doubt(shape.element, shape.format):
            yield from paragraphs


def pieces(view: DocumentView, doubt: Callable[[Element, RunFormat], bool]) -> Iterator[Piece]:
    """The elements' texts with a run in `doubt`, run-in headings and 签发人 taken apart."""
    for shape, paragraphs in view.alike:
        if _is_doubtful(shape, doubt):
            for paragraph in paragraphs:
                yield from _pieces(paragraph)


def _is_doubtful(shape: Shape, doubt: Callable[[Element, RunFormat], bool]) -> bool:
    element, count = shape.element, shape.title_looks
    if element is None:
        return False
    if element not in HEADINGS:
        return any(doubt(element, look) for look in shape.looks)
    if count is None:
        return True
    title, text = shape.looks[:count], shape.looks[count:]
    return any(doubt(element, look) for look in title) or any(doubt(Element.BODY, look) for look in text)


def _pieces(paragraph: Paragraph) -> Iterator[Piece]:
    element, length = paragraph.role.element, len(paragraph.text)
    if element is None:
        return
    if element in HEADINGS:
        end = paragraph.role.title_end
        yield Piece(element, paragraph, 0, end)
        if end < length:
            yield Piece(Element.BODY, paragraph, end, length)
    elif element in (Element.SIGNATORY, Element.DOCUMENT_NUMBER):
        yield Piece(element, paragraph, 0, _before_names(paragraph))
    else:
        yield Piece(element, paragraph, 0, length)


def _before_names(paragraph: Paragraph) -> int:
    """Where the names of 签发人 begin, with 签发人： before them or, on further lines, without (7.2.6)."""
    if named := signatory_name(paragraph):
        return named
    if paragraph.role.element is Element.SIGNATORY:
        return 0
    number = paragraph.text.find("号") + 1
    return number or len(paragraph.text)


def signatory_name(paragraph: Paragraph) -> int:
    """The offset of the name that follows 签发人： in `paragraph`; 0 where there is none."""
    label = paragraph.text.replace(" ", "").find("签发人")
    if label < 0:
        return 0
    colon = max(paragraph.text.rfind("："), paragraph.text.rfind(":"))
    return colon + 1


def red_line(view: DocumentView) -> Paragraph | None:
    """The first paragraph above the title that has a red line, or is drawn in red."""
    title = next((p.ordinal for p in view.of(Element.TITLE)), len(view.paragraphs))
    return next((p for p in view.paragraphs if p.ordinal <= title and _has_red_line(p)), None)


def _has_red_line(paragraph: Paragraph) -> bool:
    borders = [paragraph.format.top_border, paragraph.format.bottom_border]
    if paragraph.cell is not None:
        borders += [paragraph.cell.top, paragraph.cell.bottom]
    return paragraph.red_graphic or any(border is not None and is_red(border.color) for border in borders)


def is_letter(view: DocumentView) -> bool:
    """Whether a red line stands above 发文字号, as in 信函 (10.1): other places hold there."""
    number, line = next(view.of(Element.DOCUMENT_NUMBER), None), red_line(view)
    return number is not None and line is not None and line.ordinal < number.ordinal


def is_minutes(view: DocumentView) -> bool:
    """Whether the mark says 纪要 (10.3), which have no red line of their own."""
    return any(p.text.strip().endswith("纪要") for p in view.of(Element.ISSUER_MARK))


def indent_size(look: ElementFormat) -> int:
    """The type size that indents count in: the element's own, 3号 where the standard gives none."""
    return look.size or 32


def free_right(paragraph: Paragraph, profile: Profile, seam: float) -> float:
    """Characters free at the right of a one-line paragraph, however it was pushed there.

    `seam` is the gap that the paragraph's setting leaves between Chinese characters and digits.
    """
    size = paragraph.size or 32
    form = paragraph.format
    left, first, right = (i.characters(size) for i in (form.left, form.first_line, form.right))
    text = paragraph.text.rstrip()
    if form.align is Align.RIGHT:
        trailing = width(paragraph.text, seam) - width(text, seam)
        return right + trailing
    free = profile.grid.characters - left - right - first - width(text, seam)
    return right + (free / 2 if form.align is Align.CENTER else free)


def fits_lines(pitch: int, profile: Profile) -> bool:
    """Whether lines of `pitch` twips fill a page as the profile says."""
    height = profile.paper.height - profile.margins.top - profile.margins.bottom
    return pitch > 0 and height // pitch == profile.grid.lines


def lines(space: "ParagraphFormat", side: str, profile: Profile) -> float:
    """The space before or after a paragraph, in lines."""
    amount = space.before if side == "before" else space.after
    return amount.hundredths / 100 if amount.hundredths else amount.twips / profile.grid.line_pitch


def line_height(paragraph: Paragraph) -> int:
    """The height of a one-line paragraph in twips; single spacing is reckoned as 1.3 of the size (宋体)."""
    form = paragraph.format
    if form.line_rule is LineRule.EXACT:
        return form.line
    natural = round(paragraph.size * 10 * 1.3)
    return max(form.line, natural) if form.line_rule is LineRule.AT_LEAST else natural * form.line // 240
