"""The old document in the terms of the new one: its styles by name, its numbering, pictures and charts.

What the new one has not is added to it: a style, a numbering, the part that a deleted picture shows. So what
was can stand beside what is, and refusing the changes gives the old document back.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from lxml import etree

from docgen import opc
from docgen.redline.keys import whole
from docgen.redline.marks import copied
from docgen.wordml.names import R, W, parse

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_STYLES = (W + "pStyle", W + "rStyle", W + "tblStyle")
_LEFT_BEHIND = tuple(
    W + name
    for name in (
        "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference proofErr "
        "lastRenderedPageBreak permStart permEnd"
    ).split()
)
"""What bears a number of the old document's, or is of no account: the new one's stays."""
_IDS_OF_PARAGRAPHS = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DEEPEST = 8


class Parts:
    """The new package while it is being changed: parsed parts, parts to add."""

    def __init__(self, package: opc.Package) -> None:
        self.package = package
        self._roots: dict[str, Node] = {}
        self._before: dict[str, bytes] = {}

    def root(self, name: str) -> "Node":
        """The root of a part; what is changed in it will be written."""
        if name not in self._roots:
            self._roots[name] = parse(self.package.read(name))
            self._before[name] = etree.tostring(self._roots[name])
        return self._roots[name]

    def related(self, source: str, kind: str) -> str:
        """The part that `source` has a relationship of this kind to; "" where there is none."""
        return related(self.package, source, kind)

    def add(self, part: opc.NewPart) -> None:
        """A part with its relationship."""
        self.package = opc.with_new_parts(self.package, (part,))

    def written(self) -> opc.Package:
        """The package with what changed."""
        changed = {
            name: etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self._roots.items()
            if etree.tostring(root) != self._before[name]
        }
        return self.package.with_parts(changed) if changed else self.package


def related(package: opc.Package, source: str, kind: str) -> str:
    """The part that `source` of `package` has a relationship of this kind to; "" where there is none."""
    found = (r for r in opc.relationships(package, source) if r.type.endswith("/" + kind) and not r.external)
    names = (opc.resolve(source, r.target) for r in found)
    return next((name for name in names if name in package.parts), "")


class Carrier:
    """Says what stands in a story of the old document in the terms of the new one."""

    def __init__(self, old: opc.Package, main: str, new: Parts, new_main: str) -> None:
        self._old, self._new, self._new_main = old, new, new_main
        self._main = main
        self._styles = self._style_ids()
        self._numbers = self._number_ids()
        self._count = 0

    def carry(self, root: "Node", source: str, new_source: str) -> "Node":
        """`root`, a story of the old document, changed in place to stand in `new_source`."""
        for node in [*root.iter(*_LEFT_BEHIND)]:
            _remove(node)
        links = self._links(root, source, new_source)
        for node in root.iter(etree.Element):
            self._translate(node, links)
        return root

    def _translate(self, node: "Node", links: Mapping[str, str]) -> None:
        for name, value in [(str(n), str(v)) for n, v in node.attrib.items()]:
            if name.startswith(R):
                node.set(name, links.get(value, value))
            elif name.startswith(_IDS_OF_PARAGRAPHS):
                del node.attrib[name]
        if node.tag in _STYLES:
            node.set(W + "val", self._styles.get(node.get(W + "val") or "", node.get(W + "val") or ""))
        elif node.tag == W + "numId":
            node.set(W + "val", self._numbers.get(node.get(W + "val") or "", node.get(W + "val") or ""))

    def _links(self, root: "Node", source: str, new_source: str) -> dict[str, str]:
        """Relationship ids used in `root` → those by which `new_source` reaches the same."""
        named = (pair for node in root.iter(etree.Element) for pair in node.attrib.items())
        used = {str(value) for name, value in named if str(name).startswith(R)}
        if not used:
            return {}
        known = {fingerprint(self._new.package, new_source, r): r.id for r in self._of_new(new_source)}
        links: dict[str, str] = {}
        for relationship in opc.relationships(self._old, source):
            if relationship.id in used:
                print_ = fingerprint(self._old, source, relationship)
                links[relationship.id] = known.get(print_) or self._added(relationship, source, new_source)
        return links

    def _of_new(self, source: str) -> list[opc.Relationship]:
        return opc.relationships(self._new.package, source)

    def _added(self, relationship: opc.Relationship, source: str, new_source: str, depth: int = 0) -> str:
        """The old relationship and what it leads to, added to the new package."""
        identity = opc.free_id(self._new.package, new_source, "rIdOld")
        if relationship.external or depth > _DEEPEST:
            self._add_external(relationship, new_source, identity)
            return identity
        target = opc.resolve(source, relationship.target)
        if target not in self._old.parts:
            return relationship.id
        name = self._free_name(target)
        kind = opc.content_types(self._old).get(target, "application/octet-stream")
        part = opc.NewPart(name, self._old.read(target), kind, new_source, identity, relationship.type)
        self._new.add(part)
        inner = {r.id: self._added(r, target, name, depth + 1) for r in opc.relationships(self._old, target)}
        if inner:
            self._rewrite(name, inner)
        return identity

    def _rewrite(self, name: str, ids: Mapping[str, str]) -> None:
        root = parse(self._new.package.read(name))
        for node in root.iter(etree.Element):
            for attribute, value in [(str(n), str(v)) for n, v in node.attrib.items()]:
                if attribute.startswith(R) and value in ids:
                    node.set(attribute, ids[value])
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._new.package = self._new.package.with_parts({name: data})

    def _add_external(self, relationship: opc.Relationship, source: str, identity: str) -> None:
        name = opc.relationships_name(source)
        empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
        root = parse(self._new.package.read(name) if name in self._new.package.parts else empty)
        attributes = {"Id": identity, "Type": relationship.type, "Target": relationship.target}
        attributes |= {"TargetMode": "External"} if relationship.external else {}
        etree.SubElement(root, root.tag.removesuffix("s"), attributes)
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._new.package = self._new.package.with_parts({name: data})

    def _free_name(self, name: str) -> str:
        stem, _, suffix = name.rpartition(".")
        while name in self._new.package.parts:
            self._count += 1
            name = f"{stem}-old{self._count}.{suffix}"
        return name

    def _style_ids(self) -> dict[str, str]:
        """Style ids of the old document → those of the new one; styles that it has not are added to it."""
        name, other = related(self._old, self._main, "styles"), self._new.related(self._new_main, "styles")
        if not name or not other:
            return {}
        if self._old.read(name) == self._new.package.read(other):
            return {}
        styles = self._new.root(other)
        known = {_style_name(style): style.get(W + "styleId") or "" for style in styles.iter(W + "style")}
        taken = set(known.values())
        ids: dict[str, str] = {}
        for style in parse(self._old.read(name)).iter(W + "style"):
            identity = style.get(W + "styleId") or ""
            if _style_name(style) in known:
                ids[identity] = known[_style_name(style)]
            else:
                ids[identity] = identity if identity not in taken else f"{identity}Old"
                added = copied(style)
                added.set(W + "styleId", ids[identity])
                added.attrib.pop(W + "default", "")
                styles.append(added)
        return ids

    def _number_ids(self) -> dict[str, str]:
        """Numbering ids of the old document → those of the new one that number alike, added where needed."""
        name, other = (
            related(self._old, self._main, "numbering"),
            self._new.related(self._new_main, "numbering"),
        )
        if not name or not other or self._old.read(name) == self._new.package.read(other):
            return {}
        old, new = parse(self._old.read(name)), self._new.root(other)
        known = {said: number for number, said in _numberings(new)}
        ids = {number: known[said] for number, said in _numberings(old) if said in known}
        for number, said in _numberings(old):
            if said not in known:
                ids[number] = known[said] = _add_numbering(old, new, number)
        return ids


def fingerprint(package: opc.Package, source: str, relationship: opc.Relationship, depth: int = 0) -> str:
    """What a relationship leads to: the same for the same contents, whatever parts and ids are called."""
    kind = relationship.type.rpartition("/")[2]
    target = opc.resolve(source, relationship.target)
    if relationship.external or target not in package.parts or depth > _DEEPEST:
        return f"{kind} {relationship.target}"
    inner = sorted(fingerprint(package, target, r, depth + 1) for r in opc.relationships(package, target))
    data = package.read(target)
    return " ".join((kind, sha256(data).hexdigest(), *inner))


def _remove(node: "Node") -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _style_name(style: "Node") -> tuple[str, str]:
    name = style.find(W + "name")
    said = "" if name is None else name.get(W + "val") or ""
    return style.get(W + "type") or "", said.lower()


def _numberings(root: "Node") -> "Iterator[tuple[str, str]]":
    """Each numbering's id and what it says: its levels, and what it changes of them."""
    abstract = {node.get(W + "abstractNumId"): node for node in root.iterchildren(W + "abstractNum")}
    for number in root.iterchildren(W + "num"):
        link = number.find(W + "abstractNumId")
        levels = abstract.get(link.get(W + "val")) if link is not None else None
        said = "" if levels is None else "".join(whole(level) for level in levels.iterchildren(W + "lvl"))
        own = "".join(whole(node) for node in number.iterchildren(W + "lvlOverride"))
        yield number.get(W + "numId") or "", said + own


def _add_numbering(old: "Node", new: "Node", number: str) -> str:
    found = next(node for node in old.iterchildren(W + "num") if node.get(W + "numId") == number)
    link = found.find(W + "abstractNumId")
    levels = [n for n in old.iterchildren(W + "abstractNum") if link is not None]
    levels = (
        [n for n in levels if n.get(W + "abstractNumId") == link.get(W + "val")] if link is not None else []
    )
    free = str(1 + max((int(n.get(W + "numId") or 0) for n in new.iterchildren(W + "num")), default=0))
    free_levels = str(
        1
        + max((int(n.get(W + "abstractNumId") or 0) for n in new.iterchildren(W + "abstractNum")), default=0)
    )
    own = copied(found)
    own.set(W + "numId", free)
    if levels and link is not None:
        added = copied(levels[0])
        added.set(W + "abstractNumId", free_levels)
        place = sum(1 for n in new if n.tag in {W + "numPicBullet", W + "abstractNum"})
        new.insert(place, added)
        own[0].set(W + "val", free_levels)
    last = sum(1 for n in new if n.tag in {W + "numPicBullet", W + "abstractNum", W + "num"})
    new.insert(last, own)
    return free
