"""Findings as Word comments at their places in a copy of the document; every other byte stays as it was."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple
from xml.parsers import expat

from markupsafe import escape

from docgen.diagnostics import Result, Where, error
from docgen.model.paragraph import BODY_PART, Place
from docgen.opc import (
    NewPart,
    Package,
    free_id,
    main_part,
    open_package,
    related_part,
    with_new_parts,
)
from docgen.opc.characters import NOT_IN_XML
from docgen.opc.markup import prefix_of, root_of, tag_end, with_content

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIPS = {
    _W: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    _STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ILLEGAL = re.compile(f"[{NOT_IN_XML}\r]")
"""Characters that XML cannot hold (2.2), and page breaks, which texts show as one."""
_LARGEST_ID = 2**31 - 1


def annotate(docx: bytes, file: str, comments: Sequence[tuple[Place, str]], author: str) -> Result[bytes]:
    """`docx`, named `file`, with each text as a comment by `author` on the paragraph at its place.

    Word allows comments in the body only: one about another part, or about no paragraph, goes to the first
    paragraph and begins with its place. Codes: OP… for no safe package, DC002 for a part that is damaged,
    DC006 where there is no body to put a comment into.
    """
    opened = open_package(docx, file)
    if opened.value is None:
        return Result(None, opened.diagnostics)
    if not comments:
        return Result(docx)
    part = "[Content_Types].xml / .rels"
    try:
        main = main_part(opened.value) or BODY_PART
        part = main
        body = with_paragraph(opened.value.read(main))
        spans = paragraph_spans(body)
        if not spans:
            return Result(None, (error("DC006", Where(file)),))
        part = related_part(opened.value, main, "comments") or main
        known = _Comments.of(opened.value, part if part != main else "", spans[0].namespace)
    except (expat.ExpatError, KeyError) as fault:
        return Result(None, (error("DC002", Where(file, (part,)), part=part, problem=str(fault)),))
    written = _Written.of(comments, spans, known.ids, author)
    marked = opened.value.with_parts({main: _with_marks(body, spans, written.ids)})
    return Result(known.added_to(marked, main, written.xml.encode()).to_bytes())


class Span(NamedTuple):
    """Byte offsets in a part: `start` behind a paragraph's properties, `end` before its end tag.

    Both are the same for an empty-element paragraph, whose tag ends at `start`. `prefix` is the one that
    WordprocessingML's `namespace` has there.
    """

    start: int
    end: int
    is_empty: bool
    prefix: str
    namespace: str
    outermost: int = 0
    """The ordinal of the paragraph that holds the text box it stands in, where Word has no comments."""


def with_paragraph(xml: bytes) -> bytes:
    """A main part whose body holds no paragraph, with an empty one at its beginning; any other as it is.

    Raises `expat.ExpatError` where the part is not well-formed.
    """
    found: list[tuple[int, bool]] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, _attributes: dict[str, str]) -> None:
        namespace, _, local_name = name.rpartition(" ")
        if namespace in _RELATIONSHIPS and local_name in ("p", "body"):
            found.append((parser.CurrentByteIndex, local_name == "p"))

    parser.StartElementHandler = start
    parser.Parse(xml, True)
    body = next((at for at, is_paragraph in found if not is_paragraph), -1)
    if body < 0 or any(is_paragraph for _, is_paragraph in found):
        return xml
    end, prefix = tag_end(xml, body), prefix_of(xml, body)
    name = (prefix + ":" if prefix else "").encode()
    if xml[end - 2 : end] == b"/>":
        return xml[: end - 2] + b"><" + name + b"p/></" + name + b"body>" + xml[end:]
    return xml[:end] + b"<" + name + b"p/>" + xml[end:]


def paragraph_spans(xml: bytes) -> list[Span]:
    """Where the content of each `w:p` of a part begins and ends, in document order.

    Raises `expat.ExpatError` where the part is not well-formed.
    """
    spans: dict[int, Span] = {}
    stack: list[tuple[int, Span]] = []
    number = count()
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, _attributes: dict[str, str]) -> None:
        namespace, _, local_name = name.rpartition(" ")
        if local_name == "p" and namespace in _RELATIONSHIPS:
            at = parser.CurrentByteIndex
            end = tag_end(xml, at)
            is_empty = xml[end - 2 : end] == b"/>"
            ordinal = next(number)
            outermost = stack[0][0] if stack else ordinal
            stack.append((ordinal, Span(end, end, is_empty, prefix_of(xml, at), namespace, outermost)))

    def finish(name: str) -> None:
        if name.endswith(" p") and name[:-2] in _RELATIONSHIPS:
            ordinal, span = stack.pop()
            spans[ordinal] = span if span.is_empty else span._replace(end=parser.CurrentByteIndex)
        elif name.endswith(" pPr") and name[:-4] in _RELATIONSHIPS and stack:
            ordinal, span = stack[-1]
            stack[-1] = ordinal, span._replace(start=tag_end(xml, parser.CurrentByteIndex))

    parser.StartElementHandler, parser.EndElementHandler = start, finish
    parser.Parse(xml, True)
    return [spans[ordinal] for ordinal in range(len(spans))]


def _target(place: Place, spans: Sequence[Span]) -> int:
    """The paragraph that a comment about `place` goes to."""
    known = place.part == BODY_PART and place.ordinal is not None and place.ordinal < len(spans)
    return spans[place.ordinal or 0 if known else 0].outermost


def _text(place: Place, text: str, paragraphs: int) -> str:
    direct = place.part == BODY_PART and place.ordinal is not None and place.ordinal < paragraphs
    return text if direct or not place.steps else f"{' › '.join(place.steps)}：{text}"


class _Written(NamedTuple):
    """The new comments as XML under the prefix `w`, and the ids that go to each paragraph."""

    ids: dict[int, list[int]]
    xml: str

    @classmethod
    def of(
        cls, comments: Sequence[tuple[Place, str]], spans: Sequence[Span], used: frozenset[int], author: str
    ) -> "_Written":
        ids: dict[int, list[int]] = defaultdict(list)
        pieces = []
        for (place, text), number in zip(comments, _free_ids(used), strict=False):
            ids[_target(place, spans)].append(number)
            pieces.append(_comment(number, _text(place, text, len(spans)), author))
        return cls(ids, "".join(pieces))


def _with_marks(xml: bytes, spans: Sequence[Span], by_paragraph: dict[int, list[int]]) -> bytes:
    edits: list[tuple[int, int, str]] = []
    for ordinal, numbers in by_paragraph.items():
        span = spans[ordinal]
        begin, finish = _marks(span, numbers)
        if span.is_empty:
            name = f"{span.prefix}:p" if span.prefix else "p"
            edits.append((span.start - 2, span.start, f">{begin}{finish}</{name}>"))
        else:
            edits += [(span.start, span.start, begin), (span.end, span.end, finish)]
    return _edited(xml, sorted(edits, key=lambda edit: edit[0]))


def _marks(span: Span, ids: Sequence[int]) -> tuple[str, str]:
    """What goes to the beginning and to the end of a paragraph.

    Attributes have no default namespace: where it is WordprocessingML's, each mark brings a prefix.
    """
    w, declared = (span.prefix, "") if span.prefix else ("w", f' xmlns:w="{span.namespace}"')
    begin = "".join(f'<{w}:commentRangeStart{declared} {w}:id="{i}"/>' for i in ids)
    finish = "".join(
        f'<{w}:commentRangeEnd{declared} {w}:id="{i}"/>'
        f'<{w}:r{declared}><{w}:commentReference {w}:id="{i}"/></{w}:r>'
        for i in ids
    )
    return begin, finish


def _edited(xml: bytes, edits: Sequence[tuple[int, int, str]]) -> bytes:
    """`xml` with texts in place of what stood from one offset to another."""
    pieces, position = [], 0
    for start, end, text in edits:
        pieces += [xml[position:start], text.encode()]
        position = end
    return b"".join((*pieces, xml[position:]))


def _free_ids(used: frozenset[int]) -> Iterator[int]:
    """Numbers for new comments: above those in use while there are, else between them."""
    above = range(max(used, default=-1) + 1, _LARGEST_ID)
    yield from above
    yield from (number for number in range(min(above.start, _LARGEST_ID)) if number not in used)


class _Comments(NamedTuple):
    """The comments of a document: their part ("" for one to be made), its XML, the ids in use."""

    part: str
    xml: bytes
    ids: frozenset[int]
    namespace: str

    @classmethod
    def of(cls, package: Package, part: str, namespace: str) -> "_Comments":
        """Those in `part`; an empty one is as good as none. Raises `expat.ExpatError` where it is damaged."""
        xml = package.read(part) if part else b""
        if not xml.strip():
            declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            xml = f'{declaration}<w:comments xmlns:w="{namespace}"></w:comments>'.encode()
        return cls(part, xml, _ids(xml), namespace)

    def added_to(self, package: Package, main: str, written: bytes) -> Package:
        """`package` with these comments and those `written`, whose prefix is `w`."""
        root = root_of(self.xml)
        if (root.prefix, root.namespace) != ("w", self.namespace):
            written = written.replace(b"<w:comment ", f'<w:comment xmlns:w="{self.namespace}" '.encode())
        data = with_content(self.xml, root, written)
        if self.part:
            return package.with_parts({self.part: data})
        name = next(n for n in _names() if n not in package.parts)
        relationship = free_id(package, main, "rIdComments"), _RELATIONSHIPS[self.namespace]
        return with_new_parts(package, (NewPart(name, data, _COMMENTS_TYPE, main, *relationship),))


def _names() -> Iterator[str]:
    yield "word/comments.xml"
    yield from (f"word/comments{number}.xml" for number in count(1))


def _ids(xml: bytes) -> frozenset[int]:
    """The ids of the comments in `xml`, those beyond Word's range left out."""
    found: set[int] = set()
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        namespace, _, local_name = name.rpartition(" ")
        written = attributes.get(f"{namespace} id", "") if local_name == "comment" else ""
        if written.isascii() and written.isdecimal() and len(written) <= 10:
            found.add(int(written))

    parser.StartElementHandler = start
    parser.Parse(xml, True)
    return frozenset(number for number in found if number <= _LARGEST_ID)


def _comment(number: int, text: str, author: str) -> str:
    """One comment. It bears no date: equal findings give equal bytes."""
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(_ILLEGAL.sub(" ", line))}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )
    who = f'w:author="{escape(author)}" w:initials="{escape(author[:2])}"'
    return f'<w:comment w:id="{number}" {who}>{lines}</w:comment>'
