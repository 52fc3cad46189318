"""Items that run on behind a sentence (……。一是……。二是……。) → rows of 条目, as a clerk fills them in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.model.contents import BodyEntry
from docgen.model.numerals import chinese_value
from docgen.model.report import Level

INLINE = "连写"
"""写法 of items that go on in the paragraph above."""
_ITEM = re.compile(r"(?<=。)([一二三四五六七八九十]{1,3})([是要])")
_FEWEST = 2
_WITH_TEXT = frozenset({Level.PARAGRAPH, Level.HEADING_1, Level.HEADING_2, Level.HEADING_3, Level.HEADING_4})


def with_items(
    entries: Sequence[BodyEntry], places: Sequence[str]
) -> tuple[tuple[BodyEntry, ...], tuple[str, ...]]:
    """The rows, items that run on in rows of their own; and the place of each."""
    rows = [(made, place) for entry, place in zip(entries, places, strict=True) for made in _apart(entry)]
    return tuple(made for made, _ in rows), tuple(place for _, place in rows)


def bare(entries: Sequence[BodyEntry]) -> tuple[BodyEntry, ...]:
    """The rows without a word on how items stand: as the layout has them."""
    return tuple(replace(entry, manner="") if entry.manner == INLINE else entry for entry in entries)


def _apart(entry: BodyEntry) -> Iterator[BodyEntry]:
    starts = _starts(entry.content) if entry.level in _WITH_TEXT else []
    if not starts:
        yield entry
        return
    yield replace(entry, content=entry.content[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(entry.content)], strict=True):
        manner = INLINE if start == starts[0] else ""
        yield BodyEntry(Level.ITEM, content=entry.content[start:end], manner=manner)


def _starts(text: str) -> list[int]:
    """Where the items begin, if all that follows the first is items, counted 一 二 三 with one word."""
    found = list(_ITEM.finditer(text))
    values = [chinese_value(match[1]) for match in found]
    words = {match[2] for match in found}
    is_list = len(found) >= _FEWEST and len(words) == 1 and values == list(range(1, len(found) + 1))
    return [match.start() for match in found] if is_list else []
