"""Reports of docgen before it kept what it had made inside: known as untouched by their checksums, or not at
all."""

import re
from collections.abc import Mapping
from zlib import crc32

from docgen import opc

_PARTS, _OBJECTS = "docgen.parts", "docgen.objects"
_READ = re.compile(
    r"word/(?:document|styles|settings|theme/theme1|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
)
_SHOWN = re.compile(r"word/charts/\w*chart\d*\.xml|word/media/.*\.(?:png|jpe?g|gif)", re.IGNORECASE)


def is_untouched(package: opc.Package, data: bytes) -> bool:
    """Whether `package`, read from `data`, is as an older docgen wrote it.

    Its checksums cover the parts that it looked at; that the archive is byte for byte one of docgen's writing
    says that no other program has saved the rest either.
    """
    properties = opc.custom_properties(package)
    if "docgen.looks" not in properties or package.to_bytes() != data:
        return False
    texts = {name: part.crc for name, part in package.parts.items() if _READ.fullmatch(name)}
    objects = {name: part.crc for name, part in package.parts.items() if _SHOWN.fullmatch(name)}
    has_its_objects = properties.get(_OBJECTS, _as_text(objects)) == _as_text(objects)
    return has_its_objects and properties.get(_PARTS) == _as_text(texts)


def _as_text(checksums: Mapping[str, int]) -> str:
    """One CRC-32 over the names and CRC-32s of the parts, in the order of their names."""
    written = " ".join(f"{name}:{checksums[name]:08x}" for name in sorted(checksums))
    return f"{crc32(written.encode()):08x}"
