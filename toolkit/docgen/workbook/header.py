"""Finding a sheet's columns by their header texts, wherever the clerk moved them."""

from collections.abc import Mapping, Set
from typing import NamedTuple

from docgen.model.names import normalized
from docgen.patterns import rarely
from docgen.suggestions import nearest
from docgen.workbook.cells import Sheet
from docgen.workbook.schema import SheetSchema
from docgen.workbook.telling import listed, ranges

_ROWS_SEARCHED = 20
_OPENING, _CLOSING = rarely(r"[(（\[【]"), rarely(r"[)）\]】\n]")
_SIGNS_BEHIND = "*＊:："


class Header(NamedTuple):
    """The header row and the column of each header found in it (both from 1)."""

    row: int
    columns: Mapping[str, int]


def find_header(sheet: Sheet, schema: SheetSchema) -> Header | None:
    """The row with most of the schema's headers (titles may stand above); None if a required one is missing.

    Reports missing, misspelt and repeated headers; columns with other headers are the clerk's own.
    """
    row, texts = _header_row(sheet, schema)
    if not row:
        sheet.error("WB110", headers="、".join(schema.headers), rows=_ROWS_SEARCHED)
        return None
    complete = True
    told = {column for text in schema.unread for column in texts.pop(text, ())}
    for column in schema.columns:
        if column.header in texts:
            _report_repeated(sheet, row, column.header, texts[column.header])
            told.update(texts[column.header])
            continue
        unknown = [text for text in texts if text not in schema.headers]
        meant = nearest(column.header, unknown)
        if column.required:
            complete = False
            place = (row, texts[meant][0]) if meant else None
            sheet.error("WB107", place, header=column.header, found=meant, row=row, nearest=meant)
        elif meant:
            sheet.warning("WB109", (row, texts[meant][0]), found=meant, nearest=column.header)
            told.update(texts[meant])
    if not complete:
        return None
    header = Header(row, {text: columns[0] for text, columns in texts.items() if text in schema.headers})
    _tell_other_columns(sheet, schema, header, told)
    return header


def rows_below(sheet: Sheet, header: Header) -> list[int]:
    """The rows below the header; where the header was pasted a second time it is told, and is no row."""
    texts = sheet.facts.texts
    first, *others = [((header.row, column), column) for column in header.columns.values()]
    words = texts.get(first[0])
    repeats = {
        row
        for row in sheet.rows[header.row :]
        if words is not None
        and texts.get((row, first[1])) == words
        and all(texts.get((row, column)) == texts.get(place) for place, column in others)
    }
    if repeats:
        sheet.note("WB132", (min(repeats), first[1]), rows=ranges(sorted(repeats)))
    return [row for row in sheet.rows[header.row :] if row not in repeats]


def _tell_other_columns(sheet: Sheet, schema: SheetSchema, header: Header, told: Set[int]) -> None:
    """One note of the cells below the header in columns that nobody reads, and of which nothing was told."""
    if told >= set(sheet.columns):
        return
    places = (place for place in sheet.facts.attributes if place[0] > header.row and place[1] not in told)
    others = sorted(
        place for place in places if sheet.anchor(place)[1] not in told and sheet.is_filled(place)
    )
    if others:
        cells = listed(sheet.ref(place).a1 for place in others)
        headers = "、".join(text for text in schema.headers if text in header.columns)
        sheet.note("WB129", others[0], count=len(others), cells=cells, headers=headers)


def _header_row(sheet: Sheet, schema: SheetSchema) -> tuple[int, dict[str, list[int]]]:
    """The first row with the most headers, and its texts with their columns; 0 where no row has any."""
    best, most, best_texts = 0, 0, {}
    for row in sheet.rows[:_ROWS_SEARCHED]:
        texts = _header_texts(sheet, row)
        count = sum(header in texts for header in schema.headers)
        if count > most:
            best, most, best_texts = row, count, texts
        if most == len(schema.headers):
            break
    return best, best_texts


def _header_texts(sheet: Sheet, row: int) -> dict[str, list[int]]:
    texts: dict[str, list[int]] = {}
    for column in sheet.columns:
        text = _bare(normalized(sheet.plain((row, column))))
        if text:
            texts.setdefault(text, []).append(column)
    return texts


def _bare(text: str) -> str:
    """The header without what people add to it: 数值（个）, 标题*."""
    if text.isalnum():
        return text
    pieces, place = [], 0
    while (opening := _OPENING().search(text, place)) is not None:
        closing = _CLOSING().search(text, opening.end())
        if closing is None:
            break
        is_pair = closing.group() != "\n"
        pieces.append(text[place : opening.start() if is_pair else closing.end()])
        place = closing.end()
    return "".join((*pieces, text[place:])).rstrip(_SIGNS_BEHIND)


def _report_repeated(sheet: Sheet, row: int, header: str, columns: list[int]) -> None:
    for column in columns[1:]:
        sheet.error("WB111", (row, column), header=header, first=sheet.ref((row, columns[0])).a1)
