"""图片: a row is one picture, pasted into the sheet or named by its file beside the workbook."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from docgen import opc
from docgen.model.report import Picture, Text
from docgen.workbook.cells import Sheet
from docgen.workbook.header import Header, find_header
from docgen.workbook.pasted_pictures import PastedPicture, pasted_pictures
from docgen.workbook.picture_data import picture_kind
from docgen.workbook.scanning import Place
from docgen.workbook.schema import PICTURES_SHEET

_READ = ("名称", "图题", "文件")
_OUTSIDE = re.compile(r"[A-Za-z]:|[/\\~]|[A-Za-z][\w+.-]*://")
"""Starts of absolute paths, drives, network shares, home folders and addresses."""


class PictureSources(NamedTuple):
    """Where the pictures of a sheet come from: its own part of the package, and the workbook's folder."""

    package: opc.Package
    sheet_part: str
    folder: Path
    limit: int


class _Row(NamedTuple):
    """A row of 图片 as the clerk left it."""

    name: Text
    caption: Text
    file: Text
    pasted: tuple[PastedPicture, ...]

    @property
    def place(self) -> Place:
        return self.name.cell.row, self.name.cell.column


def read_pictures(sheet: Sheet, sources: PictureSources) -> dict[str, Picture]:
    """The pictures by name; findings go to `sheet`. Raises DamagedError where a drawing is no XML."""
    header = find_header(sheet, PICTURES_SHEET)
    if header is None:
        return {}
    pictures: dict[str, Picture] = {}
    for row in _rows(sheet, header, sources):
        name = row.name.value
        if not name:
            if row.pasted or row.file:
                sheet.error("WB501", row.place)
        elif name in pictures:
            sheet.error("WB507", row.place, name=name, first=pictures[name].cell.a1)
        elif (picture := _picture(sheet, sources, row)) is not None:
            pictures[name] = picture
    return pictures


def _rows(sheet: Sheet, header: Header, sources: PictureSources) -> Iterator[_Row]:
    """The rows below the header; a picture belongs to the row that its top left corner lies in."""
    pasted: dict[int, list[PastedPicture]] = {}
    for picture in pasted_pictures(sources.package, sources.sheet_part, sheet.facts):
        pasted.setdefault(picture.place[0], []).append(picture)
    for row in sorted({*sheet.rows[header.row :], *(row for row in pasted if row > header.row)}):
        cells = {name: sheet.text((row, column)) for name, column in header.columns.items() if name in _READ}
        nothing = Text("", sheet.ref((row, header.columns["名称"])))
        yield _Row(
            cells["名称"], cells.get("图题", nothing), cells.get("文件", nothing), tuple(pasted.get(row, ()))
        )


def _picture(sheet: Sheet, sources: PictureSources, row: _Row) -> Picture | None:
    name = row.name.value
    data = _pasted_data(sheet, sources, row) if row.pasted else _file_data(sheet, sources, row)
    if data is None:
        return None
    if len(data) > sources.limit:
        sheet.error("WB506", row.place, name=name, limit=sources.limit >> 20)
        return None
    kind = picture_kind(data)
    if kind is None:
        sheet.error("WB505", row.place, name=name)
        return None
    given = row.pasted[0] if row.pasted and row.pasted[0].width else kind
    file = "" if row.pasted else _as_posix(row.file.value)
    return Picture(name, row.caption, data, kind.media_type, given.width, given.height, row.name.cell, file)


def _as_posix(written: str) -> str:
    """A path as a clerk on Windows writes it, for any system."""
    return written.replace("\\", "/")


def _pasted_data(sheet: Sheet, sources: PictureSources, row: _Row) -> bytes | None:
    if len(row.pasted) > 1:
        sheet.warning("WB509", row.place, name=row.name.value, count=len(row.pasted))
    if row.pasted[0].part:
        return sources.package.read(row.pasted[0].part)
    sheet.error("WB508", row.place, name=row.name.value)
    return None


def _file_data(sheet: Sheet, sources: PictureSources, row: _Row) -> bytes | None:
    """The bytes of a file below the workbook's folder; links that lead out of it are not followed."""
    file = row.file
    if not file:
        sheet.error("WB502", row.place, name=row.name.value)
        return None
    place = (file.cell.row, file.cell.column)
    written = _as_posix(file.value)
    if _OUTSIDE.match(file.value) or ".." in PurePosixPath(written).parts or "\0" in written:
        sheet.error("WB503", place, path=file.value)
        return None
    try:
        path = (sources.folder / written).resolve(strict=True)
        if not path.is_relative_to(sources.folder.resolve()):
            sheet.error("WB503", place, path=file.value)
            return None
        with path.open("rb") as stream:
            return stream.read(sources.limit + 1)
    except OSError:
        sheet.error("WB504", place, path=file.value)
        return None
