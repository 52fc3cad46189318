"""What tables tell of whole quantities: a row 检查企业（家） 1250, a 合计 below 检查企业（家）."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from docgen.check.agreement.facts import Cell, Facts
from docgen.check.agreement.measures import Measure, told
from docgen.check.agreement.numbers import plain
from docgen.check.agreement.statements import BEFORE, THIS, report_words, report_year
from docgen.check.agreement.tables import Shape, is_total
from docgen.model.paragraph import Place

_WITH_UNIT = re.compile(r"([^（(]{2,16})[（(](?:单位[：:])?([^（()）]{1,4})[)）]")
_MONEY = re.compile("(?:费|经费|资金|收入|支出|款|补助)$")
"""What a 金额 is of: other rows (办公室, 一季度) are parts, told of by the caption."""
_VALUES = frozenset(
    "金额 数量 数值 数 数据 总数 总量 合计 本期 本年 今年 全年 本期数 本年数 今年数 完成数 完成情况 完成量 "
    "实绩 实际 实际完成 全年完成 全年累计 累计 累计完成 本年累计 本期完成".split()
)
_BEFORE = frozenset("上期 上年 去年 上年同期 去年同期 上期数 上年数 去年数 同期 同期数".split())
_TIME_BEFORE = re.compile(
    r"^(?:20\d\d年)?(?:\d{1,2}[—～-]\d{1,2}月|全年|上半年|分?各?季度|各月|分月)?(?:份)?"
)
_COUNT_BEHIND = re.compile("(?:量|数|数量|情况|统计)$")
_UNIT_HEADS = frozenset(("单位", "计量单位"))
_YEAR = re.compile("20\\d\\d")
_OF_A_PART = re.compile("[镇乡村科组队所站]|街道|社区|行业|领域")
_OF_A_TIME = re.compile("季度|月|专项|期间|计划|目标|安排|上年|去年")
"""Captions of tables that do not tell of the whole."""
_NOT_SUBJECTS = re.compile("[每均]|率$|占比|比[重例]|小计|合计|总计|其[中他它]")


class TableStatement(NamedTuple):
    """A quantity that a table tells."""

    subject: str
    measure: Measure
    time: str
    place: Place


def table_statements(facts: Facts) -> Iterator[TableStatement]:
    """What all tables tell, in order."""
    for grid in facts.grids:
        shape = Shape(grid)
        if not shape.is_plain or _is_of_a_time(facts, grid.caption):
            continue
        if not _OF_A_PART.search(grid.caption):
            yield from _by_rows(facts, shape)
        yield from _totals(shape)
        yield from _over_time(facts, shape)


def _is_of_a_time(facts: Facts, caption: str) -> bool:
    """Whether a caption names another time than the report's."""
    year, words = report_year(facts), report_words(facts)
    if any(half in caption and half not in words for half in ("上半年", "下半年")):
        return True
    years = {int(found) for found in _YEAR.findall(caption)}
    return _OF_A_TIME.search(caption) is not None or not years <= {year}


def _by_rows(facts: Facts, shape: Shape) -> Iterator[TableStatement]:
    """Rows that are quantities, in columns that are times."""
    times = {column: _time(facts, shape.leaf(column)) for column in shape.columns}
    units = next((c for c in range(shape.first_number) if shape.leaf(c) in _UNIT_HEADS), None)
    of_columns = {column: _parted(shape.leaf(column))[1] for column in times}
    for row in shape.body:
        label, unit = _parted(_name(shape, row, units))
        if units is not None:
            unit = next((cell.text.strip() for cell in row if cell.column == units), unit)
        for cell in row:
            time, own = times.get(cell.column), unit
            if not own and _MONEY.search(label):
                own = of_columns.get(cell.column, "")
            if time is not None and own:
                yield from _told(label, own, cell, time)


def _name(shape: Shape, row: tuple[Cell, ...], units: int | None) -> str:
    words = ["".join(c.text.split()) for c in row if c.column < shape.first_number and c.column != units]
    named = [word for word in words if word and not word.isdecimal()]
    return named[0] if len(named) == 1 else ""


def _totals(shape: Shape) -> Iterator[TableStatement]:
    """The one total below columns that are quantities."""
    totals = [row for row in shape.body if is_total(shape.own_label(row))]
    if len(totals) != 1:
        return
    for cell in totals[0]:
        label, unit = _parted(shape.header(cell.column))
        if unit and "|" not in label:
            yield from _told(label, unit, cell, THIS)


def _over_time(facts: Facts, shape: Shape) -> Iterator[TableStatement]:
    """What the months or quarters of all the report's time add up to, in a table or chart without a total."""
    labels = [shape.own_label(row) for row in shape.body]
    if labels not in _times_of(facts):
        return
    for column in shape.columns:
        label, unit = _parted(shape.leaf(column))
        if not unit:
            label, unit = _parted(_TIME_BEFORE.sub("", shape.grid.caption.strip().rpartition("\n")[2]))
        cells = [shape.cells.get((row, column)) for row in range(len(labels))]
        numbers = [cell.number for cell in cells if cell is not None and cell.number is not None]
        said = told(f"{plain(sum(numbers, Decimal(0)))}{unit}")
        first = cells[0]
        if unit and said and first and len(numbers) == len(labels) and shape.is_added(column):
            yield TableStatement(_COUNT_BEHIND.sub("", label), said, THIS, first.spot())


def _times_of(facts: Facts) -> list[list[str]]:
    """The months and the quarters of the report's time."""
    half = "上半年" in report_words(facts)
    months, quarters = (6, 2) if half else (12, 4)
    return [
        [f"{month}月" for month in range(1, months + 1)],
        [f"{'一二三四'[quarter]}季度" for quarter in range(quarters)],
        [
            f"{'一二三四五六七八九'[n]}月" if n < 9 else f"十{('', '一', '二')[n - 9]}月"
            for n in range(months)
        ],
    ]


def _told(label: str, unit: str, cell: Cell, time: str) -> Iterator[TableStatement]:
    written = f"{cell.text.strip().removesuffix(unit)}{unit}"
    if label and cell.number is not None and not _NOT_SUBJECTS.search(label):
        said = told(written)
        if said is not None:
            yield TableStatement(label, said, time, cell.spot())


def _parted(label: str) -> tuple[str, str]:
    """检查企业（家） as its name and its unit."""
    match = _WITH_UNIT.fullmatch(label)
    return (match.group(1), match.group(2)) if match else (label, "")


def _time(facts: Facts, head: str) -> str | None:
    """The time of a column of values; None for a column of something else."""
    bare = _parted(head)[0]
    year = report_year(facts)
    if bare in _VALUES or (year and bare in (f"{year}年", f"{year}年度", f"{year}")):
        return THIS
    if bare in _BEFORE or (year and bare in (f"{year - 1}年", f"{year - 1}年度", f"{year - 1}")):
        return BEFORE
    return None
