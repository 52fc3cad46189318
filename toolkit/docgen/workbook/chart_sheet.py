"""图表·X: kind, caption, then a header of series names over categories and numbers (schema.CHART_PREFIX)."""

from decimal import Decimal

from docgen.model.names import normalized
from docgen.model.number_format import is_date_format
from docgen.model.report import Chart, ChartKind, ChartSeries, Text
from docgen.suggestions import nearest
from docgen.workbook.cells import Sheet
from docgen.workbook.scanning import Place
from docgen.workbook.schema import CHART_CAPTION_LABEL, CHART_KIND_LABEL, CHART_KIND_WORDS

_LABELS = (CHART_KIND_LABEL, CHART_CAPTION_LABEL)


def read_chart(sheet: Sheet, name: str) -> Chart | None:
    """The chart of the sheet 图表·`name`; None, reported, where kind, series or categories are missing."""
    rows = [row for row in sheet.rows if not sheet.is_blank_row(row, sheet.columns)]
    labels: dict[str, int] = {}
    while rows and (label := normalized(sheet.plain((rows[0], 1))).rstrip(":")) in _LABELS:
        labels[label] = rows.pop(0)
    kind = _kind(sheet, labels.get(CHART_KIND_LABEL))
    columns = [column for column in sheet.columns[1:] if rows and sheet.is_filled((rows[0], column))]
    if len(rows) < 2 or not columns:
        sheet.error("WB604", name=name)
        return None
    caption_row = labels.get(CHART_CAPTION_LABEL)
    caption = sheet.text((caption_row, 2)) if caption_row else Text("", sheet.ref((rows[0], 1)))
    header, *data = rows
    categories = tuple(sheet.text((row, 1)).value for row in data)
    series = tuple(
        ChartSeries(
            sheet.text((header, column)).value,
            tuple(_value(sheet, (row, column)) for row in data),
            _percent_format(sheet, [(row, column) for row in data]),
        )
        for column in columns
    )
    if kind is None:
        return None
    return Chart(name, caption, kind, categories, series, sheet.ref((header, 1)))


def _kind(sheet: Sheet, row: int | None) -> ChartKind | None:
    if row is None:
        sheet.error("WB602", label=CHART_KIND_LABEL, known="、".join(CHART_KIND_WORDS))
        return None
    word = normalized(sheet.text((row, 2)).value)
    if word not in CHART_KIND_WORDS:
        details = {"known": "、".join(CHART_KIND_WORDS), "nearest": nearest(word, CHART_KIND_WORDS)}
        sheet.error("WB603", (row, 2), word=word, **details)
        return None
    return ChartKind(word)


def _percent_format(sheet: Sheet, places: list[Place]) -> str:
    """The format of a column of per cents, whose bare values (0.5) would mislead; else General."""
    formats = (sheet.number_format(place) for place in places if sheet.is_filled(place))
    return next((code for code in formats if "%" in code), "General")


def _value(sheet: Sheet, place: Place) -> Decimal | None:
    """The number; an empty cell is a gap."""
    value = sheet.decimal(place)
    if value is not None and not is_date_format(sheet.number_format(place)):
        return value
    text = sheet.text(place)
    if text:
        sheet.error("WB402", place, value=text.value)
    return None
