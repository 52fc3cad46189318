"""Pictures inside a workbook: floating over the cells, WPS's DISPIMG cells, Excel 365's pictures in cells.

Sources: ECMA-376, 20.5 (drawings) and 18.9 (metadata); [MS-XLSX] 2.3.6 (rich values); for WPS's
cellimages.xml, files as they are found (exceljs#2786).
"""

from typing import NamedTuple

from docgen import opc
from docgen.model.objects import Crop, Turn
from docgen.workbook.cells import Sheet
from docgen.workbook.drawings import Drawn, attribute, crop_of, embedded, floating, tree
from docgen.workbook.inspection import DamagedError, part_named, related_parts
from docgen.workbook.scanning import Place, SheetFacts


class PastedPicture(NamedTuple):
    """A picture and the cell its top left corner lies in; `part` is "" for a link to an outside file.

    `width` and `height` are the size it was given in the sheet, in EMU, before it is turned; 0 where the
    picture's own is meant.
    """

    place: Place
    part: str
    width: int = 0
    height: int = 0
    crop: Crop = Crop()
    turn: Turn = Turn()


class Pasted(NamedTuple):
    """What lies on a sheet: its pictures, floating ones first, and the other things drawn on it."""

    pictures: tuple[PastedPicture, ...]
    others: tuple[Drawn, ...]


def pasted_pictures(package: opc.Package, sheet_part: str, facts: SheetFacts) -> Pasted:
    """Everything that lies on a sheet. Raises DamagedError."""
    drawn = tuple(floating(package, sheet_part, facts))
    found = [
        PastedPicture(one.place, one.part, one.width, one.height, one.crop, one.turn)
        for one in drawn
        if one.kind == "pic"
    ]
    if facts.pictures:
        images = _wps_images(package)
        found += [PastedPicture(place, *images.get(name, ("",))) for place, name in facts.pictures.items()]
    if facts.rich:
        parts = _rich_images(package)
        found += [PastedPicture(place, parts.get(index, "")) for place, index in facts.rich.items()]
    return Pasted(tuple(found), tuple(one for one in drawn if one.kind != "pic"))


def tell_drawn(sheet: Sheet, package: opc.Package, sheet_part: str) -> None:
    """Tell, once, of the pictures and charts that lie on a sheet whose cells alone are read."""
    try:
        drawn = list(floating(package, sheet_part, sheet.facts))
    except DamagedError as problem:
        sheet.warning("WB617", reason=str(problem))
        return
    pictures = sum(one.kind == "pic" for one in drawn)
    if drawn:
        place = drawn[0].place if all(drawn[0].place) else None
        sheet.warning("WB616", place, pictures=pictures, others=len(drawn) - pictures)


def _wps_images(package: opc.Package) -> dict[str, tuple[str, int, int, Crop]]:
    """DISPIMG id → picture part, no size of its own (the cell's is the picture's), and crop."""
    try:
        part = part_named(package, "xl/cellimages.xml")
    except DamagedError:
        return {}
    images = related_parts(package, part)
    found: dict[str, tuple[str, int, int, Crop]] = {}
    for picture in tree(package, part).iterfind(".//{*}pic"):
        properties = picture.find("{*}nvPicPr/{*}cNvPr")
        if properties is not None:
            part = images.get(embedded(picture), "")
            found[properties.get("name", "")] = part, 0, 0, crop_of(picture)
    return found


def _rich_images(package: opc.Package) -> dict[int, str]:
    """A cell's `vm` attribute → picture part.

    vm counts valueMetadata's records from 1; each leads to a rich value, whose first value counts the
    relationships of richValueRel from 0.
    """
    try:
        metadata = tree(package, part_named(package, "xl/metadata.xml"))
        values = tree(package, part_named(package, "xl/richData/rdrichvalue.xml"))
        relations_part = part_named(package, "xl/richData/richValueRel.xml")
    except DamagedError:
        return {}
    targets = related_parts(package, relations_part)
    relations = [targets.get(attribute(rel, "id"), "") for rel in tree(package, relations_part)]
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
