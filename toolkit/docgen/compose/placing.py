"""Which tables, pictures and charts the rows of 正文 place."""

from docgen.compose.findings import Findings
from docgen.model.report import BodyRow, Chart, Level, Picture, Report, Table
from docgen.suggestions import nearest

Thing = Table | Picture | Chart


def object_name(row: BodyRow) -> str:
    """The table, picture or chart that a row names: 表·检查情况 is 检查情况."""
    named = row.title or row.content
    return named.value.strip().removeprefix("图表·").removeprefix("表·").removeprefix("图片·")


def find_thing(report: Report, row: BodyRow, findings: Findings) -> Thing | None:
    """The thing that `row` places; a finding where there is none of that name."""
    known: dict[str, Thing] = {
        **(report.tables if row.level is Level.TABLE else {}),
        **(report.pictures if row.level is Level.PICTURE else {}),
        **(report.charts if row.level is Level.CHART else {}),
    }
    name = object_name(row)
    if name not in known:
        cell = (row.title or row.content).cell
        findings.error("TX404", cell, kind=row.level.value, name=name, nearest=nearest(name, known))
    return known.get(name)


def check_placed(report: Report, findings: Findings) -> None:
    """Warn of every table, chart and picture that no row of 正文 places: it is not in the report."""
    placed = {(row.level, object_name(row)) for row in report.body}
    things: list[tuple[Level, Thing]] = [
        *((Level.TABLE, table) for table in report.tables.values()),
        *((Level.CHART, chart) for chart in report.charts.values()),
        *((Level.PICTURE, picture) for picture in report.pictures.values()),
    ]
    for level, thing in things:
        if (level, thing.name) not in placed:
            findings.warning("TX408", thing.cell, kind=level.value, name=thing.name)
