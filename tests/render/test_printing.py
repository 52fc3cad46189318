"""`docgen render --pdf`: a PDF beside the report, and never in place of somebody's own."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.cli import main
from docgen.office import is_printed_by_office
from docgen.resources import folder

SAMPLE = folder("samples") / "年度工作情况报告.xlsx"
HEXADECIMAL = "LibreOffice 7.4".encode("utf-16-be").hex().upper().encode()
PRINTED = b"%PDF-1.6\n<</Creator<FEFF>/Producer<FEFF" + HEXADECIMAL + b">>>\n%%EOF"
SCANNED = b"%PDF-1.4\n<</Producer(HP Scan)>>\n%%EOF"


def printed(book: Path) -> Result:
    return CliRunner().invoke(main, ["render", "--pdf", str(book)])


@pytest.mark.parametrize(
    "pdf",
    [
        PRINTED,
        b"<</Producer(LibreOffice 24.2)>>",
        b"<</Producer (\xfe\xff" + "LibreOffice".encode("utf-16-be") + b")>>",
    ],
)
def test_what_libreoffice_printed_is_known_by_its_producer(pdf: bytes) -> None:
    assert is_printed_by_office(pdf)


@pytest.mark.parametrize(
    "pdf",
    [
        SCANNED,
        b"%PDF-1.4 of nobody",
        b"",
        PRINTED + SCANNED,
        PRINTED + b"<</Type/Sig/ByteRange[0 9 9 9]>>",
        b"<</Producer<>>>",
    ],
)
def test_what_another_program_made_or_changed_or_signed_is_not(pdf: bytes) -> None:
    assert not is_printed_by_office(pdf)


def test_a_scan_with_the_seal_stays_and_is_told(tmp_path: Path) -> None:
    book, scan = Path(shutil.copy(SAMPLE, tmp_path / "某局.xlsx")), tmp_path / "某局.pdf"
    scan.write_bytes(SCANNED)
    os.utime(scan, (1_600_000_000, 1_600_000_000))

    run = printed(book)

    assert "PB105" in run.output
    assert scan.read_bytes() == SCANNED
    assert (tmp_path / "某局.docx").exists()


@pytest.mark.office
def test_a_report_is_printed_and_its_pdf_follows_the_report(tmp_path: Path) -> None:
    book, pdf = Path(shutil.copy(SAMPLE, tmp_path / "某局.xlsx")), tmp_path / "某局.pdf"

    assert printed(book).exit_code == 0
    assert is_printed_by_office(pdf.read_bytes())

    os.utime(pdf, (1_600_000_000, 1_600_000_000))
    assert printed(book).exit_code == 0
    assert pdf.stat().st_mtime > 1_600_000_000
