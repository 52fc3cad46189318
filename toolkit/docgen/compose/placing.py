"""Which tables, pictures and charts the rows of 正文 place; names are compared normalised."""

from docgen.compose.findings import Findings
from docgen.model.names import normalized
from docgen.model.objects import Chart, Picture, Table
from docgen.model.report import BodyRow, Level, Report
from docgen.suggestions import nearest

Thing = Table | Picture | Chart
OBJECTS = frozenset({Level.TABLE, Level.PICTURE, Level.CHART})
"""Levels whose words name a thing to place, and are not printed."""
_PREFIXES = ("图表·", "表·", "图片·")


def object_name(row: BodyRow) -> str:
    """The table, picture or chart that a row names: 表·检查情况 is 检查情况."""
    name = (row.title or row.content).value.strip()
    return next((name.removeprefix(prefix) for prefix in _PREFIXES if name.startswith(prefix)), name)


def placed_things(report: Report) -> frozenset[tuple[Level, str]]:
    """What the rows place: the level and the normalised name."""
    return frozenset((row.level, normalized(object_name(row))) for row in report.body if row.level in OBJECTS)


def find_thing(report: Report, row: BodyRow, findings: Findings) -> Thing | None:
    """The thing that `row` places; a finding where there is none of that name."""
    known: dict[str, Thing] = {
        **(report.tables if row.level is Level.TABLE else {}),
        **(report.pictures if row.level is Level.PICTURE else {}),
        **(report.charts if row.level is Level.CHART else {}),
    }
    name = object_name(row)
    same = known.get(name) or {normalized(one): thing for one, thing in known.items()}.get(normalized(name))
    if same is None and (row.level, normalized(name)) not in report.unread:
        cell = (row.title or row.content).cell
        findings.error("TX404", cell, kind=row.level.value, name=name, nearest=nearest(name, known))
    return same


def check_placed(report: Report, findings: Findings) -> None:
    """Warn of every table, chart and picture that no row of 正文 places: it is not in the report."""
    placed = placed_things(report)
    things: list[tuple[Level, Thing]] = [
        *((Level.TABLE, table) for table in report.tables.values()),
        *((Level.CHART, chart) for chart in report.charts.values()),
        *((Level.PICTURE, picture) for picture in report.pictures.values()),
    ]
    for level, thing in things:
        if (level, normalized(thing.name)) not in placed:
            findings.warning("TX408", thing.cell, kind=level.value, name=thing.name)
