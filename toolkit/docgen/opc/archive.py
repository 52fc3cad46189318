"""The archive of a package: zip records read and written with `struct`, so compressed bytes can be kept.

Source: PKWARE APPNOTE 6.3.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from docgen.opc.encoding import as_utf8

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
STORED, DEFLATED = 0, 8
_COMPRESSED_KINDS = (".png", ".jpeg", ".jpg", ".gif", ".xlsx")
_UTF8 = 0x800
_EPOCH_DATE = (1980 - 1980) << 9 | 1 << 5 | 1


class Part(NamedTuple):
    """One entry of the archive, still compressed."""

    method: int
    crc: int
    size: int
    compressed: bytes

    @classmethod
    def of(cls, name: str, data: bytes, level: int = 6) -> "Part":
        """`data` as the entry `name`: deflated, unless its kind is compressed already."""
        if name.lower().endswith(_COMPRESSED_KINDS):
            return cls(STORED, zlib.crc32(data), len(data), data)
        return cls.deflate(data, level)

    @classmethod
    def deflate(cls, data: bytes, level: int = 6) -> "Part":
        """`data` as an entry, compressed at zlib `level`."""
        return _deflated_small(data, level) if len(data) <= _SMALL else _deflated(data, level)

    def inflate(self) -> bytes:
        """The part's bytes. Raises `zlib.error` or `ValueError` where the directory says otherwise."""
        data = self.compressed
        if self.method == DEFLATED:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, self.size + 1)
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise ValueError("size or checksum differs from the zip directory")
        return data


_SMALL = 2048
"""Bytes: the lists of part types and relationships, which are the same in each report of a template."""


def _deflated(data: bytes, level: int) -> Part:
    compressor = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Part(DEFLATED, zlib.crc32(data), len(data), compressor.compress(data) + compressor.flush())


_deflated_small = lru_cache(maxsize=64)(_deflated)
"""Remembered: to set zlib up takes longer than to compress so little."""


@dataclass(frozen=True, slots=True)
class Contents(Mapping[str, bytes]):
    """A package as part name → bytes; a part is inflated when it is asked for."""

    package: "Package"

    def __getitem__(self, name: str) -> bytes:
        return self.package.read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.package.parts)

    def __len__(self) -> int:
        return len(self.package.parts)


@dataclass(frozen=True, slots=True)
class Package:
    """An immutable package: part name (no leading slash) → `Part`, in archive order."""

    parts: Mapping[str, Part]
    _inflated: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    _origin: "Package | None" = field(default=None, compare=False, repr=False)
    """The package that this one is a change of: all changes of a template share what it has inflated."""

    def read(self, name: str) -> bytes:
        """The bytes of part `name`, XML as UTF-8. Raises `KeyError` where there is none.

        A part that is only read is written as it came, in the encoding it had.
        """
        if name not in self._inflated:
            part, origin = self.parts[name], self._origin
            is_unchanged = origin is not None and origin.parts.get(name) is part
            self._inflated[name] = origin.read(name) if origin and is_unchanged else as_utf8(part.inflate())
        return self._inflated[name]

    def with_parts(self, changes: Mapping[str, bytes], level: int = 6) -> "Package":
        """A package with `changes` replaced in their places, or added at the end."""
        compressed = {name: Part.of(name, data, level) for name, data in changes.items()}
        return Package({**self.parts, **compressed}, {**self._inflated, **changes}, self._origin or self)

    def to_bytes(self) -> bytes:
        """The archive, the same for the same parts."""
        records: list[bytes] = []
        directory: list[bytes] = []
        offset = 0
        for name, part in self.parts.items():
            header, central = _headers(name, part, offset)
            records += header, part.compressed
            directory.append(central)
            offset += len(header) + len(part.compressed)
        central_bytes = b"".join(directory)
        count = len(self.parts)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(central_bytes), offset, 0)
        return b"".join((*records, central_bytes, end))


def _headers(name: str, part: Part, offset: int) -> tuple[bytes, bytes]:
    raw = name.encode()
    flags = 0 if name.isascii() else _UTF8
    common = (20, flags, part.method, 0, _EPOCH_DATE, part.crc, len(part.compressed), part.size, len(raw), 0)
    return (
        _LOCAL.pack(b"PK\3\4", *common) + raw,
        _CENTRAL.pack(b"PK\1\2", 20, *common, 0, 0, 0, 0, offset) + raw,
    )


class Entry(NamedTuple):
    """A central directory record."""

    name: str
    flags: int
    method: int
    crc: int
    compressed_size: int
    size: int
    offset: int


def peek(data: bytes, name: str, largest: int = 1 << 20) -> bytes | None:
    """One part of the package in `data`, the others not looked at; None where it cannot be had.

    For a glance at many files. Whatever is then built on the package needs `open_package`.
    """
    entry = next((e for e in directory(data) or () if e.name == name), None)
    if entry is None or entry.size > largest:
        return None
    try:
        return as_utf8(part_of(data, entry).inflate())
    except (zlib.error, ValueError):
        return None


def directory(data: bytes) -> list[Entry] | None:
    end = data.rfind(b"PK\5\6", max(0, len(data) - _END.size - 0xFFFF))
    if end < 0:
        return None
    try:
        *_, count, _size, offset, _comment = _END.unpack_from(data, end)
        entries = []
        for _ in range(count):
            entry, offset = _directory_record(data, offset)
            entries.append(entry)
    except (struct.error, ValueError):
        return None
    return entries


def _directory_record(data: bytes, offset: int) -> tuple[Entry, int]:
    (signature, _by, _need, flags, method, _time, _date, crc, compressed, size, name_length, extra_length,
     comment_length, _disk, _internal, _external, local) = _CENTRAL.unpack_from(data, offset)  # fmt: skip
    if signature != b"PK\1\2":
        raise ValueError("not a central directory record")
    begin = offset + _CENTRAL.size
    name = data[begin : begin + name_length].decode("utf-8" if flags & _UTF8 else "cp437")
    if 0xFFFFFFFF in (compressed, size, local):
        raise ValueError("zip64 sizes: no Office document is that large")
    entry = Entry(name.replace("\\", "/"), flags, method, crc, compressed, size, local)
    return entry, begin + name_length + extra_length + comment_length


def part_of(data: bytes, entry: Entry) -> Part:
    """The entry's compressed bytes; a local header out of bounds gives a part that will not inflate."""
    if entry.offset + _LOCAL.size > len(data):
        return Part(entry.method, entry.crc, entry.size, b"")
    *_, name_length, extra_length = _LOCAL.unpack_from(data, entry.offset)
    begin = entry.offset + _LOCAL.size + name_length + extra_length
    return Part(entry.method, entry.crc, entry.size, data[begin : begin + entry.compressed_size])
