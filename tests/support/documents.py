"""What a .docx says, read by nobody's code but lxml's."""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body_of(docx: bytes) -> etree._Element:
    """The w:body of the main document part."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    return body


def paragraphs_of(docx: bytes) -> list[str]:
    """The text of every paragraph in reading order, tables' cells included; a line break is `\\n`."""
    return [paragraph_text(paragraph) for paragraph in body_of(docx).iter(f"{W}p")]


def styled_paragraphs_of(docx: bytes) -> list[tuple[str, str]]:
    """(style name, text) of the paragraphs that stand in the body itself."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")  # type: ignore[union-attr]
        for style in styles.iter(f"{W}style")
    }
    found = []
    for paragraph in body_of(docx).iterfind(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.append(
            (names[style.get(f"{W}val")] if style is not None else "Normal", paragraph_text(paragraph))
        )
    return found


def paragraph_text(paragraph: etree._Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
        yield {"t": element.text or "", "br": "\n", "tab": "\t"}[etree.QName(element).localname]


def squeezed(text: str) -> str:
    """`text` without white space, for readers that set lines their own way."""
    return re.sub(r"\s+", "", text)
