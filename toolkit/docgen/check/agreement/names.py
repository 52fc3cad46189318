"""Names that are nearly one another, as two spellings of one name are."""

from collections.abc import Iterable, Iterator

_TELLING = frozenset(
    "0123456789一二三四五六七八九十百千东西南北中上下前后左右内外新旧老大小甲乙丙丁省市县区州国乡镇村街总分男女"
)
"""Characters by which names differ that are two."""
_PLACES = frozenset("省市县区州乡镇村")
"""Characters that are doubled by mistake where the name of a place is followed by them: 青禾市市容局."""
_LEAST, _LEAST_SWAPPED = 8, 5


def differs_slightly(one: str, other: str) -> bool:
    """Whether two names are a slip apart: characters in another order, one wrong, one missing.

    Names that differ in a number, a direction or the like are two.
    """
    if one == other:
        return False
    if len(one) == len(other):
        different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        if len(one) >= _LEAST_SWAPPED and sorted(one) == sorted(other):
            return not _TELLING.issuperset(a for a, _ in different)
        return len(one) >= _LEAST and len(different) == 1 and not _TELLING.issuperset(different[0])
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) - len(shorter) != 1 or len(shorter) < _LEAST - 1:
        return False
    place = next((n for n, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    if longer[:place] + longer[place + 1 :] != shorter:
        return False
    return longer[place] not in _TELLING or (longer[place] in _PLACES and longer[place] == longer[place - 1])


def near_pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs that differ slightly, without comparing each with each."""
    seen: dict[str, list[str]] = {}
    for name in names:
        met: dict[str, None] = {}
        keys = _keys(name)
        for key in keys:
            met.update(dict.fromkeys(seen.get(key, ())))
        yield from ((other, name) for other in met if differs_slightly(other, name))
        for key in keys:
            group = seen.setdefault(key, [])
            if len(group) < _MOST:
                group.append(name)


_MOST = 8
"""Names of one key that are remembered; more are a series."""


def _keys(name: str) -> set[str]:
    """What two names that differ slightly have in common: their characters, or all but one of these."""
    shortened = {f"{name[:n]}\0{name[n + 1 :]}" for n in range(len(name))}
    dropped = {name[:n] + name[n + 1 :] for n in range(len(name))}
    return {"".join(sorted(name)) + "\1", name, *shortened, *dropped}
