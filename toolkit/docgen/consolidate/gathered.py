"""What was gathered of many units → the contents of the superior's workbook."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.consolidate.comments import comment
from docgen.consolidate.doubts import doubts, usual
from docgen.consolidate.joined import charts_by_unit, joined_tables
from docgen.consolidate.lists import SOURCES, handed_in, sources, texts
from docgen.consolidate.totals import WAYS, Total, total
from docgen.consolidate.units import NotRead, Unit, UnitFigure
from docgen.model.contents import Contents, FigureEntry, Value
from docgen.model.fields import PERIOD, SUBJECT
from docgen.model.layout import Layout
from docgen.model.names import normalized

_SHOWN = 5


class Gathered(NamedTuple):
    """The contents of a 汇总, the comment on each of its figures in their order, and what is told of it;
    `doubtful` are doubts by workbook."""

    contents: Contents
    units: int
    missing: tuple[str, ...]
    not_read: tuple[NotRead, ...]
    doubtful: Mapping[str, tuple[str, ...]]
    comments: tuple[str, ...] = ()


class Known(NamedTuple):
    """What the superior knows beforehand: who owes a report, the figures of last time by unit, and of which
    figures the 汇总 has a chart already."""

    expected: Sequence[str] = ()
    last: Mapping[str, Mapping[str, UnitFigure]] = {}
    charts: Collection[str] = ()


def gathered(
    layout: Layout, units: Sequence[Unit], not_read: Sequence[NotRead] = (), known: Known | None = None
) -> Gathered:
    """The 汇总 of `units`."""
    known = known or Known()
    totals = {each.name: each for each in _totals(layout, units)}
    common = usual(units, totals)
    doubtful = {
        unit.file: tuple(doubts(unit, totals, common, known.last.get(unit.name, {}))) for unit in units
    }
    missing = tuple(_missing(known.expected, units, not_read))
    contents = Contents(
        fields=dict(_fields(units)),
        figures=tuple(_figure(each) for each in totals.values()),
        tables=tuple(joined_tables(units)),
        charts=tuple(charts_by_unit(totals.values(), known.charts)),
        lists=(sources(totals.values()), texts(units), handed_in(units, missing, not_read, doubtful)),
    )
    told = {file: found for file, found in doubtful.items() if found}
    comments = tuple(map(comment, totals.values()))
    return Gathered(contents, len(units), missing, tuple(not_read), told, comments)


def _missing(expected: Sequence[str], units: Sequence[Unit], not_read: Sequence[NotRead]) -> Iterator[str]:
    """Who owes a report and has sent none, not even one that cannot be opened."""
    names = {normalized(unit.name) for unit in units} | {normalized(each.name) for each in not_read}
    return (name for name in expected if normalized(name) not in names)


def _fields(units: Sequence[Unit]) -> Iterator[tuple[str, Value]]:
    """What all units say alike."""
    for name, said in (
        (PERIOD, {unit.period for unit in units if unit.period}),
        (SUBJECT, {unit.subject for unit in units if unit.subject}),
    ):
        if len(said) == 1:
            yield name, said.pop()


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
    note = f"{len(shares)} 个单位{WAYS[each.kind]}：{shown}{more}（见“{SOURCES}”）"
    return FigureEntry(
        each.name,
        each.text or each.value,
        each.unit,
        each.previous,
        source=f"各单位报送，{len(each.shares)} 个",
        note=note if shares else "没有单位填这个数",
    )
