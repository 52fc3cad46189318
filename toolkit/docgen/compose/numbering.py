"""The numbers before headings and items: the layout's, unless a clerk typed one of another kind.

A typed number says how its group is counted, not how far: docgen counts, and tells where the typed ones skip.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docgen.compose.findings import Findings
from docgen.model.report import BodyRow, Level, TypedNumber
from docgen.recognition.kinds import LEVELS, Kind, counted_on, is_counted, kind_of, proper, said, written

_HEADINGS = (Level.HEADING_1, Level.HEADING_2, Level.HEADING_3, Level.HEADING_4)
_RUNS_IN_TEXT = (Kind.COUNTED, Kind.ENUMERATED, Kind.ORDINAL)
"""Kinds whose numbers inside a text are its own items, so that the count goes on behind them."""
_SAID_ALREADY = ("首先", "其次", "再次", "再者", "然后", "最后", "此外", "另外", "同时", "一方面", "另一方面")


class Counting(NamedTuple):
    """How a sequence of rows is counted; `start` is the last number used before it."""

    kind: Kind
    word: str = ""
    start: int = 0


def heading_depth(level: Level) -> int | None:
    """1 to 4 for 一级 to 四级, None for other rows."""
    return _HEADINGS.index(level) + 1 if level in _HEADINGS else None


def heading_numbers(rows: Sequence[BodyRow], findings: Findings) -> dict[int, str]:
    """The number of each heading of a report, by the row's index: siblings count together (7.3.3)."""
    numbers: dict[int, str] = {}
    for depth, indexes in _siblings(rows):
        counting = Counting(LEVELS[depth - 1])
        typed = _first_typed(rows[index] for index in indexes)
        if typed is not None:
            counting = Counting(kind_of(typed), typed.word)
        found = sequence([rows[index] for index in indexes], counting, findings)
        numbers |= dict(zip(indexes, found, strict=True))
    return numbers


def _siblings(rows: Sequence[BodyRow]) -> list[tuple[int, list[int]]]:
    """The headings of one depth below one heading, with their depth; each as the index of its row."""
    groups: list[tuple[int, list[int]]] = []
    opened: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        depth = heading_depth(row.level)
        if depth is None:
            continue
        opened = {d: indexes for d, indexes in opened.items() if d <= depth}
        if depth not in opened:
            opened[depth] = []
            groups.append((depth, opened[depth]))
        opened[depth].append(index)
    return groups


def _first_typed(rows: Iterable[BodyRow]) -> TypedNumber | None:
    return next((row.typed for row in rows if row.typed is not None), None)


def sequence(rows: Sequence[BodyRow], counting: Counting, findings: Findings) -> list[str]:
    """The number of each of `rows`, which follow one another in `counting`."""
    if not is_counted(counting.kind):
        return [_said(row, index, rows, counting) for index, row in enumerate(rows)]
    counter = _Counter(counting, findings)
    return [counter.number(row) for row in rows]


class _Counter:
    """Counts rows, and tells where typed numbers do not follow one another."""

    def __init__(self, counting: Counting, findings: Findings) -> None:
        self._counting = counting
        self._findings = findings
        self._value = counting.start
        self._inside = counting.start
        self._shift = 0

    def number(self, row: BodyRow) -> str:
        """The number of the next row."""
        kind, word = self._counting.kind, self._counting.word
        if row.typed is not None and is_counted(kind_of(row.typed)):
            kind, word = kind_of(row.typed), row.typed.word
        self._value = self._next(row, kind)
        number = written(kind, self._value, word)
        self._compare(row, number)
        self._inside = counted_on(row.content.value, kind, self._value, word)
        return number

    def _next(self, row: BodyRow, kind: Kind) -> int:
        """One more, or one more than the numbers inside the text before, where they are of the sequence."""
        is_typed = row.typed is not None and row.typed.value == self._inside + 1
        return (self._inside if is_typed or kind in _RUNS_IN_TEXT else self._value) + 1

    def _compare(self, row: BodyRow, number: str) -> None:
        if row.typed is None or not is_counted(kind_of(row.typed)):
            return
        shift = row.typed.value - self._value
        if shift != self._shift:
            cell = (row.title or row.content).cell
            self._findings.warning("TX413", cell, typed=row.typed.text.strip(), number=number)
            self._shift = shift


def _said(row: BodyRow, position: int, rows: Sequence[BodyRow], counting: Counting) -> str:
    """首先 and its like: as typed, and the usual one where none was."""
    if row.typed is not None:
        return proper(row.typed)
    if (row.title or row.content).value.startswith(_SAID_ALREADY):
        return ""
    return said(position, len(rows), "，" if counting.word.endswith("，") else "")
