"""Findings as Word comments at their places in a copy of the document; every other byte stays as it was."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.parsers import expat

from markupsafe import escape

from docgen.model.paragraph import BODY_PART, Place
from docgen.opc import (
    NewPart,
    Package,
    content_types,
    elements,
    free_id,
    main_part,
    open_package,
    with_new_parts,
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TAG_END = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")


def annotate(docx: bytes, comments: Sequence[tuple[Place, str]], author: str) -> bytes:
    """`docx` with each text as a comment by `author` on the paragraph at its place.

    Word allows comments in the body only: one about another part, or about no paragraph, goes to the first
    paragraph and begins with its place. Raises `ValueError` where `docx` is no package.
    """
    opened = open_package(docx, "")
    if opened.value is None:
        raise ValueError("not a package that can be opened")
    package = opened.value
    main = main_part(package) or BODY_PART
    spans = paragraph_spans(package.read(main))
    if not comments or not spans:
        return docx
    first = _first_id(package)
    body = _with_marks(package.read(main), spans, [place for place, _ in comments], first)
    texts = [_text(place, text, len(spans)) for place, text in comments]
    return _with_comments(package.with_parts({main: body}), main, texts, first, author).to_bytes()


@dataclass(frozen=True, slots=True)
class Span:
    """Byte offsets in a part: `start` behind a paragraph's properties, `end` before its end tag.

    Both are the same for an empty-element paragraph, whose tag ends at `start`.
    """

    start: int
    end: int
    is_empty: bool


def paragraph_spans(xml: bytes) -> list[Span]:
    """Where the content of each `w:p` of a part begins and ends, in document order."""
    spans: dict[int, Span] = {}
    stack: list[tuple[int, int, bool]] = []
    count = 0
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal count
        if name == f"{_W} p":
            tag = _TAG_END.match(xml, parser.CurrentByteIndex)
            end = tag.end() if tag else parser.CurrentByteIndex
            stack.append((count, end, xml[end - 2 : end] == b"/>"))
            count += 1

    def finish(name: str) -> None:
        if name == f"{_W} p":
            number, begin, is_empty = stack.pop()
            end = begin if is_empty else parser.CurrentByteIndex
            spans[number] = Span(begin, end, is_empty)
        elif name == f"{_W} pPr" and stack:
            tag = _TAG_END.match(xml, parser.CurrentByteIndex)
            number, _, is_empty = stack[-1]
            stack[-1] = (number, tag.end() if tag else parser.CurrentByteIndex, is_empty)

    parser.StartElementHandler, parser.EndElementHandler = start, finish
    parser.Parse(xml, True)
    return [spans[number] for number in range(count)]


def _target(place: Place, count: int) -> int:
    """The paragraph that a comment about `place` goes to."""
    known = place.part == BODY_PART and place.ordinal is not None and place.ordinal < count
    return place.ordinal or 0 if known else 0


def _text(place: Place, text: str, count: int) -> str:
    direct = place.part == BODY_PART and place.ordinal is not None and place.ordinal < count
    return text if direct or not place.steps else f"{' › '.join(place.steps)}：{text}"


def _with_marks(xml: bytes, spans: list[Span], places: list[Place], first: int) -> bytes:
    w = _prefix(xml)
    edits: list[tuple[int, bytes]] = []
    for number in sorted({_target(place, len(spans)) for place in places}):
        ids = [first + i for i, place in enumerate(places) if _target(place, len(spans)) == number]
        begin = "".join(f'<{w}commentRangeStart {w}id="{i}"/>' for i in ids)
        finish = "".join(
            f'<{w}commentRangeEnd {w}id="{i}"/><{w}r><{w}commentReference {w}id="{i}"/></{w}r>' for i in ids
        )
        span = spans[number]
        if span.is_empty:
            edits.append((span.start - 2, f">{begin}{finish}</{w}p>".encode()))
        else:
            edits += [(span.start, begin.encode()), (span.end, finish.encode())]
    return _edited(xml, edits, spans)


def _edited(xml: bytes, edits: list[tuple[int, bytes]], spans: list[Span]) -> bytes:
    """`xml` with texts inserted; the `/>` of an empty-element paragraph is replaced by what goes there."""
    closing = {span.start - 2 for span in spans if span.is_empty}
    pieces, position = [], 0
    for offset, text in sorted(edits, key=lambda edit: edit[0]):
        pieces += [xml[position:offset], text]
        position = offset + 2 if offset in closing and xml[offset : offset + 2] == b"/>" else offset
    return b"".join((*pieces, xml[position:]))


def _prefix(xml: bytes) -> str:
    """The namespace prefix of WordprocessingML in this part, with its colon."""
    declared = re.search(rb'xmlns(?::(\w+))?=["\']' + _W.encode() + rb'["\']', xml)
    return f"{declared.group(1).decode()}:" if declared and declared.group(1) else ""


def _first_id(package: Package) -> int:
    name = _comments_part(package)
    if not name:
        return 0
    ids = [a.get("w:id", "") for tag, a in elements(package.read(name)) if tag == "comment"]
    return max((int(i) for i in ids if i.isdecimal()), default=-1) + 1


def _comments_part(package: Package) -> str:
    return next((name for name, kind in content_types(package).items() if kind == _COMMENTS_TYPE), "")


def _with_comments(package: Package, main: str, texts: list[str], first: int, author: str) -> Package:
    name = _comments_part(package)
    known = package.read(name).decode() if name else f'<w:comments xmlns:w="{_W}"></w:comments>'
    if known.rstrip().endswith("/>"):
        known = known.rstrip()[:-2] + "></w:comments>"
    end = known.rindex("</")
    new = "".join(_comment(first + i, text, author) for i, text in enumerate(texts))
    data = (known[:end] + new + known[end:]).encode()
    if name:
        return package.with_parts({name: data})
    part = NewPart(
        "word/comments.xml",
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + data,
        _COMMENTS_TYPE,
        main,
        free_id(package, main, "rIdComments"),
        _COMMENTS_RELATIONSHIP,
    )
    return with_new_parts(package, (part,))


def _comment(number: int, text: str, author: str) -> str:
    """One comment. It bears no date: equal findings give equal bytes."""
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n")
    )
    who = f'w:author="{escape(author)}" w:initials="{escape(author[:2])}"'
    return f'<w:comment w:id="{number}" {who}>{lines}</w:comment>'
