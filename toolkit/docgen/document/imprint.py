"""版记: 抄送 and 印发 at the end."""

from docgen.document.lines import Line, Lines
from docgen.model.paragraph import Role
from docgen.model.profile import Element
from docgen.recognition import elements as words
from docgen.recognition.headings import heading_number

_IMPRINT = 8
"""More lines than any 版记 has."""
_LONGEST_IMPRINT = 120


def imprint(lines: Lines) -> int:
    """The 版记 at the end; returns the index into `lines` where it begins.

    What stands between its lines belongs to 抄送; what stands below the last (共印50份) is no element.
    """
    last = len(lines.texts)
    begins = last
    for i in range(last - 1, max(-1, last - 1 - _IMPRINT), -1):
        line = lines.line(i)
        element = words.imprint_element(line.text) or _imprint_role(lines, line)
        if element is None:
            continue
        if any(_is_of_text(lines, lines.line(other)) for other in range(i + 1, begins)):
            break
        lines.set(line, element)
        between = Element.COPIES_TO if begins < last else None
        for other in lines.between(i + 1, begins):
            lines.found.setdefault(other.at, Role(between))
        begins = i
    return begins


def _imprint_role(lines: Lines, line: Line) -> Element | None:
    role = lines.role(line)
    return role if role in (Element.COPIES_TO, Element.PRINTING) else None


def _is_of_text(lines: Lines, line: Line) -> bool:
    """Whether no line of a 版记 reads like this."""
    sure = line.at in lines.found or words.is_attachment_mark(line.text) or words.is_date(line.text)
    return sure or len(line.text) > _LONGEST_IMPRINT or heading_number(line.text) is not None
