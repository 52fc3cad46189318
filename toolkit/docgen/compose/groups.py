"""Groups of 条目: which of the layout's each is, how it is numbered, and whether it runs on.

The clerk's word comes first: 写法, then a typed number; where neither is given, the layout's groups follow
one another. A group inside a paragraph (…一是…二是…) is one of them. Where it cannot be told which of the
layout's groups is meant, that is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.compose.findings import Findings
from docgen.compose.numbering import Counting, heading_depth, sequence
from docgen.model.layout import ItemPlacement, ItemStyle
from docgen.model.report import BodyRow, Level, TypedNumber
from docgen.recognition.kinds import Kind, counted_on, is_counted, kind_of
from docgen.recognition.manner import Manner, manner_of

_WORDS = ("是", "要")
_IN_PARAGRAPHS = (Kind.LEVEL_1, Kind.LEVEL_2, Kind.LEVEL_3, Kind.LEVEL_4, Kind.CIRCLED)
"""Kinds of numbers that begin a paragraph (GB/T 9704-2012, 7.3.3)."""
_TEXTS = (Level.PARAGRAPH, Level.INTRODUCTION)


class ItemLook(NamedTuple):
    """How one 条目 stands: its number, and whether it runs on or begins a paragraph."""

    number: str
    placement: ItemPlacement


class Styles(NamedTuple):
    """The layout's groups of 条目 in a 节; one can be missing only where the 节 `is_known` to the layout."""

    items: tuple[ItemStyle, ...]
    is_known: bool


class _Group:
    """A group while it is gathered: its rows' indexes; none for one that stands inside a paragraph."""

    def __init__(self, number: TypedNumber | None, before: str = "", word: str = "") -> None:
        self.number = number
        self.before = before
        self.word = word
        self.indexes: list[int] = []
        self.placement: ItemPlacement | None = None

    def own_word(self) -> str:
        """是 or 要 where that is what counts it, else ""."""
        if self.number is not None:
            return self.number.word if kind_of(self.number) is Kind.COUNTED else ""
        return self.word

    def is_open(self) -> bool:
        """Whether the layout has to tell how it is counted."""
        return self.number is None and not self.word


def item_looks(
    rows: Sequence[BodyRow], styles: Styles, findings: Findings, *, before: str = ""
) -> dict[int, ItemLook]:
    """How each 条目 of a 节 stands, by its index; `before` is the text that the 节's own heading carries."""
    looks: dict[int, ItemLook] = {}
    if not any(row.level is Level.ITEM for row in rows):
        return looks
    for groups in _below_headings(rows, before):
        found = _styles(groups, styles.items)
        for position, group in enumerate(groups):
            if not group.indexes:
                continue
            if styles.is_known and found[position] is None:
                _tell(rows[group.indexes[0]], styles.items, findings)
            style = found[position] or styles.items[min(position, len(styles.items) - 1)]
            looks |= _looks(rows, group, style, findings)
    return looks


def placement_of(row: BodyRow) -> ItemPlacement | None:
    """What 写法 says of a row's place; None where nothing was chosen."""
    return _manner(row).placement


def _below_headings(rows: Sequence[BodyRow], before: str) -> Iterator[list[_Group]]:
    """The groups below each heading, in order; those that no heading parts belong together."""
    gathered = _Gathering(before)
    for index, row in enumerate(rows):
        if heading_depth(row.level) is not None:
            yield gathered.groups
            gathered = _Gathering(row.content.value)
        elif row.level is Level.ITEM:
            gathered.item(index, row)
        elif row.level in _TEXTS:
            gathered.paragraph(row)
    yield gathered.groups


class _Gathering:
    """The groups below one heading."""

    def __init__(self, before: str) -> None:
        self.groups: list[_Group] = []
        self._open: _Group | None = None
        self._text(before)

    def paragraph(self, row: BodyRow) -> None:
        """A paragraph closes the group before it, and may hold one itself."""
        self._open = None
        self._text(row.title.value + row.content.value)

    def item(self, index: int, row: BodyRow) -> None:
        """An item belongs to the open group, unless its number is another's."""
        manner = _manner(row)
        number = manner.number or row.typed
        if self._open is None or not _continues(self._open, number):
            self._open = _Group(number, self._before)
            self.groups.append(self._open)
        if self._open.number is None:
            self._open.number = number
        if not self._open.indexes:
            self._open.placement = manner.placement
        self._open.indexes.append(index)

    def _text(self, text: str) -> None:
        self._before = text
        for word in _words_inside(text):
            self.groups.append(_Group(None, word=word))


def _words_inside(text: str) -> list[str]:
    """The words that count items inside `text`, in their order: 是 for …一是…二是…."""
    runs = [word for word in _WORDS if counted_on(text, Kind.COUNTED, 0, word) > 1]
    return sorted(runs, key=lambda word: text.find(f"一{word}"))


def _continues(group: _Group, number: TypedNumber | None) -> bool:
    """Whether an item with `number` belongs to `group`."""
    if number is None:
        return True
    if group.number is None:
        return number.value != 1
    known, kind = kind_of(group.number), kind_of(number)
    if known is Kind.SAID:
        return kind is Kind.SAID or (kind is Kind.ORDINAL and number.value > 1)
    return known is kind and (kind is not Kind.COUNTED or group.number.word == number.word)


def _manner(row: BodyRow) -> Manner:
    return (manner_of(row.manner) if row.manner else None) or Manner()


def _styles(groups: Sequence[_Group], styles: Sequence[ItemStyle]) -> list[ItemStyle | None]:
    """The layout's style of each group; None where several could be meant."""
    found: list[ItemStyle | None] = []
    following = 0
    for position, group in enumerate(groups):
        known = _with_word(group.own_word(), styles, following)
        if known is not None:
            found.append(styles[known])
            following = known + 1
            continue
        found.append(_by_position(groups[position:], styles, following))
        following += 1
    return found


def _with_word(word: str, styles: Sequence[ItemStyle], following: int) -> int | None:
    """The layout's next group with `word`, or else its first one."""
    with_word = [index for index, style in enumerate(styles) if style.word == word]
    return next((index for index in with_word if index >= following), with_word[0] if with_word else None)


def _by_position(groups: Sequence[_Group], styles: Sequence[ItemStyle], following: int) -> ItemStyle | None:
    """The style of the first of `groups`, the layout's groups before `following` being there already."""
    if following >= len(styles):
        return styles[-1]
    if not groups[0].is_open():
        return styles[following]
    waiting, limit = 0, len(styles)
    for group in groups:
        known = None if group.is_open() else _with_word(group.own_word(), styles, following + 1)
        if known is not None and known > following:
            limit = known
            break
        waiting += 1
    could_be = styles[following : max(limit - waiting, following) + 1]
    return could_be[0] if len(set(could_be)) == 1 else None


def _tell(row: BodyRow, styles: Sequence[ItemStyle], findings: Findings) -> None:
    meant = "、".join(dict.fromkeys(f"一{style.word}（{style.placement.value}）" for style in styles))
    cell = (row.title or row.content).cell
    findings.warning("TX412", cell, meant=meant, first=f"一{styles[0].word}（{styles[0].placement.value}）")


def _looks(
    rows: Sequence[BodyRow], group: _Group, style: ItemStyle, findings: Findings
) -> Mapping[int, ItemLook]:
    items = [rows[index] for index in group.indexes]
    counting = _counting(group, items, style)
    placement = group.placement or (
        ItemPlacement.PARAGRAPHS if counting.kind in _IN_PARAGRAPHS else style.placement
    )
    numbers = sequence(items, counting, findings)
    placements = [_manner(row).placement or placement for row in items]
    looks = (ItemLook(*look) for look in zip(numbers, placements, strict=True))
    return dict(zip(group.indexes, looks, strict=True))


def _counting(group: _Group, items: Sequence[BodyRow], style: ItemStyle) -> Counting:
    """How a group is counted; it goes on from the paragraph before where its first typed number does."""
    if group.number is None:
        return Counting(Kind.COUNTED, style.word)
    kind, word = kind_of(group.number), group.number.word
    first = items[0].typed
    if first is None or not is_counted(kind):
        return Counting(kind, word)
    inside = counted_on(group.before, kind, 0, word)
    return Counting(kind, word, inside if first.value == inside + 1 else 0)
