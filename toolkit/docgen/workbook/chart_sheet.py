"""图表·X: kind, caption, then a header of series names over categories and numbers (schema.CHART_PREFIX)."""

from docgen.model.cell_text import Text
from docgen.model.names import normalized
from docgen.model.number_format import GENERAL, is_date_format, portable, shows_number
from docgen.model.objects import Chart, ChartKind, ChartSeries
from docgen.suggestions import nearest
from docgen.workbook.cells import Sheet
from docgen.workbook.chart_findings import tell_of_chart
from docgen.workbook.figure_scales import Amount
from docgen.workbook.scanning import Place
from docgen.workbook.schema import CHART_CAPTION_LABEL, CHART_KIND_LABEL, CHART_KIND_WORDS
from docgen.workbook.typed_numbers import is_mask, typed_number

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
    series = tuple(_series(sheet, (header, column), [(row, column) for row in data]) for column in columns)
    if kind is None:
        return None
    tell_of_chart(sheet, kind, [(header, column) for column in columns], series)
    drawn = series[:1] if kind is ChartKind.PIE else series
    return Chart(name, caption, kind, categories, drawn, sheet.ref((header, 1)))


def _series(sheet: Sheet, header: Place, places: list[Place]) -> ChartSeries:
    """A column of the sheet, in the number format of its first number: 万元 and per cents are drawn so."""
    amounts = [_amount(sheet, place) for place in places]
    formats = (amount.number_format for amount in amounts if amount.value is not None)
    code = next((code for code in formats if code not in ("", GENERAL, "@") and shows_number(code)), GENERAL)
    values = tuple(amount.value for amount in amounts)
    return ChartSeries(sheet.text(header).value, values, portable(code))


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


def _amount(sheet: Sheet, place: Place) -> Amount:
    """The number and its format; an empty cell is a gap, and so, told, is one that is still to be filled."""
    value, code = sheet.decimal(place), sheet.number_format(place)
    if value is not None and not is_date_format(code):
        return Amount(value, code)
    text = sheet.text(place)
    if not text:
        return Amount(None, "")
    if is_mask(text.value):
        sheet.warning("WB607", place, value=text.value)
        return Amount(None, "")
    typed = typed_number(text.value)
    if typed.value is None:
        sheet.error("WB402", place, value=text.value)
    else:
        sheet.note("WB405", place, value=text.value)
    return typed
