"""Two documents in one with tracked changes: accept all is the new one, reject all the old one.

    compare(old, new, Marks("张三", "2025-01-31T09:00:00Z")) → Redline(package, …)

The new document is the base: its styles, settings and all parts that no mark touches stay as they are. Words
are compared as `docgen.differences` does; tracked changes that a document has are taken as accepted.
"""

from typing import NamedTuple

from lxml import etree

from docgen import opc
from docgen.redline.accepting import accept
from docgen.redline.blocks import Comparison
from docgen.redline.carrying import Carrier, Parts
from docgen.redline.content import Signs
from docgen.redline.marks import Marks
from docgen.redline.paragraphs import unite_section
from docgen.redline.printed import print_marks
from docgen.redline.stories import furniture, unite_furniture, unite_notes
from docgen.redline.summary import Place, places
from docgen.wordml.names import W, parse

__all__ = ["Marks", "Place", "Redline", "compare", "printed"]


class Redline(NamedTuple):
    """A document with tracked changes."""

    package: opc.Package
    places: tuple[Place, ...]
    """Where something changed, in reading order."""
    had_revisions: tuple[bool, bool]
    """Whether the old and the new document had tracked changes of their own."""
    furniture_changed: bool
    """Whether a header or footer came or went: that cannot be marked."""


def compare(old: opc.Package, new: opc.Package, marks: Marks) -> Redline:
    """The redline of two Word documents.

    Raises `KeyError` where one is no Word document, `lxml.etree.XMLSyntaxError` or `ExpatError` where a part
    is damaged.
    """
    main, new_main = _main(old), _main(new)
    parts = Parts(new)
    root, current = parse(old.read(main)), parts.root(new_main)
    had = accept(root), accept(current)
    before, after = furniture(old, main, root), furniture(new, new_main, current)
    carrier = Carrier(old, main, parts, new_main)
    comparison = Comparison(Signs(), marks)
    carrier.carry(root, main, new_main)
    unite_notes((old, main), parts, new_main, (root, current), (carrier, comparison))
    changed = unite_furniture(old, before, parts, after, (carrier, comparison))
    body, new_body = root.find(W + "body"), current.find(W + "body")
    if body is None or new_body is None:
        raise KeyError("w:body")
    comparison.unite(body, new_body)
    section, new_section = body.find(W + "sectPr"), new_body.find(W + "sectPr")
    if section is not None and new_section is not None:
        unite_section(section, new_section, marks)
    return Redline(parts.written(), tuple(places(new_body)), had, changed)


def printed(package: opc.Package) -> opc.Package:
    """A redline as it goes to the printer: what came boxed, what went wavy-lined, no tracked changes left."""
    changes = {}
    for name in package.parts:
        if name.startswith("word/") and name.endswith(".xml") and b"<w:" in package.read(name)[:4000]:
            root = parse(package.read(name))
            print_marks(root)
            changes[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return package.with_parts(changes)


def _main(package: opc.Package) -> str:
    name = opc.main_part(package)
    if name is None:
        raise KeyError("officeDocument")
    return name
