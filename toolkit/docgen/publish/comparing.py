"""Where two documents differ, apart from what a program's saving does by itself (`noise`)."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from docgen.publish.facts import OBJECT, Block, Document
from docgen.publish.noise import Noise
from docgen.publish.properties import Facts

_LONGEST_ALIGNED = 2000
"""Blocks between the first and the last change that are aligned; more than that count as one change."""


class Difference(NamedTuple):
    """One difference: in `place` (a story's name, or what is no story), at its `paragraph`.

    Paragraphs count from 1, those in tables by themselves from -1 downwards; 0 is at none.
    `what` is "text" (`old` and `new` are the paragraphs' texts, "" for one that is not there) or a fact's
    path.
    """

    place: str
    paragraph: int
    what: str
    old: str = ""
    new: str = ""
    text: str = ""
    """What the paragraph says, where it is not its text that differs."""


def differences(original: Document, current: Document, noise: Noise) -> Iterator[Difference]:
    """What in `current` differs from `original`, in reading order."""
    for name in dict.fromkeys((*original.stories, *current.stories)):
        yield from _stories(name, original.stories.get(name, ()), current.stories.get(name, ()), noise)
    for place in dict.fromkeys((*original.rest, *current.rest)):
        old, new = original.rest.get(place), current.rest.get(place)
        if not noise.is_of_the_program(place, is_new=old is None):
            yield from _facts(place, 0, place, old or {}, new or {}, noise)


def _facts(  # noqa: PLR0913, PLR0917 where the facts are, and the facts
    place: str, paragraph: int, kind: str, old: Facts, new: Facts, noise: Noise, text: str = ""
) -> Iterator[Difference]:
    if old != new:
        for path in dict.fromkeys((*old, *new)):
            before, after = old.get(path, ""), new.get(path, "")
            if before != after and not noise.explains(kind, path, before, after, new):
                yield Difference(place, paragraph, path, before, after, text)


def _stories(name: str, old: Sequence[Block], new: Sequence[Block], noise: Noise) -> Iterator[Difference]:
    text, cells, tables = 0, 0, 0
    if noise.joins_section_ends:
        old, new = _joined(old, is_original=True), _joined(new, is_original=False)
    for before, after in _aligned(old, new):
        kind = before.kind if before is not None else ""
        tables += (kind == "w:tbl") - (kind == "/w:tbl")
        if kind == "w:p":
            text, cells = (text, cells + 1) if tables else (text + 1, cells)
        yield from _blocks(name, -cells if tables else text, before, after, noise)


def _joined(blocks: Sequence[Block], *, is_original: bool) -> Sequence[Block]:
    """As LibreOffice writes empty paragraphs that do nothing but end a section.

    Those after a paragraph go, since that one ends the section then; those after a table lose their look.
    """
    kept = list(blocks[:1])
    for before, block, after in zip(blocks, blocks[1:], blocks[2:-1], strict=False):
        if after.kind != "w:sectPr" or not _is_empty(block):
            kept.append(block)
        elif before.kind == "/w:tbl":
            kept.append(Block("w:p", {}))
        elif not is_original:
            kept.append(block)
    return [*kept, *blocks[max(1, len(blocks) - 2) :]]


def _is_empty(block: Block) -> bool:
    return block.kind == "w:p" and len(block.units) == 1


def _blocks(
    name: str, paragraph: int, old: Block | None, new: Block | None, noise: Noise
) -> Iterator[Difference]:
    if old is None or new is None:
        one = old or new
        assert one is not None
        said = ((one.text, "") if new is None else ("", one.text)) if one.kind == "w:p" else ("", "")
        yield Difference(name, paragraph, "text" if one.kind == "w:p" else one.kind, *said)
    elif old.kind != new.kind:
        yield Difference(name, paragraph, new.kind)
    else:
        yield from _facts(name, paragraph, old.kind, old.facts, new.facts, noise, old.text)
        yield from _units(name, paragraph, old, new, noise)


def _units(name: str, paragraph: int, old: Block, new: Block, noise: Noise) -> Iterator[Difference]:
    if [unit.key for unit in old.units] != [unit.key for unit in new.units]:
        yield Difference(name, paragraph, "text", old.text, new.text, old.text)
        return
    judged: set[tuple[int, int]] = set()
    for before, after in zip(old.units, new.units, strict=True):
        looks = (id(before.look), id(after.look))
        if looks not in judged:
            judged.add(looks)
            kind = "w:r" if before.key != "\n" else "mark"
            yield from _facts(name, paragraph, kind, before.look, after.look, noise, old.text)
        if before.facts != after.facts:
            kind = before.key.removeprefix(OBJECT)
            yield from _facts(name, paragraph, kind, before.facts or {}, after.facts or {}, noise, old.text)


def _aligned(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """The blocks of both that belong together; None where one has none for the other's."""
    keys = [(block.kind, block.text) for block in old]
    others = [(block.kind, block.text) for block in new]
    start = next((n for n, (a, b) in enumerate(zip(keys, others, strict=False)) if a != b), -1)
    if start < 0:
        start = min(len(keys), len(others))
    end = 0
    while end < min(len(keys), len(others)) - start and keys[-1 - end] == others[-1 - end]:
        end += 1
    yield from zip(old[:start], new[:start], strict=True)
    yield from _middle(old[start : len(old) - end], new[start : len(new) - end])
    yield from zip(old[len(old) - end :], new[len(new) - end :], strict=True)


def _middle(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    if not old or not new or max(len(old), len(new)) > _LONGEST_ALIGNED:
        yield from zip_longest(old, new)
        return
    matcher = SequenceMatcher(None, [(b.kind, b.text) for b in old], [(b.kind, b.text) for b in new], False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield from zip_longest(old[a:b], new[c:d])
