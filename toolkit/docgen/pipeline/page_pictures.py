"""Pictures of a document's pages, and where words stand on them: LibreOffice prints, poppler draws."""

import shutil
import subprocess
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from docgen.office import to_pdf
from docgen.scratch import scratch_folder
from docgen.wordml.names import parse

_DOTS_PER_INCH = 70
_SECONDS = 120
_DRAW, _READ = "pdftoppm", "pdftotext"
_XHTML = "{http://www.w3.org/1999/xhtml}"


class Word(NamedTuple):
    """A word on a page; its left and upper edge as parts of the page's width and height."""

    text: str
    left: float
    top: float


class Page(NamedTuple):
    """A page: its picture (PNG) and the words on it, in reading order."""

    picture: bytes
    words: tuple[Word, ...] = ()


class Spot(NamedTuple):
    """A place on a page (from 0), as parts of its width and height."""

    page: int
    left: float
    top: float


def pages_of(document: Path) -> list[Page]:
    """The pages of `document`; none where LibreOffice or poppler is not at hand, or fails."""
    if not all(shutil.which(program) for program in (_DRAW, _READ)):
        return []
    with scratch_folder() as folder:
        pdf = to_pdf(document, folder).value
        if pdf is None:
            return []
        try:
            _run(_DRAW, "-png", "-r", str(_DOTS_PER_INCH), pdf, folder / "page")
            _run(_READ, "-bbox", pdf, folder / "words.xml")
        except (OSError, subprocess.SubprocessError):
            return []
        pictures = [path.read_bytes() for path in sorted(folder.glob("page*.png"))]
        words = list(_words((folder / "words.xml").read_bytes()))
    return [Page(picture, words[i] if i < len(words) else ()) for i, picture in enumerate(pictures)]


def _run(program: str, *arguments: str | Path) -> None:
    command = [program, *map(str, arguments)]
    subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)


def _words(xml: bytes) -> Iterator[tuple[Word, ...]]:
    # What a font has no character for comes as a control character, which XML does not know.
    clean = bytes(byte if byte >= 0x20 or byte in b"\t\n\r" else 0x20 for byte in xml)
    for page in parse(clean).iter(f"{_XHTML}page"):
        width, height = float(page.get("width", "1")), float(page.get("height", "1"))
        yield tuple(
            Word(word.text or "", float(word.get("xMin", "0")) / width, float(word.get("yMin", "0")) / height)
            for word in page.iter(f"{_XHTML}word")
        )


def spots(pages: Iterable[Page], excerpts: Iterable[str]) -> Iterator[Spot | None]:
    """Where each of `excerpts`, which come in the document's order, begins; None where it is not found."""
    words = [
        (Spot(n, word.left, word.top), "".join(word.text.split()))
        for n, p in enumerate(pages)
        for word in p.words
    ]
    text = "".join(written for _, written in words)
    starts = list(accumulate((len(written) for _, written in words), initial=0))
    last = 0
    for excerpt in excerpts:
        wanted = "".join(excerpt.split())
        found = text.find(wanted, last) if wanted else -1
        found = text.find(wanted) if wanted and found < 0 else found
        last = found if found >= 0 else last
        yield words[bisect_right(starts, found) - 1][0] if found >= 0 else None
