"""What differs between two sequences and between two texts, and what of one belongs to what of the other.

Pure: knows no Word and no cell. Three questions, each in about linear time, whatever it is asked about:

    changes("共14次。", "共15次。")              → [Change(1, 3, 1, 3)], in words: never a half number
    differences([…], […])                        → the same of any sequences of hashable things
    aligned(["甲。", "乙。"], ["甲。", "丙。"])   → [Pair(0, 0), Pair(1, None), Pair(None, 1)], of blocks

A `Change` says that old[a:b] stands as new[c:d]; what lies between changes is the same in both.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

_MOST_EDITS = 400
"""Insertions and deletions that are looked for one by one; a stretch with more is cut at what is unique."""
_ALIKE = 0.4
"""The share of characters that two blocks have in common from which on one is the other, changed."""
_MOST_COMPARED = 2500
"""Pairs of blocks in a gap that are weighed against each other; in a larger gap they go in order."""
_ISLAND = 2
"""Words between two changes that are too few to be left standing alone, where more changed on both sides."""
_WORD = re.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*[%％‰]?|[A-Za-z]+|.", re.DOTALL)


class Change(NamedTuple):
    """old[old_start:old_end] has become new[new_start:new_end]; one of the two may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


class Pair(NamedTuple):
    """A block of the old that is a block of the new, by their places; None where there is none."""

    old: int | None
    new: int | None


def changes(old: str, new: str) -> list[Change]:
    """Where two texts differ, in characters: whole numbers, whole Latin words, and no letters scattered."""
    return word_changes(words(old), words(new))


def words(text: str) -> list[str]:
    """A text in pieces that change as one: numbers, Latin words, and each other character."""
    return _WORD.findall(text)


def word_changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Where two texts differ that are given in pieces; places are characters."""
    old_at, new_at = ([0, *accumulate(map(len, pieces))] for pieces in (old, new))
    found = _without_islands(differences(old, new))
    return [Change(old_at[a], old_at[b], new_at[c], new_at[d]) for a, b, c, d in found]


def _without_islands(found: list[Change]) -> list[Change]:
    """A word or two between larger changes is read as part of them."""
    joined: list[Change] = []
    for change in found:
        last = joined[-1] if joined else None
        if last is not None and _is_island(last, change):
            joined[-1] = Change(last.old_start, change.old_end, last.new_start, change.new_end)
        else:
            joined.append(change)
    return joined


def _is_island(before: Change, after: Change) -> bool:
    between = after.old_start - before.old_end
    return between <= _ISLAND and 2 * between < min(_size(before), _size(after))


def _size(change: Change) -> int:
    return change.old_end - change.old_start + change.new_end - change.new_start


def differences(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Change]:
    """The fewest insertions and deletions that make `new` of `old`; of very different ones, not many more."""
    return _joined([*_between(old, new, Change(0, len(old), 0, len(new)))])


def _joined(found: list[Change]) -> list[Change]:
    """Changes that touch are one."""
    joined: list[Change] = []
    for change in found:
        last = joined[-1] if joined else None
        if last is not None and (last.old_end, last.new_end) == (change.old_start, change.new_start):
            joined[-1] = Change(last.old_start, change.old_end, last.new_start, change.new_end)
        else:
            joined.append(change)
    return joined


def _between(old: Sequence[Hashable], new: Sequence[Hashable], span: Change) -> Iterator[Change]:
    """The changes within a stretch: what begins and ends alike is left, then what is unique is held to."""
    a, b, c, d = _trimmed(old, new, span)
    if a == b or c == d:
        if (a, c) != (b, d):
            yield Change(a, b, c, d)
        return
    found = _fewest(old[a:b], new[c:d])
    if found is not None:
        yield from (Change(a + e, a + f, c + g, c + h) for e, f, g, h in found)
        return
    anchors = _anchors(old, new, Change(a, b, c, d))
    if not anchors:
        yield Change(a, b, c, d)
    for at, other in [*anchors, (b, d)] if anchors else ():
        yield from _between(old, new, Change(a, at, c, other))
        a, c = at + 1, other + 1


def _trimmed(old: Sequence[Hashable], new: Sequence[Hashable], span: Change) -> Change:
    a, b, c, d = span
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    return Change(a, b, c, d)


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], span: Change) -> list[tuple[int, int]]:
    """What occurs once in both, in the longest order that both have (patience)."""
    a, b, c, d = span
    once = [Counter(old[a:b]), Counter(new[c:d])]
    places = {thing: at for at, thing in enumerate(new[c:d], c) if once[1][thing] == 1}
    both = [(at, places[old[at]]) for at in range(a, b) if once[0][old[at]] == 1 and old[at] in places]
    return _rising(both)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of `pairs`, which rise in the first, that rises in the second too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length:] = [place] if length == len(tails) else [place, *tails[length + 1 :]]
        ends[length : length + 1] = [at]
    found: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _fewest(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Change] | None:
    """Myers' O(ND) difference algorithm; None where it takes more than `_MOST_EDITS`."""
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(len(old) + len(new), _MOST_EDITS) + 1):
        trace.append(dict(reach))
        for diagonal in range(-edits, edits + 1, 2):
            x = _further(reach, diagonal, edits)
            y = x - diagonal
            while x < len(old) and y < len(new) and old[x] == new[y]:
                x, y = x + 1, y + 1
            reach[diagonal] = x
            if x >= len(old) and y >= len(new):
                return _walked(trace, len(old), len(new))
    return None


def _further(reach: dict[int, int], diagonal: int, edits: int) -> int:
    """Where the next edit on `diagonal` leads from the better of its neighbours."""
    down = diagonal == -edits or (
        diagonal != edits and reach.get(diagonal - 1, -1) < reach.get(diagonal + 1, -1)
    )
    return reach[diagonal + 1] if down else reach[diagonal - 1] + 1


def _walked(trace: list[dict[int, int]], x: int, y: int) -> list[Change]:
    """The edits on the way back through `trace`, in reading order."""
    found: list[Change] = []
    for edits in range(len(trace) - 1, 0, -1):
        reach, diagonal = trace[edits], x - y
        start = _further(reach, diagonal, edits)
        down = start == reach.get(diagonal + 1, -1) and (
            diagonal == -edits
            or (diagonal != edits and reach.get(diagonal - 1, -1) < reach.get(diagonal + 1, -1))
        )
        before = diagonal + 1 if down else diagonal - 1
        old_x, old_y = reach[before], reach[before] - before
        found.append(Change(old_x, old_x + (not down), old_y, old_y + down))
        x, y = old_x, old_y
    return _joined(found[::-1])


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The blocks of both, in reading order; those that changed beside what they were."""
    anchors = _anchors(old, new, Change(0, len(old), 0, len(new)))
    found: list[Pair] = []
    a = c = 0
    for at, other in [*anchors, (len(old), len(new))]:
        found += _gap(old, new, Change(a, at, c, other))
        if (at, other) != (len(old), len(new)):
            found.append(Pair(at, other))
        a, c = at + 1, other + 1
    return found


def _gap(old: Sequence[str], new: Sequence[str], span: Change) -> Iterator[Pair]:
    """Between blocks that are sure: equal ones first, then those that are alike."""
    a, c = span.old_start, span.new_start
    for e, f, g, h in [
        *_between(old, new, span),
        Change(span.old_end, span.old_end, span.new_end, span.new_end),
    ]:
        yield from (Pair(at, c + at - a) for at in range(a, e))
        yield from _changed(old, new, Change(e, f, g, h))
        a, c = f, h


def _changed(old: Sequence[str], new: Sequence[str], span: Change) -> Iterator[Pair]:
    a, c = span.old_start, span.new_start
    for at, other in [*_alike(old, new, span), (span.old_end, span.new_end)]:
        yield from (Pair(one, None) for one in range(a, at))
        yield from (Pair(None, one) for one in range(c, other))
        if at < span.old_end:
            yield Pair(at, other)
        a, c = at + 1, other + 1


def _alike(old: Sequence[str], new: Sequence[str], span: Change) -> list[tuple[int, int]]:
    """Blocks that are each other's, changed: the way through both that has most in common."""
    a, b, c, d = span
    if (b - a) * (d - c) > _MOST_COMPARED:
        pairs = zip(range(a, b), range(c, d), strict=False)
        return [(at, other) for at, other in pairs if likeness(old[at], new[other]) >= _ALIKE]
    likenesses = {(at, other): likeness(old[at], new[other]) for at in range(a, b) for other in range(c, d)}
    best: dict[tuple[int, int], float] = {}
    for at in range(b - 1, a - 1, -1):
        for other in range(d - 1, c - 1, -1):
            skipped = max(best.get((at + 1, other), 0.0), best.get((at, other + 1), 0.0))
            alike = likenesses[at, other]
            taken = alike + best.get((at + 1, other + 1), 0.0) if alike >= _ALIKE else 0.0
            best[at, other] = max(skipped, taken)
    return [*_way(best, likenesses, Change(a, b, c, d))]


def _way(
    best: dict[tuple[int, int], float], likenesses: dict[tuple[int, int], float], span: Change
) -> Iterator[tuple[int, int]]:
    at, other = span.old_start, span.new_start
    while at < span.old_end and other < span.new_end:
        here = best[at, other]
        if here == best.get((at + 1, other), 0.0):
            at += 1
        elif here == best.get((at, other + 1), 0.0):
            other += 1
        else:
            yield at, other
            at, other = at + 1, other + 1


def likeness(old: str, new: str) -> float:
    """How much of two texts is the same, from 0 to 1, whatever its order."""
    if not old or not new:
        return float(old == new)
    common = (Counter(old) & Counter(new)).total()
    return 2 * common / (len(old) + len(new))
