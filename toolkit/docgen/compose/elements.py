"""基本信息 → the official elements that a template cannot derive by itself (GB/T 9704-2012, 7 and 10).

An unfilled field gives an empty line or none at all, so that a template's `{%p if … %}` leaves no
trace of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.compose.closing import closing
from docgen.model import fields as known
from docgen.model.composition import Attachment, AttachmentPage, Elements, IssuerMark, SignatoryLine
from docgen.model.texts import Bounds, Line, cut_line, cut_lines, line_bounds, paragraphs, plain
from docgen.patterns import rarely
from docgen.recognition.title_lines import break_title

ATTACHMENT = re.compile(r"附件(\d{0,3})")
"""A 项目 that holds the text of an attachment: 附件 (the only one), 附件1, 附件2 …"""
LONGEST_LARGE_MARK = 11
"""The most characters of a 发文机关标志 that fill one line in the size 大; a longer one takes 小."""
DOCUMENT = "文件"
SIGNED_BY = "签发人："
_LIST_NUMBER = rarely(r"^\s*(?:附件\d*[:：])?\s*(?:\d+[.．、]\s*)?")
_NEXT_ATTACHMENT = rarely(r"[；;。]\s*(?=(?:附件)?\d+[.．、:：])")
"""Where the next of several attachments begins that stand in one line: `1.收支表；2.人员名册`."""
_SPACED_NAME = rarely(r"(?<![^\s、，,；;])(\S)[ \u3000]+(\S)(?![^\s、，,；;])")
"""A name of two characters, spaced to align with longer ones: 张　三."""
_LABEL = rarely(r"抄送\s*[:：]\s*")
_NAME = rarely(r"[^、，,；;\s]+")
_END_MARKS = "。；;.，, "


def official_elements(fields: Mapping[str, Line], title_line: int) -> Elements:
    """What the contents of 基本信息 by 项目 make, each without blanks around it.

    `title_line` is how many characters a line of the title holds.
    """

    def filled(name: str) -> Line:
        return fields.get(name, ())

    attachments = attachment_list(filled(known.ATTACHMENT_NOTE))
    return Elements(
        title=title_lines(filled(known.TITLE), title_line),
        fields={
            known.ADDRESSEE: ended(filled(known.ADDRESSEE), "："),
            known.COPY_NUMBER: copy_number(filled(known.COPY_NUMBER)),
            known.REMARK: bracketed(filled(known.REMARK)),
            known.COPIES_TO: ended(without_label(filled(known.COPIES_TO)), "。"),
        },
        issuer_mark=issuer_mark(paragraphs(filled(known.ISSUER_MARK))),
        signatories=signatory_lines(filled(known.SIGNATORY), filled(known.DOCUMENT_NUMBER)),
        attachments=attachments,
        attachment_pages=attachment_pages(attachments, fields, title_line),
        closing=closing(fields),
    )


def title_lines(title: Line, holds: int) -> tuple[Line, ...]:
    """`title` in lines of as many characters as one `holds`, broken by sense, or as the clerk did (7.3.1)."""
    whole = plain(title)
    if not whole:
        return ()
    bounds: list[Bounds] = []
    position = 0
    for line in break_title(whole, holds).split("\n"):
        start = whole.index(line, position)
        position = start + len(line)
        bounds.append((start, position))
    return tuple(cut_lines(title, bounds))


def ended(line: Line, mark: str) -> Line:
    """`line` with `mark` as its end, in place of its half-width twin or whatever punctuation stands there."""
    whole = plain(line)
    return (*cut_line(line, 0, len(whole.rstrip("：:。.；;，,、 "))), mark) if whole else ()


def without_label(line: Line) -> Line:
    """`line` without the label that some clerks type before it (抄送：)."""
    whole = plain(line)
    label = _LABEL().match(whole)
    return cut_line(line, label.end(), len(whole)) if label else line


def bracketed(line: Line) -> Line:
    """附注 stands in full-width round brackets (7.3.6)."""
    whole = plain(line)
    if not whole:
        return ()
    start = len(whole) - len(whole.lstrip("（()"))
    return ("（", *cut_line(line, start, len(whole.rstrip("）()"))), "）")


def copy_number(line: Line) -> Line:
    """份号 has six digits (7.2.1)."""
    whole = plain(line)
    return ("0" * (6 - len(whole)), *line) if whole.isdecimal() and len(whole) < 6 else line


def issuer_mark(organs: Sequence[Line]) -> IssuerMark:
    """One organ: the mark as it is. Several: their names, with 文件 standing once beside them (7.2.4)."""
    texts = [plain(organ) for organ in organs]
    document = next((place for place, text in enumerate(texts) if text.endswith(DOCUMENT)), None)
    if len(organs) < 2 or document is None:
        longest = max(map(len, texts), default=0)
        return IssuerMark(tuple(organs), size="大" if longest <= LONGEST_LARGE_MARK else "小")
    names = (
        cut_line(organ, 0, len(text.removesuffix(DOCUMENT)))
        for organ, text in zip(organs, texts, strict=True)
    )
    length = len(texts[document])
    return IssuerMark(tuple(names), cut_line(organs[document], length - len(DOCUMENT), length), "小")


def signatory_lines(signatories: Line, document_number: Line) -> tuple[SignatoryLine, ...]:
    """Two names a line, aligned; the 发文字号 shares the line of the last (7.2.5, 7.2.6)."""
    names = _signatories(signatories)
    if len(names) > 1:
        names = [spread(name) for name in names]
    pairs = [names[start : start + 2] for start in range(0, len(names), 2)]
    return tuple(
        SignatoryLine(
            document_number=document_number if number == len(pairs) else (),
            label=SIGNED_BY if number == 1 else "　" * len(SIGNED_BY),
            names=pair[0] if len(pair) == 1 else (*pair[0], "　", *pair[1]),
        )
        for number, pair in enumerate(pairs, 1)
    )


def _signatories(line: Line) -> list[Line]:
    """The names, without the blanks inside them (张　三)."""
    whole = plain(line)
    inner = {
        blank for found in _SPACED_NAME().finditer(whole) for blank in range(found.end(1), found.start(2))
    }
    names: list[Line] = []
    position = 0
    for character_run in _NAME().finditer(whole):
        start, end = character_run.span()
        part = cut_line(line, start, end)
        if names and start > position and all(place in inner for place in range(position, start)):
            names[-1] += part
        else:
            names.append(part)
        position = end
    return names


def spread(name: Line) -> Line:
    """A name of two characters as wide as one of three, so that columns align."""
    if len(plain(name)) != 2:
        return name
    return (*cut_line(name, 0, 1), "　", *cut_line(name, 1, 2))


def attachment_list(note: Line) -> tuple[Attachment, ...]:
    """附件说明, an attachment a line or typed number; "1." where there are several, no end mark (7.3.4)."""
    names = cut_lines(note, list(_attachment_bounds(plain(note))))
    several = len(names) > 1
    return tuple(
        Attachment("附件：" if number == 1 else "", f"{number}." if several else "", name)
        for number, name in enumerate(names, 1)
    )


def _attachment_bounds(note: str) -> Iterator[Bounds]:
    """Where the names of attachments stand, without the numbers a clerk typed and the marks at their ends."""
    for begin, end in line_bounds(note):
        marks = [match.span() for match in _NEXT_ATTACHMENT().finditer(note, begin, end)]
        edges = [begin, *(edge for mark in marks for edge in mark), end]
        for start, stop in zip(edges[::2], edges[1::2], strict=True):
            listed = note[start:stop]
            number = _LIST_NUMBER().match(listed)
            first, last = start + (number.end() if number else 0), start + len(listed.rstrip(_END_MARKS))
            if first < last:
                yield first, last


def attachment_pages(
    attachments: Sequence[Attachment], fields: Mapping[str, Line], title_line: int
) -> tuple[AttachmentPage, ...]:
    """A page for each attachment whose text is in a 项目 of its own: 附件1, 附件2 … (附件 for a single one).

    Mark and title match 附件说明 (7.3.7).
    """
    texts = {
        int(match.group(1) or 1): tuple(paragraphs(line))
        for name, line in fields.items()
        if line and (match := ATTACHMENT.fullmatch(name))
    }
    several = len(attachments) > 1 or len(texts) > 1
    names = {number: attachment.name for number, attachment in enumerate(attachments, 1)}
    return tuple(
        AttachmentPage(
            f"附件{number}" if several else "附件",
            title_lines(names.get(number, ()), title_line),
            texts[number],
        )
        for number in sorted(texts)
    )
