"""What was gathered of many units → the contents of the superior's workbook."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from docgen.consolidate.doubts import doubts
from docgen.consolidate.totals import Share, Total, total
from docgen.consolidate.units import NotRead, Unit, UnitFigure, UnitTable
from docgen.model.contents import ChartEntry, Contents, FigureEntry, Formula, ListEntry, TableEntry, Value
from docgen.model.fields import PERIOD
from docgen.model.layout import Layout
from docgen.model.names import normalized
from docgen.model.objects import ChartKind

SOURCES, TEXTS, HANDED_IN = "来源", "各单位情况", "报送情况"
"""Sheets of a 汇总 for people: never read."""
_SHOWN, _MOST_CHARTED, _CHARTS = 5, 30, 3
_WAYS = {"sum": "合计", "mean": "平均", "max": "最大", "last": "最后一个", "list": "分列"}


class Gathered(NamedTuple):
    """The contents of a 汇总, and what is told of it; `doubtful` are doubts by workbook."""

    contents: Contents
    units: int
    missing: tuple[str, ...]
    not_read: tuple[NotRead, ...]
    doubtful: Mapping[str, tuple[str, ...]]


def gathered(
    layout: Layout,
    units: Sequence[Unit],
    not_read: Sequence[NotRead] = (),
    expected: Sequence[str] = (),
    last: Mapping[str, Mapping[str, UnitFigure]] | None = None,
) -> Gathered:
    """The 汇总 of `units`; `expected` are those who owe a report, `last` the figures of last time by unit."""
    totals = {each.name: each for each in _totals(layout, units)}
    before = last or {}
    doubtful = {unit.file: tuple(doubts(unit, totals, before.get(unit.name, {}))) for unit in units}
    names = {normalized(unit.name) for unit in units}
    missing = tuple(name for name in expected if normalized(name) not in names)
    periods = {unit.period for unit in units if unit.period}
    contents = Contents(
        fields={PERIOD: periods.pop()} if len(periods) == 1 else {},
        figures=tuple(_figure(each) for each in totals.values()),
        tables=tuple(_tables(units)),
        charts=tuple(_charts(totals.values())),
        lists=(
            _sources(totals.values()),
            _texts(units),
            _handed_in(units, missing, not_read, doubtful),
        ),
    )
    told = {file: found for file, found in doubtful.items() if found}
    return Gathered(contents, len(units), missing, tuple(not_read), told)


def _totals(layout: Layout, units: Sequence[Unit]) -> Iterator[Total]:
    ways = {figure.name: figure.total.value if figure.total else "" for figure in layout.figures}
    names = dict.fromkeys((*ways, *(name for unit in units for name in unit.figures)))
    for name in names:
        given = [(unit, unit.figures[name]) for unit in units if name in unit.figures]
        if given:
            yield total(name, ways.get(name, ""), given)


def _figure(each: Total) -> FigureEntry:
    shares = [share for share in each.shares if share.value is not None]
    shown = "、".join(f"{share.owner.name} {share.value:f}" for share in shares[:_SHOWN])
    more = "……" if len(shares) > _SHOWN else ""
    note = f"{len(shares)} 个单位{_WAYS[each.kind]}：{shown}{more}（见“{SOURCES}”）"
    return FigureEntry(
        each.name,
        each.text or each.value,
        each.unit,
        each.previous,
        source=f"各单位报送，{len(each.shares)} 个",
        note=note if shares else "没有单位填这个数",
    )


def _link(unit: Unit, sheet: str, a1: str) -> Formula:
    """A link that opens the unit's workbook at a cell."""
    target = f"{unit.file}#'{sheet}'!{a1}".replace('"', '""')
    return Formula(f'HYPERLINK("{target}","{sheet}!{a1}")', f"{sheet}!{a1}")


def _sources(totals: Collection[Total]) -> ListEntry:
    header = ("数据", "单位", "填报数", "计量单位", "计入", "工作簿", "单元格")
    rows = tuple(_source(each.name, share) for each in totals for share in each.shares)
    return ListEntry(SOURCES, header, rows, (20, 26, 14, 10, 14, 40, 16))


def _source(name: str, share: Share) -> tuple[Value, ...]:
    owner, figure = share.owner, share.figure
    value: Value = figure.value if figure.value is not None else figure.written
    counted: Value = share.value if share.value is not None else "未计入"
    link = _link(owner, figure.cell.sheet, figure.cell.a1)
    return name, owner.name, value, figure.unit, counted, owner.file, link


def _texts(units: Sequence[Unit]) -> ListEntry:
    rows = [
        (unit.name, text.section, text.title, text.words, _link(unit, text.cell.sheet, text.cell.a1))
        for unit in units
        for text in unit.texts
    ]
    return ListEntry(TEXTS, ("单位", "部分", "标题", "内容", "单元格"), tuple(rows), (26, 30, 36, 90, 14))


def _handed_in(
    units: Sequence[Unit],
    missing: Sequence[str],
    not_read: Sequence[NotRead],
    doubtful: Mapping[str, Sequence[str]],
) -> ListEntry:
    rows: list[tuple[Value, ...]] = [(name, "未报", "", "", "") for name in missing]
    rows += [("", "打不开", each.file, "", each.reason) for each in not_read]
    for unit in units:
        state = f"已报，有 {unit.errors} 处错误" if unit.errors else "已报"
        rows.append((unit.name, state, unit.file, unit.period, "；".join(doubtful[unit.file])))
    return ListEntry(
        HANDED_IN, ("单位", "状态", "工作簿", "报告期", "要核实的"), tuple(rows), (26, 18, 40, 16, 90)
    )


# Tables and charts


def _tables(units: Sequence[Unit]) -> Iterator[TableEntry]:
    """The units' tables of one name, one below the other, with a column 单位; columns go by their headers."""
    for name in dict.fromkeys(name for unit in units for name in unit.tables):
        given = [(unit.name, unit.tables[name]) for unit in units if name in unit.tables]
        header = tuple(dict.fromkeys(text for _, table in given for text in table.header if text))
        if not header:
            continue
        rows = tuple((owner, *_by_header(table, row, header)) for owner, table in given for row in table.rows)
        captions = {table.caption for _, table in given if table.caption}
        caption = captions.pop() if len(captions) == 1 else name
        yield TableEntry(name, caption, (("单位", *header),), rows)


def _by_header(table: UnitTable, row: Sequence[str], header: Sequence[str]) -> Iterator[Value]:
    texts = dict(zip(table.header, row, strict=False))
    return (_number(texts.get(name, "")) for name in header)


def _number(text: str) -> Value:
    """A number as one, so that it can be added up; any other text as it is shown."""
    bare = text.replace(",", "").strip()
    if not bare or not bare.lstrip("-").replace(".", "", 1).isdigit() or not bare.isascii():
        return text
    try:
        return Decimal(bare)
    except InvalidOperation:
        return text


def _charts(totals: Collection[Total]) -> Iterator[ChartEntry]:
    summed = [each for each in totals if each.kind == "sum"]
    for each in summed[:_CHARTS]:
        shares = [share for share in each.shares if share.value is not None]
        if 1 < len(shares) <= _MOST_CHARTED:
            names = tuple(share.owner.name for share in shares)
            caption = f"各单位{each.name}" + (f"（{each.unit}）" if each.unit else "")
            values = {each.name: tuple(share.value for share in shares)}
            yield ChartEntry(each.name, caption, ChartKind.COLUMN, names, values)
