"""Content types and relationships: which part is what, and how to add one (ECMA-376 part 2, 6.2 and 6.5)."""

from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from docgen.opc.archive import Package
from docgen.opc.markup import root_of, with_content

CONTENT_TYPES = "[Content_Types].xml"

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


def quoted(value: str) -> str:
    """`value` as an XML attribute value in double quotes."""
    return '"' + value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;") + '"'


class Relationship(NamedTuple):
    """One relationship; `target` as written, relative to its source part unless external."""

    id: str
    type: str
    target: str
    external: bool


def elements(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small XML part as (local name, attributes), in document order.

    Raises `expat.ExpatError` where the part is not well-formed.
    """
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append((name.rpartition(":")[2], attributes))
    parser.Parse(xml, True)
    return found


def content_types(package: Package) -> dict[str, str]:
    """Part name → content type, overrides before defaults; parts of no known type are absent."""
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for name, attributes in elements(package.read(CONTENT_TYPES)):
        if name == "Default":
            defaults[attributes["Extension"].lower()] = attributes["ContentType"]
        elif name == "Override":
            overrides[attributes["PartName"].lstrip("/").lower()] = attributes["ContentType"]
    types = {}
    for name in package.parts:
        extension = name.rpartition(".")[2].lower()
        known = overrides.get(name.lower()) or defaults.get(extension)
        if known:
            types[name] = known
    return types


def relationships_name(part: str) -> str:
    """The name of the part that holds `part`'s relationships; "" stands for the package itself."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def relationships(package: Package, part: str = "") -> list[Relationship]:
    """The relationships of `part`, or the package's own."""
    name = relationships_name(part)
    return list(_relationships(package.read(name))) if name in package.parts else []


@lru_cache(maxsize=64)
def _relationships(xml: bytes) -> tuple[Relationship, ...]:
    """Remembered: all reports of a template have the same."""
    return tuple(
        Relationship(a["Id"], a["Type"], a["Target"], a.get("TargetMode") == "External")
        for tag, a in elements(xml)
        if tag == "Relationship"
    )


def main_part(package: Package) -> str | None:
    """The part that the package is about (its officeDocument relationship); Word itself varies the name."""
    names = (resolve("", r.target) for r in relationships(package) if r.type.endswith("/officeDocument"))
    return next((name for name in names if name in package.parts), None)


def related_part(package: Package, source: str, kind: str) -> str:
    """The part that `source` has by a relationship of `kind` (`settings`, `comments`); "" for none."""
    names = (
        resolve(source, r.target)
        for r in relationships(package, source)
        if r.type.endswith(f"/{kind}") and not r.external
    )
    return next((name for name in names if name in package.parts), "")


def resolve(part: str, target: str) -> str:
    """The part name that a relationship of `part` with `target` leads to."""
    if target.startswith("/"):
        return target[1:]
    steps = part.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


class NewPart(NamedTuple):
    """A part to add, and the relationship by which `source` ("" for the package) reaches it."""

    name: str
    data: bytes
    content_type: str
    source: str
    relationship_id: str
    relationship_type: str


def with_new_parts(package: Package, new: tuple[NewPart, ...], level: int = 6) -> Package:
    """A package with `new` parts, their content types and relationships added.

    What the type and relationship lists held before stays as it was.
    """
    if not new:
        return package
    changes = {part.name: part.data for part in new}
    types = package.read(CONTENT_TYPES)
    for part in new:
        types = _with_content_type(types, part)
        name = relationships_name(part.source)
        known = changes.get(name) or (package.read(name) if name in package.parts else _NO_RELATIONSHIPS)
        changes[name] = _with_relationship(known, part)
    if b'extension="rels"' not in types.lower():
        types = _insert(types, "Default", f'Extension="rels" ContentType="{_RELATIONSHIPS_TYPE}"', first=True)
    return package.with_parts({CONTENT_TYPES: types, **changes}, level)


_NO_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    f'<Relationships xmlns="{_NAMESPACE}"></Relationships>'
).encode()


def _with_content_type(types: bytes, part: NewPart) -> bytes:
    extension = part.name.rpartition(".")[2]
    type_ = f"ContentType={quoted(part.content_type)}"
    default, override = f'Extension="{extension}" {type_}', f'PartName="/{part.name}" {type_}'
    if default.encode() in types or override.encode() in types:
        return types
    if extension == "xml" or f'extension="{extension}"'.encode() in types.lower():
        return _insert(types, "Override", override)
    return _insert(types, "Default", default, first=True)


def _with_relationship(known: bytes, part: NewPart) -> bytes:
    # An absolute target is the same from every source.
    target = quoted("/" + part.name)
    attributes = f'Id="{part.relationship_id}" Type="{part.relationship_type}" Target={target}'
    return _insert(known, "Relationship", attributes)


@lru_cache(maxsize=64)
def _insert(xml: bytes, name: str, attributes: str, *, first: bool = False) -> bytes:
    """`xml` with an empty element, in the root's namespace prefix, as the root's first or last child.

    Remembered: all reports of a template get the same.
    """
    root = root_of(xml)
    prefix = f"{root.prefix}:" if root.prefix else ""
    return with_content(xml, root, f"<{prefix}{name} {attributes}/>".encode(), first=first)


def free_id(package: Package, source: str, prefix: str) -> str:
    """The first relationship id `prefix`1, `prefix`2, … that `source` does not use."""
    used = {relationship.id for relationship in relationships(package, source)}
    number = 1
    while f"{prefix}{number}" in used:
        number += 1
    return f"{prefix}{number}"
