"""Picture bytes: which format they are and how large the picture is, from the headers; nothing is decoded."""

import re
import struct
from typing import NamedTuple

EMU_PER_PIXEL = 9_525
"""At 96 pixels an inch, as Excel takes a picture that does not say otherwise."""

_JPEG_SEGMENT = struct.Struct(">HH")
_JPEG_SIZE = struct.Struct(">HH")
_FRAME_MARKERS = frozenset({*range(0xFFC0, 0xFFD0)} - {0xFFC4, 0xFFC8, 0xFFCC})
"""Start-of-frame markers of JPEG (ITU-T T.81, table B.1)."""


class PictureKind(NamedTuple):
    """A picture's media type, and its size in EMU."""

    media_type: str
    width: int
    height: int


def picture_kind(data: bytes) -> PictureKind | None:
    """What picture `data` is; None for everything but PNG, JPEG and GIF, and for one without a size."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR" and len(data) >= 24:
        return _kind("image/png", *struct.unpack(">LL", data[16:24]))
    if data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= 10:
        return _kind("image/gif", *struct.unpack("<HH", data[6:10]))
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return None


def _kind(media_type: str, width: int, height: int) -> PictureKind | None:
    if not (width and height):
        return None
    return PictureKind(media_type, width * EMU_PER_PIXEL, height * EMU_PER_PIXEL)


def _jpeg(data: bytes) -> PictureKind | None:
    position = 2
    while position + 9 <= len(data):
        if padding := re.compile(b"\xff{2,}").match(data, position):
            position = padding.end() - 1
        marker, length = _JPEG_SEGMENT.unpack_from(data, position)
        if marker in _FRAME_MARKERS and position + 9 <= len(data):
            height, width = _JPEG_SIZE.unpack_from(data, position + 5)
            return _kind("image/jpeg", width, height)
        if marker < 0xFF00 or length < 2:
            return None
        position += 2 + length
    return None
