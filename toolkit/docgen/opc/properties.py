"""Custom document properties: names and texts that travel inside a package (ECMA-376 part 1, 22.3)."""

from collections.abc import Mapping
from xml.parsers import expat

from docgen.opc.archive import Package, peek
from docgen.opc.relations import NewPart, free_id, quoted, with_new_parts

CUSTOM_PROPERTIES = "docProps/custom.xml"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATIONSHIP = f"{_OFFICE}/relationships/custom-properties"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The property set of user-defined properties (22.3.1)."""


def custom_properties(package: Package) -> dict[str, str]:
    """The package's custom document properties as text: name → value."""
    return _parsed(package.read(CUSTOM_PROPERTIES)) if CUSTOM_PROPERTIES in package.parts else {}


def peek_properties(data: bytes) -> dict[str, str]:
    """The custom document properties of the package in `data`, none where it has none that can be read."""
    xml = peek(data, CUSTOM_PROPERTIES)
    if xml is None or b"<!DOCTYPE" in xml:
        return {}
    try:
        return _parsed(xml)
    except expat.ExpatError:
        return {}


def _parsed(xml: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal name
        if tag.rpartition(":")[2] == "property":
            name = attributes.get("name", "")
            found[name] = ""

    def text(data: str) -> None:
        if name:
            found[name] += data

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.CharacterDataHandler = start, text
    parser.Parse(xml, True)
    return {key: value.strip() for key, value in found.items()}


def with_custom_properties(package: Package, properties: Mapping[str, str]) -> Package:
    """A package with `properties` set (all as text) and its other custom properties kept as text."""
    merged = {**custom_properties(package), **properties}
    # pid 0 and 1 are reserved (22.3.2.2).
    items = "".join(
        f'<property fmtid="{_FMTID}" pid="{pid}" name={quoted(name)}>'
        f"<vt:lpwstr>{_escaped(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(merged.items(), 2)
    )
    data = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{items}</Properties>"
    ).encode()
    if CUSTOM_PROPERTIES in package.parts:
        return package.with_parts({CUSTOM_PROPERTIES: data})
    part = NewPart(CUSTOM_PROPERTIES, data, _TYPE, "", free_id(package, "", "rIdCustom"), _RELATIONSHIP)
    return with_new_parts(package, (part,))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
