"""Reading never fails on what Word would open, and says clearly what is no document."""

import io
import random
import zipfile

import pytest
from lxml import etree

from docgen.check import check
from docgen.document import view
from docgen.profiles import shipped
from docgen.resources import folder
from support.docx import archive
from support.unstyled import Unstyled, docx

TEMPLATES = sorted(folder("docx_templates").glob("*.docx"))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def damaged(data: bytes, seed: int) -> bytes:
    """The document with elements and attributes gone, or with odd values, all of it still well-formed."""
    chance = random.Random(seed)
    parts = parts_of(data)
    for name in [n for n in parts if n.startswith("word/") and n.endswith(".xml")]:
        root = etree.fromstring(parts[name])
        nodes = list(root.iter(etree.Element))[1:]
        for node in chance.sample(nodes, min(len(nodes), 40)):
            what = chance.randrange(4)
            if what == 0 and node.getparent() is not None:
                node.getparent().remove(node)
            elif node.attrib:
                key = chance.choice(list(node.attrib))
                odd = chance.choice(["", "x", "-1", "99999999999", "1.5", "12pt", "auto", "真"])
                node.set(key, odd) if what < 3 else node.attrib.pop(key)
        parts[name] = etree.tostring(root)
    return archive(parts)


@pytest.mark.parametrize("seed", range(60))
def test_odd_and_missing_markup_is_checked_without_fault(seed: int) -> None:
    bases = [Unstyled().docx(), *(path.read_bytes() for path in TEMPLATES)]
    found = view(damaged(bases[seed % len(bases)], seed), "文件.docx")
    assert found.value is not None or found.diagnostics
    if found.value is not None:
        for finding in check(found.value, shipped()):
            assert finding.diagnostic.message()
            assert finding.diagnostic.message("en")


@pytest.mark.parametrize(
    "content", ["", "<w:p/>", "<w:p><w:r><w:t/></w:r></w:p>", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"]
)
def test_an_almost_empty_document_is_checked(content: str) -> None:
    found = view(docx(content), "空.docx").value
    assert found is not None
    check(found, shipped())


def codes(data: bytes) -> list[str]:
    result = view(data, "文件.docx")
    assert result.value is None
    return [d.code for d in result.diagnostics]


def test_what_is_no_document_is_named() -> None:
    assert codes(b"plain text") == ["OP001"]
    assert codes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == ["OP002"]


def test_a_workbook_is_no_document() -> None:
    book = next(iter(sorted(folder("samples").glob("*.xlsx"))))
    assert codes(book.read_bytes()) == ["DC001"]


def test_a_damaged_part_is_named() -> None:
    parts = parts_of(Unstyled().docx())
    broken = parts | {"word/document.xml": parts["word/document.xml"][:-30]}
    result = view(archive(broken), "文件.docx")
    assert [(d.code, d.details["part"]) for d in result.diagnostics] == [("DC002", "word/document.xml")]


@pytest.mark.parametrize("name", ["_rels/.rels", "word/_rels/document.xml.rels", "[Content_Types].xml"])
@pytest.mark.parametrize("damage", ["cut", "nameless"])
def test_a_damaged_list_of_parts_is_told(name: str, damage: str) -> None:
    parts = parts_of(Unstyled().docx())
    data = parts[name]
    nameless = data.replace(b" Id=", b" No=").replace(b"PartName=", b"No=")
    parts[name] = data[:-9] if damage == "cut" else nameless
    assert codes(archive(parts)) == ["DC002"]


def test_entities_are_never_expanded() -> None:
    parts = parts_of(Unstyled().docx())
    attack = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:document", attack + b"<w:document")
    assert codes(archive(parts)) == ["OP010"]
