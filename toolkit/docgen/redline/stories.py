"""Headers, footers and notes: stories of their own, each compared with what it was."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen import opc
from docgen.differences import likeness
from docgen.redline.accepting import accept
from docgen.redline.blocks import Comparison
from docgen.redline.carrying import Carrier, Parts, related
from docgen.redline.keys import text_of
from docgen.wordml.names import R, W, parse

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_REFERENCES = (W + "headerReference", W + "footerReference")
_NOTES = {"footnotes": W + "footnoteReference", "endnotes": W + "endnoteReference"}


def furniture(package: opc.Package, main: str, root: "Node") -> dict[tuple[int, str, str], str]:
    """The headers and footers of each section: (section, element, type) → part."""
    targets = {r.id: opc.resolve(main, r.target) for r in opc.relationships(package, main)}
    return {
        (number, node.tag, node.get(W + "type") or "default"): targets.get(node.get(R + "id") or "", "")
        for number, section in enumerate(root.iter(W + "sectPr"))
        for node in section.iter(*_REFERENCES)
    }


def unite_furniture(
    old: opc.Package,
    before: dict[tuple[int, str, str], str],
    new: Parts,
    after: dict[tuple[int, str, str], str],
    tools: tuple[Carrier, Comparison],
) -> bool:
    """Marks in each header and footer; whether one came or went, which no mark can say."""
    carrier, comparison = tools
    done: set[str] = set()
    for place, name in after.items():
        was = before.get(place)
        if was in old.parts and name in new.package.parts and name not in done:
            done.add(name)
            current = new.root(name)
            accept(current)
            earlier = parse(old.read(was or ""))
            accept(earlier)
            comparison.unite(carrier.carry(earlier, was or "", name), current)
    return before.keys() != after.keys()


def unite_notes(
    old: tuple[opc.Package, str],
    new: Parts,
    main: str,
    roots: "tuple[Node, Node]",
    tools: tuple[Carrier, Comparison],
) -> None:
    """Marks in the notes that both have; those that are gone with their references are carried over.

    Before the stories are compared: the old references get the new document's numbers.
    """
    package, old_main = old
    carrier, comparison = tools
    for kind, reference in _NOTES.items():
        name, other = related(package, old_main, kind), new.related(main, kind)
        if not name or not other:
            continue
        notes = new.root(other)
        accept(notes)
        known = {note.get(W + "id") or "": note for note in notes}
        earlier = carrier.carry(parse(package.read(name)), name, other)
        accept(earlier)
        gone = {note.get(W + "id") or "": note for note in earlier}
        order = [node.get(W + "id") or "" for node in roots[1].iter(reference)]
        for (node, note), identity in zip(_cited(roots[0], reference, gone), _filled(order), strict=False):
            partner = known.get(identity)
            if partner is not None and _is_alike(note, partner):
                comparison.unite(note, partner)
                node.set(W + "id", identity)
            else:
                free = str(1 + max(int(each or 0) for each in known))
                note.set(W + "id", free)
                node.set(W + "id", free)
                notes.append(note)
                known[free] = note


def _cited(root: "Node", reference: str, notes: "dict[str, Node]") -> "Iterator[tuple[Node, Node]]":
    for node in root.iter(reference):
        note = notes.get(node.get(W + "id") or "")
        if note is not None:
            yield node, note


def _filled(order: list[str]) -> Iterator[str]:
    yield from order
    while True:
        yield ""


def _is_alike(old: "Node", new: "Node") -> bool:
    one, other = (text_of(node) for node in (old, new))
    return one == other or likeness(one, other) > _ALIKE


_ALIKE = 0.4
