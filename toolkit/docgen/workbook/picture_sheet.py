"""图片: a row is one picture, pasted into the sheet or named by its file beside the workbook."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docgen import opc
from docgen.model.cell_text import Text
from docgen.model.names import normalized
from docgen.model.objects import Crop, Picture, Turn
from docgen.workbook.cells import Sheet
from docgen.workbook.exif import crop_of_pixels, without_orientation
from docgen.workbook.header import Header, find_header, rows_below
from docgen.workbook.pasted_pictures import PastedPicture, pasted_pictures
from docgen.workbook.picture_data import PictureKind, format_name, picture_kind
from docgen.workbook.picture_files import OutsideError, posix, read_beside
from docgen.workbook.scanning import Place
from docgen.workbook.schema import PICTURES_SHEET

_READ = ("名称", "图题", "文件")


class PictureSources(NamedTuple):
    """Where the pictures of a sheet come from: its own part of the package, and the workbook's folder.

    `limit` bounds each picture, `total` all different ones together; in bytes.
    """

    package: opc.Package
    sheet_part: str
    folder: Path
    limit: int
    total: int


class _Loaded(NamedTuple):
    """A picture's bytes, without an orientation of their own, and what they are."""

    data: bytes
    kind: PictureKind


class _Loader:
    """Gives each picture's bytes once, however many rows show it, and counts what all of them take."""

    def __init__(self, sheet: Sheet, sources: PictureSources) -> None:
        self._sheet = sheet
        self._sources = sources
        self._known: dict[str, _Loaded | None] = {}
        self._bytes = 0

    def load(self, row: "_Row") -> _Loaded | None:
        """The picture of a row; None, reported, where it has none that can be shown."""
        source = row.pasted[0].part if row.pasted else f"file:{posix(row.file.value)}"
        # A fault is told at each row that has it.
        if self._known.get(source) is None:
            self._known[source] = self._loaded(row)
        return self._known[source]

    def _loaded(self, row: "_Row") -> _Loaded | None:
        pasted = _pasted_data if row.pasted else _file_data
        data = pasted(self._sheet, self._sources, row)
        return None if data is None else self._understood(row, data)

    def _understood(self, row: "_Row", data: bytes) -> _Loaded | None:
        name, limits = row.name.value, self._sources
        if len(data) > limits.limit:
            self._sheet.error("WB506", row.place, name=name, limit=limits.limit >> 20)
        elif self._bytes + len(data) > limits.total:
            self._sheet.error("WB510", row.place, name=name, limit=limits.total >> 20)
        elif (kind := picture_kind(data)) is None:
            known = format_name(data)
            self._sheet.error("WB511" if known else "WB505", row.place, name=name, format=known)
        else:
            self._bytes += len(data)
            return _Loaded(without_orientation(data, kind.exif), kind)
        return None


class _Row(NamedTuple):
    """A row of 图片 as the clerk left it."""

    name: Text
    caption: Text
    file: Text
    pasted: tuple[PastedPicture, ...]

    @property
    def place(self) -> Place:
        return self.name.cell.row, self.name.cell.column


def read_pictures(sheet: Sheet, sources: PictureSources) -> dict[str, Picture | None]:
    """The pictures by name, None for one that cannot be shown; findings go to `sheet`.

    Raises DamagedError where a drawing is no XML.
    """
    header = find_header(sheet, PICTURES_SHEET)
    if header is None:
        return {}
    pictures: dict[str, Picture | None] = {}
    firsts: dict[str, Text] = {}
    loader = _Loader(sheet, sources)
    for row in _rows(sheet, header, sources):
        name = row.name.value
        if not name:
            if row.pasted or row.file:
                sheet.error("WB501", row.place)
        elif (first := firsts.setdefault(normalized(name), row.name)) is not row.name:
            sheet.error("WB507", row.place, name=name, first=first.cell.a1)
        else:
            loaded = loader.load(row)
            pictures[name] = _picture(row, loaded) if loaded is not None else None
    return pictures


def _rows(sheet: Sheet, header: Header, sources: PictureSources) -> Iterator[_Row]:
    """The rows below the header; a picture belongs to the row that its top left corner lies in."""
    pasted: dict[int, list[PastedPicture]] = {}
    found = pasted_pictures(sources.package, sources.sheet_part, sheet.facts)
    if found.others:
        sheet.warning("WB512", found.others[0].place, count=len(found.others))
    for picture in found.pictures:
        pasted.setdefault(picture.place[0], []).append(picture)
    for row in sorted({*rows_below(sheet, header), *(row for row in pasted if row > header.row)}):
        cells = {name: sheet.text((row, column)) for name, column in header.columns.items() if name in _READ}
        nothing = Text("", sheet.ref((row, header.columns["名称"])))
        yield _Row(
            cells["名称"], cells.get("图题", nothing), cells.get("文件", nothing), tuple(pasted.get(row, ()))
        )


def _picture(row: _Row, loaded: _Loaded) -> Picture:
    kind, data = loaded.kind, loaded.data
    given = row.pasted[0] if row.pasted else PastedPicture((0, 0), "")
    width, height, crop, turn = _shown(given, kind)
    file = "" if row.pasted else posix(row.file.value)
    return Picture(
        row.name.value, row.caption, data, kind.media_type, width, height, row.name.cell, file, crop, turn
    )


def _shown(given: PastedPicture, kind: PictureKind) -> tuple[int, int, Crop, Turn]:
    """Size, crop and turn of the pixels, so that the picture is seen as in the sheet, a photograph upright.

    Excel turns a photograph by the drawing when it is inserted, so a drawing that turns says all; where it
    does not, the photograph's own orientation holds.
    """
    crop = given.crop
    if not given.width:
        whole = 100_000
        width = kind.width * (whole - crop.left - crop.right) // whole
        height = kind.height * (whole - crop.top - crop.bottom) // whole
        return max(width, 1), max(height, 1), crop, given.turn if given.turn.angle else kind.exif.turn
    if given.turn.angle or kind.exif.orientation == 1:
        return given.width, given.height, crop, given.turn
    if kind.exif.is_on_its_side and _is_drawn_upright(given, kind):
        return given.height, given.width, crop_of_pixels(crop, kind.exif), kind.exif.turn
    return given.width, given.height, crop, kind.exif.turn


def _is_drawn_upright(given: PastedPicture, kind: PictureKind) -> bool:
    """Whether the program that drew the picture heeded its orientation: by its proportions."""
    drawn = given.width / given.height
    lying, upright = kind.width / kind.height, kind.height / kind.width
    return abs(drawn - upright) < abs(drawn - lying)


def _pasted_data(sheet: Sheet, sources: PictureSources, row: _Row) -> bytes | None:
    if len(row.pasted) > 1:
        sheet.warning("WB509", row.place, name=row.name.value, count=len(row.pasted))
    if row.pasted[0].part:
        return sources.package.read(row.pasted[0].part)
    sheet.error("WB508", row.place, name=row.name.value)
    return None


def _file_data(sheet: Sheet, sources: PictureSources, row: _Row) -> bytes | None:
    """The bytes of a file below the workbook's folder."""
    file = row.file
    if not file:
        sheet.error("WB502", row.place, name=row.name.value)
        return None
    place = (file.cell.row, file.cell.column)
    try:
        return read_beside(sources.folder, file.value, sources.limit + 1)
    except OutsideError:
        sheet.error("WB503", place, path=file.value)
    except OSError:
        sheet.error("WB504", place, path=file.value)
    return None
