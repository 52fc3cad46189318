"""A report in any format that offices keep it in → its lines, and what of it stands outside its text."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from docgen import opc
from docgen.diagnostics import Result, Where, error, warning
from docgen.document import view
from docgen.document.kinds import SUFFIXES
from docgen.importing import (
    SourceLine,
    decoded,
    lines_of,
    markdown_lines,
    printed_lines,
    source_lines,
)
from docgen.importing.objects import TEXT, others_in, things_in
from docgen.opc import open_package
from docgen.opc.characters import legal
from docgen.pipeline.old_formats import OLD_FORMATS, in_todays_format

TEXTS = (".txt", ".md", ".markdown", ".text")
PDF = ".pdf"
READABLE = (*SUFFIXES, *OLD_FORMATS, *TEXTS, PDF)
_PDF_SECONDS = 60


class ReadReport(NamedTuple):
    """The lines of a report, and (kind, words) of what stands outside its text."""

    lines: list[SourceLine]
    others: tuple[tuple[str, str], ...] = ()


def read_report(source: Path, data: bytes | None = None) -> Result[ReadReport]:
    """The report at `source`, or the text in `data`, which came by standard input under that name."""
    if data is not None:
        return read_lines(source, [(line, 0) for line in lines_of(decoded(data))])
    suffix = source.suffix.lower()
    if suffix not in READABLE:
        return Result(None, (error("IM101", Where(source.name), name=source.suffix or source.name),))
    if not source.is_file():
        return Result(None, (error("PL201", Where(str(source))),))
    try:
        return _read_file(source, suffix)
    except OSError as fault:
        return Result(None, (error("DC003", Where(source.name), reason=fault),))


def _read_file(source: Path, suffix: str) -> Result[ReadReport]:
    if suffix in TEXTS:
        text = decoded(source.read_bytes())
        return read_lines(
            source, [(s, 0) for s in lines_of(text)] if suffix == ".txt" else markdown_lines(text)
        )
    if suffix == PDF:
        return _read_pdf(source)
    with in_todays_format(source, words_suffice=True) as opened:
        if opened.value is None:
            return Result(None, opened.diagnostics)
        return _read_document(source.name, opened.value.read_bytes())


def _read_document(name: str, data: bytes) -> Result[ReadReport]:
    seen = view(data, name)
    package = open_package(data, name).value
    if seen.value is None or package is None:
        return Result(None, seen.diagnostics)
    things = things_in(package, seen.value)
    lines = [
        line for line in source_lines(seen.value, things.found) if not line.in_box or line.element not in TEXT
    ]
    unread = tuple(warning("IM109", Where(name, (place,)), place=place) for place in things.unread)
    return Result(ReadReport(lines, tuple(others_in(package, seen.value))), unread)


def read_lines(source: Path, lines: Sequence[tuple[str, int]]) -> Result[ReadReport]:
    """Lines of mere text, seen as the document that a person would paste them into."""
    seen = view(_document(lines), source.name)
    if seen.value is None:
        return Result(None, seen.diagnostics)
    return Result(ReadReport(list(source_lines(seen.value, {}))))


def _read_pdf(source: Path) -> Result[ReadReport]:
    program = shutil.which("pdftotext")
    if program is None:
        return _read_pdf_in_python(source)
    try:
        run = subprocess.run(
            [program, "-enc", "UTF-8", "-layout", str(source), "-"],
            capture_output=True,
            check=False,
            timeout=_PDF_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return Result(None, (error("IM105", Where(source.name)),))
    if run.returncode or not run.stdout.strip():
        return Result(None, (error("IM105", Where(source.name)),))
    return read_lines(source, [(line, 0) for line in printed_lines(run.stdout.decode("utf-8", "replace"))])


def _read_pdf_in_python(source: Path) -> Result[ReadReport]:
    """Without poppler, as on most Windows: pdfplumber, the optional part docgen[pdf]."""
    try:
        import pdfplumber
        from pdfminer.pdfparser import PDFSyntaxError
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        return Result(None, (error("IM106", Where(source.name)),))
    try:
        with pdfplumber.open(source) as document:
            pages = [page.extract_text(layout=True) for page in document.pages]
    except (PDFSyntaxError, PdfminerException, ValueError):
        return Result(None, (error("IM105", Where(source.name)),))
    if not "".join(pages).strip():
        return Result(None, (error("IM105", Where(source.name)),))
    return read_lines(source, [(line, 0) for line in printed_lines("\f".join(pages))])


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def _document(lines: Sequence[tuple[str, int]]) -> bytes:
    """A document with these lines; one that is a heading of some depth has its outline level."""
    paragraphs = "".join(
        f'<w:p>{_outline_level(level)}<w:r><w:t xml:space="preserve">{escape(legal(text))}</w:t></w:r></w:p>'
        for text, level in lines
        if text.strip()
    )
    main = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"{paragraphs}<w:sectPr/></w:body></w:document>"
    )
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": main}
    return opc.Package({name: opc.Part.of(name, text.encode()) for name, text in parts.items()}).to_bytes()


def _outline_level(level: int) -> str:
    """A Markdown text's first depth is the title's; the second is that of 一级."""
    return f'<w:pPr><w:outlineLvl w:val="{level - 2}"/></w:pPr>' if level > 1 else ""
