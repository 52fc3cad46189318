"""LibreOffice as a printer: a document becomes a PDF, with the official typefaces mapped to those at hand."""

import os
import re
import sys
from pathlib import Path

from docgen.diagnostics import Result, Where, error
from docgen.resources import font_map
from docgen.scratch import scratch_folder

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_SECONDS = 180
_PRINTERS = ("LibreOffice", "rdocx-pdf")
"""What names itself as the producer of a PDF that docgen had printed."""
_PRODUCER = re.compile(
    rb"/Producer\s*(?:\((?P<text>(?:[^()\\]|\\.)*)\)|<(?P<hex>[0-9A-Fa-f\s]*)>)", re.DOTALL
)


def find_office() -> Path | None:
    """LibreOffice's program, or None where it is not installed."""
    import shutil

    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else next((path for path in _USUAL_PLACES if path.exists()), None)


def to_pdf(document: Path, folder: Path) -> Result[Path]:
    """`document` (.docx or .xlsx) as a PDF of the same name in `folder`.

    Runs with a profile of its own, so a LibreOffice that the person has open is left alone.
    """
    office = find_office()
    if office is None:
        return Result(None, (error("OF101", Where(document.name)),))
    return _converted(office, document, folder / f"{document.stem}.pdf", _pdf_filter(document))


def to_docx(document: Path, folder: Path) -> Result[Path]:
    """`document`, of an old format (.doc, .wps), as a .docx of the same name in `folder`."""
    office = find_office()
    if office is None:
        return Result(None, (error("OF103", Where(document.name)),))
    return _converted(office, document, folder / f"{document.stem}.docx", "docx:MS Word 2007 XML")


def _converted(office: Path, document: Path, output: Path, filter_: str) -> Result[Path]:
    output.unlink(missing_ok=True)
    reason = _convert(office, document, output.parent, filter_)
    # LibreOffice returns 0 even when it failed: the file is the proof.
    if not output.is_file():
        return Result(None, (error("OF102", Where(document.name), reason=reason),))
    return Result(output)


def is_printed_here(pdf: bytes) -> bool:
    """Whether LibreOffice, or rdocx in its place, printed `pdf`, and nobody has signed it since.

    A scanner, Word and a sealing program name themselves (ISO 32000-1, 14.3.3). A text is in one-byte
    characters or in UTF-16BE, in brackets or in hexadecimal digits (7.3.4, 7.9.2.2).
    """
    found = list(_PRODUCER.finditer(pdf))
    if not found or b"/ByteRange" in pdf:
        return False
    written = found[-1]
    digits = b"".join((written["hex"] or b"").split()).decode()
    raw = bytes.fromhex(digits + "0" * (len(digits) % 2)) if digits else written["text"] or b""
    return any(name.encode(coding) in raw for name in _PRINTERS for coding in ("ascii", "utf-16-be"))


def _pdf_filter(document: Path) -> str:
    """Pages left blank before an even one are printed too: sheets are printed on both sides."""
    if document.suffix != ".docx":
        return "pdf"
    return 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'


def _convert(office: Path, document: Path, folder: Path, filter_: str) -> str:
    """Run the conversion; what LibreOffice said, for the message if it failed."""
    import subprocess

    with scratch_folder() as profile:
        command = [
            str(office),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            filter_,
            "--outdir",
            str(folder),
            str(document),
        ]
        environment = {
            **os.environ,
            **({} if sys.platform == "win32" else {"FONTCONFIG_FILE": str(font_map())}),
        }
        try:
            run = subprocess.run(
                command, capture_output=True, text=True, timeout=_SECONDS, check=False, env=environment
            )
        except (OSError, subprocess.TimeoutExpired) as fault:
            return str(fault)
        return (run.stderr or run.stdout).strip()[-200:]
