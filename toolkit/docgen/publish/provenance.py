"""Where a report came from, kept inside it as custom document properties; no state is kept elsewhere.

Word, WPS and LibreOffice keep custom properties when they save, so a report still tells what it was made of
after a person has worked on it, and `standing` can tell whether that person changed anything.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from docgen import opc
from docgen.publish.fingerprint import fingerprint, is_object, matters

_PROPERTIES = {
    "tool_version": "docgen.version",
    "workbook_sha256": "docgen.workbook",
    "template_sha256": "docgen.template",
    "layout_sha256": "docgen.layout",
    "options": "docgen.options",
}
"""Field of `Provenance` → the custom document property that carries it, in the order of the fields."""
_PARTS = "docgen.parts"
_OBJECTS = "docgen.objects"
"""Apart from `_PARTS`: a report of an older docgen has none, and is no less untouched for that."""
_LOOKS = "docgen.looks"

Stamp = Callable[[Mapping[str, bytes]], Mapping[str, str]]
"""Given a report's parts (part name → XML), the custom properties to write into it."""


class Provenance(NamedTuple):
    """What a report is made of. Equal provenances make equal bytes.

    The hashes are hexadecimal SHA-256 of the files; `options` is whatever else decides the result, as text.
    """

    tool_version: str
    workbook_sha256: str
    template_sha256: str
    layout_sha256: str
    options: str = ""

    @property
    def properties(self) -> Mapping[str, str]:
        """The custom document properties that carry it."""
        return {name: getattr(self, field) for field, name in _PROPERTIES.items()}


class Standing(Enum):
    """Whose a file is that stands where a report is to go."""

    OURS = "ours"
    EDITED = "edited"
    FOREIGN = "foreign"


def file_hashes(files: Mapping[str, bytes]) -> str:
    """For `Provenance.options`: the files beside the workbook that a report shows, by name; "" for none."""
    if not files:
        return ""
    import json

    hashes = {name: sha256(data).hexdigest() for name, data in files.items()}
    return json.dumps(hashes, ensure_ascii=False, sort_keys=True)


def has_files(options: str, folder: Path) -> bool:
    """Whether the files below `folder` that `options` names (`file_hashes`) are as they were."""
    import json

    hashes = json.loads(options) if options.startswith("{") else {}
    try:
        return all(
            sha256((folder / name).read_bytes()).hexdigest() == known for name, known in hashes.items()
        )
    except OSError:
        return False


def stamp(provenance: Provenance) -> Stamp:
    """What the template program calls with the rendered parts to learn the properties to embed.

    Besides the provenance they carry a checksum of the parts as written, which tells an untouched report at
    once, and the `fingerprint`, which recognises a report that was opened and saved unchanged. The mapping
    holds every part that matters to the fingerprint, whether a tag touched it or not.
    """

    def properties(parts: Mapping[str, bytes]) -> Mapping[str, str]:
        texts = {name: crc32(parts[name]) for name in parts if matters(name)}
        objects = {name: crc32(parts[name]) for name in parts if is_object(name)}
        return {
            **provenance.properties,
            _PARTS: _as_text(texts),
            _OBJECTS: _as_text(objects),
            _LOOKS: fingerprint(parts),
        }

    return properties


def is_current(target: Path, provenance: Provenance) -> bool:
    """Whether the report at `target` was made from exactly this, so that nothing needs to be written.

    A report that a person has edited since is current too: its inputs have not changed.
    """
    return recorded(target) == provenance


def recorded(target: Path) -> Provenance | None:
    """What the report at `target` says it was made of; None where there is no report of docgen's."""
    try:
        found = opc.peek_properties(target.read_bytes())
    except OSError:
        return None
    values = [found.get(name) for name in _PROPERTIES.values()]
    return Provenance(*(value or "" for value in values)) if any(values) else None


def standing(data: bytes) -> Standing:
    """Whether a person's work would be lost if a file that holds `data` were replaced.

    What cannot be read to the end (a save in progress, a truncated file) is not known to be ours: FOREIGN.
    """
    properties = opc.peek_properties(data)
    package = opc.open_package(data, "").value if _LOOKS in properties else None
    if package is None:
        return Standing.FOREIGN
    texts = {name: part.crc for name, part in package.parts.items() if matters(name)}
    objects = {name: part.crc for name, part in package.parts.items() if is_object(name)}
    has_its_objects = properties.get(_OBJECTS, _as_text(objects)) == _as_text(objects)
    if has_its_objects and _as_text(texts) == properties.get(_PARTS):
        return Standing.OURS
    same = fingerprint({name: package.read(name) for name in (*texts, *objects)}) == properties[_LOOKS]
    return Standing.OURS if same else Standing.EDITED


def _as_text(checksums: Mapping[str, int]) -> str:
    """One CRC-32 over the names and CRC-32s of the parts, in the order of their names."""
    written = " ".join(f"{name}:{checksums[name]:08x}" for name in sorted(checksums))
    return f"{crc32(written.encode()):08x}"
