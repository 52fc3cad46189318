"""A `Chart` as a native Word chart: the same numbers in the chart's cache and in its embedded workbook.

A chart whose workbook differs keeps its old look until somebody clicks “Edit Data” (docxtpl#33, carbone#247).
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from markupsafe import escape

from docgen.model import styles as names
from docgen.model.cell_text import CellRef
from docgen.model.geometry import Room
from docgen.model.objects import Chart, ChartKind
from docgen.opc import NewPart, Package, with_new_parts
from docgen.template.objects.markup import (
    EMU_PER_MM,
    EMU_PER_TWIP,
    caption,
    inline_drawing,
    object_properties,
)
from docgen.template.objects.parts import FIRST_ID

_WIDTH, _HEIGHT = 150 * EMU_PER_MM, 80 * EMU_PER_MM
"""The size of a chart; on a narrower page it is as wide as the text."""
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_COLOURS = ("1F4E79", "9DC3E6", "7F7F7F", "C9C9C9", "2E75B6", "404040")
"""Dark and light by turns, so that a black-and-white print tells them apart; a template may have no theme to
take colours from, and then LibreOffice draws nothing at all."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def chart_markup(chart: Chart, relationship_id: str, styles: Mapping[str, str], room: Room) -> str:
    """The chart's paragraph and its caption's; `relationship_id` leads to the chart part."""
    graphic = (
        f'<a:graphicData uri="{_CHART}"><c:chart xmlns:c="{_CHART}" '
        f'xmlns:r="{_OFFICE}/relationships" r:id="{relationship_id}"/></a:graphicData>'
    )
    title = chart.caption.value.strip() or chart.name
    width = min(_WIDTH, room.width * EMU_PER_TWIP)
    drawing = inline_drawing((width, _HEIGHT), chart.name, title, graphic)
    properties = object_properties(names.PICTURE, styles, keep_next=bool(chart.caption.value.strip()))
    return f"<w:p>{properties}{drawing}</w:p>" + caption(chart.caption, names.PICTURE_CAPTION, styles)


# The chart part (ECMA-376 part 1, 21.2)


def chart_part(chart: Chart) -> bytes:
    """The chart part; its first relationship must lead to `chart_workbook`."""
    legend = (
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        if len(chart.series) > 1 or chart.kind is ChartKind.PIE
        else ""
    )
    return (
        f'{_DECLARATION}<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}" '
        f'xmlns:r="{_OFFICE}/relationships"><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{_plot(chart)}</c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1050">'
        '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
        f'<c:externalData r:id="{FIRST_ID}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _plot(chart: Chart) -> str:
    series = "".join(_series(chart, index) for index in range(len(chart.series)))
    if chart.kind is ChartKind.PIE:
        return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
    axes = '<c:axId val="1"/><c:axId val="2"/>'
    if chart.kind is ChartKind.LINE:
        plot = (
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/>{axes}</c:lineChart>'
        )
    else:
        direction = "bar" if chart.kind is ChartKind.BAR else "col"
        plot = (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
            f'{series}<c:gapWidth val="100"/>{axes}</c:barChart>'
        )
    return plot + _axes(chart.series[0].number_format, horizontal=chart.kind is ChartKind.BAR)


def _series(chart: Chart, index: int) -> str:
    series, column = chart.series[index], _letter(index + 2)
    rows = len(chart.categories) + 1
    labels = (
        '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        if chart.kind is ChartKind.PIE
        else ""
    )
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{_number(value)}</c:v></c:pt>'
        for i, value in enumerate(series.values)
        if value is not None
    )
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>'
        f"<c:tx>{_strings(f'Sheet1!${column}$1', (series.name,))}</c:tx>"
        + _look(chart, index)
        + ('<c:invertIfNegative val="0"/>' if chart.kind in (ChartKind.BAR, ChartKind.COLUMN) else "")
        + labels
        + f"<c:cat>{_strings(f'Sheet1!$A$2:$A${rows}', chart.categories)}</c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${rows}</c:f><c:numCache>"
        f"<c:formatCode>{escape(series.number_format)}</c:formatCode>"
        f'<c:ptCount val="{len(chart.categories)}"/>{points}'
        "</c:numCache></c:numRef></c:val>"
        + ('<c:smooth val="0"/>' if chart.kind is ChartKind.LINE else "")
        + "</c:ser>"
    )


def _look(chart: Chart, index: int) -> str:
    """The colour of a series: of its line, its bars, or each slice of its pie."""
    if chart.kind is ChartKind.LINE:
        return f'<c:spPr><a:ln w="28575">{_fill(index)}</a:ln></c:spPr>'
    if chart.kind is not ChartKind.PIE:
        return f"<c:spPr>{_fill(index)}</c:spPr>"
    return "".join(
        f'<c:dPt><c:idx val="{slice_}"/><c:spPr>{_fill(slice_)}</c:spPr></c:dPt>'
        for slice_ in range(len(chart.categories))
    )


def _fill(index: int) -> str:
    return f'<a:solidFill><a:srgbClr val="{_COLOURS[index % len(_COLOURS)]}"/></a:solidFill>'


def _strings(formula: str, values: tuple[str, ...]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(value)}</c:v></c:pt>' for i, value in enumerate(values))
    cache = f'<c:strCache><c:ptCount val="{len(values)}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{formula}</c:f>{cache}</c:strRef>"


def _axes(number_format: str, *, horizontal: bool) -> str:
    category, value = ("l", "b") if horizontal else ("b", "l")
    scaling = '<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
    ticks = '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    return (
        f'<c:catAx><c:axId val="1"/>{scaling}<c:axPos val="{category}"/>{ticks}'
        '<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/>{scaling}<c:axPos val="{value}"/><c:majorGridlines/>'
        f'<c:numFmt formatCode="{escape(number_format)}" sourceLinked="0"/>{ticks}'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>'
    )


# The workbook behind it


def chart_workbook(chart: Chart) -> bytes:
    """An .xlsx with the chart's data as Word's “Edit Data” expects it: categories in A, a series a column."""
    rows = [("", *(series.name for series in chart.series))]
    values = zip(*(series.values for series in chart.series), strict=True)
    rows += [(category, *numbers) for category, numbers in zip(chart.categories, values, strict=True)]
    sheet = "".join(_row(number, row) for number, row in enumerate(rows, 1))
    types = (
        f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>'
    )
    empty = Package({}).with_parts({"[Content_Types].xml": types.encode()})
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
    workbook = NewPart(
        "xl/workbook.xml",
        (
            f'{_DECLARATION}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}/relationships">'
            '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode(),
        main.format("sheet.main"),
        "",
        "rId1",
        f"{_OFFICE}/relationships/officeDocument",
    )
    worksheet = NewPart(
        "xl/worksheets/sheet1.xml",
        f'{_DECLARATION}<worksheet xmlns="{_SHEET}"><sheetData>{sheet}</sheetData></worksheet>'.encode(),
        main.format("worksheet"),
        "xl/workbook.xml",
        "rId1",
        f"{_OFFICE}/relationships/worksheet",
    )
    return with_new_parts(empty, (workbook, worksheet)).to_bytes()


def _row(number: int, values: tuple[str | Decimal | None, ...]) -> str:
    return f'<row r="{number}">{"".join(_cells(number, values))}</row>'


def _cells(row: int, values: tuple[str | Decimal | None, ...]) -> Iterator[str]:
    for column, value in enumerate(values, 1):
        place = f"{_letter(column)}{row}"
        if isinstance(value, str) and value:
            yield f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        elif isinstance(value, Decimal):
            yield f'<c r="{place}"><v>{_number(value)}</v></c>'


def _letter(column: int) -> str:
    return CellRef("", 1, column).a1[:-1]


def _number(value: Decimal) -> str:
    """The number without an exponent, as XML's double and people both read it."""
    return f"{value:f}"
