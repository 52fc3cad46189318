"""rdocx as a second layout engine: on which pages it sets each thing of a document's body.

It takes the section of 版记 for one that begins on the next page, odd or even: where such a turn is made,
only LibreOffice can say whether the page is even.
"""

import io
import zipfile
from typing import NamedTuple

import rdocx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Thing(NamedTuple):
    """A paragraph or table of the body: its words, and the pages, from 1, on which it stands."""

    words: str
    pages: frozenset[int]
    is_table: bool
    has_drawing: bool


def things(docx: bytes) -> list[Thing]:
    """The body from top to bottom."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(W + "body")
    assert body is not None
    nodes = [node for node in body if node.tag != W + "sectPr"]
    pages: dict[int, set[int]] = {}
    for fragment in rdocx.Document.from_bytes(docx).layout():
        pages.setdefault(fragment.body_index, set()).add(fragment.physical_page)
    return [
        Thing(
            "".join(text.text or "" for text in node.iter(W + "t")),
            frozenset(pages.get(index, ())),
            node.tag == W + "tbl",
            next(node.iter(W + "drawing"), None) is not None,
        )
        for index, node in enumerate(nodes)
    ]


def turns_to_an_even_page(docx: bytes) -> bool:
    """Whether the document has a section that begins on the next even page."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return b'<w:type w:val="evenPage"/>' in package.read("word/document.xml")
