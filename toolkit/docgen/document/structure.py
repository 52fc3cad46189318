"""Which paragraph is what: by style name where a template of ours made it, else by words, place and look.

Recognition leans on what is written more than on how it looks, because faulty looks are what is being sought.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from docgen.document import recognition as words
from docgen.document.body_text import HEADING_STYLES, TITLE_SIZE, BodyText, is_line
from docgen.model import styles
from docgen.model.colors import is_red
from docgen.model.document import NO_EXTRAS, NO_ROLE, Paragraph, Role
from docgen.model.numerals import heading_number
from docgen.model.profile import Align, Element

_BY_STYLE = {
    styles.TITLE.lower(): Element.TITLE,
    styles.COPY_NUMBER: Element.COPY_NUMBER,
    styles.CLASSIFICATION: Element.CLASSIFICATION,
    styles.URGENCY: Element.URGENCY,
    styles.ISSUER_MARK: Element.ISSUER_MARK,
    styles.DOCUMENT_NUMBER: Element.DOCUMENT_NUMBER,
    styles.SIGNATORY: Element.SIGNATORY,
    styles.Special.SIGNATORIES: Element.SIGNATORY,
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

_MOST_SIGNATURES = 6
_LARGEST_TITLE = 44


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
        self.page_starts: set[int] = set()
        """The indexes of lines that begin a page."""
        self.styles = [paragraph.format.style for paragraph in paragraphs]
        for index, paragraph in enumerate(paragraphs):
            standing, extras = paragraph.standing, paragraph.extras
            if standing.cell is not None or standing.in_box:
                self.set_apart.append((index, paragraph))
            elif text := (paragraph.text if extras is NO_EXTRAS else extras.label + paragraph.text).strip():
                if text[0] == "附":
                    self.on_attachments.append(len(self.texts))
                if extras.breaks_page or paragraph.format.page_break_before:
                    self.page_starts.add(len(self.texts))
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
                    element = words.letterhead_element(paragraph.text.strip()) or element
                self.found[index] = Role(element)

    def _boxes_and_cells(self) -> None:
        """版头 and 版记 are often set in tables or text boxes; nothing else there is an element."""
        first, title, last = self._bounds()
        for index, paragraph in self.set_apart:
            if index not in self.found:
                text, in_box = paragraph.text.strip(), paragraph.in_box
                element = words.imprint_element(text) if in_box or index > last else None
                if element is None and (in_box or index < title):
                    element = words.letterhead_element(text)
                if index < first and element is None and _is_mark(paragraph):
                    element = Element.ISSUER_MARK
                if element not in (None, Element.COPY_NUMBER):
                    self.found[index] = Role(element)

    def _bounds(self) -> tuple[int, int, int]:
        """The indexes of the first line, the title (or the first line, where none looks like one), the last.

        Lists in the text have columns for 发文字号, 密级 and 印发日期 too: a 版头 stands above the title, a
        版记 below all else.
        """
        if not self.places:
            return 0, len(self.paragraphs), -1
        title = self._first_title()
        last = len(self.places) - 1
        while last > 0 and (words.imprint_element(self.texts[last]) or self.places[last] in self.found):
            last -= 1
        return self.places[0], self.places[title] if title is not None else self.places[0], self.places[last]

    def _first_title(self) -> int | None:
        """The line near the top that is set as nothing but a title is."""
        for i, line in enumerate(self._lines(0, _LETTERHEAD)):
            if _is_set_as_title(line.paragraph) and words.letterhead_element(line.text) is None:
                return i
        return None

    def _letterhead(self) -> int:
        """The 版头; returns the index into `lines` of the first line after it."""
        first = 0
        title = self._first_title() or 0
        number = next(
            (i for i, line in enumerate(self._lines(0, _LETTERHEAD)) if self._is_number(line)), None
        )
        for i, line in enumerate(self._lines(0, _LETTERHEAD)):
            element = words.letterhead_element(line.text)
            if element is None and i and self._is(self._line(i - 1), Element.SIGNATORY):
                element = Element.SIGNATORY if words.names_people(line.text) else None
            if element is None and _is_issuer_mark(line, i, number):
                element = Element.ISSUER_MARK
            if element is None and (words.names_issuer_and_day(line.text) or (i < title and _is_small(line))):
                self.found.setdefault(line.at, NO_ROLE)
            elif element is None and not self._is(line, *_LETTERHEAD_ELEMENTS):
                break
            if element is not None:
                self._set(line, element)
            first = i + 1
        return first

    def _is_number(self, line: _Line) -> bool:
        return Element.DOCUMENT_NUMBER in (self._role(line), words.letterhead_element(line.text))

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
        if line.at in self.found or line.paragraph.format.style.lower() in HEADING_STYLES:
            return False
        looks = line.paragraph.format.align is Align.CENTER or line.paragraph.size >= TITLE_SIZE
        plain = (
            len(line.text) <= 60
            and not words.has_sentence(line.text)
            and not line.text.endswith(("：", ":", "，"))
        )
        is_other = heading_number(line.text) is not None or words.is_attachment_mark(line.text)
        return not is_other and (looks or plain)

    def _continues_title(self, line: _Line, previous: _Line, top: Paragraph) -> bool:
        if self._is(line, Element.TITLE):
            return True
        paragraph = line.paragraph
        follows = line.at == previous.at + 1 and line.at not in self.found
        alike = paragraph.size == top.size and paragraph.format.align is top.format.align is Align.CENTER
        other = words.is_remark(line.text) or words.is_date(line.text) or heading_number(line.text)
        return follows and (alike or paragraph.size >= TITLE_SIZE) and not other

    def _after_subtitle(self, first: int) -> int:
        """Past what stands in the middle under the title (题注, a speaker): no element of the standard."""
        while first < len(self.texts):
            line = self._line(first)
            is_centred = line.paragraph.format.align is Align.CENTER
            if not is_centred or line.at in self.found or not is_line(line.text) or line.text[-1] in "：:":
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
        """The 版记 at the end; returns the index into `lines` where it begins.

        What stands between its lines belongs to 抄送; what stands below the last (共印50份) is no element.
        """
        last = len(self.texts)
        begins = last
        for i in range(last - 1, max(-1, last - 1 - _IMPRINT), -1):
            line = self._line(i)
            element = words.imprint_element(line.text) or self._imprint_role(line)
            if element is None:
                continue
            if any(self._is_of_text(self._line(other)) for other in range(i + 1, begins)):
                break
            self._set(line, element)
            between = Element.COPIES_TO if begins < last else None
            for other in self._lines(i + 1, begins):
                self.found.setdefault(other.at, Role(between))
            begins = i
        return begins

    def _imprint_role(self, line: _Line) -> Element | None:
        role = self._role(line)
        return role if role in (Element.COPIES_TO, Element.PRINTING) else None

    def _is_of_text(self, line: _Line) -> bool:
        """Whether no line of a 版记 reads like this."""
        sure = line.at in self.found or words.is_attachment_mark(line.text) or words.is_date(line.text)
        return sure or len(line.text) > _LONGEST_IMPRINT or heading_number(line.text) is not None

    def _attachments(self, first: int, end: int) -> int:
        """附件 marks and titles; returns the index of the first of them, or `end`."""
        start = end
        marked = [bisect_left(self.places, index) for index in self.found]
        for i in sorted({*self.on_attachments, *marked, *self.page_starts}):
            if not first <= i < end:
                continue
            line = self._line(i)
            if self._is(line, Element.ATTACHMENT_MARK) or self._is_mark_of_attachment(i):
                self._set(line, Element.ATTACHMENT_MARK)
                start = min(start, i)
                if i + 1 < end and self._may_be_title(self._line(i + 1)):
                    self._attachment_title(i + 1, end)
            elif line.at not in self.found and self._begins_enclosed(i):
                start = min(start, i)
                self._attachment_title(i, end)
        return start

    def _is_mark_of_attachment(self, i: int) -> bool:
        line = self._line(i)
        if line.at in self.found or self._opens_note(i):
            return False
        named = words.is_attachment_note(line.text) and i in self.page_starts and self._follows_date(i)
        return words.is_attachment_mark(line.text) or named

    def _opens_note(self, i: int) -> bool:
        """Whether the line is 附件：, with the names on the lines below."""
        is_bare = words.is_bare_note(self.texts[i]) and i not in self.page_starts
        return is_bare and i + 1 < len(self.texts) and words.continues_note(self.texts[i + 1])

    def _begins_enclosed(self, i: int) -> bool:
        """Whether a line begins a page below a date: what a document issues often has no 附件 mark."""
        line = self._line(i)
        follows = i in self.page_starts and self._follows_date(i)
        return follows and _is_set_as_title(line.paragraph) and self._may_be_title(line)

    def _follows_date(self, i: int) -> bool:
        return any(words.is_date(text) for text in self.texts[max(0, i - _MOST_SIGNATURES) : i])

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
        if date + 1 < end and words.is_remark(self.texts[date + 1]):
            self._set(self._line(date + 1), Element.REMARK)

    def _is_date(self, line: _Line) -> bool:
        if line.at in self.found:
            return self._is(line, Element.DATE)
        return words.is_date(line.text)

    def _attachment_note(self, first: int, end: int) -> None:
        """The last 附件： before the closing, those right above it, and the numbered lines that follow."""
        likely = (i for i in reversed(self.on_attachments) if first <= i < end)
        start = next((i for i in likely if self._is_note(i)), None)
        if start is None:
            return
        while start > first and self._is_note(start - 1):
            start -= 1
        for i in range(start, end):
            is_one = self._is_note(i) or (i > start and words.continues_note(self.texts[i]))
            if not is_one or self.places[i] in self.found:
                break
            self._set(self._line(i), Element.ATTACHMENT_NOTE)

    def _is_note(self, i: int) -> bool:
        is_note = words.is_attachment_note(self.texts[i]) or self._opens_note(i)
        return is_note and self.places[i] not in self.found

    def _body(self, first: int, end: int) -> None:
        places, texts = self.places[first:end], self.texts[first:end]
        lines = zip([self.paragraphs[at] for at in places], texts, map(self.found.get, places), strict=True)
        BodyText(set(self.styles), may_have_forms=words.has_room("\r".join(texts))).walk(lines)


_IMPRINT = 8
"""More lines than any 版记 has."""
_LONGEST_IMPRINT = 120
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


def _is_issuer_mark(line: _Line, place: int, number: int | None) -> bool:
    """Above a 发文字号 stands nothing else; without one, a red line that says so."""
    if number is not None:
        return place < number
    return words.is_issuer_mark(line.text) and _is_red(line.paragraph)


def _is_red(paragraph: Paragraph) -> bool:
    colors: Iterable[str] = (
        look.color for text, look in zip(paragraph.texts, paragraph.looks, strict=True) if text.strip()
    )
    return any(is_red(color) for color in colors)


def _is_mark(paragraph: Paragraph) -> bool:
    """Whether what stands above the first line, in a table or box, is red or as large as a mark."""
    return bool(paragraph.text.strip()) and (_is_red(paragraph) or paragraph.size > _LARGEST_TITLE)


def _is_set_as_title(paragraph: Paragraph) -> bool:
    is_large = paragraph.size >= TITLE_SIZE and paragraph.format.align is Align.CENTER
    return is_large and not _is_red(paragraph)


def _is_small(line: _Line) -> bool:
    """Whether nobody would take the line for a part of the title."""
    return line.paragraph.size < TITLE_SIZE and line.paragraph.format.align is not Align.CENTER


def _is_addressee(line: _Line) -> bool:
    text, look = line.text, line.paragraph.format
    if len(text) > 300 or words.has_sentence(text[:-1]) or heading_number(text) is not None:
        return False
    if words.announces(text):
        return False
    flush = look.first_line.twips == look.first_line.hundredths == 0
    is_name = flush and words.is_short(text) and not words.is_date(text) and not words.division(text)
    return text.endswith(("：", ":")) or (is_name and look.align not in (Align.CENTER, Align.RIGHT))


def _is_signature(line: _Line) -> bool:
    return words.is_name(line.text) and heading_number(line.text) is None


_PAGE_NUMBER = Role(Element.PAGE_NUMBER)
