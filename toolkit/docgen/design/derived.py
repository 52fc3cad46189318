"""A shipped template in the look of an office's own report: its named styles, its page, its headers.

The tags stay those of the shipped template, which are known to work; every look becomes a named style's.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from docgen import opc
from docgen.design.own_styles import OwnStyles
from docgen.model.formatting import Indent, LineRule, ParagraphFormat, RunFormat
from docgen.model.profile import Align
from docgen.wordml.names import R, W, parse
from docgen.wordml.order import PARAGRAPH_ORDER, RUN_ORDER, SECTION_ORDER, child

if TYPE_CHECKING:
    from docgen.wordml.names import Node

STYLES, SETTINGS, MAIN = "word/styles.xml", "word/settings.xml", "word/document.xml"
_STYLE_ORDER = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
_ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFIED: "both"}
_PAGE = ("pgSz", "pgMar", "pgBorders", "lnNumType", "cols", "titlePg", "docGrid")
"""Of a section: how its page is."""
_REFERENCES = ("headerReference", "footerReference")
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class StyleLook(NamedTuple):
    """How a named style is to look; None leaves that half of it as it is."""

    run: RunFormat | None = None
    paragraph: ParagraphFormat | None = None


def derived(template: opc.Package, report: opc.Package, looks: Mapping[str, StyleLook]) -> opc.Package:
    """`template` with `looks` (by the names of styles) and the page of `report`.

    Raises KeyError where one is no Word document, `lxml.etree.XMLSyntaxError` where a part is damaged.
    """
    changed = template.with_parts({STYLES: _styles(template.read(STYLES), looks)})
    return _with_page(changed, report)


# Styles


def _styles(xml: bytes, looks: Mapping[str, StyleLook]) -> bytes:
    root = parse(xml)
    for style in root.iterchildren(W + "style"):
        name = style.find(W + "name")
        look = looks.get(name.get(W + "val") or "") if name is not None else None
        if look is not None:
            _dress(style, look)
    return _written(root)


def _dress(style: "Node", look: StyleLook) -> None:
    if look.paragraph is not None:
        properties = child(style, "pPr", _STYLE_ORDER)
        for name, attributes in _paragraph(look.paragraph, look.run):
            _set(properties, name, attributes, PARAGRAPH_ORDER)
    if look.run is not None:
        properties = child(style, "rPr", _STYLE_ORDER)
        for name, attributes in _run(look.run):
            _set(properties, name, attributes, RUN_ORDER)


def _set(properties: "Node", name: str, attributes: dict[str, str], order: list[str]) -> None:
    node = child(properties, name, order)
    for attribute in list(node.attrib):
        del node.attrib[attribute]
    for attribute, value in attributes.items():
        node.set(W + attribute, value)


def _paragraph(look: ParagraphFormat, run: RunFormat | None) -> Iterator[tuple[str, dict[str, str]]]:
    yield "jc", {"val": _ALIGN[look.align]}
    sides = {"left": look.left, "right": look.right}
    first = look.first_line
    sides["hanging" if first.twips < 0 or first.hundredths < 0 else "firstLine"] = Indent(
        abs(first.twips), abs(first.hundredths)
    )
    yield "ind", {key: value for name, side in sides.items() for key, value in _indent(name, side)}
    spacing = {"line": str(look.line), "lineRule": look.line_rule.value}
    for name, space in (("before", look.before), ("after", look.after)):
        spacing |= {name: str(space.twips), f"{name}Lines": str(space.hundredths)}
    if look.line_rule is LineRule.AUTO and look.line == 240:
        spacing.pop("lineRule")
    yield "spacing", spacing


def _indent(name: str, side: Indent) -> Iterator[tuple[str, str]]:
    yield name, str(side.twips)
    yield f"{name}Chars", str(side.hundredths)


def _run(look: RunFormat) -> Iterator[tuple[str, dict[str, str]]]:
    fonts = {"eastAsia": look.east_asia, "ascii": look.ascii, "hAnsi": look.ascii}
    if any(fonts.values()):
        yield "rFonts", {name: font for name, font in fonts.items() if font}
    yield "sz", {"val": str(look.size)}
    yield "szCs", {"val": str(look.size)}
    yield "b", {"val": "1" if look.bold else "0"}
    yield "color", {"val": look.color or "auto"}
    yield "spacing", {"val": str(look.spacing)}


# Page, headers, footers


def _with_page(package: opc.Package, report: opc.Package) -> opc.Package:
    main = opc.main_part(report)
    if main is None:
        raise KeyError("officeDocument")
    source = parse(report.read(main))
    sections = list(source.iter(W + "sectPr"))
    root = parse(package.read(MAIN))
    if not sections:
        return package
    own = sections[0]
    for section in root.iter(W + "sectPr"):
        for name in _PAGE:
            _replace(section, own.find(W + name), name)
    carried, package = _carried(package, report, main, own)
    if carried:
        for section in root.iter(W + "sectPr"):
            _refer(section, carried)
    package = package.with_parts({MAIN: _written(root)})
    return _with_even_pages(package, report, main)


def _replace(section: "Node", new: "Node | None", name: str) -> None:
    for known in section.findall(W + name):
        section.remove(known)
    if new is not None:
        node = child(section, name, SECTION_ORDER)
        for attribute, value in new.attrib.items():
            node.set(attribute, value)


def _carried(
    package: opc.Package, report: opc.Package, main: str, section: "Node"
) -> tuple[list[tuple[str, str, str]], opc.Package]:
    """The headers and footers of `section` as (element, type, relationship id), put into `package`.

    What they lead to (a picture in a header) comes along.
    """
    links = {link.id: link for link in opc.relationships(report, main)}
    carried: list[tuple[str, str, str]] = []
    own = OwnStyles(package.read(STYLES), _read(report, _related(report, main, "styles")))
    for number, reference in enumerate(section.iterchildren(*(W + name for name in _REFERENCES)), 1):
        link = links.get(reference.get(R + "id") or "")
        source = opc.resolve(main, link.target) if link is not None else ""
        if source not in report.parts:
            continue
        kind = reference.tag.removeprefix(W)
        name = f"word/own{kind.removesuffix('Reference')}{number}.xml"
        identity = f"rIdOwn{number}"
        wanted = (name, identity, kind.removesuffix("Reference"))
        package = _with_story(package, report, source, wanted, own.settled(report.read(source)))
        carried.append((kind, reference.get(W + "type") or "default", identity))
    return carried, package.with_parts({STYLES: _written(own.root)}) if carried else package


def _with_story(
    package: opc.Package, report: opc.Package, source: str, wanted: tuple[str, str, str], data: bytes
) -> opc.Package:
    name, identity, kind = wanted
    types = opc.content_types(report)
    story = opc.NewPart(name, data, types[source], MAIN, identity, f"{_RELATIONSHIP}/{kind}")
    parts = [story]
    for number, link in enumerate(opc.relationships(report, source), 1):
        target = opc.resolve(source, link.target)
        if not link.external and target in report.parts:
            ending = target.rpartition(".")[2]
            copy = f"{name.removesuffix('.xml')}-{number}.{ending}"
            parts.append(opc.NewPart(copy, report.read(target), types[target], name, link.id, link.type))
    return opc.with_new_parts(package, tuple(parts))


def _refer(section: "Node", carried: list[tuple[str, str, str]]) -> None:
    for known in section.findall(W + "headerReference") + section.findall(W + "footerReference"):
        section.remove(known)
    for place, (name, kind, identity) in enumerate(carried):
        node = etree.Element(W + name, {W + "type": kind, R + "id": identity})
        section.insert(place, node)


def _with_even_pages(package: opc.Package, report: opc.Package, main: str) -> opc.Package:
    """Whether pages on the left have headers and footers of their own is a setting of the document."""
    found = _related(report, main, "settings")
    theirs = parse(report.read(found)) if found else None
    has_even = theirs is not None and theirs.find(W + "evenAndOddHeaders") is not None
    root = parse(package.read(SETTINGS))
    known = root.find(W + "evenAndOddHeaders")
    if known is not None and not has_even:
        root.remove(known)
    elif known is None and has_even:
        root.insert(0, etree.Element(W + "evenAndOddHeaders"))
    return package.with_parts({SETTINGS: _written(root)})


_NO_STYLES = f'<w:styles xmlns:w="{W[1:-1]}"/>'.encode()


def _read(package: opc.Package, name: str) -> bytes:
    return package.read(name) if name else _NO_STYLES


def _related(package: opc.Package, source: str, kind: str) -> str:
    """The part of a kind that `source` has; "" for none."""
    links = (link for link in opc.relationships(package, source) if link.type.endswith(f"/{kind}"))
    names = (opc.resolve(source, link.target) for link in links if not link.external)
    return next((name for name in names if name in package.parts), "")


def _written(root: "Node") -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
