"""The title, what stands under it, and the addressee."""

from docgen.document.body_text import HEADING_STYLES, TITLE_SIZE, is_line
from docgen.document.lines import Line, Lines
from docgen.model.paragraph import NO_ROLE, Paragraph
from docgen.model.profile import Align, Element
from docgen.recognition import elements as words
from docgen.recognition.headings import heading_number
from docgen.recognition.naming import begins_title, is_addressed, is_called_as_title, is_contents


def title(lines: Lines, first: int) -> int:
    """The title's lines; returns the index after them."""
    if first >= len(lines.texts) or not may_be_title(lines, lines.line(first)):
        return first
    top = lines.line(first).paragraph
    end = first + 1
    while end < len(lines.texts) and continues_title(lines, lines.line(end), lines.line(end - 1), top):
        end += 1
    for line in lines.between(first, end):
        lines.set(line, Element.TITLE)
    return _after_subtitle(lines, end)


def may_be_title(lines: Lines, line: Line, already: int = 0) -> bool:
    """Whether a line has enough of a title; `already` is what its place speaks for it."""
    if lines.is_(line, Element.TITLE):
        return True
    if line.at in lines.found or not _is_one_phrase(line.text):
        return False
    if heading_number(line.text) is not None or words.is_attachment_mark(line.text):
        return False
    return already + _evidence(line) >= _ENOUGH


_ENOUGH = 2


def _is_one_phrase(text: str) -> bool:
    is_short = len(text) <= 60 and not words.has_sentence(text) and not text.endswith(("：", ":", "，", "、"))
    return is_short and not words.is_remark(text) and not is_contents(text) and not words.is_form(text)


def _evidence(line: Line) -> int:
    """How much speaks for a title: its size, the middle of the line, a heading's style, its words."""
    paragraph = line.paragraph
    looks = 2 * (paragraph.size >= TITLE_SIZE) + 2 * (paragraph.format.align is Align.CENTER)
    style = paragraph.format.style.lower() in HEADING_STYLES
    return looks + style + 2 * is_called_as_title(line.text) + begins_title(line.text)


def continues_title(lines: Lines, line: Line, previous: Line, top: Paragraph) -> bool:
    if lines.is_(line, Element.TITLE):
        return True
    paragraph = line.paragraph
    follows = line.at == previous.at + 1 and line.at not in lines.found
    alike = paragraph.size == top.size and paragraph.format.align is top.format.align is Align.CENTER
    other = words.is_remark(line.text) or words.is_date(line.text) or words.is_attachment_mark(line.text)
    is_other = other or is_contents(line.text) or heading_number(line.text) is not None
    return follows and (alike or paragraph.size >= TITLE_SIZE) and not is_other


def _after_subtitle(lines: Lines, first: int) -> int:
    """Past what stands apart under the title (题注, a speaker, a number): no element of the standard."""
    while first < len(lines.texts):
        line = lines.line(first)
        stands_apart = line.paragraph.format.align in (Align.CENTER, Align.RIGHT)
        is_beside = stands_apart or words.letterhead_element(line.text) is not None
        if not is_beside or line.at in lines.found or not is_line(line.text) or line.text[-1] in "：:":
            break
        lines.found[line.at] = NO_ROLE
        first += 1
    return first


def addressee(lines: Lines, first: int) -> int:
    if first == 0 or first >= len(lines.texts):
        return first
    line = lines.line(first)
    if lines.is_(line, Element.ADDRESSEE) or (line.at not in lines.found and _is_addressee(line)):
        lines.set(line, Element.ADDRESSEE)
        return first + 1
    return first


def _is_addressee(line: Line) -> bool:
    text, look = line.text, line.paragraph.format
    if len(text) > _LONGEST_ADDRESSEE or heading_number(text) is not None or words.announces(text):
        return False
    bare = text.rstrip(_MARKS)
    if words.has_sentence(bare) or look.align is Align.CENTER or not is_addressed(bare):
        return False
    if text.endswith(("：", ":")):
        return True
    # Without its colon, a name is an addressee where it stands as one.
    return (
        look.align is not Align.RIGHT
        and look.first_line.twips == look.first_line.hundredths == 0
        and not words.is_date(text)
    )


_LONGEST_ADDRESSEE = 300
_MARKS = "：:；;，,。.、 \u3000"
