"""Which rows of a sheet are what: caption, unit line, header, body, notes; and where a table begins.

Nothing of it is written down in a sheet. What tells: how many cells of a row are filled, merges, words like
单位： and 注：, frozen rows, bold type, and where numbers begin.
"""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.patterns import rarely
from docgen.workbook.scanning import frozen_rows
from docgen.workbook.table_grid import Grid, Seen

_LABEL = rarely(r"[（(【]?[^：:，,。；;（(【]{1,12}[：:][^。]*")
"""填报单位：某局, 填报日期：2024年6月; also with nothing behind it. 办理时限（单位：天） is a caption."""
_UNIT = rarely(r"[（(【]?(?:计量|金额|货币|数量)?单位[:：]?[^:：）)】]{1,12}[）)】]?")
_BARE_UNIT = rarely(
    r"[（(]?(?:百|千|万|十万|百万|千万|亿)?(?:元|美元|人次|人|户|个|家|件|起|次|宗|项|名|条|处|台|辆|套|吨|千克|公斤|亩|公顷"
    r"|米|公里|平方米|平方公里|立方米|天|小时|分|度|千瓦时|％|%|百分点|个百分点)[）)]?"
)
_MARK = rarely(r"(?:附件|附表|附|表)[0-9０-９一二三四五六七八九十—－-]*[：:]?")
_NOTE = rarely(
    r"[（(]?(?:附?注释?|备注|说明|(?:填表|填报|填写|编制|指标|有关)?说明|(?:数据|资料)?来源|指标解释)"
    r"[0-9０-９一二三四五六七八九十①-⑳]*[：:.．、]"
)
_STARRED = rarely(r"[*＊※★▲△]")
_TOTALS = ("合计", "总计", "小计", "共计", "累计", "平均")
_ORDINALS = rarely(r"[甲乙丙丁戊己庚辛壬癸]|栏次|列次|行次|序号|[（(]?[A-Za-z0-9]{1,2}(?:\s*[=＝].*)?[）)]?")
"""What stands in the row that numbers the columns."""
_CAPTION_WORDS = tuple("表 情况 统计 名单 清单 明细 台账 目录 一览 计划 安排 汇总".split())
_COUNTERS = ("栏次", "列次", "行次", "序号")
_SURELY_COUNTED = 3
_MOST_LINES = 8
_MOST_HEADER_ROWS = 3
_MOST_FROZEN = 6
_LAST_ROWS = 40


class Shape(NamedTuple):
    """Rows by what they are; `caption` and `unit` are cells of the row that holds the caption."""

    lead: tuple[int, ...]
    caption: Seen | None
    unit: Seen | None
    above: tuple[int, ...]
    rows: tuple[int, ...]
    header_rows: int
    notes: tuple[int, ...]
    below: tuple[int, ...]


def tables_of(grid: Grid) -> list[Sequence[int]]:
    """The rows of each table on the sheet: one that begins behind a blank row has its own caption."""
    starts = [0]
    for number, row in enumerate(grid.rows):
        if row in grid.after_blank and number - starts[-1] > 1 and _begins(grid, number):
            starts.append(number)
    ends = [*starts[1:], len(grid.rows)]
    return [grid.rows[start:end] for start, end in zip(starts, ends, strict=True)]


def _begins(grid: Grid, number: int) -> bool:
    """Whether a table begins at this row: a caption, lines that say what, and a header without a number."""
    cells = grid.cells(grid.rows[number])
    if len(cells) != 1 or not _is_caption(grid, cells[0]):
        return False
    for row in grid.rows[number + 1 : number + 4]:
        following = grid.cells(row)
        if not _is_line(grid, following):
            return len(following) > 1 and not any(
                cell.source in grid.sheet.facts.numbers for cell in following
            )
    return False


def _is_caption(grid: Grid, cell: Seen) -> bool:
    text = _text(grid, cell)
    if _NOTE().match(text) or text.startswith(_TOTALS) or _LABEL().fullmatch(text):
        return False
    return cell.right > cell.column or _without_brackets(text).endswith(_CAPTION_WORDS)


def shape_of(grid: Grid) -> Shape:
    """What each of the grid's rows is."""
    lines = _leading(grid)
    rows = grid.rows[len(lines) :]
    caption_at, caption, unit = _caption(grid, lines)
    inner = grid.of_rows(rows)
    header = _header_rows(inner, rows)
    notes, below = _trailing(inner, rows[header:])
    last = len(rows) - len(notes) - len(below)
    body = rows[:last]
    lead = lines[:caption_at] if caption else ()
    above = lines[caption_at + 1 :] if caption else lines
    return Shape(tuple(lead), caption, unit, tuple(above), tuple(body), header, notes, below)


def _leading(grid: Grid) -> Sequence[int]:
    """The rows above the grid, which begins with the first row of several cells that is no line."""
    if len(grid.columns) == 1:
        return ()
    for number, row in enumerate(grid.rows[:_MOST_LINES]):
        cells = grid.cells(row)
        crossed = not cells
        if not (crossed or _is_line(grid, cells) or (number < 3 and _with_unit(grid, cells))):
            return grid.rows[:number]
    # Nothing but lines: at most the first is a caption, and the others are the table.
    is_caption = len(grid.cells(grid.rows[0])) == 1 and any(grid.cells(row) for row in grid.rows[1:])
    return grid.rows[:1] if is_caption else ()


def _is_line(grid: Grid, cells: Sequence[Seen]) -> bool:
    """One cell alone, or several that each say what they are: 填报单位：… 填报日期：…"""
    if not cells:
        return False
    if len(cells) == 1:
        # A title over some columns, in a row whose first cell is blank, is a header.
        (cell,) = cells
        return cell.column == grid.columns[0] or cell.right == cell.column or _says_what(grid, cell)
    return all(_says_what(grid, cell) for cell in cells)


def _says_what(grid: Grid, cell: Seen) -> bool:
    text = _text(grid, cell)
    return bool(_LABEL().fullmatch(text) or _UNIT().fullmatch(text))


def _with_unit(grid: Grid, cells: Sequence[Seen]) -> bool:
    """A caption with the unit in the last cell of its row."""
    if len(cells) != 2 or cells[0].source in grid.sheet.facts.numbers:
        return False
    text = _text(grid, cells[1])
    return is_unit(text) and not is_unit(_text(grid, cells[0])) and len(grid.columns) > 2


def is_unit(text: str) -> bool:
    """单位：万元, or （万元） alone."""
    return bool(_UNIT().fullmatch(text) or _BARE_UNIT().fullmatch(text))


def _caption(grid: Grid, lines: Sequence[int]) -> tuple[int, Seen | None, Seen | None]:
    """The line that is the caption: the first that does not say what it is; a bare 附件1 only if alone."""
    marks: list[tuple[int, Seen]] = []
    for number, row in enumerate(lines):
        cells = grid.cells(row)
        if len(cells) == 2 and _with_unit(grid, cells):
            return number, cells[0], cells[1]
        if len(cells) == 1 and not _says_what(grid, cells[0]) and not is_unit(_text(grid, cells[0])):
            if not _MARK().fullmatch(_text(grid, cells[0])):
                return number, cells[0], None
            marks.append((number, cells[0]))
    return (*marks[0], None) if marks else (0, None, None)


def _header_rows(grid: Grid, rows: Sequence[int]) -> int:
    """How many rows are header: frozen ones, those that merges join, and those that look like the first."""
    if not rows:
        return 0
    last_frozen = frozen_rows(grid.sheet.facts)
    frozen = sum(row <= last_frozen for row in rows[: _MOST_FROZEN + 1])
    joined = _joined(grid, rows)
    if frozen <= _MOST_FROZEN:
        joined = max(joined, frozen)
    while joined < min(_MOST_HEADER_ROWS, len(rows) - 1) and _is_header_too(grid, rows, joined):
        joined += 1
    return min(joined, len(rows))


def _joined(grid: Grid, rows: Sequence[int]) -> int:
    """The rows that merges of the header join: a title over two columns has the columns' own names below."""
    count, number = 1, 0
    while number < min(count, len(rows), _MOST_HEADER_ROWS):
        for cell in grid.cells(rows[number]):
            depth = sum(cell.place[0] <= row <= cell.bottom for row in rows[: _MOST_HEADER_ROWS + 1])
            spans = cell.right > cell.column and cell.right - cell.column + 1 < len(grid.columns)
            below = number + 2 if spans and depth == 1 and _may_be_header(grid, rows, number + 1) else 0
            count = max(count, number + depth, below)
        number += 1
    return min(count, len(rows))


def _may_be_header(grid: Grid, rows: Sequence[int], number: int) -> bool:
    """Whether the row holds no number, but years perhaps."""
    if number >= len(rows):
        return False
    return not any(_is_amount(grid, cell) for cell in grid.cells(rows[number]))


def _is_amount(grid: Grid, cell: Seen) -> bool:
    digits = grid.sheet.facts.numbers.get(cell.source, "")
    return bool(digits) and not (len(digits) == 4 and digits[:2] in ("19", "20"))


def _is_header_too(grid: Grid, rows: Sequence[int], number: int) -> bool:
    """Whether the row after the header goes on with it: units, numbers of columns, or bold like the first."""
    cells = grid.cells(rows[number])
    if not cells:
        return False
    texts = [_text(grid, cell) for cell in cells]
    if len(cells) > 1 and all(_BARE_UNIT().fullmatch(text) or text in ("—", "-", "/") for text in texts):
        return True
    if len(cells) > 2 and all(_ORDINALS().fullmatch(text) for text in texts) and _counts(texts):
        return True
    return _is_bold_alone(grid, rows, number, cells)


def _counts(texts: Sequence[str]) -> bool:
    """Whether the numbers among the texts rise by one: 甲 1 2 3."""
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit()]
    if texts[0] not in _COUNTERS and len(numbers) < _SURELY_COUNTED:
        return False
    return (
        len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 3
    )


def _is_bold_alone(grid: Grid, rows: Sequence[int], number: int, cells: Sequence[Seen]) -> bool:
    """Bold like the first row and without a number, while the rows below are not bold."""
    if any(cell.source in grid.sheet.facts.numbers for cell in cells) or number + 1 >= len(rows):
        return False
    first, following = grid.cells(rows[0]), grid.cells(rows[number + 1])
    return (
        _all_bold(grid, first)
        and _all_bold(grid, cells)
        and bool(following)
        and not _any_bold(grid, following)
    )


def _all_bold(grid: Grid, cells: Sequence[Seen]) -> bool:
    return all(grid.sheet.style(cell.source).font.look.bold for cell in cells)


def _any_bold(grid: Grid, cells: Sequence[Seen]) -> bool:
    return any(grid.sheet.style(cell.source).font.look.bold for cell in cells)


def _trailing(grid: Grid, body: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The notes and the reporting lines below the grid; at least one row of the body stays."""
    first = len(body)
    if len(grid.columns) == 1:
        return (), ()
    for number in range(len(body) - 1, max(0, len(body) - _LAST_ROWS), -1):
        cells = grid.cells(body[number])
        if not _is_line(grid, cells):
            break
        if _begins_notes(grid, body[number], cells):
            first = number
    rows = body[first:]
    notes = tuple(row for row in rows if len(grid.cells(row)) == 1)
    return notes, tuple(row for row in rows if len(grid.cells(row)) > 1)


def _begins_notes(grid: Grid, row: int, cells: Sequence[Seen]) -> bool:
    if len(cells) > 1:
        return True
    text = _text(grid, cells[0])
    if _NOTE().match(text) or _STARRED().match(text) or _says_what(grid, cells[0]):
        return True
    return (
        row in grid.after_blank and not text.startswith(_TOTALS) and (len(text) > 12 or text.endswith("。"))
    )


def _text(grid: Grid, cell: Seen) -> str:
    """The cell's text without blanks: 单 位：万元 is 单位：万元."""
    return "".join(grid.sheet.plain(cell.source).split())


def _without_brackets(text: str) -> str:
    """A caption without what stands in brackets at its end."""
    return text[: max(text.rfind("（"), text.rfind("("))] if text.endswith(("）", ")")) else text
