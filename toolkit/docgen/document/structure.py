"""Which paragraph is what: by style name where a template of ours made it, else by words, place and look.

Recognition leans on what is written more than on how it looks, because faulty looks are what is being sought.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from docgen.model import styles
from docgen.model.colors import is_red
from docgen.model.document import NO_EXTRAS, NO_ROLE, Paragraph, Role
from docgen.model.numerals import NUMBER_SIGNS, HeadingNumber, heading_number
from docgen.model.profile import Align, Element

_BY_STYLE = {
    styles.TITLE.lower(): Element.TITLE,
    styles.COPY_NUMBER: Element.COPY_NUMBER,
    styles.CLASSIFICATION: Element.CLASSIFICATION,
    styles.URGENCY: Element.URGENCY,
    styles.ISSUER_MARK: Element.ISSUER_MARK,
    styles.DOCUMENT_NUMBER: Element.DOCUMENT_NUMBER,
    styles.SIGNATORY: Element.SIGNATORY,
    styles.RED_LINE: Element.RED_LINE,
    styles.ADDRESSEE: Element.ADDRESSEE,
    styles.ATTACHMENT_NOTE: Element.ATTACHMENT_NOTE,
    styles.SIGNATURE: Element.SIGNATURE,
    styles.DATE: Element.DATE,
    styles.REMARK: Element.REMARK,
    styles.ATTACHMENT_MARK: Element.ATTACHMENT_MARK,
    styles.ATTACHMENT_TITLE: Element.ATTACHMENT_TITLE,
    styles.COPIES_TO: Element.COPIES_TO,
    styles.PRINTING: Element.PRINTING,
}
_PLAIN_STYLES = frozenset(
    {
        styles.TABLE_CAPTION,
        styles.TABLE_HEADER,
        styles.TABLE_TEXT,
        styles.TABLE_NUMBER,
        styles.PICTURE,
        styles.PICTURE_CAPTION,
        "caption",
    }
)
_HEADING_STYLES = {name: level for level, name in enumerate(styles.HEADINGS, 1)} | {
    name: level for level, name in enumerate(styles.RUN_IN, 2)
}
HEADINGS = (Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)

_COPY_NUMBER = re.compile(r"(No\.?\s*|№\s*)?\d{1,8}$")
_CLASSIFICATION = re.compile(r"(绝密|机密|秘密)(\s*[★☆*·（(]?\s*.{0,8})?$")
_URGENCY = re.compile(r"(紧急程度[：:]\s*)?(特\s*急|加\s*急|特\s*提|平\s*急|急\s*件|紧\s*急)$")
_DOCUMENT_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]\s*){1,12}[〔\[［【（(]\s*\d{2,4}\s*年?\s*[〕\]］】）)]\s*第?\s*\d{1,5}\s*号?\s*(?:签.*)?$"
)
_SIGNATORY = re.compile(r"签\s*发\s*人\s*[：:]?")
_COPIES_TO = re.compile(r"(抄\s*送|主\s*送|分\s*送)\s*[：:]")
_PRINTING = re.compile(
    r".*[\d日].*印\s*发\s*[。.]?$|.+(?:\t|[ \u3000]{2,}).*(?:\d{2,4}\s*[年.\-/]|二[〇零○]).*\d日?$"
)
_ISSUER_MARK = re.compile(".*(文件|纪要|令)$")
_ATTACHMENT_NOTE = re.compile(r"附\s*件\s*\d*\s*[：:]\s*\S")
_NOTE_CONTINUED = re.compile(r"\s*\d{1,2}\s*[.．、,，]\s*\S")
_ATTACHMENT_MARK = re.compile(r"附\s*件\s*(\d{0,2}|[一二三四五六七八九十]{1,3})\s*[：:.．、]?$")
_REMARK = re.compile(r"[（(\[［【〔{].+[）)\]］】〕}]$")
DATE_LINE = re.compile(
    r"[\d〇零○oO一二三四五六七八九十]{2,6}\s*[年./\-．－]\s*[\d一二三四五六七八九十]{1,3}"
    r"\s*[月./\-．－]\s*[\d一二三四五六七八九十]{1,3}\s*日?$"
)
_SENTENCE = re.compile("[。；！？]")
_MOST_SIGNATURES = 6
_TITLE_SIZE = 36
"""Half-points: nothing but a title is set in 小二 or more."""
_LARGEST_TITLE = 44
_LONGEST_NAME = 40


def with_page_numbers(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The `paragraphs` of a header or footer, those that show the page number marked as such."""
    return tuple(
        replace(p, role=_PAGE_NUMBER) if any(f.code == "PAGE" for f in p.fields) else p for p in paragraphs
    )


def with_roles(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """`paragraphs` with their roles set."""
    # Nobody else holds them yet, and copying thousands would cost a third of the time budget.
    _Structure(paragraphs).set_roles()
    return paragraphs


class _Line(NamedTuple):
    """A written paragraph outside tables: its index and its text without space around it."""

    at: int
    text: str
    paragraph: Paragraph


class _Structure:
    """The roles of one document's paragraphs, found zone by zone."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.found: dict[int, Role] = {}
        self.places: list[int] = []
        """The index of each line's paragraph."""
        self.texts: list[str] = []
        """The text of each line."""
        self.set_apart: list[tuple[int, Paragraph]] = []
        """Those in tables and text boxes."""
        self.on_attachments: list[int] = []
        """The indexes of lines that begin with 附: by their first character most lines are told apart."""
        self.styles = [paragraph.format.style for paragraph in paragraphs]
        for index, paragraph in enumerate(paragraphs):
            standing, extras = paragraph.standing, paragraph.extras
            if standing.cell is not None or standing.in_box:
                self.set_apart.append((index, paragraph))
            elif text := (paragraph.text if extras is NO_EXTRAS else extras.label + paragraph.text).strip():
                if text[0] == "附":
                    self.on_attachments.append(len(self.texts))
                self.places.append(index)
                self.texts.append(text)

    def set_roles(self) -> None:
        """Give each paragraph its role."""
        self._by_style()
        self._boxes_and_cells()
        after_letterhead = self._letterhead()
        after_title = self._title(after_letterhead)
        body = self._addressee(after_title)
        end = self._imprint()
        attachments = self._attachments(body, end)
        self._closing(body, attachments)
        self._body(body, end)
        for index, role in self.found.items():
            self.paragraphs[index].role = role

    def _line(self, i: int) -> _Line:
        # A value for each line would take longer to make than most of them are looked at.
        return _Line(self.places[i], self.texts[i], self.paragraphs[self.places[i]])

    def _lines(self, first: int, end: int) -> Iterator[_Line]:
        return map(self._line, range(first, min(end, len(self.texts))))

    def _set(self, line: _Line, element: Element) -> None:
        self.found.setdefault(line.at, Role(element))

    def _is(self, line: _Line, *elements: Element) -> bool:
        role = self.found.get(line.at)
        return role is not None and role.element in elements

    def _role(self, line: _Line) -> Element | None:
        return self.found.get(line.at, NO_ROLE).element

    def _by_style(self) -> None:
        known = {name: _BY_STYLE.get(name) or _BY_STYLE.get(name.lower()) for name in set(self.styles)}
        by_style = {name: element for name, element in known.items() if element is not None}
        for index in [index for index, style in enumerate(self.styles) if style in by_style]:
            paragraph, element = self.paragraphs[index], by_style[self.styles[index]]
            if paragraph.text.strip() or element is Element.RED_LINE:
                if element in (Element.SIGNATORY, Element.DOCUMENT_NUMBER):
                    # The two share a line, or each other's style: what is written decides.
                    element = _letterhead_element(paragraph.text.strip()) or element
                self.found[index] = Role(element)

    def _boxes_and_cells(self) -> None:
        """版头 and 版记 are often set in tables or text boxes; nothing else there is an element."""
        first = self.places[0] if self.places else 0
        for index, paragraph in self.set_apart:
            if index not in self.found:
                text = paragraph.text.strip()
                element = _imprint_element(text) or _letterhead_element(text)
                if index < first and element is None and _is_mark(paragraph):
                    element = Element.ISSUER_MARK
                if element not in (None, Element.COPY_NUMBER):
                    self.found[index] = Role(element)

    def _letterhead(self) -> int:
        """The 版头; returns the index into `lines` of the first line after it."""
        first = 0
        number = next(
            (i for i, line in enumerate(self._lines(0, _LETTERHEAD)) if self._is_number(line)), None
        )
        for i, line in enumerate(self._lines(0, _LETTERHEAD)):
            element = _letterhead_element(line.text)
            if element is None and _is_issuer_mark(line, i, number):
                element = Element.ISSUER_MARK
            if element is None and _ISSUED_BY.match(line.text):
                # 纪要 name who issued them and when on one line below the mark (10.3).
                self.found.setdefault(line.at, NO_ROLE)
            elif element is None and not self._is(line, *_LETTERHEAD_ELEMENTS):
                break
            if element is not None:
                self._set(line, element)
            first = i + 1
        return first

    def _is_number(self, line: _Line) -> bool:
        return Element.DOCUMENT_NUMBER in (self._role(line), _letterhead_element(line.text))

    def _title(self, first: int) -> int:
        """The title's lines; returns the index after them."""
        if first >= len(self.texts) or not self._may_be_title(self._line(first)):
            return first
        top = self._line(first).paragraph
        end = first + 1
        while end < len(self.texts) and self._continues_title(self._line(end), self._line(end - 1), top):
            end += 1
        for line in self._lines(first, end):
            self._set(line, Element.TITLE)
        return self._after_subtitle(end)

    def _may_be_title(self, line: _Line) -> bool:
        if self._is(line, Element.TITLE):
            return True
        if line.at in self.found or line.paragraph.format.style.lower() in _HEADING_STYLES:
            return False
        looks = line.paragraph.format.align is Align.CENTER or line.paragraph.size >= _TITLE_SIZE
        plain = (
            len(line.text) <= 60
            and not _SENTENCE.search(line.text)
            and not line.text.endswith(("：", ":", "，"))
        )
        return (
            heading_number(line.text) is None and not _ATTACHMENT_MARK.match(line.text) and (looks or plain)
        )

    def _continues_title(self, line: _Line, previous: _Line, top: Paragraph) -> bool:
        if self._is(line, Element.TITLE):
            return True
        paragraph = line.paragraph
        follows = line.at == previous.at + 1 and line.at not in self.found
        alike = paragraph.size == top.size and paragraph.format.align is top.format.align is Align.CENTER
        other = _REMARK.match(line.text) or DATE_LINE.match(line.text) or heading_number(line.text)
        return follows and (alike or paragraph.size >= _TITLE_SIZE) and not other

    def _after_subtitle(self, first: int) -> int:
        """Past a centred date or remark under the title (题注), which is no element of the standard."""
        while first < len(self.texts):
            line = self._line(first)
            remarks = _REMARK.match(line.text) or DATE_LINE.match(line.text)
            if not remarks or line.at in self.found or line.paragraph.format.align is not Align.CENTER:
                break
            self.found[line.at] = NO_ROLE
            first += 1
        return first

    def _addressee(self, first: int) -> int:
        if first == 0 or first >= len(self.texts):
            return first
        line = self._line(first)
        if self._is(line, Element.ADDRESSEE) or (line.at not in self.found and _is_addressee(line)):
            self._set(line, Element.ADDRESSEE)
            return first + 1
        return first

    def _imprint(self) -> int:
        """The 版记 at the end; returns the index into `lines` where it begins."""
        end = len(self.texts)
        while end > 0:
            line = self._line(end - 1)
            element = _imprint_element(line.text)
            if element is None and not self._is(line, Element.COPIES_TO, Element.PRINTING):
                break
            if element is not None:
                self._set(line, element)
            end -= 1
        return end

    def _attachments(self, first: int, end: int) -> int:
        """附件 marks and titles; returns the index of the first mark, or `end`."""
        start = end
        marked = [bisect_left(self.places, index) for index in self.found]
        for i in sorted({*self.on_attachments, *marked}):
            if not first <= i < end:
                continue
            line = self._line(i)
            if self._is(line, Element.ATTACHMENT_MARK) or (
                line.at not in self.found and _ATTACHMENT_MARK.match(line.text)
            ):
                self._set(line, Element.ATTACHMENT_MARK)
                start = min(start, i)
                if i + 1 < end and self._may_be_title(self._line(i + 1)):
                    self._attachment_title(i + 1, end)
        return start

    def _attachment_title(self, first: int, end: int) -> None:
        top = self._line(first).paragraph
        last = first + 1
        while last < end and self._continues_title(self._line(last), self._line(last - 1), top):
            last += 1
        for line in self._lines(first, last):
            self._set(line, Element.ATTACHMENT_TITLE)

    def _closing(self, first: int, end: int) -> None:
        """附件说明, 署名, date and 附注, searched from the end of the main text."""
        date = next((i for i in range(end - 1, first, -1) if self._is_date(self._line(i))), None)
        self._attachment_note(first, end if date is None else date)
        if date is None:
            return
        self._set(self._line(date), Element.DATE)
        for i in range(date - 1, max(first, date - 1 - _MOST_SIGNATURES), -1):
            if self._line(i).at in self.found and not self._is(self._line(i), Element.SIGNATURE):
                break
            if not _is_signature(self._line(i)):
                break
            self._set(self._line(i), Element.SIGNATURE)
        if date + 1 < end and _REMARK.match(self._line(date + 1).text):
            self._set(self._line(date + 1), Element.REMARK)

    def _is_date(self, line: _Line) -> bool:
        if line.at in self.found:
            return self._is(line, Element.DATE)
        return len(line.text) <= 20 and DATE_LINE.match(line.text) is not None

    def _attachment_note(self, first: int, end: int) -> None:
        """The last 附件： before the closing, and the numbered lines that follow it."""
        likely = (i for i in reversed(self.on_attachments) if first <= i < end)
        start = next((i for i in likely if self._is_note(self._line(i))), None)
        if start is None:
            return
        self._set(self._line(start), Element.ATTACHMENT_NOTE)
        for line in self._lines(start + 1, end):
            if line.at in self.found or not _NOTE_CONTINUED.match(line.text):
                break
            self._set(line, Element.ATTACHMENT_NOTE)

    def _is_note(self, line: _Line) -> bool:
        return _ATTACHMENT_NOTE.match(line.text) is not None and line.at not in self.found

    def _body(self, first: int, end: int) -> None:
        """Headings and paragraphs of the main text and of each 附件, where numbering begins anew."""
        division, text_role = 0, _BODY
        levels = {name: _style_level(name) for name in set(self.styles)}
        for at, text in zip(self.places[first:end], self.texts[first:end], strict=True):
            role, paragraph = self.found.get(at), self.paragraphs[at]
            if role is not None:
                if role.element is Element.ATTACHMENT_MARK:
                    division += 1
                    text_role = Role(Element.BODY, division=division)
            elif (level := levels[paragraph.format.style]) is not None:
                number = heading_number(text) if text[0] in NUMBER_SIGNS else None
                paragraph.role = (
                    _heading(paragraph.text, level, number, division) if level or number else text_role
                )


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


_MAIN_LETTERHEAD = (Element.DOCUMENT_NUMBER, Element.SIGNATORY, Element.CLASSIFICATION, Element.COPY_NUMBER)
_ISSUED_BY = re.compile(r".+\t.*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$")


def _is_issuer_mark(line: _Line, place: int, number: int | None) -> bool:
    """Above a 发文字号 stands nothing else; without one, a red line that says so."""
    if number is not None:
        return place < number
    return _ISSUER_MARK.match(line.text) is not None and _is_red(line.paragraph)


def _letterhead_element(text: str) -> Element | None:
    if "\t" in text:
        # 份号 and 发文字号, or 发文字号 and 签发人, on one line.
        found = [_letterhead_element(part.strip()) for part in text.split("\t")]
        return next((e for e in _MAIN_LETTERHEAD if e in found), None) if None not in found else None
    if _DOCUMENT_NUMBER.match(text) and len(text) <= _LONGEST_NAME:
        return Element.DOCUMENT_NUMBER
    if _SIGNATORY.match(text) and len(text) <= _LONGEST_NAME:
        return Element.SIGNATORY
    if _CLASSIFICATION.match(text):
        return Element.CLASSIFICATION
    if _URGENCY.match(text):
        return Element.URGENCY
    return Element.COPY_NUMBER if _COPY_NUMBER.match(text) else None


def _imprint_element(text: str) -> Element | None:
    if _COPIES_TO.match(text):
        return Element.COPIES_TO
    return Element.PRINTING if len(text) <= 60 and _PRINTING.match(text) else None


def _is_red(paragraph: Paragraph) -> bool:
    colors: Iterable[str] = (
        look.color for text, look in zip(paragraph.texts, paragraph.looks, strict=True) if text.strip()
    )
    return any(is_red(color) for color in colors)


def _is_mark(paragraph: Paragraph) -> bool:
    """Whether what stands above the first line, in a table or box, is red or as large as a mark."""
    return bool(paragraph.text.strip()) and (_is_red(paragraph) or paragraph.size > _LARGEST_TITLE)


def _is_addressee(line: _Line) -> bool:
    text, look = line.text, line.paragraph.format
    if len(text) > 300 or _SENTENCE.search(text[:-1]) or heading_number(text) is not None:
        return False
    flush = look.first_line.twips == look.first_line.hundredths == 0 and look.align is not Align.CENTER
    return text.endswith(("：", ":")) or (flush and len(text) <= _LONGEST_NAME and not DATE_LINE.match(text))


def _is_signature(line: _Line) -> bool:
    text = line.text
    return (
        len(text) <= _LONGEST_NAME
        and not re.search("[。；：，,;:！？]", text)
        and heading_number(text) is None
    )


def _style_level(style: str) -> int | None:
    """The heading level that a style stands for, 0 for text; None where it is no part of the body."""
    if style in _PLAIN_STYLES:
        return None
    return _HEADING_STYLES.get(style) or _HEADING_STYLES.get(style.lower(), 0)


def _heading(text: str, style_level: int, number: HeadingNumber | None, division: int) -> Role:
    level = number.level if number else style_level
    stop = text.find("。")
    title_end = stop + 1 if stop >= 0 else len(text)
    return Role(HEADINGS[level - 1], level, number, title_end, division)


_BODY = Role(Element.BODY)
_PAGE_NUMBER = Role(Element.PAGE_NUMBER)
