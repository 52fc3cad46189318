"""A report as a PDF beside it, and what the printing machine had no font for."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from docgen import office
from docgen.diagnostics import Diagnostic, Result, Where, note, warning
from docgen.document import view
from docgen.fonts_at_hand import stand_ins, without_font
from docgen.model.document import DocumentView
from docgen.pipeline.boundary import guarded
from docgen.pipeline.dependencies import is_printed
from docgen.publish import write_file
from docgen.scratch import scratch_folder

_LAST_USUAL = 0x9FA5
"""The last of the characters that every Chinese font has (Unicode 1.1, GBK)."""
_FIRST_HAN = 0x4E00


def print_report(report: Path) -> tuple[Diagnostic, ...]:
    """Put a PDF beside `report`, unless one stands there that is newer or somebody's own (a sealed scan)."""
    target = report.with_suffix(".pdf")
    if target.exists():
        if target.is_file() and not office.is_printed_here(target.read_bytes()):
            return (warning("PB105", Where(target.name)),)
        if is_printed(report):
            return ()
    pdf = _printed(report)
    if pdf.value is None:
        return pdf.diagnostics
    written = write_file(target, pdf.value, overwrite=True)
    # What rdocx prints in which font only rdocx knows, and that is told.
    return (*written.diagnostics, *(pdf.diagnostics or _missing(report, target.name)))


def _printed(report: Path) -> Result[bytes]:
    """The PDF by LibreOffice, or where that is not installed by rdocx, if that is, and told."""
    if office.find_office() is None and find_spec("rdocx") is not None:
        pdf = guarded(_by_rdocx, report)
        told = (note("OF106", Where(report.with_suffix(".pdf").name)),)
        return Result(pdf.value, pdf.diagnostics if pdf.value is None else told)
    with scratch_folder() as folder:
        printed = office.to_pdf(report, folder)
        return Result(printed.value.read_bytes() if printed.value else None, printed.diagnostics)


def _by_rdocx(report: Path) -> Result[bytes]:
    """In a child process: a library in machine code may take its process with it."""
    import rdocx

    return Result(bytes(rdocx.Document.from_bytes(report.read_bytes()).to_pdf()))


def _missing(report: Path, pdf: str) -> Iterator[Diagnostic]:
    """What was printed in another typeface than the report says, or could not be printed at all."""
    seen = view(report.read_bytes(), report.name).value
    if seen is None:
        return
    others = stand_ins(sorted(_typefaces(seen)))
    if others:
        fonts = "、".join(f"{name}（用 {other} 代替）" for name, other in others.items())
        yield warning("OF104", Where(pdf), fonts=fonts, names="、".join(others))
    boxes = without_font(_rare(seen))
    if boxes:
        yield warning("OF105", Where(pdf), characters=" ".join(boxes))


def _typefaces(seen: DocumentView) -> set[str]:
    """The typefaces that Chinese characters of the report are set in."""
    return {
        run.format.east_asia
        for paragraph in seen.paragraphs
        for run in paragraph.runs
        if run.format.east_asia and not run.text.isascii() and run.text.strip()
    }


def _rare(seen: DocumentView) -> list[str]:
    """The characters that not every font has, in order."""
    return [character for character in dict.fromkeys(seen.text) if _is_rare(character)]


def _is_rare(character: str) -> bool:
    code = ord(character)
    return code > 0x7F and not _FIRST_HAN <= code <= _LAST_USUAL and not character.isspace()
