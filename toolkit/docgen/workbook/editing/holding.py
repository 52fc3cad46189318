"""What lies on a sheet's rows besides their cells, and what elsewhere reads them: why a row may not go."""

import re
from collections import defaultdict
from collections.abc import Iterator

from docgen import opc
from docgen.opc.elements_at import elements_at, text_in
from docgen.workbook.editing.book import Edit
from docgen.workbook.editing.dependents import CellFormula, areas_of
from docgen.workbook.places import area_of

_DIGITS = re.compile("[0-9]{1,7}")


def areas_read(package: opc.Package) -> dict[str, tuple[tuple[int, int], ...]]:
    """The first and last rows of the areas that formulas and names of the workbook read, by sheet in lower
    case."""
    edit = Edit(package, ())
    names = edit.names()
    formulas = [*edit.formulas(), *(CellFormula("", (1, 1), text) for text in names.formulas.values())]
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for formula in formulas:
        for sheet, (top, _, bottom, _) in areas_of(formula, names):
            found[sheet].add((top, bottom))
    return {sheet: tuple(sorted(rows)) for sheet, rows in found.items()}


def rows_held(package: opc.Package, sheet_part: str) -> frozenset[int]:
    """The rows on which a person's comment or picture lies."""
    return frozenset(_held(package, sheet_part))


def _held(package: opc.Package, sheet_part: str) -> Iterator[int]:
    for relationship in opc.relationships(package, sheet_part):
        part = opc.resolve(sheet_part, relationship.target)
        kind = relationship.type.rpartition("/")[2]
        if relationship.external or part not in package.parts:
            continue
        if kind in ("comments", "threadedComment"):
            for element in elements_at(package.read(part)).named("comment", "threadedComment"):
                yield area_of(element.attributes.get("ref", "A1"))[0]
        elif kind == "drawing":
            xml = package.read(part)
            for corner in elements_at(xml).named("from"):
                row = corner.child("row")
                text = text_in(xml, row).strip() if row else ""
                if _DIGITS.fullmatch(text):
                    yield int(text) + 1
