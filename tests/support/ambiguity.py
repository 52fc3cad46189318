"""Whether a regular expression can take more than linear time, told by its automaton.

A backtracking engine tries a text in as many ways as the automaton of the positions (Glushkov's) can walk
it. That number grows with the text where two loops can share it: states p and q with one word w for which
p → p, p → q and q → q (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991; Weideman and
others, "Analyzing matching time behavior of backtracking regular expression matchers", 2016). A search begins
anywhere, which is one loop more, before the expression. Where q can be the end of a match, the match takes
the text, and nothing is tried again.

Bounded repetitions count as two: what they cost is a factor. Looking ahead is a way that leads to no match.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

START, END = -2, -1
"""What stands before and behind the text: `^` and `$` take it."""
_SAMPLE = [ord(c) for c in "\t\n\r\x0b\x00 \u3000\xa0!aAzZ_09²０é中"] + [0x10FFFF]
_MOST_COPIES = 2


@dataclass
class Automaton:
    """Positions with the characters they take; `follow[p][q]` counts the ways from p to q."""

    characters: list[frozenset[int]] = field(default_factory=list)
    follow: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    ends: set[int] = field(default_factory=set)

    def position(self, characters: Iterable[int]) -> int:
        self.characters.append(frozenset(characters))
        return len(self.characters) - 1

    def link(self, lasts: Iterable[int], firsts: Iterable[int]) -> None:
        for last in lasts:
            for first in firsts:
                self.follow[last][first] += 1


@dataclass
class Piece:
    """A part of an expression: where it can begin and end, and whether it can be nothing."""

    firsts: list[int]
    lasts: list[int]
    nullable: bool


class Builder:
    """Makes the automaton of one expression."""

    def __init__(self, pattern: "re.Pattern[str] | re.Pattern[bytes]") -> None:
        self.flags = pattern.flags
        self.automaton = Automaton()
        self.at_beginning = True
        self.guarded: set[int] = set()
        """Positions behind which something is looked for ahead: the match may fail there yet."""
        tree = _parser.parse(pattern.pattern, pattern.flags)
        self.alphabet = sorted({*_SAMPLE, *_mentioned(tree)})
        if isinstance(pattern.pattern, bytes):
            self.alphabet = [c for c in self.alphabet if c < 256]
        self.piece = self._sequence(tree)

    def _sequence(self, items: Iterable[tuple[object, Any]]) -> Piece:
        whole = Piece([], [], True)
        for kind, value in items:
            piece = self._item((kind, value))
            if kind in (sre.ASSERT, sre.ASSERT_NOT) and value[0] > 0:
                self._guard(whole.lasts, piece.firsts, is_wanted=kind is sre.ASSERT)
            whole = self._then(whole, piece)
            self.at_beginning &= not piece.firsts
        return whole

    def _then(self, one: Piece, two: Piece) -> Piece:
        self.automaton.link(one.lasts, two.firsts)
        firsts = one.firsts + two.firsts if one.nullable else one.firsts
        lasts = one.lasts + two.lasts if two.nullable else two.lasts
        return Piece(firsts, lasts, one.nullable and two.nullable)

    def _item(self, item: tuple[object, object]) -> Piece:  # noqa: C901, PLR0911
        kind, value = item
        if kind in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY):
            position = self.automaton.position(c for c in self.alphabet if self._takes(kind, value, c))
            return Piece([position], [position], False)
        if kind is sre.SUBPATTERN:
            return self._sequence(value[3])
        if kind is sre.ATOMIC_GROUP:
            return self._sequence(value)
        if kind is sre.BRANCH:
            at_beginning, branches = self.at_beginning, []
            for branch in value[1]:
                self.at_beginning = at_beginning
                branches.append(self._sequence(branch))
            return Piece(
                [p for b in branches for p in b.firsts],
                [p for b in branches for p in b.lasts],
                any(b.nullable for b in branches),
            )
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            return self._repeat(*value)
        if kind in (sre.ASSERT, sre.ASSERT_NOT):
            direction, body = value
            if direction < 0 and self.at_beginning:
                return self._before(self._sequence(body), is_wanted=kind is sre.ASSERT)
            looked = self._sequence(body) if direction > 0 else Piece([], [], True)
            self.automaton.ends.update(looked.lasts)
            return Piece(looked.firsts, [], True)
        if kind is sre.AT and (edge := self._edge(value)):
            position = self.automaton.position([edge])
            return Piece([position], [position], False)
        if kind is sre.GROUPREF_EXISTS:
            yes, no = self._sequence(value[1]), self._sequence(value[2] or [])
            return Piece(yes.firsts + no.firsts, yes.lasts + no.lasts, yes.nullable or no.nullable)
        assert kind in (sre.AT, sre.GROUPREF), kind
        return Piece([], [], True)

    def _guard(self, lasts: list[int], ahead: list[int], *, is_wanted: bool) -> None:
        """Remember those of `lasts` that may not be an end, going by what can come next within their loop."""
        taken = self.automaton.characters
        looked_for = frozenset[int]().union(*(taken[position] for position in ahead))
        for last in lasts:
            if (not taken[last] <= looked_for) if is_wanted else taken[last] & looked_for:
                self.guarded.add(last)

    def _before(self, piece: Piece, *, is_wanted: bool) -> Piece:
        """What stands before a match tells where one can begin: it is as good as taken."""
        if not is_wanted:
            taken = self.automaton.characters
            for position in piece.lasts:
                taken[position] = frozenset({START, *self.alphabet}) - taken[position]
        return piece

    def _edge(self, kind: object) -> int:
        if kind in (sre.AT_END, sre.AT_END_STRING):
            return END
        is_start = kind in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING) and not self.flags & re.MULTILINE
        return START if is_start else 0

    def _repeat(self, least: int, most: int, body: object) -> Piece:
        if most == sre.MAXREPEAT:
            piece = self._sequence(body)  # type: ignore[arg-type]
            self.automaton.link(piece.lasts, piece.firsts)
            return Piece(piece.firsts, piece.lasts, piece.nullable or not least)
        copies = [self._sequence(body) for _ in range(min(int(most), _MOST_COPIES))]  # type: ignore[arg-type]
        whole = Piece([], [], True)
        for number, copy in enumerate(copies):
            whole = self._then(whole, Piece(copy.firsts, copy.lasts, copy.nullable or number >= least))
        return whole

    def _takes(self, kind: object, value: object, character: int) -> bool:
        if kind is sre.ANY:
            return bool(self.flags & re.DOTALL) or character != 10
        if kind is sre.LITERAL:
            return self._same(value, character)
        if kind is sre.NOT_LITERAL:
            return not self._same(value, character)
        members = list(value)  # type: ignore[call-overload]
        negated = members[0][0] is sre.NEGATE
        return negated != any(self._in(member, character) for member in members[negated:])

    def _same(self, one: object, other: int) -> bool:
        if self.flags & re.IGNORECASE:
            return chr(one).lower() == chr(other).lower()  # type: ignore[arg-type]
        return one == other

    def _in(self, member: tuple[object, object], character: int) -> bool:
        kind, value = member
        if kind is sre.LITERAL:
            return self._same(value, character)
        if kind is sre.RANGE:
            low, high = value  # type: ignore[misc]
            variants = {character}
            if self.flags & re.IGNORECASE:
                variants |= {ord(c) for c in (chr(character).lower(), chr(character).upper()) if len(c) == 1}
            return any(low <= variant <= high for variant in variants)
        return re.match(_CATEGORIES[value], chr(character)) is not None


_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}


def _mentioned(node: object) -> Iterator[int]:
    """Every character that an expression names, and the neighbours of its ranges."""
    if isinstance(node, tuple) and len(node) == 2 and node[0] in (sre.LITERAL, sre.NOT_LITERAL):
        yield node[1]
    elif isinstance(node, tuple) and len(node) == 2 and node[0] is sre.RANGE:
        low, high = node[1]
        yield from (max(low - 1, 0), low, high, min(high + 1, 0x10FFFF))
    elif isinstance(node, list | tuple | _parser.SubPattern):
        for child in node:
            yield from _mentioned(child)


def trouble(pattern: "re.Pattern[str] | re.Pattern[bytes]", *, anywhere: bool, whole: bool = False) -> str:
    """Why `pattern` can take more than linear time; "" where it cannot.

    `anywhere`: it is searched for, not matched at one place. `whole`: it must take the whole text.
    """
    builder = Builder(pattern)
    automaton, piece = builder.automaton, builder.piece
    ends = set() if whole else {*piece.lasts, *automaton.ends} - builder.guarded
    if anywhere:
        before = automaton.position(builder.alphabet)
        automaton.link([before], [before, *piece.firsts])
    else:
        before = None
    return _explained(automaton, ends, before)


def _explained(automaton: Automaton, ends: set[int], before: int | None) -> str:
    components = _components(automaton, set())
    # A loop through what can be the end of a match has matched before it fails.
    failing = _components(automaton, ends)
    for p in components:
        for q, ways in automaton.follow[p].items():
            if ways > 1 and components.get(q) == components[p]:
                return f"one loop within another: {_shown(automaton, p)}"
    for p in components:
        for q in failing:
            if p != q and _share(automaton, components, failing, p, q):
                where = (
                    "a search that begins anywhere" if p == before else f"a loop of {_shown(automaton, p)}"
                )
                return f"{where} shares text with a loop of {_shown(automaton, q)}"
    return ""


def _components(automaton: Automaton, without: set[int]) -> dict[int, int]:
    """Position → the loop it is part of; positions in no loop are absent."""
    positions = [p for p in range(len(automaton.characters)) if p not in without]
    reach = {p: _reachable(automaton, p, without) for p in positions}
    return {p: min(q for q in reach[p] if p in reach[q]) for p in reach if p in reach[p]}


def _reachable(automaton: Automaton, start: int, without: set[int]) -> set[int]:
    found: set[int] = set()
    waiting = list(automaton.follow[start])
    while waiting:
        position = waiting.pop()
        if position not in found and position not in without:
            found.add(position)
            waiting += automaton.follow[position]
    return found


def _share(automaton: Automaton, loops: dict[int, int], failing: dict[int, int], p: int, q: int) -> bool:
    """Whether one word leads from p to p, from p to q and from q to q."""
    start, goal = (p, p, q), (p, q, q)
    seen, waiting = {start}, [start]
    while waiting:
        x, y, z = waiting.pop()
        xs = [n for n in automaton.follow[x] if loops.get(n) == loops[p]]
        zs = [n for n in automaton.follow[z] if failing.get(n) == failing[q]]
        for state in _steps(automaton, xs, list(automaton.follow[y]), zs):
            if state == goal:
                return True
            if state not in seen:
                seen.add(state)
                waiting.append(state)
    return False


def _steps(
    automaton: Automaton, xs: list[int], ys: list[int], zs: list[int]
) -> Iterator[tuple[int, int, int]]:
    taken = automaton.characters
    for x, z in product(xs, zs):
        common = taken[x] & taken[z]
        yield from ((x, y, z) for y in ys if common & taken[y])


def _shown(automaton: Automaton, position: int) -> str:
    characters = sorted(automaton.characters[position] - {START, END})
    return repr("".join(map(chr, characters[:6]))) + ("…" if len(characters) > 6 else "")
