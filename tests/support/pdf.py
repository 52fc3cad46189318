"""Where things stand on a printed page, in millimetres from its top left corner."""

import io
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pdfplumber
from PIL import Image

DPI = 300
MM_A_DOT = 25.4 / DPI
MM_A_POINT = 25.4 / 72
DARK = 170
"""Greyer than this is paper."""
BELOW = 2.0
"""How far ink may lie below the bottom that a font gives its characters."""
SAME_LINE = 1.5
"""Characters whose bottoms differ by less, in millimetres, stand on one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text without its blanks; `left` and `right` are the edges of its first and last character.

    `size` is in points.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Ink:
    """A band of the page with something printed in every row of dots: text lines and rules."""

    top: float
    bottom: float
    left: float
    right: float

    @property
    def height(self) -> float:
        """From the first row of dots to the last."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2


class Page:
    """One page of a PDF; `number` counts from 1."""

    def __init__(self, path: Path, number: int) -> None:
        self.path = path
        self.number = number

    @cached_property
    def lines(self) -> list[Line]:
        """The text lines from top to bottom; the words of one line belong together however far apart."""
        with pdfplumber.open(self.path, pages=[self.number]) as document:
            characters = [c for c in document.pages[0].chars if c["text"].strip()]
        characters.sort(key=lambda c: (c["bottom"], c["x0"]))
        lines: list[list[dict[str, float | str]]] = []
        for character in characters:
            if lines and character["bottom"] - lines[-1][0]["bottom"] < SAME_LINE / MM_A_POINT:
                lines[-1].append(character)
            else:
                lines.append([character])
        return [_line(sorted(found, key=lambda c: c["x0"])) for found in lines]

    @cached_property
    def ink(self) -> list[Ink]:
        """The printed bands from top to bottom."""
        return list(_bands(self._image))

    def line(self, start: str) -> Line:
        """The first line whose text starts with `start`."""
        return next(line for line in self.lines if line.text.startswith(start))

    def ink_of(self, line: Line) -> Ink:
        """The printed box of `line`."""
        height = line.size * MM_A_POINT
        return self.ink_in(line.left - 1, line.bottom - height, line.right + 1, line.bottom + BELOW)

    def ink_in(self, left: float, top: float, right: float, bottom: float) -> Ink:
        """The printed box inside a part of the page, which must not be blank."""
        corner = round(left / MM_A_DOT), round(top / MM_A_DOT)
        found = self._image.crop((*corner, round(right / MM_A_DOT), round(bottom / MM_A_DOT))).getbbox()
        assert found, f"nothing printed in {left, top, right, bottom}"
        return Ink(
            top=(corner[1] + found[1]) * MM_A_DOT,
            bottom=(corner[1] + found[3]) * MM_A_DOT,
            left=(corner[0] + found[0]) * MM_A_DOT,
            right=(corner[0] + found[2]) * MM_A_DOT,
        )

    def rules(self) -> list[Ink]:
        """The lines drawn across the page: flat and long."""
        return [band for band in self.ink if band.height < 1.5 and band.right - band.left > 100]

    @cached_property
    def _image(self) -> Image.Image:
        page = str(self.number)
        command = ["pdftoppm", "-r", str(DPI), "-f", page, "-l", page, "-png", str(self.path)]
        png = subprocess.run(command, capture_output=True, timeout=120, check=True).stdout
        return Image.open(io.BytesIO(png)).convert("L").point(lambda grey: 255 if grey < DARK else 0)


def pages(path: Path) -> list[Page]:
    """The pages of a PDF."""
    with pdfplumber.open(path) as document:
        return [Page(path, number) for number in range(1, len(document.pages) + 1)]


def _line(characters: list[dict[str, float | str]]) -> Line:
    first, last = characters[0], characters[-1]
    return Line(
        text="".join(str(c["text"]) for c in characters),
        left=float(first["x0"]) * MM_A_POINT,
        right=float(last["x1"]) * MM_A_POINT,
        bottom=float(first["bottom"]) * MM_A_POINT,
        size=float(first["size"]),
    )


def _bands(image: Image.Image) -> Iterator[Ink]:
    width, height = image.size
    dots = image.tobytes()
    start = None
    for row in range(height + 1):
        printed = row < height and 255 in dots[row * width : (row + 1) * width]
        if printed and start is None:
            start = row
        elif not printed and start is not None:
            left, _, right, _ = image.crop((0, start, width, row)).getbbox() or (0, 0, 0, 0)
            yield Ink(start * MM_A_DOT, row * MM_A_DOT, left * MM_A_DOT, right * MM_A_DOT)
            start = None
