"""A block as it was written last, as it stands now, and as it would be written today → what becomes of it.

Three-way, cell by cell: what nobody has touched is renewed; what a person typed stays, and is told where the
units now say something else; a line that a person deleted stays away, a line of theirs stays where it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from docgen.consolidate.blocks import (
    COUNTED_COLUMNS,
    FIGURES,
    NOTHING,
    UNIT_COLUMN,
    Block,
    Line,
    Shown,
    Written,
    WrittenBlock,
    shown,
)
from docgen.consolidate.placing import Cell, Grid, Place, place_of, rows_of
from docgen.model.contents import Value
from docgen.model.names import normalized

_UNKNOWN = Shown("x", "")
"""What no cell of ours holds."""


class Kept(NamedTuple):
    """A cell that a person changed, and what the units say instead; `is_news` where they say so newly."""

    cell: Cell
    own: str
    new: str
    is_news: bool


class Inserted(NamedTuple):
    """A row to be put in below the row `after`, looking like the row `like`."""

    after: int
    like: int
    values: Mapping[int, Value]


class Renewal(NamedTuple):
    """What becomes of a sheet, and what is written on it from now on.

    `left` are rows that no unit reports any more and a person has worked on; `lost` are columns that are no
    longer there.
    """

    sheet: str
    values: Mapping[Cell, Value]
    inserted: tuple[Inserted, ...]
    removed: frozenset[int]
    written: WrittenBlock
    kept: tuple[Kept, ...] = ()
    left: tuple[int, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def changes(self) -> int:
        """How many cells and rows change."""
        return len(self.values) + len(self.inserted) + len(self.removed)


def renewed(base: WrittenBlock, grid: Grid, new: Block) -> Renewal | None:
    """What becomes of a sheet on which `base` was written; None where the block is not found there."""
    place = place_of(base, grid)
    return None if place is None else _Renewing(base, grid, new, place).renewal()


def written(new: Block) -> WrittenBlock:
    """The block as it is remembered once it is written."""
    lines = tuple(Written(line.key, line.shown) for line in new.lines)
    return WrittenBlock(new.sheet, new.header, lines, new.identity)


class _Column(NamedTuple):
    """A column of the block: its word, its number last time and now, its place in the sheet."""

    word: str
    old: int | None
    new: int | None
    column: int | None


class _Renewing:
    def __init__(self, base: WrittenBlock, grid: Grid, new: Block, place: Place) -> None:
        self.base, self.grid, self.new, self.place = base, grid, new, place
        self.rows = rows_of(base, grid, place)
        self.old = {line.key: number for number, line in enumerate(base.lines)}
        self.columns = tuple(self._columns())
        self.values: dict[Cell, Value] = {}
        self.kept: list[Kept] = []
        self.left: list[int] = []
        self.filled: dict[int, set[int]] = defaultdict(set)
        for row, column in grid.cells:
            self.filled[row].add(column)
        self.free = self._rows_of_persons()

    def _rows_of_persons(self) -> dict[tuple[Shown, ...], list[int]]:
        """The rows that a person put there, by what says which line a row is."""
        ours = set(self.rows.values())
        columns = [self.place.columns[n] for n in self.base.identity]
        free: dict[tuple[Shown, ...], list[int]] = defaultdict(list)
        for row in sorted(self.filled, reverse=True):
            if row > self.place.header_row and row not in ours:
                free[tuple(self.grid.at(row, column) for column in columns)].append(row)
        return free

    def renewal(self) -> Renewal:
        self._head()
        standing = {line.key: row for line in self.new.lines if (row := self._stand(line)) is not None}
        removed = frozenset(self._gone())
        return Renewal(
            self.base.sheet,
            self.values,
            tuple(self._inserted(standing)),
            removed,
            self._written(),
            tuple(self.kept),
            tuple(self.left),
            tuple(each.word for each in self.columns if each.column is None),
        )

    def _columns(self) -> Iterator[_Column]:
        free = list(range(len(self.new.header)))
        for old, word in enumerate(self.base.header):
            same = next((n for n in free if normalized(self.new.header[n]) == normalized(word)), None)
            if same is not None:
                free.remove(same)
            yield _Column(word, old, same, self.place.columns.get(old))
        used = set(self.place.columns.values())
        end = max((column for _, column in self.grid.cells), default=0)
        for number in free:
            word = self.new.header[number]
            own = self._column_of(word, used)
            end = end if own else end + 1
            used.add(own or end)
            yield _Column(word, None, number, own or end)

    def _column_of(self, word: str, used: set[int]) -> int | None:
        """A person's own column of that name."""
        header = (
            (c, cell.text) for (row, c), cell in self.grid.cells.items() if row == self.place.header_row
        )
        found = (c for c, text in header if c not in used and normalized(text) == normalized(word))
        return next(found, None)

    def _head(self) -> None:
        """The words of columns that are new."""
        for each in self.columns:
            if each.old is None and each.column is not None:
                cell = (self.place.header_row, each.column)
                if self.grid.at(*cell) == NOTHING:
                    self.values[cell] = each.word

    def _stand(self, line: Line) -> int | None:
        """The row of a line of today, its cells renewed; None where it has none."""
        number = self.old.get(line.key)
        row = self._own_row_of(line) if number is None else self.rows.get(number)
        if row is not None:
            before = self.base.lines[number].shown if number is not None else ()
            frozen = self._counts_otherwise(row, before, line.shown)
            for each in self.columns:
                is_ours = each.new not in frozen
                self._renew(row, each, _at(before, each.old) if is_ours else _UNKNOWN, _value(line, each.new))
        return row

    def _counts_otherwise(
        self, row: int, before: tuple[Shown, ...], new: tuple[Shown, ...]
    ) -> tuple[int, ...]:
        """The numbers of a figure whose unit of measure a person changed: ours would be wrong beside it."""
        unit = self.place.columns.get(UNIT_COLUMN) if self.base.sheet == FIGURES else None
        ours = (_at(before, UNIT_COLUMN), _at(new, UNIT_COLUMN))
        is_same = unit is None or not before or self.grid.at(row, unit) in ours
        return () if is_same else COUNTED_COLUMNS

    def _own_row_of(self, line: Line) -> int | None:
        """A row of a person's that is about the same: no second one is put beside it."""
        said = tuple(line.shown[n] for n in self.base.identity if n < len(line.shown))
        return self.free[said].pop() if self.free.get(said) else None

    def _renew(self, row: int, column: _Column, before: Shown, value: Value) -> None:
        if column.column is None:
            return
        present, new = self.grid.at(row, column.column), shown(value)
        if _is_same(new, present):
            return
        if _is_same(before, present):
            if new != before:
                self.values[row, column.column] = value
        elif new != before or new.kind == "n":
            is_news = new != before and "n" in (new.kind, before.kind, present.kind)
            self.kept.append(Kept((row, column.column), present.text, new.text, is_news))

    def _gone(self) -> Iterator[int]:
        """The rows of lines that are no more; one that a person worked on is emptied of what was ours."""
        keys = {line.key for line in self.new.lines}
        gone = {n: row for n, row in self.rows.items() if self.base.lines[n].key not in keys}
        free = {row for number, row in gone.items() if self._is_untouched(number, row)}
        for first, last in self.grid.read() if free else ():
            if last - first < len(free) and all(row in free for row in range(first, last + 1)):
                free.discard(first)  # or what reads them would read nothing
        for number, row in gone.items():
            if row in free:
                yield row
                continue
            self.left.append(row)
            self._empty(row, self.base.lines[number].shown)

    def _empty(self, row: int, before: tuple[Shown, ...]) -> None:
        """Take from a row what was ours, but for what says which line it was."""
        for each in self.columns:
            if each.column is None or each.old is None or each.old in self.base.identity:
                continue
            present = self.grid.at(row, each.column)
            if present != NOTHING and _is_same(_at(before, each.old), present):
                self.values[row, each.column] = None

    def _is_untouched(self, number: int, row: int) -> bool:
        ours = {each.column: each.old for each in self.columns if each.column is not None}
        before = self.base.lines[number].shown
        same = all(_is_same(_at(before, old), self.grid.at(row, column)) for column, old in ours.items())
        held = row in self.grid.held or self._is_marked(row)
        return same and self.filled[row] <= ours.keys() and not held

    def _is_marked(self, row: int) -> bool:
        """Whether a cell of the row looks otherwise than the rest of its column: somebody has marked it."""
        looks = self.grid.looks
        return any(looks.get((row, c), usual) != usual for c, usual in self._usual_looks.items())

    @cached_property
    def _usual_looks(self) -> dict[int, int]:
        columns = [each.column for each in self.columns if each.column is not None]
        found = {c: Counter(self.grid.looks.get((row, c)) for row in self.rows.values()) for c in columns}
        usual = {
            c: next((s for s, _ in looks.most_common() if s is not None), None) for c, looks in found.items()
        }
        return {column: look for column, look in usual.items() if look is not None}

    def _inserted(self, standing: Mapping[str, int]) -> Iterator[Inserted]:
        """The lines that are new, each behind the one that comes before it."""
        above = 0
        rows = [standing.get(line.key) for line in self.new.lines]
        first = next((row for row in rows if row is not None), None)
        for line, row in zip(self.new.lines, rows, strict=True):
            if row is not None:
                above = row
            elif line.key not in self.old:
                after = above or (first - 1 if first is not None else self.place.header_row)
                values = {each.column: _value(line, each.new) for each in self.columns if each.column}
                yield Inserted(after, above or first or after + 1, values)

    def _written(self) -> WrittenBlock:
        """What is on the sheet now; of columns that are lost, what was there when they were."""
        lost = {each.new: each.old for each in self.columns if each.column is None and each.new is not None}
        lines = []
        for line in self.new.lines:
            number = self.old.get(line.key)
            before = self.base.lines[number].shown if number is not None else ()
            cells = (_at(before, lost[n]) if n in lost else cell for n, cell in enumerate(line.shown))
            lines.append(Written(line.key, tuple(cells)))
        return WrittenBlock(self.base.sheet, self.new.header, tuple(lines), self.new.identity)


def _at(cells: tuple[Shown, ...], number: int | None) -> Shown:
    return cells[number] if number is not None and number < len(cells) else NOTHING


def _value(line: Line, number: int | None) -> Value:
    return line.cells[number] if number is not None else None


def _is_same(ours: Shown, present: Shown) -> bool:
    """Whether a cell holds what we wrote; of a link the words count, which not every program reckons."""
    if ours.kind == "l":
        return present.kind in ("f", "t") and present.text in (ours.text, "")
    return ours == present
