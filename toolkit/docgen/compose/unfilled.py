"""What is still to be filled, told in one message: the cells, with the words around each place."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docgen.compose.findings import Findings, Unfilled
from docgen.diagnostics import Code, Where, warning
from docgen.model.cell_text import CellRef, SpanKind, Text
from docgen.model.report import Report

_AROUND = 6
"""Characters shown before and behind a place."""
_LONGEST_WORDS = 40
_CELLS_SHOWN = 20


class _Excerpt(NamedTuple):
    """Words of a cell with one place in them, or several that stand close together."""

    cell: CellRef
    text: str
    start: int
    end: int

    def __str__(self) -> str:
        words = self.text[self.start : min(self.end, self.start + _LONGEST_WORDS)].strip()
        before = "…" if self.text[: self.start].rpartition("\n")[2].strip() else ""
        behind = "…" if self.text[self.start + len(words) :].partition("\n")[0].strip() else ""
        return f"{self.cell.sheet}!{self.cell.a1}“{before}{words}{behind}”"


def tell_unfilled(report: Report, findings: Findings) -> None:
    """One warning for all unfilled places, one for all words that a new workbook brought (placeholders)."""
    if findings.unfilled:
        _tell("TX201", len(findings.unfilled), list(_excerpts(findings.unfilled)), findings)
    brought = [_Excerpt(text.cell, text.value, 0, len(text.value)) for text in _placeholders(report)]
    if brought:
        _tell("TX202", len(brought), brought, findings)


def _tell(code: Code, count: int, excerpts: list[_Excerpt], findings: Findings) -> None:
    shown = "、".join(map(str, excerpts[:_CELLS_SHOWN])) + ("……" if len(excerpts) > _CELLS_SHOWN else "")
    told = warning(code, _where(excerpts, findings), count=count, places=shown)
    cells = dict.fromkeys(excerpt.cell for excerpt in excerpts)
    findings.append(told._replace(places=tuple(map(findings.where, cells))))


def _where(excerpts: list[_Excerpt], findings: Findings) -> Where:
    """The cell, where it is one; else the sheet, or the workbook where they stand in several."""
    cells = {excerpt.cell for excerpt in excerpts}
    if len(cells) == 1:
        return findings.where(excerpts[0].cell)
    is_one_sheet = len({cell.sheet for cell in cells}) == 1
    return findings.sheet(excerpts[0].cell.sheet) if is_one_sheet else findings.book()


def _excerpts(places: Iterable[Unfilled]) -> Iterator[_Excerpt]:
    """The words around the places, which rise within each cell."""
    open_one: _Excerpt | None = None
    for place in places:
        around = _around(place)
        if open_one and open_one.cell == around.cell and open_one.end >= around.start > open_one.start:
            open_one = open_one._replace(end=around.end)
            continue
        if open_one:
            yield open_one
        open_one = around
    if open_one:
        yield open_one


def _around(place: Unfilled) -> _Excerpt:
    """The place with a few characters of its line on either side."""
    text = place.text
    first, last = max(0, place.start - _AROUND), min(len(text), place.end + _AROUND)
    start = text.rfind("\n", first, place.start) + 1 or first
    end = text.find("\n", place.end, last)
    return _Excerpt(place.cell, text, *_beside_braces(text, start, last if end < 0 else end))


def _beside_braces(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds moved out of a {{名称}} that they would cut: half of one is no words."""
    opened, closed = text.rfind("{{", 0, start + 1), text.rfind("}}", 0, start)
    if opened > closed and 0 <= opened < start:
        start = opened
    opened, closed = text.rfind("{{", 0, end), text.rfind("}}", 0, end)
    if opened > closed:
        end = text.find("}}", end - 1) + 2 if text.find("}}", end - 1) >= 0 else end
    return start, end


def _placeholders(report: Report) -> Iterator[Text]:
    """The texts of the report that a new workbook brought and nobody changed."""
    texts = [field.content for field in report.fields.values()]
    texts += (text for row in report.body for text in (row.title, row.content))
    return (text for text in texts if any(span.kind is SpanKind.PLACEHOLDER for span in text.spans))
