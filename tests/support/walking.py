"""Walks a report beside its workbook, cell by cell: nothing lost, added or reordered.

Reads the workbook with openpyxl and the report with lxml; no code of docgen's takes part.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

_CHINESE = "[一二三四五六七八九十百]+"
_NUMBER = rf"(?:{_CHINESE}、|（{_CHINESE}）|\d+\.|（\d+）|{_CHINESE}[是要])?"
_REFERENCE = re.compile(r"[{｛]{2}[^{}｛｝]+[}｝]{2}")
_FIGURE = r"[^\n]{1,30}?"
"""What {{名称}} becomes; that it is the right number is for the tests of figures."""
_PLACED = ("表格", "图片", "图表")


@dataclass(frozen=True, slots=True)
class Row:
    """A filled row of 正文 as openpyxl reads it."""

    level: str
    title: str
    content: str


def body_rows(book: Path) -> Iterator[Row]:
    """The rows of 正文 in order; columns are found by their headers."""
    sheet = load_workbook(book, data_only=True)["正文"]
    rows = sheet.iter_rows(values_only=True)
    header = [str(value) for value in next(rows)]
    columns = [header.index(name) for name in ("层级", "标题", "内容")]
    for row in rows:
        values = ["" if row[column] is None else str(row[column]) for column in columns]
        if any(values):
            yield Row(*values)


def expected_pattern(rows: Iterator[Row]) -> re.Pattern[str]:
    """The text of the report's body without white space, as one pattern: cells, and numbers before them."""
    pieces = []
    for row in rows:
        if row.level in _PLACED:
            continue
        pieces.append(_NUMBER if row.level not in ("引言", "正文") else "")
        pieces.append(_cell(row.title) + _cell(row.content))
    return re.compile("".join(pieces))


def _cell(text: str) -> str:
    parts = _REFERENCE.split(re.sub(r"\s+", "", text))
    return _FIGURE.join(re.escape(part) for part in parts)
