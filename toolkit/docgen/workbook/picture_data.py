"""Picture bytes: which format they are and how large the picture is, from the headers; nothing is decoded."""

import struct
from collections.abc import Callable
from typing import NamedTuple

from docgen.workbook.exif import Exif, exif

EMU_PER_INCH = 914_400
EMU_PER_PIXEL = 9_525
"""At 96 pixels an inch, as Excel takes a picture that does not say otherwise."""
_EMU_PER_HUNDREDTH_MM = 360
_METRES_AN_INCH = 0.0254
_USUAL_DPI = range(30, 2401)
"""What a picture says beyond this is nonsense."""

_JPEG_SEGMENT = struct.Struct(">HH")
_FRAME_MARKERS = frozenset({*range(0xFFC0, 0xFFD0)} - {0xFFC4, 0xFFC8, 0xFFCC})
"""Start-of-frame markers of JPEG (ITU-T T.81, table B.1)."""


class PictureKind(NamedTuple):
    """A picture's media type, its size in EMU as its pixels lie, and what its EXIF says."""

    media_type: str
    width: int
    height: int
    exif: Exif = Exif()


def picture_kind(data: bytes) -> PictureKind | None:
    """What picture `data` is; None for a format that Word does not show, and for one without a size."""
    reader = next((read for start, read in _READERS if data.startswith(start)), None)
    try:
        found = reader(data) if reader is not None else None
    except struct.error:
        return None
    return found if found is not None and found.width > 0 and found.height > 0 else None


def format_name(data: bytes) -> str:
    """The name of a format that people know and Word does not show; "" for anything else."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        return "AVIF" if data[8:12] in (b"avif", b"avis") else "HEIC"
    if head.startswith(b"%PDF"):
        return "PDF"
    return "SVG" if head.startswith(b"<") and b"<svg" in data[:4096] else ""


def _kind(media_type: str, width: int, height: int, dpi: tuple[float, float] = (96, 96)) -> PictureKind:
    across, down = dpi
    if int(across) not in _USUAL_DPI or int(down) not in _USUAL_DPI:
        across = down = 96
    return PictureKind(media_type, round(width * EMU_PER_INCH / across), round(height * EMU_PER_INCH / down))


def _png(data: bytes) -> PictureKind | None:
    if data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">LL", data, 16)
    return _kind("image/png", width, height, _png_dpi(data))


def _png_dpi(data: bytes) -> tuple[float, float]:
    """The chunk pHYs, which stands before the pixels (PNG 11.3.4.3)."""
    position = 8
    while position + 12 <= len(data):
        length, name = struct.unpack_from(">L4s", data, position)
        if name == b"pHYs" and length == 9:
            across, down, is_metre = struct.unpack_from(">LLB", data, position + 8)
            return (across * _METRES_AN_INCH, down * _METRES_AN_INCH) if is_metre == 1 else (96, 96)
        if name == b"IDAT":
            break
        position += 12 + length
    return 96, 96


def _gif(data: bytes) -> PictureKind:
    return _kind("image/gif", *struct.unpack_from("<HH", data, 6))


def _jpeg(data: bytes) -> PictureKind | None:
    position = 2
    dpi: tuple[float, float] = (96, 96)
    found = Exif()
    while position + 9 <= len(data):
        while data[position : position + 2] == b"\xff\xff":
            position += 1
        marker, length = _JPEG_SEGMENT.unpack_from(data, position)
        if marker in _FRAME_MARKERS:
            height, width = struct.unpack_from(">HH", data, position + 5)
            return _kind("image/jpeg", width, height, dpi)._replace(exif=found)
        if marker < 0xFF00 or length < 2:
            return None
        if marker == 0xFFE0 and data[position + 4 : position + 9] == b"JFIF\0":
            dpi = _jfif_dpi(data, position)
        elif marker == 0xFFE1 and data[position + 4 : position + 10] == b"Exif\0\0":
            found = exif(data, position + 10, position + 2 + length)
            dpi = (found.dpi, found.dpi) if found.dpi else dpi
        position += 2 + length
    return None


def _jfif_dpi(data: bytes, segment: int) -> tuple[float, float]:
    units, across, down = struct.unpack_from(">BHH", data, segment + 11)
    scale = {1: 1.0, 2: 2.54}.get(units)
    return (across * scale, down * scale) if scale else (96, 96)


def _bmp(data: bytes) -> PictureKind:
    if struct.unpack_from("<L", data, 14)[0] == 12:
        return _kind("image/bmp", *struct.unpack_from("<HH", data, 18))
    width, height, _planes, _bits, _packing, _size, across, down = struct.unpack_from("<llHHLLll", data, 18)
    dpi = (across * _METRES_AN_INCH, down * _METRES_AN_INCH)
    return _kind("image/bmp", width, abs(height), dpi)


def _tiff(data: bytes) -> PictureKind:
    found = exif(data, 0, len(data))
    dpi = found.dpi or 96
    return _kind("image/tiff", found.width, found.height, (dpi, dpi))._replace(exif=found)


def _emf(data: bytes) -> PictureKind | None:
    """The frame of a metafile is in hundredths of a millimetre ([MS-EMF] 2.2.9)."""
    if data[40:44] != b" EMF":
        return None
    left, top, right, bottom = struct.unpack_from("<4l", data, 24)
    return PictureKind(
        "image/x-emf", (right - left) * _EMU_PER_HUNDREDTH_MM, (bottom - top) * _EMU_PER_HUNDREDTH_MM
    )


def _wmf(data: bytes) -> PictureKind | None:
    """A placeable metafile says how many of its units are an inch ([MS-WMF] 2.3.2.3)."""
    left, top, right, bottom, inch = struct.unpack_from("<4hH", data, 6)
    if not inch:
        return None
    width, height = abs(right - left), abs(bottom - top)
    return PictureKind("image/x-wmf", width * EMU_PER_INCH // inch, height * EMU_PER_INCH // inch)


_READERS: tuple[tuple[bytes, Callable[[bytes], PictureKind | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8", _jpeg),
    (b"GIF87a", _gif),
    (b"GIF89a", _gif),
    (b"BM", _bmp),
    (b"II*\0", _tiff),
    (b"MM\0*", _tiff),
    (b"\x01\0\0\0", _emf),
    (b"\xd7\xcd\xc6\x9a", _wmf),
)
"""How each format begins; these are what Word shows on every system."""
