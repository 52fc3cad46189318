"""One paragraph as it was and as it is, in one: with marks at the words, the looks and the properties."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from docgen.differences import changes
from docgen.redline.content import Content, Signs, content, cut_at, looks
from docgen.redline.keys import key, whole
from docgen.redline.marks import Marks, child, copied
from docgen.wordml.names import W
from docgen.wordml.order import PARAGRAPH_ORDER
from docgen.wordml.order import child as child_in_order

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_APART = frozenset({W + "rPr", W + "sectPr", W + "pPrChange"})
"""In a w:pPr: what has marks of its own."""
_AROUND = frozenset({W + "hyperlink", W + "fldSimple"})
_NOT_REMEMBERED = ("rPr", "sectPr", "pPrChange")
_REFERENCES = ("headerReference", "footerReference", "sectPrChange")


def marked(paragraph: "Node", name: str, marks: Marks) -> "Node":
    """A paragraph that is new ("ins") or gone ("del") or has moved ("moveTo", "moveFrom"), with its mark."""
    paragraph.extend(wrapped([*_held(paragraph)], name, marks))
    with_mark(paragraph, name, marks)
    return paragraph


def wrapped(nodes: "list[Node]", name: str, marks: Marks) -> "list[Node]":
    """`nodes` of a paragraph inside marks; links and simple fields, which no mark may hold, hold the mark."""
    made: list[Node] = []
    for is_around, group in groupby(nodes, key=lambda node: node.tag in _AROUND):
        if is_around:
            for node in group:
                node.extend(wrapped([*node], name, marks))
                made.append(node)
        else:
            held = list(group)
            made.append(marks.deleted(held) if name == "del" else marks.mark(name, held))
    return made


def with_mark(paragraph: "Node", name: str, marks: Marks) -> None:
    """The end of `paragraph` is new or gone."""
    _mark_look(paragraph).insert(0, marks.mark(name))


def _mark_look(paragraph: "Node") -> "Node":
    """The look of a paragraph's mark, made in its place where there is none."""
    return child_in_order(child(paragraph, "pPr"), "rPr", PARAGRAPH_ORDER)


def united(old: "Node", new: "Node", signs: Signs, marks: Marks) -> "Node":
    """Both paragraphs in one: `new`, with marks where `old` was otherwise."""
    unite_content(old, new, signs, marks)
    unite_properties(old, new, marks)
    return new


def unite_content(old: "Node", new: "Node", signs: Signs, marks: Marks) -> None:
    """Marks at what `new` holds that `old` did not, and what `old` held."""
    if "".join(map(whole, _held(old))) == "".join(map(whole, _held(new))):
        return
    before, after = content(old, signs), content(new, signs)
    made = [*_united(before, after, marks)]
    for node in [*_held(new)]:
        new.remove(node)
    new.extend(made)


def _held(paragraph: "Node") -> "Iterator[Node]":
    return (node for node in paragraph if node.tag != W + "pPr")


def _united(old: Content, new: Content, marks: Marks) -> "Iterator[Node]":
    a = c = 0
    ends = (len(old.text), len(old.text), len(new.text), len(new.text))
    for e, f, g, h in [*changes(old.text, new.text), ends]:
        yield from _same(old, new, (a, e), (c, g), marks)
        if f > e:
            gone = old.between(e, f, with_marks=False)
            yield from wrapped([node for piece in gone for node in piece.runs()], "del", marks)
        if h > g:
            yield from _inserted(new, g, h, marks)
        a, c = f, h


def _inserted(new: Content, start: int, end: int, marks: Marks) -> "Iterator[Node]":
    waiting: list[Node] = []
    for piece in new.between(start, end):
        if piece.text:
            waiting += piece.runs()
        else:
            yield from wrapped(waiting, "ins", marks)
            yield from piece.runs()
            waiting = []
    yield from wrapped(waiting, "ins", marks)


def _same(
    old: Content, new: Content, before: tuple[int, int], after: tuple[int, int], marks: Marks
) -> "Iterator[Node]":
    """A stretch of the same words, marked where its look is another."""
    were = looks(old, *before)
    places = [place for place, _, _ in were]
    for at, piece in cut_at([*new.between(*after)], places):
        runs = piece.runs()
        if piece.text and were:
            _, look, properties = were[bisect_right(places, at) - 1]
            for run in runs if look != piece.look else ():
                marks.changed(child(run, "rPr"), None if properties is None else copied(properties))
        yield from runs


def unite_properties(old: "Node", new: "Node", marks: Marks) -> None:
    """Marks at a paragraph's properties, its mark's look and its section."""
    before, after = old.find(W + "pPr"), new.find(W + "pPr")
    if key(before) == key(after):
        return
    after = child(new, "pPr")
    look = None if before is None else before.find(W + "rPr")
    section = None if before is None else before.find(W + "sectPr")
    if key(look) != key(after.find(W + "rPr")):
        marks.changed(_mark_look(new), look)
    current = after.find(W + "sectPr")
    if section is not None and current is not None:
        unite_section(section, current, marks)
    if key(before, _APART) != key(after, _APART):
        marks.changed(after, before, _NOT_REMEMBERED)


def unite_section(old: "Node", new: "Node", marks: Marks) -> None:
    """A mark where a section has another page, other columns, another grid."""
    apart = frozenset(W + name for name in _REFERENCES)
    if key(old, apart) != key(new, apart):
        marks.changed(new, old, _REFERENCES)
