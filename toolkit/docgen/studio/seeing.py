"""In a child process: a document's pages as pictures, and what stands where on them.

rdocx lays a report out in a tenth of a second; where it is not installed LibreOffice prints it, which takes
seconds; where neither is at hand there are no pages, and the page shows the paragraphs.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from docgen.diagnostics import Diagnostic
from docgen.document import main_part
from docgen.opc import open_package
from docgen.pipeline.agreeing import contradictions
from docgen.pipeline.page_pictures import Page, pages_of, spots
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.studio.origins import Said, said_in
from docgen.wordml.names import W, parse

RDOCX, OFFICE, NONE = "rdocx", "LibreOffice", ""
_DOTS_PER_INCH = 96.0
_LINE = 0.022
"""How high a line is, as a part of the page, where only its first word is known."""


class Box(NamedTuple):
    """Where a paragraph or table of the body stands: a page (from 0) and parts of its width and height."""

    page: int
    left: float
    top: float
    width: float
    height: float
    words: str


class Seen(NamedTuple):
    """The pages of a document: who laid them out, how wide and high each is (points), what stands where."""

    engine: str = NONE
    sizes: tuple[tuple[float, float], ...] = ()
    boxes: tuple[Box, ...] = ()


class Looked(NamedTuple):
    """A workbook looked at: all that its report is told, and what the report says."""

    found: tuple[Diagnostic, ...] = ()
    said: tuple[Said, ...] = ()


def look(settings: Settings, book: Path) -> Looked:
    """What the report of `book` says with its cells, and all that is to be told: also what does not agree."""
    composed = Renderer(settings).composed(book)
    if composed.value is None:
        return Looked(composed.diagnostics)
    found = (*composed.diagnostics, *contradictions(composed.value, book.name))
    return Looked(found, tuple(said_in(composed.value)))


def see(document: Path) -> Seen:
    """The pages of `document`. Raises OSError where it cannot be read."""
    data = document.read_bytes()
    words = list(_body(data, document.name))
    if _rdocx() is not None:
        return _seen_by_rdocx(data, words)
    pages = _printed(document, document.stat().st_mtime_ns)
    return _seen_by_office(pages, words) if pages else Seen()


def picture(document: Path, page: int) -> bytes:
    """Page `page` (from 0) of `document` as PNG; empty where there is none."""
    if _rdocx() is not None:
        opened = _opened(document.read_bytes())
        return bytes(opened.render_page_to_png(page, dpi=_DOTS_PER_INCH))
    pages = _printed(document, document.stat().st_mtime_ns)
    return pages[page].picture if page < len(pages) else b""


def _rdocx() -> Any:
    """rdocx, or None where it is not installed; DOCGEN_PAGES names another way for those who compare."""
    if os.environ.get("DOCGEN_PAGES", RDOCX) != RDOCX:
        return None
    try:
        import rdocx
    except ImportError:
        return None
    return rdocx


_last: dict[bytes, Any] = {}
"""The document that was laid out last: its pages are asked for one by one."""
_pages: dict[tuple[Path, int], list[Page]] = {}


def _opened(data: bytes) -> Any:
    if data not in _last:
        _last.clear()
        _last[data] = _rdocx().Document.from_bytes(data)
    return _last[data]


def _printed(document: Path, stamp: int) -> list[Page]:
    if (document, stamp) not in _pages:
        _pages.clear()
        _pages[document, stamp] = pages_of(document)
    return _pages[document, stamp]


def _seen_by_rdocx(data: bytes, words: list[str]) -> Seen:
    opened = _opened(data)
    fragments = opened.layout()
    count = max((fragment.physical_page for fragment in fragments), default=1)
    pages = [opened.layout_page(number) for number in range(count)]
    sizes = tuple((float(page.width), float(page.height)) for page in pages)
    boxes = (_box(each, sizes, words) for each in fragments if each.body_index < len(words))
    return Seen(RDOCX, sizes, tuple(box for box in boxes if box.words))


def _box(fragment: Any, sizes: tuple[tuple[float, float], ...], words: list[str]) -> Box:
    page, bounds = fragment.physical_page - 1, fragment.bounds
    width, height = sizes[page]
    left, top = round(bounds.x / width, 4), round(bounds.y / height, 4)
    across, down = round(bounds.width / width, 4), round(bounds.height / height, 4)
    return Box(page, left, top, across, down, words[fragment.body_index])


def _seen_by_office(pages: list[Page], words: list[str]) -> Seen:
    said = [text for text in words if text]
    found = zip(said, spots(pages, (text[:_EXCERPT] for text in said)), strict=True)
    boxes = (
        Box(spot.page, 0.1, round(spot.top, 4), 0.8, _LINE, text) for text, spot in found if spot is not None
    )
    return Seen(OFFICE, tuple((595.3, 841.9) for _ in pages), tuple(boxes))


_EXCERPT = 20


def _body(data: bytes, name: str) -> Iterator[str]:
    """The words of each paragraph and table of the body, in order."""
    package = open_package(data, name).value
    main = main_part(package) if package is not None else None
    if package is None or main is None:
        return
    body = parse(package.read(main)).find(f"{W}body")
    for node in () if body is None else body:
        if node.tag != f"{W}sectPr":
            yield "".join(text.text or "" for text in node.iter(f"{W}t"))
