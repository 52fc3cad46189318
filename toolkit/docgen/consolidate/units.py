"""What of a unit's report is gathered, each value with the cell that it stands in."""

from decimal import Decimal
from typing import NamedTuple

from docgen.model.cell_text import CellRef
from docgen.model.fields import PERIOD, SUBJECT, UNIT
from docgen.model.objects import Table
from docgen.model.report import BodyRow, Figure, Level, Report


class UnitFigure(NamedTuple):
    """A figure of a unit: `value` is None where it is empty or a mask, which `written` shows."""

    value: Decimal | None
    written: str
    unit: str
    previous: Decimal | None
    cell: CellRef


class UnitText(NamedTuple):
    """A paragraph of a unit: under which first-level heading, its 层级, its own title, its words."""

    section: str
    level: str
    title: str
    words: str
    cell: CellRef


class UnitTable(NamedTuple):
    """A table of a unit: the texts of its lowest header row, and of its body rows, by column from 1."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Unit(NamedTuple):
    """A unit's report. `file` is its workbook's path as links write it; `errors` counts its faults."""

    name: str
    file: str
    period: str
    subject: str
    layout: str
    figures: dict[str, UnitFigure]
    tables: dict[str, UnitTable]
    texts: tuple[UnitText, ...]
    errors: int = 0


class NotRead(NamedTuple):
    """A workbook that could not be read, and why, in one line."""

    file: str
    reason: str

    @property
    def name(self) -> str:
        """Whose it is, as far as the name of the file tells."""
        return _stem(self.file)


def read_unit(report: Report, file: str, errors: int) -> Unit:
    """What of `report` is gathered; a unit without a name is called as its workbook."""
    return Unit(
        _content(report, UNIT) or _stem(file),
        file,
        _content(report, PERIOD),
        _content(report, SUBJECT),
        report.layout.value.strip(),
        {name: _figure(figure) for name, figure in report.figures.items()},
        {name: _table(table) for name, table in report.tables.items()},
        tuple(_texts(report.body)),
        errors,
    )


def _content(report: Report, name: str) -> str:
    field = report.fields.get(name)
    return field.content.value.strip() if field else ""


def _stem(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[0]


def _figure(figure: Figure) -> UnitFigure:
    return UnitFigure(
        figure.value,
        figure.written.value,
        figure.unit.value.strip(),
        figure.previous,
        figure.written.cell,
    )


def _table(table: Table) -> UnitTable:
    width = max((cell.column + cell.column_span - 1 for row in table.rows for cell in row), default=0)
    lines = [tuple(_row_texts(row, width)) for row in table.rows]
    header = lines[table.header_rows - 1] if 0 < table.header_rows <= len(lines) else ()
    return UnitTable(table.caption.value, header, tuple(lines[table.header_rows :]))


def _row_texts(row: tuple, width: int) -> list[str]:  # type: ignore[type-arg]
    texts = {cell.column: cell.text.value for cell in row}
    return [texts.get(column, "") for column in range(1, width + 1)]


def _texts(body: tuple[BodyRow, ...]) -> list[UnitText]:
    found, section = [], ""
    for row in body:
        if row.level is Level.HEADING_1:
            section = row.title.value or row.content.value
        elif row.level not in (Level.TABLE, Level.PICTURE, Level.CHART):
            cell = row.content.cell if row.content else row.title.cell
            found.append(UnitText(section, row.level.value, row.title.value, row.content.value, cell))
    return found
