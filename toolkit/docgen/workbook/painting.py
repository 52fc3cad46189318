"""What lays a colour behind cells that no style of theirs tells: conditions, tables (18.3.1.18, 18.5)."""

from collections.abc import Callable, Iterator, Sequence, Set
from functools import cached_property

from docgen import opc
from docgen.workbook.colors import Colors
from docgen.workbook.parts import Attributes, DamagedError, elements, part_text, related_parts
from docgen.workbook.places import LAST_COLUMN, LAST_ROW, Area, Place, area_of

_EVERYWHERE = (1, 1, LAST_ROW, LAST_COLUMN)
_PAINTING = ("colorScale", "dataBar")
_ON = ("1", "true")
_PLAIN_STYLES = frozenset(f"TableStyleLight{number}" for number in (*range(1, 8), *range(15, 22)))
"""Built-in styles of tables without a dark cell."""
_EDGED_STYLES = ("TableStyleLight", "TableStyleMedium")
"""Built-in styles of tables of which only the header, the totals and set-off columns may be dark."""


class Backdrop:
    """What stands behind a sheet's cells: the book's colours, and where conditions and tables lay others."""

    def __init__(self, colors: Colors, painted: Callable[[], Sequence[Area]] = tuple) -> None:
        self.colors = colors
        self._painted = painted

    def is_painted(self, place: Place) -> bool:
        """Whether another colour than that of the cell's style may lie behind it."""
        row, column = place
        return any(
            top <= row <= bottom and left <= column <= right for top, left, bottom, right in self._areas
        )

    @cached_property
    def _areas(self) -> Sequence[Area]:
        return self._painted()


def painted_areas(package: opc.Package, part: str, frame: str, darkening: Set[int]) -> tuple[Area, ...]:
    """The areas of a sheet where a condition or a table may lay a dark colour behind a cell.

    `frame` is what stands around the cells, `darkening` are the differential formats with a dark fill. What
    cannot be told may be dark.
    """
    try:
        return tuple(_areas(package, part, frame, darkening))
    except DamagedError:
        return (_EVERYWHERE,)


def _areas(package: opc.Package, part: str, frame: str, darkening: Set[int]) -> Iterator[Area]:
    around = elements(frame, part)
    yield from _conditions(around, darkening)
    tables = [attributes.get("r:id", "") for name, attributes in around if name == "tablePart"]
    related = related_parts(package, part) if tables else {}
    for table in tables:
        yield from _dark_areas(package, related[table]) if table in related else (_EVERYWHERE,)


def _conditions(around: Sequence[tuple[str, Attributes]], darkening: Set[int]) -> Iterator[Area]:
    areas: Sequence[Area] = ()
    for name, attributes in around:
        if name == "conditionalFormatting":
            # The extended ones (x14) name their cells in an element of their own.
            written = attributes.get("sqref", "").split()
            areas = [area_of(each) for each in written] or [_EVERYWHERE]
        elif name == "cfRule" and _is_painting(attributes, darkening):
            yield from areas


def _is_painting(rule: Attributes, darkening: Set[int]) -> bool:
    if rule.get("type") in _PAINTING:
        return True
    number = rule.get("dxfId", "")
    return (
        int(number) in darkening if number.isascii() and number.isdigit() else rule.get("type") != "iconSet"
    )


def _dark_areas(package: opc.Package, part: str) -> Iterator[Area]:
    table, style = Attributes(), Attributes()
    for name, attributes in elements(part_text(package, part), part):
        if name == "table":
            table = attributes
        elif name == "tableStyleInfo":
            style = attributes
    top, left, bottom, right = area = area_of(table.get("ref", ""))
    name = style.get("name", "")
    if name in _PLAIN_STYLES or not name:
        return
    if not name.startswith(_EDGED_STYLES):
        yield area
        return
    yield top, left, top, right
    if table.get("totalsRowCount", "0") != "0":
        yield bottom, left, bottom, right
    if style.get("showFirstColumn") in _ON:
        yield top, left, bottom, left
    if style.get("showLastColumn") in _ON:
        yield top, right, bottom, right
