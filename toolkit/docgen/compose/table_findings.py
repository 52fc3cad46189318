"""Tables that the template's page cannot hold as they are."""

from collections.abc import Iterable, Mapping

from docgen.compose.findings import Findings
from docgen.model.geometry import Room
from docgen.model.objects import Table
from docgen.model.table_parts import in_parts

_FEW_COLUMNS, _SHORT = 8, 400
"""A table of so few columns, with texts of so few characters, fits every page."""


def tell_fit(tables: Mapping[str, Table], room: Room, findings: Findings) -> None:
    """Warn of tables set in parts, and of rows higher than a page."""
    for table in _every(tables.values()):
        cells = (cell for row in table.rows for cell in row)
        if len(table.widths) > _FEW_COLUMNS or any(len(cell.text.value) > _SHORT for cell in cells):
            _tell(table, room, findings)


def _every(tables: Iterable[Table]) -> Iterable[Table]:
    return (each for table in tables for each in (table, *table.following))


def _tell(table: Table, room: Room, findings: Findings) -> None:
    parts = in_parts(table, room)
    if len(parts) > 1:
        findings.warning("WB614", table.cell, name=table.name, columns=len(table.widths), parts=len(parts))
    too_tall = sorted(frozenset().union(*(fit.too_tall for _part, fit in parts)))
    for number in too_tall[:1]:
        findings.warning("WB615", table.rows[number][0].text.cell, count=len(too_tall))
