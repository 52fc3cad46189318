"""The units' tables and charts as the superior's."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from docgen.consolidate.totals import Total
from docgen.consolidate.units import Unit, UnitTable
from docgen.model.contents import ChartEntry, TableEntry, Value
from docgen.model.names import normalized
from docgen.model.objects import ChartKind

OWNER = "单位"
"""The column that says whose a row of a joined table is."""
_MOST_CHARTED, _CHARTS = 40, 3
_LONGEST_NAME, _NOT_IN_NAMES = 28, frozenset("[]:*?/\\'")
"""What a sheet 图表·X may be called."""


def joined_tables(units: Sequence[Unit]) -> Iterator[TableEntry]:
    """The units' tables of one name, one below the other, with a column 单位; columns go by their headers."""
    of_name: dict[str, list[tuple[str, str, UnitTable]]] = {}
    for unit in units:
        for name, table in unit.tables.items():
            of_name.setdefault(normalized(name).casefold(), []).append((name, unit.name, table))
    for found in of_name.values():
        name, given = found[0][0], [(owner, table) for _, owner, table in found]
        header = tuple(dict.fromkeys(text for _, table in given for text in table.header if text))
        if not header:
            continue
        rows = tuple((owner, *_by_header(table, row, header)) for owner, table in given for row in table.rows)
        captions = {table.caption for _, table in given if table.caption}
        caption = captions.pop() if len(captions) == 1 else name
        yield TableEntry(name, caption, ((_owner(header), *header),), rows)


def _owner(header: Collection[str]) -> str:
    """The header of the column that says whose a row is; 单位 may be a table's unit of measure."""
    return OWNER if OWNER not in header else f"填报{OWNER}"


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


def charts_by_unit(totals: Collection[Total], known: Collection[str]) -> Iterator[ChartEntry]:
    """A chart by unit for the first sums, and for those that have one already (`known`)."""
    summed = [each for each in totals if each.kind == "sum" and _names_a_sheet(each.name)]
    wanted = [each for each in summed if each.name in known] if known else summed[:_CHARTS]
    for each in wanted:
        shares = [share for share in each.shares if share.value is not None]
        if each.name in known or 1 < len(shares) <= _MOST_CHARTED:
            names = tuple(share.owner.name for share in shares)
            caption = f"各单位{each.name}" + (f"（{each.unit}）" if each.unit else "")
            values = {each.name: tuple(share.value for share in shares)}
            yield ChartEntry(each.name, caption, ChartKind.COLUMN, names, values)


def _names_a_sheet(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and not set(name) & _NOT_IN_NAMES
