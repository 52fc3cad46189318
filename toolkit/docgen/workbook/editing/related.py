"""Parts outside the sheet that speak of its rows: tables, comments and their boxes, drawings, charts."""

import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from docgen import opc
from docgen.opc.elements_at import ElementAt, Splice, elements_at, spliced
from docgen.workbook.editing.around import Around, with_attribute
from docgen.workbook.editing.formulas import Formulas, MovedSheets
from docgen.workbook.editing.references import GONE, area_after
from docgen.workbook.editing.rows import RowMap

_NUMBER = re.compile(rb"-?[0-9]{1,9}")


def related_after(package: opc.Package, sheet_part: str, formulas: Formulas) -> dict[str, bytes]:
    """The related parts of a sheet after its rows moved, by name."""
    rows = formulas.moved[formulas.sheet]
    changes: dict[str, bytes] = {}
    for relationship in opc.relationships(package, sheet_part):
        part = opc.resolve(sheet_part, relationship.target)
        if relationship.external or part not in package.parts:
            continue
        kind, xml = relationship.type.rpartition("/")[2], package.read(part)
        if kind in ("table", "comments", "threadedComment"):
            changes[part] = spliced(xml, Around(xml, formulas).splices(elements_at(xml)))
        elif kind == "drawing":
            changes[part] = spliced(xml, _anchors(xml, elements_at(xml), rows))
        elif kind == "vmlDrawing":
            changes[part] = _boxes_after(xml, rows)
    return changes


def _anchors(xml: bytes, root: ElementAt, rows: RowMap) -> Iterator[Splice]:
    """Drawings move with the rows on which they lie (20.5.2.33); none is taken away with a row."""
    for anchor in root.children:
        for corner in (anchor.child("from"), anchor.child("to")):
            row = corner.child("row") if corner else None
            text = xml[row.inside : row.close].strip() if row else b""
            if row and _NUMBER.fullmatch(text):
                yield Splice(row.inside, row.close, str(rows.nearest(int(text) + 1) - 1).encode())


def _boxes_after(xml: bytes, rows: RowMap) -> bytes:
    """The boxes of comments (VML, whose rows count from 0); those of rows now gone go too."""
    try:
        root = elements_at(xml)
    except ExpatError:
        return xml  # VML as old programs wrote it: the boxes stand where they stood
    splices: list[Splice] = []
    for shape in root.children:
        row = next(iter(shape.named("Row")), None)
        text = xml[row.inside : row.close].strip() if row else b""
        if row is None or not _NUMBER.fullmatch(text):
            continue
        new = rows.row(int(text) + 1)
        if new is None:
            splices.append(Splice(shape.begin, shape.end, b""))
            continue
        splices.append(Splice(row.inside, row.close, str(new - 1).encode()))
        splices += _box_anchor(xml, shape, new - 1 - int(text))
    return spliced(xml, splices)


def _box_anchor(xml: bytes, shape: ElementAt, shift: int) -> Iterator[Splice]:
    """Left column, offset, top row, offset, right column, offset, bottom row, offset."""
    anchor = next(iter(shape.named("Anchor")), None)
    numbers = xml[anchor.inside : anchor.close].decode().split(",") if anchor else []
    if anchor and len(numbers) == 8:
        for place in (2, 6):
            numbers[place] = f" {max(int(numbers[place]) + shift, 0)}"
        yield Splice(anchor.inside, anchor.close, ",".join(numbers).encode())


def referring_after(package: opc.Package, moved: MovedSheets) -> dict[str, bytes]:
    """Charts and pivot caches after rows of sheets that they name moved."""
    kinds = opc.content_types(package)
    changes: dict[str, bytes] = {}
    for part, kind in kinds.items():
        if not kind.endswith(("chart+xml", "chartex+xml", "pivotCacheDefinition+xml")):
            continue
        xml = package.read(part)
        changes[part] = spliced(xml, _references(xml, elements_at(xml), moved))
    return changes


def _references(xml: bytes, root: ElementAt, moved: MovedSheets) -> Iterator[Splice]:
    formulas = Formulas("", moved)
    for element in root.named("f", "worksheetSource"):
        if element.name == "f":
            text = xml[element.inside : element.close].decode()
            if not element.children and (new := formulas.text_after(text)) != text:
                yield Splice(element.inside, element.close, new.encode())
        elif (rows := moved.get(element.attributes.get("sheet", ""))) and "ref" in element.attributes:
            area = area_after(element.attributes["ref"], rows)
            if area != GONE:
                tag = xml[element.begin : element.inside]
                yield Splice(element.begin, element.inside, with_attribute(tag, "ref", area))
