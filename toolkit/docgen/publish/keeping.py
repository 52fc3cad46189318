"""The report as it was made, kept inside the report: what a hand edit is told apart from.

A custom XML part (ECMA-376 part 1, 22.5) holds the report's own parts as a zip archive in Base64. Word, WPS,
LibreOffice (seen: 7.4) and python-docx keep such a part, with its properties part, as it is when they save.
Pictures and embedded workbooks are not kept twice: their checksums are, and the file itself has them.
"""

import binascii
from collections.abc import Iterator, Mapping
from contextlib import suppress
from xml.parsers import expat
from zlib import crc32

from docgen import opc

CHECKSUM = "docgen.parts"
"""The custom document property with the checksum of all parts, by which an untouched report is known."""
_UNKNOWN = "0" * 8
"""What `CHECKSUM` holds while the checksum is computed: the part that carries it counts as well."""

_NAMESPACE = "urn:docgen:as-generated"
_ITEM_ID = "{6D5C3B1A-8E2F-4A47-9C10-3F1B7D2E9A54}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_PROPERTIES = (
    f'{_DECLARATION}<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_OFFICE}/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()
_LISTED = "docgen/binaries.txt"
"""In the kept archive: a line for each part that is not kept, `crc size name`."""
_XML = (".xml", ".rels")


def with_original(package: opc.Package, properties: Mapping[str, str]) -> opc.Package:
    """`package` with custom `properties`, a copy of itself as it then is, and the checksum of it all."""
    bare = package.with_parts({name: _item("") for name in _items(package)})
    return _sealed(opc.with_custom_properties(bare, {**properties, CHECKSUM: _UNKNOWN}))


def _sealed(package: opc.Package) -> opc.Package:
    """`package`, whose `CHECKSUM` is unknown, with its copy and its checksum."""
    kept = _with_item(package, _kept(package))
    written = package.read(opc.CUSTOM_PROPERTIES).replace(_property(_UNKNOWN), _property(checksum(kept)), 1)
    return kept.with_parts({opc.CUSTOM_PROPERTIES: written})


def checksum(package: opc.Package) -> str:
    """Of the names and bytes of all parts, 8 hex digits; the value of `CHECKSUM` itself left out."""
    crcs = {name: part.crc for name, part in package.parts.items()}
    properties = _without_checksum(package)
    crcs[opc.CUSTOM_PROPERTIES] = crc32(properties)
    written = "\n".join(f"{crcs[name]:08x} {name}" for name in sorted(crcs))
    return f"{crc32(written.encode()):08x}"


def is_untouched(package: opc.Package) -> bool:
    """Whether every part is, byte for byte, as docgen wrote it."""
    if opc.CUSTOM_PROPERTIES not in package.parts:
        return False
    return _property(checksum(package)) in package.read(opc.CUSTOM_PROPERTIES)


def _without_checksum(package: opc.Package) -> bytes:
    data = package.read(opc.CUSTOM_PROPERTIES)
    before, name, rest = data.partition(_property(""))
    return before + name + _UNKNOWN.encode() + rest[len(_UNKNOWN) :] if name else data


def _property(value: str) -> bytes:
    """The property `CHECKSUM` as `opc.with_custom_properties` writes it, up to the end of `value`."""
    return f' name="{CHECKSUM}"><vt:lpwstr>{value}'.encode()


def _kept(package: opc.Package) -> bytes:
    """The archive that is kept of `package`."""
    parts = {name: part for name, part in package.parts.items() if name.endswith(_XML)}
    others = [f"{p.crc:08x} {p.size} {name}" for name, p in package.parts.items() if name not in parts]
    if others:
        parts[_LISTED] = opc.Part.deflate("\n".join(others).encode())
    return opc.Package(parts).to_bytes()


def _with_item(package: opc.Package, kept: bytes) -> opc.Package:
    """With `kept` in the custom XML part for it: that of the template, where that is a report itself."""
    text = binascii.b2a_base64(kept, newline=False).decode()
    name = next(_items(package), "")
    if not name:
        number = next(n for n in range(1, 1 << 20) if f"customXml/item{n}.xml" not in package.parts)
        name = f"customXml/item{number}.xml"
        package = opc.with_new_parts(package, _item_parts(package, name, number))
    # Not compressed: what is in there is compressed already, and a render has no time to lose.
    return package.with_parts({name: _item(text)}, level=0)


def _item_parts(package: opc.Package, name: str, number: int) -> tuple[opc.NewPart, ...]:
    main = opc.main_part(package) or ""
    link, kind = opc.free_id(package, main, "rIdKept"), f"{_OFFICE}/relationships/customXml"
    properties = f"customXml/itemProps{number}.xml"
    return (
        opc.NewPart(name, b"", "application/xml", main, link, kind),
        opc.NewPart(properties, _PROPERTIES, _PROPERTIES_TYPE, name, "rId1", f"{kind}Props"),
    )


def _item(text: str) -> bytes:
    return f'{_DECLARATION}<report xmlns="{_NAMESPACE}">{text}</report>'.encode()


def _items(package: opc.Package) -> Iterator[str]:
    """The parts that hold such a copy; of many-byte encodings, the ASCII shows without its NULs."""
    for name in package.parts:
        if name.startswith("customXml/"):
            beginning = package.read(name)[:1000].replace(b"\0", b"")
            if _NAMESPACE.encode() in beginning and b"datastoreItem" not in beginning:
                yield name


def original(package: opc.Package) -> opc.Package | None:
    """`package` as docgen wrote it, byte for byte; None where its copy is missing or damaged.

    Pictures and other binary parts are those of `package` where it still has them; others are absent.
    """
    kept = as_kept(package)
    return None if kept is None else _sealed(kept)


def as_kept(package: opc.Package) -> opc.Package | None:
    """As `original`, without the copy of itself that a report holds."""
    kept = opc.open_package(_archive(package), "").value
    if kept is None or opc.CUSTOM_PROPERTIES not in kept.parts:
        return None
    parts = dict(kept.parts)
    listed = parts.pop(_LISTED, None)
    lines = listed.inflate().decode().splitlines() if listed else []
    return opc.Package({**parts, **dict(_binaries(lines, package))})


def _binaries(lines: list[str], package: opc.Package) -> Iterator[tuple[str, opc.Part]]:
    """The parts that `lines` name, taken from `package`: a program that saves may have named them anew."""
    present = {(f"{part.crc:08x}", str(part.size)): part for part in package.parts.values()}
    for line in lines:
        crc, size, name = line.split(" ", 2)
        if (crc, size) in present:
            yield name, present[crc, size]


def is_own_item(package: opc.Package, part: str) -> bool:
    """Whether `part` is the one that holds the copy."""
    return part in _items(package)


def _archive(package: opc.Package) -> bytes:
    """The kept archive, b"" where there is none."""
    for name in _items(package):
        with suppress(binascii.Error, ValueError):
            return binascii.a2b_base64(_text(package.read(name)).strip())
    return b""


def _text(xml: bytes) -> str:
    """The characters of a part, "" where it is not well-formed."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = found.append
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        return ""
    return "".join(found)
