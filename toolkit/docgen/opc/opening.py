"""Opening a package: what is no safe one is refused, by the name of the part at fault."""

import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.opc.archive import DEFLATED, STORED, Entry, Package, directory, part_of
from docgen.opc.relations import CONTENT_TYPES, content_types

_ENCRYPTED = 0x1
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Limits(NamedTuple):
    """How much a package may ask for before it is refused; sizes in bytes, inflated."""

    entries: int = 1000
    part_size: int = 128 << 20
    total_size: int = 256 << 20
    ratio: int = 100
    ratio_applies_from: int = 1 << 20
    """Small parts compress well without being bombs."""


def open_package(
    data: bytes, file: str, limits: Limits | None = None, *, contents: bool = True
) -> Result[Package]:
    """The package in `data`; `file` names it in diagnostics.

    Refused, each by the name of the part at fault: what is no zip or is encrypted, duplicate or unsafe entry
    names, too many entries, sizes and ratios beyond `limits`, damaged parts, a DOCTYPE where Office reads.
    Without `contents` no part is looked into: for a caller that reads few of them, and judges what it reads.
    """
    limits = limits or Limits()
    where = Where(file)
    if data.startswith(_OLE_SIGNATURE):
        return Result(None, (error("OP002", where),))
    entries = directory(data)
    if entries is None:
        return Result(None, (error("OP001", where),))
    findings = [*_directory_faults(entries, where, limits)]
    if findings:
        return Result(None, tuple(findings))
    package = Package({_part_name(e): part_of(data, e) for e in entries if not e.name.endswith("/")})
    findings = [*_content_faults(package, file)] if contents else []
    return Result(None if findings else package, tuple(findings))


def _directory_faults(entries: list[Entry], where: Where, limits: Limits) -> Iterator[Diagnostic]:
    if len(entries) > limits.entries:
        yield error("OP003", where, count=len(entries), limit=limits.entries)
        return
    total = sum(entry.size for entry in entries)
    if total > limits.total_size:
        yield error("OP006", where, size=total >> 20, limit=limits.total_size >> 20)
    seen: set[str] = set()
    for entry in entries:
        # Part names are equivalent regardless of case (ECMA-376 part 2, 6.2.2.3).
        if entry.name.lower() in seen:
            yield error("OP004", Where(where.file, (entry.name,)), name=entry.name)
        seen.add(entry.name.lower())
        if _is_remarkable(entry, limits):
            yield from _entry_faults(entry, Where(where.file, (entry.name,)), limits)
    if CONTENT_TYPES.lower() not in seen:
        yield error("OP011", where)


def _is_remarkable(entry: Entry, limits: Limits) -> bool:
    """Whether `_entry_faults` has anything to look at: hardly any entry has."""
    return (
        (not entry.name[0:1].isalnum() and entry.name[0:1] not in ("[", "_"))
        or ".." in entry.name
        or ":" in entry.name
        or "\0" in entry.name
        or entry.flags & _ENCRYPTED != 0
        or entry.method not in (STORED, DEFLATED)
        or entry.size > min(limits.part_size, limits.ratio_applies_from)
    )


def _entry_faults(entry: Entry, where: Where, limits: Limits) -> Iterator[Diagnostic]:
    path = PurePosixPath(entry.name)
    if path.is_absolute() or ".." in path.parts or ":" in entry.name or "\0" in entry.name:
        yield error("OP005", where, name=entry.name)
    if entry.flags & _ENCRYPTED:
        yield error("OP008", where, name=entry.name)
    elif entry.method not in (STORED, DEFLATED):
        yield error("OP009", where, name=entry.name, reason=f"zip method {entry.method}")
    if entry.size > limits.part_size:
        yield error("OP006", where, size=entry.size >> 20, limit=limits.part_size >> 20)
    elif entry.size > limits.ratio_applies_from and entry.size > limits.ratio * entry.compressed_size:
        yield error("OP007", where, name=entry.name, ratio=entry.size // max(1, entry.compressed_size))


def _part_name(entry: Entry) -> str:
    return CONTENT_TYPES if entry.name.lower() == CONTENT_TYPES.lower() else entry.name


def _content_faults(package: Package, file: str) -> Iterator[Diagnostic]:
    with_doctype = []
    for name in package.parts:
        try:
            data = package.read(name)
        except (zlib.error, ValueError) as problem:
            yield error("OP009", Where(file, (name,)), name=name, reason=str(problem))
            continue
        if b"<!DOCTYPE" in data and _is_xml(data):
            with_doctype.append(name)
    for name in with_doctype:
        if not _is_foreign(package, name):
            yield error("OP010", Where(file, (name,)), name=name)


def _is_xml(data: bytes) -> bool:
    """Whether an XML parser would begin to read `data`."""
    return data[:128].lstrip(b"\xef\xbb\xbf").lstrip().startswith(b"<")


_DATA_TYPES = frozenset(
    {"application/xml", "text/xml", "application/xhtml+xml", "text/html", "image/svg+xml"}
)
"""What others' data is called that travels in a package: custom XML, pages, drawings."""


_OFFICES_OWN = ("word/", "xl/", "docProps/")


def _is_foreign(package: Package, name: str) -> bool:
    """Whether a part is data that neither Office nor docgen reads, as far as the package says so."""
    if name == CONTENT_TYPES or name.lower().endswith(".rels") or name.startswith(_OFFICES_OWN):
        return False
    try:
        return content_types(package).get(name, "").lower() in _DATA_TYPES
    except (ExpatError, KeyError):
        return False
