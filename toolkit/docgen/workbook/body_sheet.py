"""正文: a row is a heading, a paragraph, an item, or the place of a table, picture or chart.

层级 merged down several rows holds for each of them that has text; below a heading, a row of such a merge
without a title of its own is a paragraph. A number typed in front of a heading or item is taken off and kept
beside it (`BodyRow.typed`): it says how the row is to be numbered. Rows without 层级 are understood by their
number and shape (plain_rows.py); whatever is wrong with a row, its words stay in the report.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.model.cell_text import Text
from docgen.model.fields import TITLE
from docgen.model.names import normalized
from docgen.model.report import BodyRow, Field, Level, TypedNumber
from docgen.model.texts import cut
from docgen.recognition.numbers import sequel, typed_number
from docgen.suggestions import nearest
from docgen.workbook.body_rows import HEADINGS, Cells, WrittenRow, behind, body_row, tidied
from docgen.workbook.cells import Sheet
from docgen.workbook.header import Header, find_header, rows_below
from docgen.workbook.scanning import Place
from docgen.workbook.schema import BODY_SHEET, LEVEL_WORDS, object_name

OBJECTS = (Level.TABLE, Level.PICTURE, Level.CHART)
_ROWS_SHOWN = 20
_OTHER_WORDS = {
    **dict(zip(("1级", "2级", "3级", "4级"), HEADINGS, strict=True)),
    **dict(zip(("标题1", "标题2", "标题3", "标题4"), HEADINGS, strict=True)),
    **dict(zip(("标题一", "标题二", "标题三", "标题四"), HEADINGS, strict=True)),
}
"""What people write instead of 一级, besides 一级标题."""


class Body(NamedTuple):
    """The rows of 正文, and the report's title where it was pasted above them."""

    rows: tuple[BodyRow, ...] = ()
    title: Text | None = None


def read_body(sheet: Sheet) -> Body:
    """The rows that say something, in reading order; findings go to `sheet`."""
    header = find_header(sheet, BODY_SHEET)
    if header is None:
        return Body()
    empty: list[Place] = []
    written = [_written_row(sheet, header, row, empty) for row in rows_below(sheet, header)]
    _tell_empty(sheet, empty)
    filled = [row for row in written if row is not None]
    body = _understood(sheet, filled)
    _check_levels(sheet, body.rows)
    return body


def with_title(fields: Mapping[str, Field], body: Body) -> tuple[Mapping[str, Field], tuple[BodyRow, ...]]:
    """A title pasted above the text is 标题 where there is none; a different one stays in the text."""
    pasted = body.title
    if pasted is None:
        return fields, body.rows
    given = fields.get(TITLE)
    if given is None or not given.content:
        name = given.name if given else Text(TITLE, pasted.cell)
        return {**fields, TITLE: Field(name, pasted, pasted.value)}, body.rows
    if normalized(given.content.value) == normalized(pasted.value):
        return fields, body.rows
    empty = Text("", pasted.cell)
    return fields, (BodyRow(Level.INTRODUCTION, pasted.cell, empty, pasted, empty), *body.rows)


def _understood(sheet: Sheet, written: list[WrittenRow]) -> Body:
    if all(row.level is not None for row in written):
        rows = [row for each in written for row in _levelled(sheet, each)]
        return Body(tuple(_with_sequels(sheet, rows)))
    from docgen.workbook.plain_rows import PlainRows

    plain = PlainRows(sheet, written)
    rows = []
    for each in written:
        rows += plain.rows(each) if each.level is None else plain.seen(_levelled(sheet, each))
    plain.tell()
    return Body(tuple(_with_sequels(sheet, rows)), plain.title)


def _with_sequels(sheet: Sheet, rows: Sequence[BodyRow]) -> Iterator[BodyRow]:
    """`rows`; what might be a word is a number where it follows one that was typed (三要目 after 二要)."""
    last: dict[Level, TypedNumber] = {}
    for row in rows:
        if row.level in HEADINGS:
            last = {level: number for level, number in last.items() if _is_within(level, row.level)}
        number = sequel((row.title or row.content).value, last.get(row.level)) if not row.typed else None
        read = _without(sheet, row, number)
        if read.typed is not None:
            last[row.level] = read.typed
        yield read


def _is_within(level: Level, heading: Level) -> bool:
    """Whether what `level` counts goes on behind `heading`."""
    return level in HEADINGS and HEADINGS.index(level) <= HEADINGS.index(heading)


def _cells(sheet: Sheet, header: Header, row: int) -> Cells:
    columns = header.columns
    level = (row, columns["层级"])
    anchor = sheet.anchor(level)
    is_covered = anchor[0] < row and anchor[1] == level[1]
    note = (row, columns["备注"]) if "备注" in columns else None
    manner = (row, columns["写法"]) if "写法" in columns else None
    title, content = (row, columns["标题"]), (row, columns["内容"])
    return Cells(anchor if is_covered else level, title, content, note, manner, is_covered)


def _written_row(sheet: Sheet, header: Header, row: int, empty: list[Place]) -> WrittenRow | None:
    """What a row says; None where it says nothing: its place is `empty` where a level was chosen for it."""
    cells = _cells(sheet, header, row)
    title, content, word = sheet.text(cells.title), sheet.text(cells.content), sheet.text(cells.level)
    level = _known_level(word.value)
    if sheet.is_filled(cells.title) or sheet.is_filled(cells.content):
        is_unknown = level is None and bool(word) and not cells.is_covered
        if is_unknown:
            _tell_unknown(sheet, cells.level, normalized(word.value))
        return WrittenRow(cells, level, tidied(title), tidied(content), is_unknown)
    if not word or cells.is_covered:
        return None
    if level is not None:
        if not {cells.title, cells.content} & sheet.left_out:
            empty.append(cells.level)
        return None
    return WrittenRow(cells, None, title, tidied(word))


def _tell_empty(sheet: Sheet, empty: list[Place]) -> None:
    if empty:
        rows = "、".join(str(row) for row, _ in empty[:_ROWS_SHOWN])
        more = "……" if len(empty) > _ROWS_SHOWN else ""
        sheet.note("WB311", empty[0], count=len(empty), rows=rows + more)


def _known_level(text: str) -> Level | None:
    word = normalized(text)
    bare = word if word in LEVEL_WORDS else word.removesuffix("标题")
    return Level(bare) if bare in LEVEL_WORDS else _OTHER_WORDS.get(word)


def _tell_unknown(sheet: Sheet, place: Place, word: str) -> None:
    known = "、".join(LEVEL_WORDS)
    sheet.error("WB301", place, word=word, known=known, nearest=nearest(word, LEVEL_WORDS))


def _levelled(sheet: Sheet, row: WrittenRow) -> list[BodyRow]:
    level = row.level or Level.PARAGRAPH
    if level in HEADINGS:
        return _heading(sheet, row, level)
    built = body_row(sheet, row, level, row.title, row.content)
    if level in OBJECTS:
        return [_named(built)]
    return [_without_number(sheet, built)] if level is Level.ITEM else [built]


def _named(row: BodyRow) -> BodyRow:
    """表·检查情况 names the table 检查情况."""
    return row._replace(
        title=Text(object_name(row.title.value), row.title.cell),
        content=row.content if row.title else Text(object_name(row.content.value), row.content.cell),
    )


def _heading(sheet: Sheet, row: WrittenRow, level: Level) -> list[BodyRow]:
    """A heading, its words wherever they stand in the row; what a cell says beyond the title is its text."""
    title, content = row.title, row.content
    if not sheet.is_filled(row.cells.title):
        if row.cells.is_covered:
            return [body_row(sheet, row, Level.PARAGRAPH, title, content)]
        sheet.warning("WB306", row.cells.title, level=level.value)
        title, content = content, Text("", content.cell)
    title, more = _split_title(title, level)
    if not more:
        return [_without_number(sheet, body_row(sheet, row, level, title, content))]
    heading = _without_number(sheet, body_row(sheet, row, level, title, more))
    return (
        [heading, body_row(sheet, row, Level.PARAGRAPH, Text("", title.cell), content)]
        if content
        else [heading]
    )


def _split_title(title: Text, level: Level) -> tuple[Text, Text]:
    """A title, and the text that stands behind it in the same cell: `（一）加强领导。成立专班……`."""
    end = title.value.find("\n")
    end = len(title.value) if end < 0 else end
    if level is not Level.HEADING_1 and "。" in title.value[:end]:
        from docgen.recognition.shapes import sentence_end

        end = min(end, sentence_end(title.value))
    return cut(title, 0, end), behind(title, end)


def _without_number(sheet: Sheet, row: BodyRow) -> BodyRow:
    """`row` with the number that its words begin with beside it."""
    return _without(sheet, row, typed_number((row.title or row.content).value))


def _without(sheet: Sheet, row: BodyRow, number: TypedNumber | None) -> BodyRow:
    if number is None:
        return row
    words = row.title or row.content
    sheet.note("WB305", (words.cell.row, words.cell.column), number=number.text.strip())
    bare = cut(words, len(number.text), len(words.value))
    return row._replace(title=bare, typed=number) if row.title else row._replace(content=bare, typed=number)


def _check_levels(sheet: Sheet, rows: tuple[BodyRow, ...]) -> None:
    """A heading is at most one level below the heading before it (GB/T 9704-2012, 7.3.3)."""
    previous: BodyRow | None = None
    for row in rows:
        if row.level in HEADINGS:
            _check_level(sheet, row, previous)
            previous = row


def _check_level(sheet: Sheet, row: BodyRow, previous: BodyRow | None) -> None:
    above = HEADINGS.index(previous.level) if previous else -1
    if HEADINGS.index(row.level) <= above + 1:
        return
    place = (row.level_cell.row, row.level_cell.column)
    details = {"level": row.level.value, "missing": HEADINGS[above + 1].value}
    if previous:
        details |= {"previous": previous.level.value, "previous_cell": previous.level_cell.a1}
    sheet.warning("WB304" if previous else "WB307", place, **details)
