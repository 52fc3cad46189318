"""The workbook part: which sheets there are, and where their styles and shared texts stand (18.2)."""

from collections.abc import Sequence
from typing import NamedTuple

from docgen import opc
from docgen.workbook.parts import (
    DamagedError,
    Element,
    elements,
    local,
    part_named,
    part_text,
    related_parts,
    relationships,
    remembered,
)
from docgen.workbook.styles import CellStyle, cell_styles, darkening_differences, marking_styles

__all__ = [
    "BookFacts",
    "CellStyle",
    "DamagedError",
    "SheetPart",
    "inspect_book",
    "main_part",
    "part_named",
    "related_parts",
]


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it; `part` is "" where it has no worksheet part of its own."""

    name: str
    position: int
    part: str
    is_hidden: bool = False


class BookFacts(NamedTuple):
    """The workbook part and what it uses; `marking` are the styles under which a text is not simply what is
    stored, `strings` and `theme` are parts, "" where there is none."""

    sheets: tuple[SheetPart, ...]
    styles: Sequence[CellStyle]
    is_1904: bool
    marking: frozenset[int] = frozenset()
    strings: str = ""
    theme: str = ""
    darkening: frozenset[int] = frozenset()
    """The differential formats by which a condition may darken a cell."""


def inspect_book(package: opc.Package) -> BookFacts:
    """The sheets in tab order and the cell styles. Raises DamagedError."""
    part = main_part(package)
    targets, by_kind = _targets(package, part)
    is_1904 = False
    sheets: list[SheetPart] = []
    for name, attributes in _elements(package, part):
        if name == "workbookPr":
            is_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            own = {local(key): value for key, value in attributes.items()}
            if {"name", "id"} <= own.keys():
                target, hidden = targets.get(own["id"], ""), own.get("state", "visible") != "visible"
                sheets.append(SheetPart(own["name"], len(sheets), target, hidden))
    styles = by_kind.get("styles", "")
    return BookFacts(
        tuple(sheets),
        cell_styles(package, styles) if styles else (),
        is_1904,
        marking_styles(package, styles) if styles else frozenset(),
        by_kind.get("sharedStrings", ""),
        by_kind.get("theme", ""),
        darkening_differences(package, styles) if styles else frozenset(),
    )


def main_part(package: opc.Package) -> str:
    """The workbook part: by the package's relationships, or under its usual name. Raises DamagedError."""
    for relationship in relationships(package, ""):
        if _kind(relationship) == "officeDocument":
            return relationship.target
    try:
        return part_named(package, "xl/workbook.xml")
    except DamagedError as problem:
        raise DamagedError(str(problem), "WB005") from problem


def _kind(relationship: opc.Relationship) -> str:
    """The last step of a relationship's type, which strict and transitional workbooks share."""
    return relationship.type.rpartition("/")[2]


def _targets(package: opc.Package, part: str) -> tuple[dict[str, str], dict[str, str]]:
    """The worksheets by relationship id, and the other parts of the workbook by kind."""
    sheets: dict[str, str] = {}
    others: dict[str, str] = {}
    for relationship in relationships(package, part):
        kind = _kind(relationship)
        if kind == "worksheet":
            sheets[relationship.id] = relationship.target
        else:
            others.setdefault(kind, relationship.target)
    return sheets, others


@remembered(8)
def _elements(package: opc.Package, part: str) -> tuple[Element, ...]:
    """The elements of the workbook part. Raises DamagedError where it is no workbook's."""
    found = elements(part_text(package, part), part)
    if not found or found[0][0] != "workbook":
        raise DamagedError(part, "WB005")
    return tuple(found)
