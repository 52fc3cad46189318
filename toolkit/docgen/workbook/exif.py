"""EXIF, the notes of a camera in a photograph: how it was held. Source: CIPA DC-008, TIFF 6.0."""

import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docgen.model.objects import Crop, Turn

_ORIENTATION, _WIDTH, _HEIGHT, _X_RESOLUTION, _UNIT = 274, 256, 257, 282, 296
_SHORT = 3
RIGHT_ANGLE = 90 * 60_000

_TURNS = {
    2: Turn(0, True),
    3: Turn(2 * RIGHT_ANGLE),
    4: Turn(0, False, True),
    5: Turn(3 * RIGHT_ANGLE, True),
    6: Turn(RIGHT_ANGLE),
    7: Turn(RIGHT_ANGLE, True),
    8: Turn(3 * RIGHT_ANGLE),
}
"""Orientation → what is to be done to the pixels to see the picture upright."""


class Exif(NamedTuple):
    """What is of use here; 0 where nothing is said. `at` is where the orientation's two bytes stand."""

    orientation: int = 1
    at: int = 0
    is_little: bool = True
    width: int = 0
    height: int = 0
    dpi: float = 0.0

    @property
    def turn(self) -> Turn:
        """What makes the pixels upright."""
        return _TURNS.get(self.orientation, Turn())

    @property
    def is_on_its_side(self) -> bool:
        """Whether width and height change places when the picture is upright."""
        return self.orientation in (5, 6, 7, 8)


def exif(data: bytes, start: int, end: int) -> Exif:
    """The first directory of the TIFF structure at `start`; what is broken says nothing."""
    try:
        order = "<" if data[start : start + 2] == b"II" else ">"
        entries = dict(_entries(data, order, start, min(end, len(data))))
        orientation, at = entries.get(_ORIENTATION, (1, 0))
        if not 1 <= orientation <= 8:
            orientation, at = 1, 0
        width, height = (entries.get(tag, (0, 0))[0] for tag in (_WIDTH, _HEIGHT))
        return Exif(orientation, at, order == "<", width, height, _dpi(data, order, start, entries))
    except (struct.error, ZeroDivisionError):
        return Exif()


def _entries(data: bytes, order: str, start: int, end: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Tag → its value (a number, or where it stands) and the place of the value."""
    directory = start + struct.unpack_from(f"{order}L", data, start + 4)[0]
    (count,) = struct.unpack_from(f"{order}H", data, directory)
    for entry in range(directory + 2, min(directory + 2 + 12 * count, end - 11), 12):
        tag, kind = struct.unpack_from(f"{order}HH", data, entry)
        (value,) = struct.unpack_from(f"{order}{'H' if kind == _SHORT else 'L'}", data, entry + 8)
        yield tag, (value, entry + 8)


def _dpi(data: bytes, order: str, start: int, entries: Mapping[int, tuple[int, int]]) -> float:
    """Dots an inch; 0 where it is not said."""
    if _X_RESOLUTION not in entries:
        return 0.0
    above, below = struct.unpack_from(f"{order}LL", data, start + entries[_X_RESOLUTION][0])
    scale: float = {2: 1.0, 3: 2.54}.get(entries.get(_UNIT, (2, 0))[0], 0.0)
    return float(above / below * scale)


def without_orientation(data: bytes, found: Exif) -> bytes:
    """The picture saying that it is upright: programs differ in whether they heed what it says."""
    if found.orientation == 1 or not found.at:
        return data
    upright = struct.pack("<H" if found.is_little else ">H", 1)
    return data[: found.at] + upright + data[found.at + 2 :]


def crop_of_pixels(crop: Crop, found: Exif) -> Crop:
    """A crop of the upright picture as one of its pixels."""
    left, top, right, bottom = crop
    angle = found.turn.angle // RIGHT_ANGLE
    sides = [left, top, right, bottom]
    # Each right angle clockwise takes the left side of the pixels to the top.
    sides = sides[angle:] + sides[:angle]
    if found.turn.mirrored:
        sides[0], sides[2] = sides[2], sides[0]
    if found.turn.upside_down:
        sides[1], sides[3] = sides[3], sides[1]
    return Crop(*sides)
