"""The ways in which programs save a workbook, as seen from its folder."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

Save = Callable[[Path, bytes], None]


def excel(book: Path, data: bytes) -> None:
    """Excel: an 8-hex-digit file beside it, the book deleted, the new file renamed to its name."""
    owner, temporary = book.with_name(f"~${book.name}"), _hex_name(book)
    owner.write_bytes(b"clerk")
    temporary.write_bytes(data)
    book.unlink(missing_ok=True)
    temporary.rename(book)
    owner.unlink()


def excel_keeping_a_backup(book: Path, data: bytes) -> None:
    """Excel on a share: the book renamed away, the new file renamed in, the old one deleted."""
    temporary, backup = _hex_name(book), _hex_name(book)
    temporary.write_bytes(data)
    if book.exists():
        book.rename(backup)
    temporary.rename(book)
    backup.unlink(missing_ok=True)


def in_place(book: Path, data: bytes) -> None:
    """LibreOffice's older way, and plain programs': truncate, write in pieces."""
    with book.open("wb", buffering=0) as file:
        for start in range(0, len(data), 4096):
            file.write(data[start : start + 4096])


def in_place_without_truncating(book: Path, data: bytes) -> None:
    """Written over the old content, cut to size at the end."""
    descriptor = os.open(book, os.O_WRONLY | os.O_CREAT)
    try:
        for start in range(0, len(data), 4096):
            os.pwrite(descriptor, data[start : start + 4096], start)
        os.ftruncate(descriptor, len(data))
    finally:
        os.close(descriptor)


def replaced(book: Path, data: bytes) -> None:
    """WPS, and editors that save well: a temporary file renamed over the book."""
    temporary = book.with_name(f"~{book.stem}.tmp")
    temporary.write_bytes(data)
    temporary.replace(book)


def replaced_from_elsewhere(book: Path, data: bytes) -> None:
    """A file moved in from a folder that is not watched."""
    outside = book.parent.parent / f"{secrets.token_hex(4)}.tmp"
    outside.write_bytes(data)
    outside.replace(book)


def synced(book: Path, data: bytes) -> None:
    """A sync tool: a hidden temporary file that gets the time of the far copy before it is renamed."""
    temporary = book.with_name(f".syncthing.{book.name}.tmp")
    temporary.write_bytes(data)
    os.utime(temporary, (1_600_000_000, 1_600_000_000))
    temporary.replace(book)


def in_place_keeping_its_time(book: Path, data: bytes) -> None:
    """A program that puts the old modification time back."""
    before = book.stat() if book.exists() else None
    in_place(book, data)
    if before:
        os.utime(book, ns=(before.st_atime_ns, before.st_mtime_ns))


def _hex_name(book: Path) -> Path:
    return book.with_name(secrets.token_hex(4).upper())


WAYS: dict[str, Save] = {
    save.__name__: save
    for save in (
        excel,
        excel_keeping_a_backup,
        in_place,
        in_place_without_truncating,
        replaced,
        replaced_from_elsewhere,
        synced,
        in_place_keeping_its_time,
    )
}
