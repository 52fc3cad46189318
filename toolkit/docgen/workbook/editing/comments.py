"""Comments (批注) on the cells of a sheet: given other words, taken away, put in; all else byte for byte.

A comment is an element of the comments part and a box in the sheet's VML drawing (ECMA-376, 18.7).
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

from docgen import opc
from docgen.model.columns import column_letters
from docgen.opc.elements_at import ElementAt, Splice, elements_at, spliced, text_in
from docgen.workbook.editing.comment_boxes import new_boxes, with_boxes, with_room, without_boxes
from docgen.workbook.inspection import inspect_book
from docgen.workbook.places import Place, area_of
from docgen.workbook.strings import with_characters

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_BOXES = frozenset(
    ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
     "extLst", "AlternateContent")
)  # fmt: skip
"""What follows `legacyDrawing` in a worksheet part (18.3.1.99); controls may be in AlternateContent."""
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class _Comment(NamedTuple):
    at: ElementAt
    place: Place
    text: str


def with_comment_texts(package: opc.Package, sheet: str, texts: Mapping[str, str | None]) -> opc.Package:
    """The workbook with other words in the comments on `sheet` that say what `texts` names; those that become
    None are taken away. Raises DamagedError, ExpatError."""
    part = _part_of(package, sheet)
    name = opc.related_part(package, part, "comments") if part and texts else ""
    if not name:
        return package
    xml = package.read(name)
    found = [each for each in _comments(xml) if each.text in texts]
    changes = {name: spliced(xml, [_changed(xml, each, texts[each.text]) for each in found])}
    new = {each.place: texts[each.text] for each in found}
    for boxes in _drawings(package, part):
        left = without_boxes(package.read(boxes), [place for place, text in new.items() if text is None])
        changes[boxes] = with_room(left, {place: text for place, text in new.items() if text is not None})
    changed = {name: data for name, data in changes.items() if data != package.read(name)}
    return package.with_parts(changed) if changed else package


def with_new_comments(
    package: opc.Package, sheet: str, author: str, texts: Mapping[Place, str]
) -> opc.Package:
    """The workbook with comments by `author` on those cells of `sheet` that have none; as it is where its
    comments are not written as Excel writes them. Raises DamagedError, ExpatError."""
    part = _part_of(package, sheet)
    if not part or not texts:
        return package
    name = opc.related_part(package, part, "comments")
    taken = {each.place for each in _comments(package.read(name))} if name else set()
    wanted = {place: text for place, text in texts.items() if place not in taken}
    return _Adding(package, part, name).with_comments(author, wanted) if wanted else package


class _Adding:
    def __init__(self, package: opc.Package, part: str, comments: str) -> None:
        self.package, self.part, self.comments = package, part, comments
        self.xml = package.read(part)
        self.root = elements_at(self.xml, lambda name: name == "sheetData")
        self.number = _free_number(package)

    def with_comments(self, author: str, texts: Mapping[Place, str]) -> opc.Package:
        known = self.package.read(self.comments) if self.comments else _empty()
        listed = _listed(known, author, texts)
        has_boxes, boxes = self._boxes()
        drawn = with_boxes(self.package.read(boxes) if boxes else new_boxes(self.number), self.number, texts)
        is_usual = _MAIN in self.root.attributes.values() and bool(boxes) == has_boxes
        if listed is None or drawn is None or not is_usual:
            return self.package
        changes, new = {}, []
        if self.comments:
            changes[self.comments] = listed
        else:
            new.append(self._new(_comments_name(self.number), listed, _COMMENTS_TYPE, "comments"))
        if boxes:
            changes[boxes] = drawn
        else:
            new.append(self._new(_boxes_name(self.number), drawn, _BOXES_TYPE, "vmlDrawing"))
            changes[self.part] = self._drawing(new[-1].relationship_id)
        return opc.with_new_parts(self.package.with_parts(changes), tuple(new))

    def _boxes(self) -> tuple[bool, str]:
        """Whether the sheet says that it has boxes, and the part that holds them."""
        said = self.root.child("legacyDrawing")
        ids = {value for key, value in said.attributes.items() if key.endswith(":id")} if said else set()
        targets = (
            opc.resolve(self.part, each.target)
            for each in opc.relationships(self.package, self.part)
            if each.id in ids and not each.external
        )
        return said is not None, next((each for each in targets if each in self.package.parts), "")

    def _new(self, name: str, data: bytes, kind: str, relation: str) -> opc.NewPart:
        link = opc.free_id(self.package, self.part, f"rId{relation}")
        return opc.NewPart(name, data, kind, self.part, link, f"{_OFFICE}/{relation}")

    def _drawing(self, link: str) -> bytes:
        after = (child.begin for child in self.root.children if child.name in _AFTER_BOXES)
        place = next(after, self.root.close)
        name = f"{self.root.prefix}:legacyDrawing" if self.root.prefix else "legacyDrawing"
        element = f'<{name} xmlns:r="{_OFFICE}" r:id="{link}"/>'
        return spliced(self.xml, [Splice(place, place, element.encode())])


def _part_of(package: opc.Package, sheet: str) -> str:
    return next((each.part for each in inspect_book(package).sheets if each.name == sheet and each.part), "")


def _drawings(package: opc.Package, part: str) -> Iterator[str]:
    for each in opc.relationships(package, part):
        name = opc.resolve(part, each.target)
        if each.type.endswith("/vmlDrawing") and not each.external and name in package.parts:
            yield name


def _free_number(package: opc.Package) -> int:
    taken = package.parts
    return next(n for n in range(1, 1 << 20) if not {_comments_name(n), _boxes_name(n)} & taken.keys())


def _comments_name(number: int) -> str:
    return f"xl/comments{number}.xml"


def _boxes_name(number: int) -> str:
    return f"xl/drawings/vmlDrawing{number}.vml"


def _empty() -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    body = "<authors></authors><commentList></commentList>"
    return f'{head}<comments xmlns="{_MAIN}">{body}</comments>'.encode()


def _comments(xml: bytes) -> Iterator[_Comment]:
    for comment in elements_at(xml).named("comment"):
        top, left, _, _ = area_of(comment.attributes.get("ref", "A1"))
        yield _Comment(comment, (top, left), _text(xml, comment))


def _text(xml: bytes, comment: ElementAt) -> str:
    """The words of a comment, whatever runs they are in; how they are read aloud is none of them."""
    text = comment.child("text")
    runs = [text, *(each for each in text.children if each.name == "r")] if text else []
    pieces = (piece for run in runs for piece in run.children if piece.name == "t")
    said = with_characters("".join(text_in(xml, piece) for piece in pieces))
    return said.replace("\r\n", "\n").replace("\r", "\n").strip()


def _changed(xml: bytes, comment: _Comment, text: str | None) -> Splice:
    element, inner = comment.at, comment.at.child("text")
    if text is None or inner is None:
        return Splice(element.begin, element.end, b"")
    return Splice(inner.begin, inner.end, _words(inner.prefix, text))


def _words(prefix: str, text: str) -> bytes:
    p = f"{prefix}:" if prefix else ""
    escaped = escape(_ESCAPE.sub("_x005F_", text))
    return f'<{p}text><{p}t xml:space="preserve">{escaped}</{p}t></{p}text>'.encode()


def _listed(xml: bytes, author: str, texts: Mapping[Place, str]) -> bytes | None:
    """The comments part with comments of `author` behind those that are there."""
    root = elements_at(xml)
    authors, listed = root.child("authors"), root.child("commentList")
    if authors is None or listed is None:
        return None
    known = [text_in(xml, each) for each in authors.children]
    p = f"{root.prefix}:" if root.prefix else ""
    splices = []
    if author not in known:
        splices.append(_at_end(xml, authors, f"<{p}author>{escape(author)}</{p}author>".encode()))
        known.append(author)
    number = known.index(author)
    added = (
        f'<{p}comment ref="{column_letters(column)}{row}" authorId="{number}">'.encode()
        + _words(root.prefix, text)
        + f"</{p}comment>".encode()
        for (row, column), text in texts.items()
    )
    return spliced(xml, [*splices, _at_end(xml, listed, b"".join(added))])


def _at_end(xml: bytes, element: ElementAt, content: bytes) -> Splice:
    if element.inside < element.end:
        return Splice(element.close, element.close, content)
    tag = xml[element.begin : element.end].removesuffix(b"/>").rstrip()
    name = f"{element.prefix}:{element.name}" if element.prefix else element.name
    return Splice(element.begin, element.end, tag + b">" + content + f"</{name}>".encode())
