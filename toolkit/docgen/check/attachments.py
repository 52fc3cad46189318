"""What 附件说明 announces, and what is attached (7.3.4, 7.3.7)."""

import re
from dataclasses import dataclass

from docgen.model.document import DocumentView
from docgen.model.numerals import chinese_value
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element

_LABEL = re.compile(r"附\s*件(?:\s*[：:])?")
_ITEM = re.compile(r"\d{1,2}\s*[.．、,，:：]")
_DIGITS = re.compile(r"\d{1,9}|[一二三四五六七八九十]+")


@dataclass(frozen=True, slots=True)
class Note:
    """One line of 附件说明: label ("附件：", in the first), number ("1.") and name, as written."""

    paragraph: Paragraph
    text: str
    label: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """One 附件: its mark's paragraph, the number in it (0: none), and its title in one line."""

    paragraph: Paragraph
    number: int
    title: str
    heading: Paragraph


def noted(view: DocumentView) -> list[Note]:
    """The attachments that 附件说明 announces, in order."""
    notes = []
    for paragraph in view.of(Element.ATTACHMENT_NOTE):
        for line in (paragraph.label + paragraph.text).split("\n"):
            if line.strip():
                label, rest = _parted(_LABEL, line.strip())
                number, name = _parted(_ITEM, rest)
                notes.append(Note(paragraph, line.strip(), label, number, name))
    return notes


def _parted(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """What `pattern` takes at the beginning of `text`, if anything, and what follows it."""
    match = pattern.match(text)
    return (match.group(), text[match.end() :].lstrip()) if match else ("", text)


def attached(view: DocumentView) -> list[Attachment]:
    """The 附件 that follow the text, in order."""
    found: list[Attachment] = []
    for paragraph in view.of(Element.ATTACHMENT_MARK, Element.ATTACHMENT_TITLE):
        if paragraph.role.element is Element.ATTACHMENT_MARK:
            found.append(Attachment(paragraph, _number(paragraph.text), "", paragraph))
        elif found:
            last = found[-1]
            title = last.title + "".join(paragraph.text.split())
            found[-1] = Attachment(
                last.paragraph, last.number, title, last.heading if last.title else paragraph
            )
    return found


def stands_alone(view: DocumentView) -> bool:
    """Whether a file is an 附件 and nothing else: what announces it is in another one."""
    first = next((p for p in view.paragraphs if not p.is_empty), None)
    return first is not None and first.role.element is Element.ATTACHMENT_MARK


def _number(text: str) -> int:
    match = _DIGITS.search(text)
    if match is None:
        return 0
    return int(match.group()) if match.group().isdigit() else chinese_value(match.group()) or 0
