"""Last time's pictures go out: what lies over the sheet, and its files that nothing else shows."""

from docgen import opc
from docgen.opc.elements_at import ElementAt, Splice, elements_at, spliced

_ANCHORS = ("oneCellAnchor", "twoCellAnchor", "absoluteAnchor")
"""ECMA-376, 20.5.2."""


def without_pictures(package: opc.Package, sheet: str) -> opc.Package:
    """The workbook without the pictures that lie over the sheet part `sheet`."""
    for drawing in _targets(package, sheet, "drawing"):
        package = _without_own_pictures(package, drawing)
    return package


def _without_own_pictures(package: opc.Package, drawing: str) -> opc.Package:
    xml = package.read(drawing)
    gone = [child for child in elements_at(xml).children if child.name in _ANCHORS and _shows_picture(child)]
    if not gone:
        return package
    kept = spliced(xml, [Splice(child.begin, child.end, b"") for child in gone])
    names = opc.relationships_name(drawing)
    links = package.read(names)
    shown = {value for child in elements_at(kept).named("blip") for value in child.attributes.values()}
    unused = [
        child
        for child in elements_at(links).children
        if child.attributes.get("Type", "").endswith("/image") and child.attributes.get("Id") not in shown
    ]
    fewer = spliced(links, [Splice(child.begin, child.end, b"") for child in unused])
    changed = package.with_parts({drawing: kept, names: fewer})
    files = {opc.resolve(drawing, child.attributes.get("Target", "")) for child in unused}
    return _without_parts(changed, files - _all_targets(changed))


def _shows_picture(anchor: ElementAt) -> bool:
    return any(True for _ in anchor.named("pic"))


def _targets(package: opc.Package, source: str, kind: str) -> list[str]:
    return [
        opc.resolve(source, link.target)
        for link in opc.relationships(package, source)
        if link.type.endswith(f"/{kind}") and not link.external
    ]


def _all_targets(package: opc.Package) -> set[str]:
    """Every part that another one leads to."""
    found = set()
    for name in package.parts:
        if name.endswith(".rels"):
            folder, _, file = name.rpartition("_rels/")
            source = folder + file.removesuffix(".rels")
            found |= {opc.resolve(source, link.target) for link in opc.relationships(package, source)}
    return found


def _without_parts(package: opc.Package, names: set[str]) -> opc.Package:
    return opc.Package({name: part for name, part in package.parts.items() if name not in names})
