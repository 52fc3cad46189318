"""On which page a document ends, reckoned in lines: 版记 stands on an even one (GB/T 33476.2-2016, 7.3.1).

A page holds so many lines of so many characters (model/geometry.py), so text is counted as a typist would:
characters into lines (text_lines.py), lines into pages. Word cannot ask for "the next even page, unless this
is one": only that is reckoned here. A turn itself is a section that begins on an even page
(template/last_page.py), so wherever one is made, 版记 stands right. Where it is not sure that none is needed,
one is made. Tables, pictures and charts are taken at the height they will have, or near it. Of 64 generated
documents printed by LibreOffice, 62 ended on the page reckoned.
"""

import math
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from docgen.compose.closing import SEALED, SIGNATURE_SEAL
from docgen.compose.text_lines import INDENT, line_count
from docgen.model import fields as known
from docgen.model.composition import ComposedSection, Composition
from docgen.model.context import Form
from docgen.model.geometry import STANDARD_PAGE, Geometry
from docgen.model.objects import Chart, Picture, Table
from docgen.model.picture_fit import EMU_A_TWIP, beyond, fitted
from docgen.model.table_fit import ROW_HEIGHTS, Fit, row_heights, rows_height
from docgen.model.table_parts import in_parts
from docgen.model.texts import plain

MARK_TOP = 1959
MARK_HEIGHT = {"大": 880, "小": 572}
JOINT_MARK_HEIGHT = 728
"""Twips from the top of 版心 to the mark, and of each of its lines."""
_IMPRINT_SIZE, _BESIDE_COPIES = 280, 5
"""4号 in twips; characters of it that a line of 抄送 loses to its label and to both sides (7.4.2)."""
SMALL_LINE = 320
"""A line of 小四 around a table, in twips."""
_CHART = round(80 / 25.4 * 1440)

OFF, LITTLE_OFF = (1.0, 0.15, 0.05), (0.2, 0.07, 0.07)
"""By how many lines a table, picture or chart may differ from what is reckoned: at all, below and above.

Little, where a table's rows have their least height: ruling adds to them, and a page may end before a row.
"""
SPARE, SPARE_ELSEWHERE = 0.7, 3.0
"""Lines to be left below the text, beside those of 版记, before it is set there: on the standard's page, on
which hundreds of reports were printed, and on any other."""

_HEADINGS = frozenset({Form.HEADING_2_ALONE, Form.HEADING_3_ALONE, Form.HEADING_4_ALONE})


def pages_to_turn(composition: Composition, page: Geometry) -> int:
    """How many pages to turn before 版记: two where an even page has no room left for it."""
    fields = composition.fields
    if not any(fields.get(name) for name in (known.COPIES_TO, known.PRINTING_OFFICE, known.PRINTING_DATE)):
        return 0
    if end_of_text(composition, page)[0] % 2:
        return 1
    if _ends_across(composition, page):
        return 2
    ends = {end_of_text(composition, page, doubt) for doubt in (-1, 0, 1)}
    spare = SPARE if page == STANDARD_PAGE else SPARE_ELSEWHERE
    has_room = all(used + imprint_height(composition, page) + spare <= page.lines for _, used in ends)
    return 0 if has_room and len({number for number, _ in ends}) == 1 else 2


def _ends_across(composition: Composition, page: Geometry) -> bool:
    """Whether the text ends with a table that lies across; its page takes the closing too, if it holds it."""
    blocks = composition.sections[-1].blocks if composition.sections else ()
    table = blocks[-1].thing if blocks else None
    return isinstance(table, Table) and any(
        fit.is_across for each in (table, *table.following) for _, fit in in_parts(each, page.room)
    )


def end_of_text(composition: Composition, page: Geometry, doubt: int = 0) -> tuple[int, float]:
    """The page on which the text ends, from 1, and the lines used on it.

    With a `doubt` of -1 or 1 tables, pictures and charts take as little or as much as they well may.
    """
    return end_of(stretches(composition, page, doubt), page)


def end_of(
    things: Iterable["Stretch"], page: Geometry, start: tuple[int, float] = (1, 0.0)
) -> tuple[int, float]:
    """The page on which the last of them ends, from 1, and the lines used on it, from `start` on."""
    number, used = start
    for stretch in things:
        if stretch.begins_page or used + stretch.least > page.lines:
            number, used = number + 1, 0.0
        used += stretch.height
        while used > page.lines:
            number, used = number + 1, used - page.lines
    return number, used


class Stretch(NamedTuple):
    """A paragraph, table or picture: its lines, and how it stands to the ends of pages.

    `keeps_next`: it is never the last thing on a page; `is_whole`: no page ends within it.
    """

    height: float
    keeps_next: bool = False
    begins_page: bool = False
    is_whole: bool = False

    @property
    def least(self) -> float:
        """The lines that a page must have left for it to begin there."""
        if self.keeps_next:
            return self.height + 1
        return self.height if self.is_whole else min(self.height, 1)


def stretches(composition: Composition, page: Geometry, doubt: int = 0) -> list[Stretch]:
    """The document from top to bottom; a table that stays whole is one with the closing."""
    text = list(text_stretches(composition, page, doubt))
    closing = list(closing_stretches(composition, page))
    if not (text[-1].is_whole and text[-1].keeps_next):
        return text + closing
    own = list(takewhile(lambda stretch: not stretch.begins_page, closing))
    height = text[-1].height + sum(stretch.height for stretch in own)
    whole = text[-1]._replace(height=height, keeps_next=False)
    return [*text[:-1], whole, *closing[len(own) :]]


def text_stretches(composition: Composition, page: Geometry, doubt: int = 0) -> Iterator[Stretch]:
    """The document up to what closes it."""
    yield Stretch(head_height(composition, page))
    if title := composition.elements.title:
        yield Stretch(len(title) + 1, keeps_next=True)
    if addressee := composition.fields.get(known.ADDRESSEE):
        yield Stretch(line_count(addressee, page, 0))
    for paragraph in composition.introduction:
        yield Stretch(line_count(paragraph, page))
    for section in composition.sections:
        yield from section_blocks(section, page, doubt)


def head_height(composition: Composition, page: Geometry) -> float:
    """版头 in lines, with the two below the red line (7.2)."""
    fields, mark = composition.fields, composition.elements.issuer_mark
    signatories = composition.elements.signatories
    twips = 0
    if mark.organs or any(
        fields.get(name) for name in (known.COPY_NUMBER, known.CLASSIFICATION, known.URGENCY)
    ):
        twips += MARK_TOP
    height = JOINT_MARK_HEIGHT if mark.document else MARK_HEIGHT[mark.size]
    twips += height * len(mark.organs)
    number = fields.get(known.DOCUMENT_NUMBER)
    lines = 2 + max(1, len(signatories)) if number or signatories else 0
    rule = 2.3 if mark.organs or number else 0
    return twips / page.pitch + lines + rule


def section_blocks(section: ComposedSection, page: Geometry, doubt: int = 0) -> Iterator[Stretch]:
    """A first-level heading and its paragraphs."""
    if section.title:
        yield Stretch(line_count((section.number, *section.title), page), keeps_next=True)
    for block in section.blocks:
        if isinstance(block.thing, Table):
            yield from table_blocks(block.thing, page, doubt)
        elif block.thing is not None:
            yield Stretch(doubted(object_height(block.thing, page), doubt), is_whole=True)
        else:
            yield Stretch(line_count(block.words, page), block.form in _HEADINGS)


def doubted(height: float, doubt: int, off: tuple[float, float, float] = OFF) -> float:
    """The height of a table, picture or chart as low or high as a program may set it."""
    at_all, lower, higher = off
    return max(0.0, height + doubt * (at_all + height * (lower if doubt < 0 else higher)))


def table_blocks(table: Table, page: Geometry, doubt: int = 0) -> Iterator[Stretch]:
    """A table with its lines; one that lies across has its own pages, which nothing else stands on.

    Where every row has its least height, for no cell takes a second line, there is little to doubt.
    """
    for each in (table, *table.following):
        around = (len(each.lead) + len(each.above) + len(each.notes) + len(each.below)) * SMALL_LINE
        for part, fit in in_parts(each, page.room):
            rows = rows_height(part, fit)
            twips = rows + around + (page.pitch if part.caption else 0)
            off = LITTLE_OFF if rows == len(part.rows) * ROW_HEIGHTS[fit.size] else OFF
            if fit.is_across:
                yield Stretch(page.lines * math.ceil(twips / page.room.turned.height), begins_page=True)
            else:
                for height, looks in _upright(part, fit, twips, page):
                    yield looks._replace(height=doubted(height / page.pitch, doubt, off))
            around = 0


def _upright(table: Table, fit: Fit, twips: float, page: Geometry) -> Iterator[tuple[float, Stretch]]:
    """A table of `twips` on upright pages, its header on each; in two where its last rows begin a page."""
    heights = list(row_heights(table, fit))
    head = sum(heights[: table.header_rows])
    last = sum(heights[-table.last_rows :]) if table.last_rows else 0
    first = twips - last
    yield (
        first + head * int(first / page.room.height),
        Stretch(0, table.stays_whole, is_whole=table.stays_whole),
    )
    if last:
        yield head + last, Stretch(0, keeps_next=True, begins_page=True, is_whole=True)


def object_height(thing: Picture | Chart, page: Geometry) -> float:
    """A picture or chart with its caption, in lines."""
    caption = 1 if thing.caption else 0
    if isinstance(thing, Chart):
        return caption + _CHART / page.pitch
    width, height = fitted(thing.width, thing.height, page.room, thing.turn.angle)
    _, ends = beyond((width, height), thing.turn.angle)
    return caption + (height + 2 * ends) / EMU_A_TWIP / page.pitch


def closing_stretches(composition: Composition, page: Geometry) -> Iterator[Stretch]:
    """From 附件说明 to the last attachment."""
    fields, elements = composition.fields, composition.elements
    for number, attachment in enumerate(elements.attachments):
        line = (attachment.label, attachment.number, *attachment.name)
        yield Stretch(line_count(line, page, INDENT, 6) + (number == 0))
    for number, name in enumerate(name for name in known.PRESENT if fields.get(name)):
        yield Stretch(line_count((f"{name}：", *fields[name]), page, INDENT, 5) + (number == 0))
    signatures, dates = elements.closing
    if signatures:
        is_sealed = plain(fields.get(known.SEAL, ())) in (SEALED, SIGNATURE_SEAL)
        yield Stretch(len(signatures) + (2 if is_sealed else 1), bool(dates))
    if dates:
        yield Stretch(len(dates))
    if remark := fields.get(known.REMARK):
        yield Stretch(line_count(remark, page))
    for attachment_page in elements.attachment_pages:
        yield Stretch(1 + (len(attachment_page.title) + 2 if attachment_page.title else 0), begins_page=True)
        for paragraph in attachment_page.paragraphs:
            yield Stretch(line_count(paragraph, page))


def imprint_height(composition: Composition, page: Geometry) -> float:
    """版记 in lines, with a little for its rules."""
    fields = composition.fields
    room = page.room.width // _IMPRINT_SIZE - _BESIDE_COPIES
    copies = math.ceil(len(plain(fields.get(known.COPIES_TO, ()))) / max(1, room))
    printing = 1 if fields.get(known.PRINTING_OFFICE) or fields.get(known.PRINTING_DATE) else 0
    return copies + printing + 0.2
