"""The sheets of a 汇总 for people, which are never read: where each number is from, what each unit wrote, and
who has handed in."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from docgen.consolidate.totals import Share, Total
from docgen.consolidate.units import NotRead, Unit
from docgen.model.cell_text import CellRef
from docgen.model.contents import Formula, ListEntry, Value

SOURCES, TEXTS, HANDED_IN = "来源", "各单位情况", "报送情况"
_LONGEST_LINK = 255
"""Characters of a text in a formula (Excel's limit)."""


def sources(totals: Collection[Total]) -> ListEntry:
    """Every number of every unit, and the link to its cell."""
    header = ("数据", "单位", "填报数", "计量单位", "计入", "工作簿", "单元格")
    rows = tuple(_source(each.name, share) for each in totals for share in each.shares)
    return ListEntry(SOURCES, header, rows, (20, 26, 14, 10, 14, 40, 16))


def _source(name: str, share: Share) -> tuple[Value, ...]:
    owner, figure = share.owner, share.figure
    value: Value = figure.value if figure.value is not None else figure.written
    counted: Value = share.value if share.value is not None else "未计入"
    link = _link(owner, figure.cell.sheet, figure.cell.a1)
    return name, owner.name, value, figure.unit, counted, owner.file, link


def _link(unit: Unit, sheet: str, a1: str) -> Value:
    """A link that opens the unit's workbook at a cell; its name alone where the path is too long for one."""
    quoted = sheet.replace("'", "''")
    target = f"{unit.file}#'{quoted}'!{a1}"
    shown = f"{sheet}!{a1}"
    if len(target) > _LONGEST_LINK:
        return shown
    written = (text.replace('"', '""') for text in (target, shown))
    return Formula('HYPERLINK("{}","{}")'.format(*written), shown)


def texts(units: Sequence[Unit]) -> ListEntry:
    """What the units wrote, section by section; 层级 标题 内容 stand side by side, to be copied into 正文."""
    every = [(text, unit) for unit in units for text in unit.texts]
    order = {section: n for n, section in enumerate(dict.fromkeys(text.section for text, _ in every))}
    rows = tuple(
        (text.section, unit.name, text.level, text.title, text.words, _link(unit, *_place(text.cell)))
        for text, unit in sorted(every, key=lambda pair: order[pair[0].section])
    )
    return ListEntry(TEXTS, ("部分", "单位", "层级", "标题", "内容", "单元格"), rows, (26, 26, 9, 36, 90, 14))


def _place(cell: CellRef) -> tuple[str, str]:
    return cell.sheet, cell.a1


def handed_in(
    units: Sequence[Unit],
    missing: Sequence[str],
    not_read: Sequence[NotRead],
    doubtful: Mapping[str, Sequence[str]],
) -> ListEntry:
    """Who has handed in what; those that owe something come first."""
    rows = tuple(_states(units, missing, not_read, doubtful))
    return ListEntry(HANDED_IN, ("单位", "状态", "工作簿", "报告期", "要核实的"), rows, (26, 18, 40, 16, 90))


def _states(
    units: Sequence[Unit],
    missing: Sequence[str],
    not_read: Sequence[NotRead],
    doubtful: Mapping[str, Sequence[str]],
) -> Iterator[tuple[Value, ...]]:
    yield from ((name, "未报", "", "", "") for name in missing)
    yield from ((each.name, "打不开", each.file, "", each.reason) for each in not_read)
    for unit in units:
        state = f"已报，有 {unit.errors} 处错误" if unit.errors else "已报"
        yield unit.name, state, unit.file, unit.period, "；".join(doubtful[unit.file])
