"""The paragraphs and tables of a story, a cell, a note: what came, went, moved or changed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from docgen.differences import Pair, aligned
from docgen.redline.content import Signs
from docgen.redline.keys import text_of, whole
from docgen.redline.marks import Marks
from docgen.redline.paragraphs import marked, unite_content, unite_properties, united, with_mark
from docgen.redline.tables import row_pairs, unite_table_properties, with_row_mark
from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_SHORTEST_MOVED = 8
"""Characters: a paragraph that stands elsewhere word for word has moved, if it is no mere word."""
_BLOCKS = frozenset({W + "p", W + "tbl", W + "sdt"})
_TEXTS = (W + "t", W + "tab", W + "br", W + "drawing", W + "pict", W + "instrText", W + "object")


class Comparison(NamedTuple):
    """What comparing blocks needs: the signs of objects, the marks."""

    signs: Signs
    marks: Marks

    def unite(self, old: "Node", new: "Node") -> None:
        """Make the blocks in `new` (a body, a cell, a note, a header) those of both, with marks."""
        before = [node for node in old if node.tag in _BLOCKS]
        after = [node for node in new if node.tag in _BLOCKS]
        if [*map(whole, before)] == [*map(whole, after)]:
            return
        pairs = aligned([*map(_said, before)], [*map(_said, after)])
        places = [new.index(node) for node in after]
        others = {place: node for place, node in enumerate(new) if node.tag not in _BLOCKS}
        story = _Story(before, after, _apart(pairs, before, after))
        made: list[Node] = []
        at = 0
        for block, place in self._made(story):
            if place is not None:
                made += (others[n] for n in range(at, places[place]) if n in others)
                at = places[place]
            made += block
        made += (others[n] for n in range(at, len(new)) if n in others)
        new[:] = made

    def _made(self, story: "_Story") -> "Iterator[tuple[list[Node], int | None]]":
        """The blocks of both in order, each with its place among the new."""
        tail = story.tail()
        moves = story.moves(len(story.pairs) - len(tail))
        for pair in story.pairs[: len(story.pairs) - len(tail)]:
            yield self._block(story, pair, moves), pair.new
        yield from self._tail(story, tail)

    def _block(self, story: "_Story", pair: Pair, moves: dict[Pair, str]) -> "list[Node]":
        if pair in moves:
            name = "moveFrom" if pair.new is None else "moveTo"
            return self.marks.move_range(name, moves[pair], marked(story.node(pair), name, self.marks))
        if pair.old is None or pair.new is None:
            return self._whole(story.node(pair), "ins" if pair.old is None else "del")
        old, new = story.old[pair.old], story.new[pair.new]
        return self._both(old, new)

    def _both(self, old: "Node", new: "Node") -> "list[Node]":
        if whole(old) == whole(new):
            return [new]
        if new.tag == W + "p":
            return [united(old, new, self.signs, self.marks)]
        if new.tag == W + "sdt":
            before, after = old.find(W + "sdtContent"), new.find(W + "sdtContent")
            if before is not None and after is not None:
                self.unite(before, after)
            return [new]
        pairs = row_pairs(old, new)
        if pairs is None:
            return [*self._whole(old, "del"), *self._whole(new, "ins")]
        self._unite_rows(old, new, pairs)
        return [new]

    def _whole(self, node: "Node", name: str) -> "list[Node]":
        """A block that is all new or all gone."""
        if node.tag == W + "p":
            return [marked(node, name, self.marks)]
        if node.tag == W + "tbl":
            for row in node.iterchildren(W + "tr"):
                self._whole_row(row, name)
            return [node]
        content = node.find(W + "sdtContent")
        blocks = [inner for inner in content if inner.tag in _BLOCKS] if content is not None else []
        return [made for inner in blocks for made in self._whole(inner, name)]

    def _whole_row(self, row: "Node", name: str) -> None:
        with_row_mark(row, name, self.marks)
        for paragraph in row.iter(W + "p"):
            if not any(node.tag == W + "txbxContent" for node in paragraph.iterancestors()):
                marked(paragraph, name, self.marks)

    def _unite_rows(self, old: "Node", new: "Node", pairs: Sequence[Pair]) -> None:
        rows = [*old.iterchildren(W + "tr")], [*new.iterchildren(W + "tr")]
        unite_table_properties(old, new, self.marks)
        made: list[Node] = []
        for a, c in pairs:
            row = rows[1][c] if c is not None else rows[0][a or 0]
            if a is None or c is None:
                self._whole_row(row, "ins" if a is None else "del")
            else:
                self._unite_row(rows[0][a], row)
            made.append(row)
        for row in rows[1]:
            new.remove(row)
        new.extend(made)

    def _unite_row(self, old: "Node", new: "Node") -> None:
        if whole(old) == whole(new):
            return
        unite_table_properties(old, new, self.marks)
        for before, after in zip(old.iterchildren(W + "tc"), new.iterchildren(W + "tc"), strict=True):
            unite_table_properties(before, after, self.marks)
            self.unite(before, after)

    def _tail(self, story: "_Story", tail: Sequence[Pair]) -> "Iterator[tuple[list[Node], int | None]]":
        """The last paragraphs, where the very last came or went.

        The last mark of a story cannot: so each mark before it does in its stead, and bears what its
        paragraph's properties are where it stays.
        """
        if not tail:
            return
        old, new = story.old[tail[0].old or 0], story.new[tail[0].new or 0]
        gone = [story.old[pair.old] for pair in tail[1:] if pair.old is not None]
        come = [story.new[pair.new] for pair in tail[1:] if pair.new is not None]
        unite_content(old, new, self.signs, self.marks)
        nodes = [new, *gone, *come]
        olds, news = (
            [_properties(node) for node in (old, *gone)],
            [_properties(node) for node in (new, *come)],
        )
        for node, name in zip(nodes[1:], ["del"] * len(gone) + ["ins"] * len(come), strict=True):
            marked(node, name, self.marks)
        _set_ends(nodes, olds, news, self.marks)
        places = [tail[0].new, *(None for _ in gone), *(p.new for p in tail[1:] if p.new is not None)]
        yield from (([node], place) for node, place in zip(nodes, places, strict=True))


def _properties(paragraph: "Node") -> "Node":
    """A paragraph of a copy of the properties alone."""
    from docgen.redline.marks import copied

    alone = copied(paragraph)
    for node in [node for node in alone if node.tag != W + "pPr"]:
        alone.remove(node)
    return alone


def _set_ends(nodes: "Sequence[Node]", olds: "list[Node]", news: "list[Node]", marks: Marks) -> None:
    """Give each of `nodes` the end that is due: the old's are gone, the new's have come, the last is kept."""
    last_old, last_new = olds[-1], news[-1]
    ends = [(end, "del") for end in olds[:-1]] + [(end, "ins") for end in news[:-1]]
    for node, (end, name) in zip(nodes, ends, strict=False):
        with_mark(end, name, marks)
        _exchange(node, end)
    unite_properties(last_old, last_new, marks)
    _exchange(nodes[-1], last_new)


def _exchange(node: "Node", end: "Node") -> None:
    """The properties of `end` for those of `node`."""
    for known in node.findall(W + "pPr"):
        node.remove(known)
    properties = end.find(W + "pPr")
    if properties is not None:
        node.insert(0, properties)


class _Story(NamedTuple):
    old: "Sequence[Node]"
    new: "Sequence[Node]"
    pairs: Sequence[Pair]

    def node(self, pair: Pair) -> "Node":
        """The block of a pair of one."""
        return self.new[pair.new] if pair.new is not None else self.old[pair.old or 0]

    def tail(self) -> Sequence[Pair]:
        """The last paragraph that both have and all behind it, where something is behind it."""
        at = len(self.pairs)
        while at and None in self.pairs[at - 1] and self.node(self.pairs[at - 1]).tag == W + "p":
            at -= 1
        is_held = at and at < len(self.pairs) and None not in self.pairs[at - 1]
        return self.pairs[at - 1 :] if is_held and self.node(self.pairs[at - 1]).tag == W + "p" else ()

    def moves(self, end: int) -> dict[Pair, str]:
        """The pairs before `end` that are one paragraph, gone here and come there, with a name each."""
        found: dict[Pair, str] = {}
        come: dict[str, list[Pair]] = {}
        for pair in self.pairs[:end]:
            if pair.old is None and self._may_move(pair):
                come.setdefault(whole(self.node(pair)), []).append(pair)
        for pair in self.pairs[:end]:
            if pair.new is None and self._may_move(pair):
                said = come.get(whole(self.node(pair)))
                if said:
                    found[pair] = found[said.pop(0)] = f"move{len(found) // 2 + 1}"
        return found

    def _may_move(self, pair: Pair) -> bool:
        node = self.node(pair)
        return node.tag == W + "p" and len(text_of(node)) >= _SHORTEST_MOVED


def _apart(pairs: Sequence[Pair], old: "Sequence[Node]", new: "Sequence[Node]") -> list[Pair]:
    """Blocks of two kinds are no pair, however alike their texts."""
    made: list[Pair] = []
    for a, c in pairs:
        if a is not None and c is not None and old[a].tag != new[c].tag:
            made += Pair(a, None), Pair(None, c)
        else:
            made.append(Pair(a, c))
    return made


def _said(node: "Node") -> str:
    """What a block is aligned by: its kind and its words."""
    kind = "\n" if node.tag == W + "p" else "\t" if node.tag == W + "tbl" else "\r"
    return kind + "".join(inner.text or "\a" for inner in node.iter(*_TEXTS))
