"""Tables, pictures and charts as WordprocessingML, and the parts a document needs for them."""

from collections.abc import Mapping
from functools import partial

from docgen.model.geometry import Room
from docgen.model.objects import Chart, Picture, Table
from docgen.opc import NewPart, Package
from docgen.template.objects.chart import chart_markup, chart_part, chart_workbook
from docgen.template.objects.landscape import with_turned_pages
from docgen.template.objects.parts import Parts
from docgen.template.objects.picture import picture_markup
from docgen.template.objects.table import table_markup
from docgen.template.objects.turned_footer import TurnedFooters

MAIN_PART = "word/document.xml"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Additions:
    """The objects of one render: gives the markup of each, and collects the parts behind them.

    `room` is what the template's page has for them.
    """

    def __init__(self, package: Package, styles: Mapping[str, str], room: Room) -> None:
        self._parts = Parts(package)
        self._styles = styles
        self._room = room
        self._footers = TurnedFooters(package, self._parts)

    def markup(self, value: Table | Picture | Chart, part: str) -> str:
        """`value` as paragraphs and tables to stand in `part`, its caption with it."""
        if isinstance(value, Table):
            return table_markup(value, self._styles, self._room, may_turn=part == MAIN_PART)
        if isinstance(value, Picture):
            image = self._parts.image(value.data, value.media_type, part)
            return picture_markup(value, image, self._styles, self._room)
        workbook = self._parts.name("word/embeddings/", "docgen_chart", ".xlsx")
        name = self._parts.name("word/charts/", "docgen_chart", ".xml")
        chart = self._parts.add(name, chart_part(value), _CHART_TYPE, part, "chart")
        self._parts.add(workbook, chart_workbook(value), _WORKBOOK_TYPE, name, "package")
        return chart_markup(value, chart, self._styles, self._room)

    def with_turned_pages(self, text: str, part: str) -> str:
        """The rendered `part` with the pages turned that its tables ask for."""
        return with_turned_pages(text, partial(self._footers.turned, part))

    def parts(self) -> tuple[NewPart, ...]:
        """What was collected, in order."""
        return self._parts.added
