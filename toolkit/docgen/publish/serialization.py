"""Which parts of a package say something else than another's: not what merely is written otherwise.

Prefixes, encodings, the order of attributes and white space between elements are how XML is written, not what
it says. Of what programs write that nobody ever sees, this alone is nothing here: revision marks of saving
(rsid), spelling marks, remembered page breaks, ids of paragraphs, and how a text is cut into runs of one
look. All else counts, in every part, known or not.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docgen import opc
from docgen.wordml.names import attributes, children, parse, short

if TYPE_CHECKING:
    from docgen.wordml.names import Node

UNSEEN_ATTRIBUTES = re.compile(r"w:rsid\w{0,9}|w14:paraId|w14:textId")
UNSEEN_ELEMENTS = frozenset({"w:proofErr", "w:lastRenderedPageBreak", "w:rsid", "w:rsids"})
_TEXTS = frozenset({"w:t", "w:delText", "w:instrText", "w:delInstrText", "a:t", "m:t"})
_TAG = "\1"
"""What a piece that is a tag begins with: no text of XML holds this character."""
_END = f"{_TAG}/"
_KNOWN_DEFAULTS = frozenset({"rels", "xml"})
_RELATIONSHIPS = ".rels"


def changed_parts(original: opc.Package, current: opc.Package) -> tuple[str, ...]:
    """The names of the parts that say something else in `current`, are new in it, or are gone."""
    names = dict.fromkeys((*original.parts, *current.parts))
    return tuple(name for name in names if not _is_same(name, original, current))


def _is_same(name: str, original: opc.Package, current: opc.Package) -> bool:
    if name not in original.parts or name not in current.parts:
        return False
    if original.parts[name].crc == current.parts[name].crc and original.read(name) == current.read(name):
        return True
    return is_xml(original.read(name)) and _said(name, original) == _said(name, current)


def is_xml(data: bytes) -> bool:
    """Whether an XML parser would begin to read `data`."""
    return data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")


def _said(name: str, package: opc.Package) -> list[str]:
    """What a part says; a part that is no XML says its bytes."""
    from lxml.etree import XMLSyntaxError

    data = package.read(name)
    try:
        root = parse(data)
    except XMLSyntaxError:
        return [repr(data)]
    if name == opc.CONTENT_TYPES:
        return sorted(_types(root, package))
    if name.endswith(_RELATIONSHIPS):
        return sorted(_links(root, name))
    return list(said(root))


def _types(root: "Node", package: opc.Package) -> Iterator[str]:
    """The type of each part; types of no part, as far as they are not usual, and whatever else is there."""
    known = opc.content_types(package)
    yield from (f"{name} {kind}" for name, kind in known.items())
    extensions = {name.rpartition(".")[2].lower() for name in package.parts}
    for tag, node in children(root):
        found = attributes(node)
        extension = found.get("Extension", "").lower()
        usual = {"ContentType", "Extension" if tag == "ct:Default" else "PartName"}
        if (
            tag not in ("ct:Default", "ct:Override")
            or set(found) != usual
            or len(node)
            or (tag == "ct:Default" and extension not in extensions | _KNOWN_DEFAULTS)
        ):
            yield from said(node)


def _links(root: "Node", name: str) -> Iterator[str]:
    folder, _, file = name.rpartition("_rels/")
    source = folder + file.removesuffix(_RELATIONSHIPS)
    yield _opening(root)
    for _, node in children(root):
        target = node.get("Target") or ""
        if node.get("TargetMode") != "External":
            node.set("Target", opc.resolve(source, target))
        yield " ".join(said(node))


def said(node: "Node") -> Iterator[str]:
    """What `node` says, piece by piece: elements with their attributes, and texts."""
    yield _opening(node)
    text = node.text or ""
    if text.strip() or (text and short(node.tag) in _TEXTS):
        yield text
    yield from _inside(children(node))
    yield _END


def _opening(node: "Node") -> str:
    found = sorted(
        f'{name}="{value}"'
        for name, value in attributes(node).items()
        if not UNSEEN_ATTRIBUTES.fullmatch(name)
    )
    return f"{_TAG}{' '.join((short(node.tag), *found))}"


def _inside(nodes: "Iterable[tuple[str, Node]]") -> Iterator[str]:
    """What children say; neighbouring runs of one look as one, and the texts in them."""
    look: list[str] = []
    content: list[str] = []
    for tag, node in nodes:
        own_look, own = _run(node) if tag == "w:r" else ([], [])
        if content and (own_look != look or not own):
            yield from (*look, *_joined(content), _END)
            content = []
        if own:
            look = own_look
            content += own
        elif tag not in UNSEEN_ELEMENTS:
            yield from said(node)
        if node.tail and node.tail.strip():
            yield node.tail
    if content:
        yield from (*look, *_joined(content), _END)


def _run(node: "Node") -> tuple[list[str], list[str]]:
    """A run's beginning with its look, and what it holds."""
    properties = dict(children(node)).get("w:rPr")
    shown = properties is not None and (len(properties) or properties.attrib)
    look = list(said(properties)) if properties is not None and shown else []
    held = ((tag, child) for tag, child in children(node) if child is not properties)
    return [_opening(node), *look], list(_inside(held))


def _joined(content: list[str]) -> Iterator[str]:
    """The pieces of a run, texts that follow each other made one."""
    text: list[str] = []
    opening, at = "", 0
    while at < len(content):
        if text and content[at : at + 2] == [_END, opening] and not content[at + 2].startswith(_TAG):
            at += 2
        elif text:
            yield "".join(text)
            text = []
        if at and _is_text(content[at - 1]) and not content[at].startswith(_TAG):
            opening = content[at - 1]
            text.append(content[at])
        else:
            yield content[at]
        at += 1
    yield from ("".join(text),) if text else ()


def _is_text(tag: str) -> bool:
    return tag.partition(" ")[0] == f"{_TAG}w:t"
