"""From a path to a safe package: the bytes are copied at once, then looked at before anything parses them.

The file is open only while it is copied: a reader that holds it can break Excel's own save on Windows, which
renames a temporary file over it.
"""

from pathlib import Path

from docgen import opc
from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.workbook.limits import Limits
from docgen.workbook.parts import DamagedError, part_named, part_text, remembered

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_FORMATS = (".csv", ".txt", ".xls", ".et", ".html", ".htm", ".xml", ".mht", ".numbers", ".pdf")


def copy_bytes(path: Path, limits: Limits) -> Result[bytes]:
    """The file's bytes; a file that cannot be read, or is beyond `limits`, is a diagnostic."""
    where = Where(path.name)
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        return Result(None, (error("WB001", where),))
    except PermissionError:
        return Result(None, (error("WB002", where),))
    except OSError as problem:
        return Result(None, (error("WB003", where, reason=problem),))
    if len(data) > limits.file_bytes:
        return Result(None, (error("WB010", where, limit=limits.file_bytes >> 20),))
    return Result(data)


def open_workbook(data: bytes, file: str, limits: Limits) -> Result[opc.Package]:
    """The package in `data`, or every reason why it is not read as a workbook."""
    foreign = _not_a_zip(data, file)
    if foreign is not None:
        return Result(None, (foreign,))
    opened = opc.open_package(data, file, limits.package, contents=False)
    if opened.value is None:
        return opened
    problems = _wrong_kind(opened.value, file)
    return Result(None if problems else opened.value, (*opened.diagnostics, *problems))


def _not_a_zip(data: bytes, file: str) -> Diagnostic | None:
    where = Where(file)
    if data.startswith(_ZIP):
        return None
    if data.startswith(_OLE):
        return _compound_file(data, where)
    if not data.strip(b"\0"):
        return error("WB004", where)
    suffix = Path(file).suffix.lower()
    if suffix in _OTHER_FORMATS:
        return error("WB008", where, format=suffix)
    return error("WB005", where)


def _compound_file(data: bytes, where: Where) -> Diagnostic:
    """Encrypted packages have a stream EncryptedPackage ([MS-OFFCRYPTO] 2.3.4.4), .xls has Workbook."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return error("WB007", where)
    if "Workbook".encode("utf-16-le") in data or "Book\0".encode("utf-16-le") in data:
        return error("WB008", where, format=".xls / .et")
    return error("WB005", where)


def _wrong_kind(package: opc.Package, file: str) -> tuple[Diagnostic, ...]:
    """Zip packages that are no plain workbook: with macros, or binary."""
    where = Where(file)
    if any(name.lower().endswith("vbaproject.bin") for name in package.parts) or _is_for_macros(package):
        return (error("WB009", where),)
    if any(name.lower() == "xl/workbook.bin" for name in package.parts):
        return (error("WB008", where, format=".xlsb"),)
    return ()


def _is_for_macros(package: opc.Package) -> bool:
    try:
        return _names_macros(package, part_named(package, opc.CONTENT_TYPES))
    except DamagedError:
        return False


@remembered(16)
def _names_macros(package: opc.Package, part: str) -> bool:
    return "macroEnabled" in part_text(package, part)
