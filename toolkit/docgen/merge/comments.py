"""The comments of a document, each with the words of the paragraph that it is about (17.13.4)."""

from typing import TYPE_CHECKING, NamedTuple

from docgen import opc
from docgen.merge.paragraphs import paragraph_text
from docgen.wordml.names import W, parse

if TYPE_CHECKING:
    from docgen.wordml.names import Node


class Comment(NamedTuple):
    """What `author` says of the paragraph that says `about`, "" where there is none."""

    about: str
    author: str
    text: str


def comments_in(package: opc.Package) -> list[Comment]:
    """All comments, in the order of their part. Raises `XMLSyntaxError`."""
    main = opc.main_part(package) or ""
    part = opc.related_part(package, main, "comments")
    if not part:
        return []
    places = {
        reference.get(W + "id", ""): paragraph_text(paragraph)
        for paragraph in parse(package.read(main)).iter(W + "p")
        for reference in paragraph.iter(W + "commentReference")
    }
    return [_comment(node, places) for node in parse(package.read(part)).iter(W + "comment")]


def _comment(node: "Node", places: dict[str, str]) -> Comment:
    lines = ("".join(text.text or "" for text in p.iter(W + "t")) for p in node.iter(W + "p"))
    words = "".join(lines).strip()
    return Comment(places.get(node.get(W + "id", ""), ""), node.get(W + "author", ""), words)
