"""Tracked changes, accepted or refused, and what a document then says: written apart from docgen's own."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_COME, _GONE = ("ins", "moveTo"), ("del", "moveFrom")
_KEPT = {"pPr": ("rPr", "sectPr"), "sectPr": ("headerReference", "footerReference"), "trPr": ("ins", "del")}
_NO_CONTENT = ("bookmarkStart", "bookmarkEnd", "proofErr", "lang", "noProof", "lastRenderedPageBreak")


def main_root(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    """A story of the document."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def accepted(root: etree._Element) -> etree._Element:
    """`root` with all changes accepted."""
    return _resolved(root, keep=_COME, drop=_GONE, is_refused=False)


def refused(root: etree._Element) -> etree._Element:
    """`root` with all changes rejected."""
    return _resolved(root, keep=_GONE, drop=_COME, is_refused=True)


def _resolved(
    root: etree._Element, keep: tuple[str, ...], drop: tuple[str, ...], *, is_refused: bool
) -> etree._Element:
    root = etree.fromstring(etree.tostring(root))
    for change in [e for e in root.iter(etree.Element) if e.tag.startswith(W) and e.tag.endswith("Change")]:
        _settle_change(change, is_refused=is_refused)
    for row in list(root.iter(W + "tr")):
        if any(row.find(f"{W}trPr/{W}{name}") is not None for name in drop):
            table = row.getparent()
            table.remove(row)
            if table.find(W + "tr") is None:
                table.getparent().remove(table)
    ended = [p for p in root.iter(W + "p") if any(p.find(f"{W}pPr/{W}rPr/{W}{n}") is not None for n in drop)]
    for mark in list(root.iter(*(W + name for name in (*keep, *drop)))):
        _settle_mark(mark, drop)
    for paragraph in reversed(ended):
        _join(paragraph)
    for name, usual in (("delText", "t"), ("delInstrText", "instrText")):
        for node in root.iter(W + name):
            node.tag = W + usual
    for node in [e for e in root.iter(etree.Element) if "Range" in e.tag and "move" in e.tag]:
        node.getparent().remove(node)
    return root


def _settle_change(change: etree._Element, *, is_refused: bool) -> None:
    properties = change.getparent()
    properties.remove(change)
    if is_refused:
        kept = [W + name for name in _KEPT.get(etree.QName(properties).localname, _COME + _GONE)]
        for node in [node for node in properties if node.tag not in kept]:
            properties.remove(node)
        for node in change[0]:
            properties.append(node)


def _settle_mark(mark: etree._Element, drop: tuple[str, ...]) -> None:
    parent = mark.getparent()
    if parent is None:
        return
    if etree.QName(mark).localname not in drop:
        at = parent.index(mark)
        for node in reversed(list(mark)):
            parent.insert(at + 1, node)
    parent.remove(mark)


def _join(paragraph: etree._Element) -> None:
    following = paragraph.getnext()
    held = [node for node in paragraph if node.tag != W + "pPr"]
    if following is not None and following.tag == W + "p":
        at = 1 if following.find(W + "pPr") is not None else 0
        for node in reversed(held):
            following.insert(at, node)
    else:
        assert not [node for node in held if node.tag == W + "r"], "content behind an end that is gone"
    paragraph.getparent().remove(paragraph)


def said(node: etree._Element) -> list[object]:
    """What a story says: blocks, their properties, each character with its look; no ids, no runs."""
    return [_block(block) for block in node if isinstance(block.tag, str) and not _is_nothing(block)]


def _is_nothing(node: etree._Element) -> bool:
    return etree.QName(node).localname in _NO_CONTENT or (node.tag == W + "hyperlink" and not len(node))


def _block(block: etree._Element) -> object:
    if block.tag == W + "p":
        return ("p", _properties(block.find(W + "pPr")), list(_characters(block)))
    if block.tag in {W + "body", W + "tbl", W + "tr", W + "tc"}:
        return (etree.QName(block).localname, said(block))
    return _properties(block)


def _characters(paragraph: etree._Element) -> Iterator[object]:
    for node in paragraph:
        if node.tag == W + "r":
            look = _properties(node.find(W + "rPr"))
            for inner in node:
                if inner.tag == W + "t":
                    yield from ((character, look) for character in inner.text or "")
                elif inner.tag != W + "rPr":
                    yield (_properties(inner), look)
        elif node.tag != W + "pPr" and not _is_nothing(node):
            yield _properties(node)


def _properties(node: etree._Element | None) -> object:
    """Everything an element says, in an order of its own; nothing where it says nothing."""
    if node is None or _is_nothing(node):
        return None
    inner = [found for child in node if (found := _properties(child)) is not None]
    if etree.QName(node).localname in {"rPr", "pPr", "trPr", "tcPr"}:
        inner = sorted(inner, key=str)
    attributes = sorted((k, v) for k, v in node.attrib.items() if not _is_id(k, node))
    name = etree.QName(node).localname
    if name in {"rPr", "pPr", "trPr", "tcPr"} and not inner:
        return None
    return (name, attributes, (node.text or "").strip("\n"), inner)


def _is_id(name: str, node: etree._Element) -> bool:
    local = etree.QName(name).localname
    return (
        local.startswith("rsid")
        or local in {"paraId", "textId"}
        or (etree.QName(node).localname in {"docPr", "cNvPr"} and local in {"id", "name"})
        or local in {"space", "embed"}
    )
