"""Which paragraph of one state of a report is which of another."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from docgen.differences import Pair, aligned

_SAME_BEGINNING = 4
"""Characters by which a paragraph is known to begin as another does, its number among them."""


def partners(old: Sequence[str], new: Sequence[str]) -> Mapping[int, int]:
    """Which paragraph of `new` each of `old` has become; those that came in place of as many others, too."""
    found: dict[int, int] = {}
    lone_old: list[int] = []
    lone_new: list[int] = []
    moved = _lone_texts(old, new)
    for pair in [*aligned(old, new), Pair(len(old), len(new))]:
        if pair.old is not None and pair.new is not None:
            if len(lone_old) == len(lone_new):
                found |= zip(lone_old, lone_new, strict=True)
            lone_old, lone_new = [], []
            found[pair.old] = pair.new
        elif pair.old is not None and old[pair.old] not in moved:
            lone_old.append(pair.old)
        elif pair.new is not None and new[pair.new] not in moved:
            lone_new.append(pair.new)
    del found[len(old)]
    return _by_beginning(old, new, found)


def _by_beginning(old: Sequence[str], new: Sequence[str], found: Mapping[int, int]) -> Mapping[int, int]:
    """Of two that one was split into, or that were joined, the first is the one: it keeps its number."""
    better = dict(found)
    taken = set(found.values())
    for at, other in found.items():
        if other - 1 not in taken and _is_more_alike(old[at], new[other], other and new[other - 1]):
            better[at] = other - 1
        elif at - 1 not in found and _is_more_alike(new[other], old[at], at and old[at - 1]):
            better[at - 1] = better.pop(at)
    return better


def _is_more_alike(text: str, now: str, other: str | int) -> bool:
    """Whether `text` begins as `other` does, which there is, and not as `now`."""
    if not isinstance(other, str):
        return False
    common = _common(text, other)
    return common >= _SAME_BEGINNING and common > _common(text, now)


def _lone_texts(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """The texts that stand in both, but at another place."""
    pairs = aligned(old, new)
    gone = {old[pair.old] for pair in pairs if pair.old is not None and pair.new is None}
    come = {new[pair.new] for pair in pairs if pair.new is not None and pair.old is None}
    return frozenset(gone & come)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
