"""版头: what stands above the title, in the text, in tables or in boxes."""

from docgen.document.body_text import TITLE_SIZE
from docgen.document.lines import Line, Lines, is_in_red, is_set_as_title
from docgen.model.paragraph import NO_ROLE, Paragraph, Role
from docgen.model.profile import Align, Element
from docgen.recognition import elements as words
from docgen.recognition.naming import is_contents

_LETTERHEAD = 12
"""More lines than any 版头 has."""
_LETTERHEAD_ELEMENTS = (
    Element.COPY_NUMBER,
    Element.CLASSIFICATION,
    Element.URGENCY,
    Element.ISSUER_MARK,
    Element.DOCUMENT_NUMBER,
    Element.SIGNATORY,
    Element.RED_LINE,
)
_LARGEST_TITLE = 44


def letterhead(lines: Lines) -> int:
    """The 版头; returns the index into `lines` of the first line after it."""
    first = 0
    title = _first_title(lines) or 0
    number = next(
        (i for i, line in enumerate(lines.between(0, _LETTERHEAD)) if _is_number(lines, line)), None
    )
    for i, line in enumerate(lines.between(0, _LETTERHEAD)):
        if words.is_attachment_mark(line.text):
            break
        element = words.letterhead_element(line.text)
        if element is None and i and lines.is_(lines.line(i - 1), Element.SIGNATORY):
            element = Element.SIGNATORY if words.names_people(line.text) else None
        if element is None and _is_issuer_mark(line, i, number):
            element = Element.ISSUER_MARK
        if element is None and (words.names_issuer_and_day(line.text) or (i < title and _is_small(line))):
            lines.found.setdefault(line.at, NO_ROLE)
        elif element is None and not lines.is_(line, *_LETTERHEAD_ELEMENTS):
            break
        if element is not None:
            lines.set(line, element)
        first = i + 1
    return first


def boxes_and_cells(lines: Lines) -> None:
    """版头 and 版记 are often set in tables or text boxes; nothing else there is an element."""
    first, title, last = _bounds(lines)
    for index, paragraph in lines.set_apart:
        if index not in lines.found:
            text, in_box = paragraph.text.strip(), paragraph.in_box
            element = words.imprint_element(text) if in_box or index > last else None
            if element is None and (in_box or index < title):
                element = words.letterhead_element(text)
            if index < first and element is None and _is_mark(paragraph):
                element = Element.ISSUER_MARK
            if element not in (None, Element.COPY_NUMBER):
                lines.found[index] = Role(element)


def _bounds(lines: Lines) -> tuple[int, int, int]:
    """The indexes of the first line, the title (or the first line, where none looks like one), the last.

    Lists in the text have columns for 发文字号, 密级 and 印发日期 too: a 版头 stands above the title, a
    版记 below all else.
    """
    if not lines.places:
        return 0, len(lines.paragraphs), -1
    title = _first_title(lines)
    last = len(lines.places) - 1
    while last > 0 and (words.imprint_element(lines.texts[last]) or lines.places[last] in lines.found):
        last -= 1
    return lines.places[0], lines.places[title] if title is not None else lines.places[0], lines.places[last]


def _first_title(lines: Lines) -> int | None:
    """The line near the top that is set as nothing but a title is."""
    for i, line in enumerate(lines.between(0, _LETTERHEAD)):
        if is_set_as_title(line.paragraph) and words.letterhead_element(line.text) is None:
            return None if is_contents(line.text) else i
    return None


def _is_number(lines: Lines, line: Line) -> bool:
    return Element.DOCUMENT_NUMBER in (lines.role(line), words.letterhead_element(line.text))


def _is_issuer_mark(line: Line, place: int, number: int | None) -> bool:
    """Above a 发文字号, what is red, large or says so; without one, what is red, and large or says so."""
    is_large, says = line.paragraph.size > _LARGEST_TITLE, words.is_issuer_mark(line.text)
    if number is not None:
        return place < number and (is_large or says or is_in_red(line.paragraph))
    return is_in_red(line.paragraph) and (is_large or says)


def _is_mark(paragraph: Paragraph) -> bool:
    """Whether what stands above the first line, in a table or box, is red or as large as a mark."""
    return bool(paragraph.text.strip()) and (is_in_red(paragraph) or paragraph.size > _LARGEST_TITLE)


def _is_small(line: Line) -> bool:
    """Whether nobody would take the line for a part of the title."""
    return line.paragraph.size < TITLE_SIZE and line.paragraph.format.align is not Align.CENTER
