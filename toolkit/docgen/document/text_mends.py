"""Brackets, punctuation and space exchanged in the texts of a paragraph."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from docgen.document.atoms import Atom, atoms
from docgen.document.runs import TEXT
from docgen.model.mend import Mend, TextMend
from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def text_mends(mends: Iterable[Mend]) -> list[TextMend]:
    """The changes of text among `mends` that are made, by place; of two that overlap only the first is."""
    chosen: list[TextMend] = []
    texts = {each for each in mends if isinstance(each, TextMend)}
    for each in sorted(texts, key=lambda m: (m.part, m.ordinal, m.start, m.end)):
        last = chosen[-1] if chosen else None
        alike = last is not None and (last.part, last.ordinal) == (each.part, each.ordinal)
        if last is None or not alike or last.end <= each.start:
            chosen.append(each)
    return chosen


def mend_texts(paragraph: "Node", changes: Iterable[TextMend]) -> None:
    """Make `changes`, none of which overlap, all at once: one by one they would each copy the whole text."""
    every = atoms(paragraph)
    starts, ends = [atom.start for atom in every], [atom.end for atom in every]
    edits: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for change in changes:
        inside = range(bisect_right(ends, change.start), bisect_left(starts, change.end))
        # A mark can be an element of its own, as w:noBreakHyphen is: what replaces it needs a w:t then.
        holder = next((i for i in inside if every[i].is_text), inside.start)
        for i in inside:
            new = change.new if i == holder else ""
            edits[i].append((change.start - every[i].start, change.end - every[i].start, new))
    for i, changed in edits.items():
        _rewrite(every[i], edited(every[i].text, changed))


def edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """`text` with stretches, in order, replaced; what of one lies outside is no matter."""
    place = 0
    pieces: list[str] = []
    for start, end, new in edits:
        pieces += text[place : max(place, start)], new
        place = max(place, end)
    return "".join((*pieces, text[place:]))


def _rewrite(atom: Atom, text: str) -> None:
    node, parent = atom.node, atom.node.getparent()
    if "\n" in text and parent is not None:
        _write_lines(node, parent, text.split("\n"))
    elif atom.is_text:
        write(node, text)
    elif parent is not None and text:
        made = node.makeelement(TEXT, {})
        write(made, text)
        parent.replace(node, made)
    elif parent is not None:
        parent.remove(node)


def _write_lines(node: "Node", parent: "Node", lines: list[str]) -> None:
    """Put `lines` in the place of a `w:t`, a line break between each and the next."""
    for count, line in enumerate(lines):
        made = node.makeelement(TEXT, {})
        write(made, line)
        if count:
            node.addprevious(node.makeelement(W + "br", {}))
        node.addprevious(made)
    parent.remove(node)


def write(node: "Node", text: str) -> None:
    """Have a `w:t` say `text`."""
    node.text = text
    node.set(_SPACE, "preserve")
