"""The paragraphs of a report, each as the `Line` that knows the cells of its words."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from docgen.differences import differences
from docgen.model.cell_text import CellRef, Text
from docgen.model.composition import Block, Composition
from docgen.model.objects import Table
from docgen.model.texts import Line, Piece, paragraphs, plain

_FEWEST = 2
"""Characters by which words are found within a paragraph that holds more than they."""


def lines_in(composition: Composition) -> list[Line]:
    """All paragraphs that `composition` holds, in reading order as far as there is one."""
    elements = composition.elements
    found = [*elements.title, *composition.introduction]
    for section in composition.sections:
        found.append((section.number, *section.title))
        for block in section.blocks:
            found += _of_block(block)
    found += _within(elements._replace(title=(), fields={}))
    found += composition.fields.values()
    return [line for whole in found for line in paragraphs(whole)]


def _of_block(block: Block) -> Iterator[Line]:
    if any(block.words):
        yield block.words
    if isinstance(block.thing, Table):
        yield from _of_table(block.thing)
    elif block.thing is not None:
        yield (block.thing.caption,)


def _of_table(table: Table) -> Iterator[Line]:
    for lines in (table.lead, ((table.caption,),), table.above):
        yield from ((text,) for line in lines for text in line)
    yield from ((cell.text,) for row in table.rows for cell in row)
    yield from ((note,) for note in table.notes)
    yield from ((text,) for line in table.below for text in line)
    for other in table.following:
        yield from _of_table(other)


def _within(value: Any) -> Iterator[Line]:
    """The lines within `value`, however deep."""
    if isinstance(value, tuple) and value and not isinstance(value, Text | CellRef):
        if all(isinstance(piece, str | Text) for piece in value):
            yield value
        else:
            for each in value:
                yield from _within(each)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _within(each)


def placed(texts: Sequence[str], lines: Sequence[Line]) -> list[Line]:
    """For each of `texts`, the paragraphs of a report, its line; words of no line are the layout's."""
    said = [plain(line).strip() for line in lines]
    found: dict[int, Line] = {}
    taken: set[int] = set()
    at = here = 0
    for change in [*differences(said, texts), None]:
        end = change.old_start if change else len(said)
        for one in range(at, end):
            found[here + one - at] = lines[one]
            taken.add(one)
        if change:
            at, here = change.old_end, change.new_end
    rest = {text: deque[Line]() for text in said}
    for one in range(len(said)):
        if one not in taken:
            rest[said[one]].append(lines[one])
    return [found.get(place) or _other(text, rest) for place, text in enumerate(texts)]


def _other(text: str, rest: Mapping[str, deque[Line]]) -> Line:
    if rest.get(text):
        return rest[text].popleft()
    within = sorted((words for words in rest if len(words) >= _FEWEST and text.count(words) == 1), key=len)
    spans: list[tuple[int, int, Line]] = []
    for words in reversed(within):
        start = text.find(words)
        if rest[words] and all(end <= start or start + len(words) <= begin for begin, end, _ in spans):
            spans.append((start, start + len(words), rest[words][0]))
    return tuple(_joined(text, sorted(spans, key=lambda span: span[0])))


def _joined(text: str, spans: Iterable[tuple[int, int, Line]]) -> Iterator[Piece]:
    at = 0
    for start, end, line in spans:
        if at < start:
            yield text[at:start]
        yield from line
        at = end
    if at < len(text):
        yield text[at:]
