"""附件, and what closes the text before them: 附件说明, 署名, date and 附注."""

from bisect import bisect_left

from docgen.document.lines import Line, Lines, is_set_as_title
from docgen.document.title import continues_title, may_be_title
from docgen.model.profile import Align, Element
from docgen.recognition import elements as words
from docgen.recognition.headings import heading_number
from docgen.recognition.naming import names_office

_MOST_SIGNATURES = 6


def attachments(lines: Lines, first: int, end: int) -> int:
    """附件 marks and titles; returns the index of the first of them, or `end`."""
    start = end
    marked = [bisect_left(lines.places, index) for index in lines.found]
    for i in sorted({*lines.on_attachments, *marked, *lines.page_starts}):
        if not first <= i < end:
            continue
        line = lines.line(i)
        if lines.is_(line, Element.ATTACHMENT_MARK) or _is_mark_of_attachment(lines, i):
            lines.set(line, Element.ATTACHMENT_MARK)
            start = min(start, i)
            if i + 1 < end and may_be_title(lines, lines.line(i + 1), already=1):
                _attachment_title(lines, i + 1, end)
        elif line.at not in lines.found and _begins_enclosed(lines, i):
            start = min(start, i)
            _attachment_title(lines, i, end)
    return start


def _is_mark_of_attachment(lines: Lines, i: int) -> bool:
    line = lines.line(i)
    if line.at in lines.found or _opens_note(lines, i):
        return False
    named = words.is_attachment_note(line.text) and i in lines.page_starts and _follows_date(lines, i)
    return words.is_attachment_mark(line.text) or named


def _opens_note(lines: Lines, i: int) -> bool:
    """Whether the line is 附件：, with the names on the lines below."""
    is_bare = words.is_bare_note(lines.texts[i]) and i not in lines.page_starts
    return is_bare and i + 1 < len(lines.texts) and words.continues_note(lines.texts[i + 1])


def _begins_enclosed(lines: Lines, i: int) -> bool:
    """Whether a line begins a page below a date: what a document issues often has no 附件 mark."""
    line = lines.line(i)
    follows = i in lines.page_starts and _follows_date(lines, i)
    return follows and is_set_as_title(line.paragraph) and may_be_title(lines, line)


def _follows_date(lines: Lines, i: int) -> bool:
    return any(words.is_date(text) for text in lines.texts[max(0, i - _MOST_SIGNATURES) : i])


def _attachment_title(lines: Lines, first: int, end: int) -> None:
    top = lines.line(first).paragraph
    last = first + 1
    while last < end and continues_title(lines, lines.line(last), lines.line(last - 1), top):
        last += 1
    for line in lines.between(first, last):
        lines.set(line, Element.ATTACHMENT_TITLE)


def closing(lines: Lines, first: int, end: int) -> None:
    """附件说明, 署名, date and 附注, searched from the end of the main text."""
    date = next((i for i in range(end - 1, first, -1) if _is_date(lines, i)), None)
    _attachment_note(lines, first, end if date is None else date)
    if date is None:
        _signature_alone(lines, first, end)
        return
    lines.set(lines.line(date), Element.DATE)
    for i in range(date - 1, max(first, date - 1 - _MOST_SIGNATURES), -1):
        if lines.line(i).at in lines.found and not lines.is_(lines.line(i), Element.SIGNATURE):
            break
        if not _is_signature(lines.line(i)) or _is_centred_alone(lines.line(i), lines.line(date)):
            break
        lines.set(lines.line(i), Element.SIGNATURE)
    if date + 1 < end and words.is_remark(lines.texts[date + 1]):
        lines.set(lines.line(date + 1), Element.REMARK)


def _is_centred_alone(line: Line, date: Line) -> bool:
    """Whether a line stands in the middle and the date does not: a slogan, or offices side by side."""
    centred, parted = line.paragraph.format.align is Align.CENTER, "\t" in line.text
    return centred and not parted and date.paragraph.format.align is not Align.CENTER


def _signature_alone(lines: Lines, first: int, end: int) -> None:
    """An office's name at the right of the last line: a 署名 whose date is missing."""
    last = lines.line(end - 1) if end > first else None
    if last is not None and last.at not in lines.found and _is_apart(last) and names_office(last.text):
        lines.set(last, Element.SIGNATURE)


def _is_date(lines: Lines, i: int) -> bool:
    """Whether a line is the date of a closing: by its style, its place at the right, or a 署名 above it."""
    line = lines.line(i)
    if line.at in lines.found:
        return lines.is_(line, Element.DATE)
    return words.is_date(line.text) and (_is_apart(line) or _is_signature(lines.line(i - 1)))


def _is_apart(line: Line) -> bool:
    """Whether a line stands away from the left edge of the text, by whatever means."""
    form, size = line.paragraph.format, line.paragraph.size or 32
    if form.align in (Align.RIGHT, Align.CENTER) or line.paragraph.text[:1] in ("\t", " ", "\u3000"):
        return True
    return form.left.characters(size) + form.first_line.characters(size) > _FARTHEST_OF_TEXT


_FARTHEST_OF_TEXT = 4
"""Characters: text is never indented further."""


def _attachment_note(lines: Lines, first: int, end: int) -> None:
    """The last 附件： before the closing, those right above it, and the numbered lines that follow."""
    likely = (i for i in reversed(lines.on_attachments) if first <= i < end)
    start = next((i for i in likely if _is_note(lines, i)), None)
    if start is None:
        return
    while start > first and _is_note(lines, start - 1):
        start -= 1
    for i in range(start, end):
        is_one = _is_note(lines, i) or (i > start and words.continues_note(lines.texts[i]))
        if not is_one or lines.places[i] in lines.found:
            break
        lines.set(lines.line(i), Element.ATTACHMENT_NOTE)


def _is_note(lines: Lines, i: int) -> bool:
    is_note = words.is_attachment_note(lines.texts[i]) or _opens_note(lines, i)
    return is_note and lines.places[i] not in lines.found


def _is_signature(line: Line) -> bool:
    text = line.text.strip()
    if heading_number(text) is not None or words.has_sentence(text) or text.endswith(("：", ":")):
        return False
    if names_office(text):
        return len(text) <= _LONGEST_SIGNATURE and not _NO_OFFICE & set(text)
    return words.is_name(text) and _is_apart(line) and line.paragraph.format.align is not Align.CENTER


_LONGEST_SIGNATURE = 60
_NO_OFFICE = frozenset("，,：:")
