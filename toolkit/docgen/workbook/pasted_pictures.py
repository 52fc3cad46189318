"""Pictures inside a workbook: floating over the cells, WPS's DISPIMG cells, Excel 365's pictures in cells.

Sources: ECMA-376, 20.5 (drawings) and 18.9 (metadata); [MS-XLSX] 2.3.6 (rich values); for WPS's
cellimages.xml, files as they are found (exceljs#2786).
"""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from docgen import opc
from docgen.workbook.inspection import DamagedError, part_named, related_parts
from docgen.workbook.scanning import Place, SheetFacts, frame_elements

_ANCHORS = ("oneCellAnchor", "twoCellAnchor", "absoluteAnchor")
_FARTHEST = 1 << 40
"""EMU beyond which a size is nonsense."""


class PastedPicture(NamedTuple):
    """A picture and the cell its top left corner lies in; `part` is "" for a link to an outside file.

    `width` and `height` are the size it was given in the sheet, in EMU; 0 where the picture's own is meant.
    """

    place: Place
    part: str
    width: int = 0
    height: int = 0


def pasted_pictures(package: opc.Package, sheet_part: str, facts: SheetFacts) -> list[PastedPicture]:
    """Every picture of a sheet, floating ones first. Raises DamagedError."""
    found = list(_floating(package, sheet_part, facts))
    if facts.pictures:
        images = _wps_images(package)
        found += [PastedPicture(place, images.get(name, "")) for place, name in facts.pictures.items()]
    if facts.rich:
        parts = _rich_images(package)
        found += [PastedPicture(place, parts.get(index, "")) for place, index in facts.rich.items()]
    return found


def _floating(package: opc.Package, sheet_part: str, facts: SheetFacts) -> Iterator[PastedPicture]:
    related = related_parts(package, sheet_part)
    for drawing in frame_elements(facts, "drawing"):
        part = related.get(drawing.get("id", ""))
        if part:
            yield from _drawing_pictures(package, part)


def _drawing_pictures(package: opc.Package, part: str) -> Iterator[PastedPicture]:
    images = related_parts(package, part)
    for anchor in _tree(package, part):
        if _name(anchor) not in _ANCHORS:
            continue
        for picture in anchor.iterfind(".//{*}pic"):
            width, height = _size(anchor, picture)
            yield PastedPicture(_corner(anchor), images.get(_embedded(picture), ""), width, height)


def _tree(package: opc.Package, part: str) -> ElementTree.Element:
    """The part's root; no part of a workbook has a DOCTYPE (opc), so no entity can expand."""
    try:
        return ElementTree.fromstring(package.read(part))
    except ElementTree.ParseError as problem:
        raise DamagedError(part) from problem


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _corner(anchor: ElementTree.Element) -> Place:
    """The cell of the top left corner (20.5.2.5, counted from 0); (0, 0) for a picture tied to no cell."""
    row, column = anchor.findtext("{*}from/{*}row", ""), anchor.findtext("{*}from/{*}col", "")
    if not (row.strip().isdigit() and column.strip().isdigit()):
        return 0, 0
    return int(row) + 1, int(column) + 1


def _size(anchor: ElementTree.Element, picture: ElementTree.Element) -> tuple[int, int]:
    for extent in (picture.find("{*}spPr/{*}xfrm/{*}ext"), anchor.find("{*}ext")):
        if extent is not None:
            sides = extent.get("cx", ""), extent.get("cy", "")
            if all(side.isdigit() and 0 < int(side) < _FARTHEST for side in sides):
                return int(sides[0]), int(sides[1])
    return 0, 0


def _embedded(picture: ElementTree.Element) -> str:
    """The relationship id of the picture's bytes; "" where it only links to a file."""
    blip = picture.find("{*}blipFill/{*}blip")
    return "" if blip is None else _attribute(blip, "embed")


def _attribute(element: ElementTree.Element, name: str) -> str:
    """An attribute in whichever namespace: strict and transitional workbooks differ."""
    return next((v for key, v in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _wps_images(package: opc.Package) -> dict[str, str]:
    """DISPIMG id → picture part."""
    try:
        part = part_named(package, "xl/cellimages.xml")
    except DamagedError:
        return {}
    images = related_parts(package, part)
    found: dict[str, str] = {}
    for picture in _tree(package, part).iterfind(".//{*}pic"):
        properties = picture.find("{*}nvPicPr/{*}cNvPr")
        if properties is not None:
            found[properties.get("name", "")] = images.get(_embedded(picture), "")
    return found


def _rich_images(package: opc.Package) -> dict[int, str]:
    """A cell's `vm` attribute → picture part.

    vm counts valueMetadata's records from 1; each leads to a rich value, whose first value counts the
    relationships of richValueRel from 0.
    """
    try:
        metadata = _tree(package, part_named(package, "xl/metadata.xml"))
        values = _tree(package, part_named(package, "xl/richData/rdrichvalue.xml"))
        relations_part = part_named(package, "xl/richData/richValueRel.xml")
    except DamagedError:
        return {}
    targets = related_parts(package, relations_part)
    relations = [targets.get(_attribute(rel, "id"), "") for rel in _tree(package, relations_part)]
    rich = [block.get("i", "") for block in metadata.iterfind(".//{*}futureMetadata//{*}rvb")]
    first_values = [value.findtext("{*}v", "") for value in values.iterfind("{*}rv")]
    found: dict[int, str] = {}
    for number, record in enumerate(metadata.iterfind("{*}valueMetadata/{*}bk/{*}rc"), 1):
        found[number] = _followed(record.get("v", ""), rich, first_values, relations)
    return found


def _followed(record: str, rich: list[str], first_values: list[str], relations: list[str]) -> str:
    try:
        return relations[int(first_values[int(rich[int(record)])])]
    except (IndexError, ValueError):
        return ""
