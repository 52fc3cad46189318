"""What a chart would show wrongly, or not at all, of the numbers that were typed: told, never changed."""

from collections.abc import Sequence
from decimal import Decimal

from docgen.model.names import normalized
from docgen.model.number_format import power_of, show
from docgen.model.objects import ChartKind, ChartSeries
from docgen.workbook.cells import Sheet
from docgen.workbook.scanning import Place

_FAR_APART = 2
"""Series whose largest numbers differ by more than 10² cannot both be read from one axis."""
_MEASURES = tuple("元件次人户家个名场项吨度米里亩顷时天台辆份篇条起宗批套所处座宿斤克升张本部间栋")
"""What a unit ends with; other words in brackets say which of several, as 检查（城区）."""
_LONGEST_UNIT = 5
_NO_UNIT = frozenset("0123456789.,，+-%％‰ \u3000¥￥$")


def tell_of_chart(
    sheet: Sheet, kind: ChartKind, headers: Sequence[Place], series: Sequence[ChartSeries]
) -> None:
    """Tell what cannot be read from a chart of these series, whose names stand at `headers`."""
    _tell_names(sheet, headers, series)
    for place, each in zip(headers, series, strict=True):
        below = ((row, place[1]) for row in sheet.rows if row > place[0])
        if not any(map(sheet.is_filled, below)):
            sheet.warning("WB609", place, name=each.name)
    if kind is ChartKind.PIE:
        _tell_of_pie(sheet, headers, series)
    elif (other := _other_scale(series)) is not None:
        sheet.warning("WB605", headers[other], name=series[other].name, first=series[0].name)


def _tell_names(sheet: Sheet, headers: Sequence[Place], series: Sequence[ChartSeries]) -> None:
    """The legend tells series apart by nothing but their names."""
    seen: dict[str, Place] = {}
    for place, each in zip(headers, series, strict=True):
        first = seen.setdefault(normalized(each.name), place)
        if first != place:
            sheet.warning("WB610", place, name=each.name, first=sheet.ref(first).a1)


def _tell_of_pie(sheet: Sheet, headers: Sequence[Place], series: Sequence[ChartSeries]) -> None:
    if len(series) > 1:
        sheet.warning("WB606", headers[1], first=series[0].name, count=len(series) - 1)
    numbers = [value for value in series[0].values if value is not None]
    if numbers and (min(numbers) < 0 or not any(numbers)):
        sheet.warning("WB608", headers[0], name=series[0].name)


def _other_scale(series: Sequence[ChartSeries]) -> int | None:
    """The first series that is told in other units than the first one, or in numbers of another size."""
    first = series[0]
    for index, other in enumerate(series[1:], 1):
        sizes = _size(first), _size(other)
        is_far = None not in sizes and abs((sizes[0] or 0) - (sizes[1] or 0)) > _FAR_APART
        if is_far or _power(first) != _power(other) or not _may_share(_units(first), _units(other)):
            return index
    return None


def _size(series: ChartSeries) -> int | None:
    return max((value.adjusted() for value in series.values if value), default=None)


def _power(series: ChartSeries) -> int:
    return power_of(Decimal(1), series.number_format)


def _may_share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two series may be of one unit: as far as each tells one at all."""
    return not one or not other or bool(one & other)


def _units(series: ChartSeries) -> frozenset[str]:
    """What the name and the number format of a series say of its unit: 投资（万元）, 0"件"."""
    return frozenset(filter(None, (_in_brackets(series.name), _in_format(series.number_format))))


def _in_brackets(name: str) -> str:
    written = normalized(name).rstrip("：:")
    start = written.rfind("(")
    unit = written[start + 1 : -1] if written.endswith(")") and start >= 0 else ""
    unit = unit.removeprefix("单位").removeprefix(":")
    return unit if unit.endswith(_MEASURES) and len(unit) <= _LONGEST_UNIT else ""


def _in_format(code: str) -> str:
    return "".join(sign for sign in show(Decimal(1), code).text if sign not in _NO_UNIT)
