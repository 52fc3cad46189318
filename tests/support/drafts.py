"""Changing a finished .docx as a careless hand would, one place at a time."""

import copy
import io
import zipfile
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from docgen.document import view
from docgen.model.document import DocumentView
from docgen.model.profile import Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_W}}}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "word/document.xml"
# The order in which the schema wants what these tests set.
_RUN_ORDER = ("rStyle", "rFonts", "b", "i", "color", "spacing", "sz", "highlight", "u", "shd")
_PARAGRAPH_ORDER = ("pStyle", "keepNext", "pageBreakBefore", "pBdr", "tabs", "spacing", "ind", "jc")

Node = etree._Element


class Draft:
    """A document being changed; elements are found by what the checker takes them for before the change."""

    def __init__(self, docx: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.before: DocumentView = _view(docx)
        self.trees: dict[str, Node] = {}
        self.nodes = list(self.tree(_MAIN).iter(W + "p"))

    def tree(self, part: str) -> Node:
        """The root of `part`, to be changed."""
        if part not in self.trees:
            self.trees[part] = etree.fromstring(self.parts[part])
        return self.trees[part]

    def find(self, element: Element, number: int = 0) -> Node:
        """The paragraph that is the `number`-th `element`. Raises `LookupError` where there is none."""
        found = [self.nodes[p.ordinal] for p in self.before.of(element)]
        return found[number]

    def body(self, number: int = 0) -> Node:
        """The `number`-th plain body paragraph of some length."""
        found = [p for p in self.before.of(Element.BODY) if len(p.text) > 10 and p.role.division == 0]
        return self.nodes[found[number].ordinal]

    def section(self) -> Node:
        """The last w:sectPr."""
        return list(self.tree(_MAIN).iter(W + "sectPr"))[-1]

    def page(self, name: str, **attributes: str | None) -> None:
        """Set attributes of the section's `w:name`; None removes one."""
        section = self.section()
        node = section.find(W + name)
        if node is None:
            node = etree.SubElement(section, W + name)
        _set(node, attributes)

    def footer(self, kind: str) -> Node:
        """The paragraph with the page number in the footer of `kind`."""
        story = self.before.sections[-1].footers[kind]
        paragraph = next(p for p in story.paragraphs if p.role.element is Element.PAGE_NUMBER)
        return list(self.tree(story.part).iter(W + "p"))[paragraph.ordinal]

    def new_header(self, words: str) -> Node:
        """The paragraph of a new header of the last section that says `words`."""
        name, kind = (
            "word/header9.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
        )
        self.trees[name] = etree.fromstring(
            f'<w:hdr xmlns:w="{_W}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:hdr>'
        )
        self.parts[name] = b""
        types = self.tree("[Content_Types].xml")
        etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", PartName=f"/{name}", ContentType=kind)
        links = self.tree("word/_rels/document.xml.rels")
        kind = f"{_R}/header"
        etree.SubElement(
            links, f"{{{links.nsmap[None]}}}Relationship", Id="rIdHeader9", Type=kind, Target="header9.xml"
        )
        reference = etree.Element(W + "headerReference")
        reference.set(W + "type", "default")
        reference.set(f"{{{_R}}}id", "rIdHeader9")
        self.section().insert(0, reference)
        return next(self.trees[name].iter(W + "p"))

    def drop_part_node(self, part: str, name: str) -> None:
        """Remove every `w:name` from `part`."""
        for node in list(self.tree(part).iter(W + name)):
            node.getparent().remove(node)

    def place(self, node: Node) -> tuple[str, int]:
        """The part and ordinal of a paragraph as it stands now."""
        for part, root in self.trees.items():
            for ordinal, paragraph in enumerate(root.iter(W + "p")):
                if paragraph is node:
                    return part, ordinal
        raise LookupError("the paragraph is in no part")

    def docx(self) -> bytes:
        """The changed document."""
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as package:
            for name, data in self.parts.items():
                package.writestr(name, etree.tostring(self.trees[name]) if name in self.trees else data)
        return archive.getvalue()


@lru_cache(maxsize=8)
def _view(docx: bytes) -> DocumentView:
    found = view(docx, "草稿.docx").value
    assert found is not None
    return found


def _set(node: Node, attributes: dict[str, str | None]) -> None:
    for name, value in attributes.items():
        if value is None:
            node.attrib.pop(W + name, None)
        else:
            node.set(W + name, value)


def _child(parent: Node, name: str, order: tuple[str, ...]) -> Node:
    """The child `w:name` of a w:rPr or w:pPr, made at its place in the schema's order."""
    known = parent.find(W + name)
    if known is not None:
        return known
    later = order[order.index(name) + 1 :]
    place = next((i for i, c in enumerate(parent) if etree.QName(c).localname in later), len(parent))
    node = etree.Element(W + name)
    parent.insert(place, node)
    return node


def paragraph_set(paragraph: Node, name: str, **attributes: str | None) -> Node:
    """Set direct formatting `w:name` of a paragraph."""
    own = paragraph.find(W + "pPr")
    if own is None:
        own = etree.Element(W + "pPr")
        paragraph.insert(0, own)
    _set(_child(own, name, _PARAGRAPH_ORDER), attributes)
    return paragraph


def runs(paragraph: Node) -> list[Node]:
    """The runs with text."""
    return [r for r in paragraph.iter(W + "r") if r.find(W + "t") is not None]


def run_set(paragraph: Node, name: str, only: int | None = None, **attributes: str | None) -> Node:
    """Set direct formatting `w:name` of all runs, or of the `only`-th."""
    chosen = runs(paragraph) if only is None else [runs(paragraph)[only]]
    for run in chosen:
        own = run.find(W + "rPr")
        if own is None:
            own = etree.Element(W + "rPr")
            run.insert(0, own)
        _set(_child(own, name, _RUN_ORDER), attributes)
    return paragraph


def font(paragraph: Node, name: str, only: int | None = None) -> Node:
    """Set the fonts of all runs, or of the `only`-th."""
    return run_set(paragraph, "rFonts", only, ascii=name, hAnsi=name, eastAsia=name)


def text(paragraph: Node, new: str) -> Node:
    """One run of `new`, in the look of the paragraph's first run."""
    first, *others = runs(paragraph)
    for other in others:
        other.getparent().remove(other)
    for node in [c for c in first if c.tag not in (W + "rPr", W + "t")] + first.findall(W + "t")[1:]:
        first.remove(node)
    _write(first.find(W + "t"), new)
    return paragraph


def replace(paragraph: Node, old: str, new: str) -> Node:
    """`old`, which stands within one run, becomes `new`."""
    node = next((t for t in paragraph.iter(W + "t") if old in (t.text or "")), None)
    if node is None:
        raise LookupError(old)
    _write(node, (node.text or "").replace(old, new, 1))
    return paragraph


def append(paragraph: Node, more: str) -> Node:
    """`more` at the end of the last run."""
    node = runs(paragraph)[-1].findall(W + "t")[-1]
    _write(node, (node.text or "") + more)
    return paragraph


def prepend(paragraph: Node, more: str) -> Node:
    """`more` at the start of the first run."""
    node = runs(paragraph)[0].find(W + "t")
    _write(node, more + (node.text or ""))
    return paragraph


def add_run(paragraph: Node, words: str) -> Node:
    """A new last run of `words`, in the look of the one before."""
    last = runs(paragraph)[-1]
    new = copy.deepcopy(last)
    for node in [c for c in new if c.tag not in (W + "rPr", W + "t")] + new.findall(W + "t")[1:]:
        new.remove(node)
    _write(new.find(W + "t"), words)
    last.addnext(new)
    return paragraph


def split(paragraph: Node) -> Node:
    """The last run becomes two of the same look, its last characters apart."""
    last = runs(paragraph)[-1].findall(W + "t")[-1]
    words = last.text or ""
    _write(last, words[:-6])
    return add_run(paragraph, words[-6:])


def line_break(paragraph: Node, after: int = 4) -> Node:
    """A soft return in the last run, `after` characters in."""
    last = runs(paragraph)[-1]
    node = last.findall(W + "t")[-1]
    words = node.text or ""
    _write(node, words[:after])
    rest = copy.deepcopy(node)
    _write(rest, words[after:])
    node.addnext(rest)
    node.addnext(etree.Element(W + "br"))
    return paragraph


def page_break_before(paragraph: Node) -> Node:
    """A page break in the paragraph's first run."""
    mark = etree.Element(W + "br")
    mark.set(W + "type", "page")
    runs(paragraph)[0].find(W + "t").addprevious(mark)
    return paragraph


def empty_before(paragraph: Node, count: int = 1) -> list[Node]:
    """`count` empty paragraphs before this one."""
    made = [etree.Element(W + "p") for _ in range(count)]
    for node in made:
        paragraph.addprevious(node)
    return made


def copy_after(paragraph: Node, words: str | None = None) -> Node:
    """A copy of the paragraph behind it, with other words."""
    new = copy.deepcopy(paragraph)
    paragraph.addnext(new)
    return text(new, words) if words is not None else new


def blanks_before(paragraph: Node) -> Iterator[Node]:
    """The empty paragraphs right before this one."""
    previous = paragraph.getprevious()
    while previous is not None and previous.tag == W + "p" and not "".join(previous.itertext()).strip():
        yield previous
        previous = previous.getprevious()


def _write(node: Node, words: str) -> None:
    node.text = words
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
