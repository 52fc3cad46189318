"""`docgen render --pdf`: a PDF beside the report, and never in place of somebody's own."""

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from docgen import fonts_at_hand
from docgen.cli import main
from docgen.office import is_printed_here
from docgen.resources import folder
from support.books import write_book

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
    assert is_printed_here(pdf)


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
    assert not is_printed_here(pdf)


def test_without_libreoffice_rdocx_prints_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.office.find_office", lambda: None)
    book, pdf = Path(shutil.copy(SAMPLE, tmp_path / "某局.xlsx")), tmp_path / "某局.pdf"
    run = printed(book)
    assert run.exit_code == 0, run.output
    assert "OF106" in run.output
    made = pdf.read_bytes()
    assert made.startswith(b"%PDF")
    assert is_printed_here(made)
    assert "2022年政务公开工作情况报告" in text_of(made)
    # It is docgen's own, so the next report has its PDF made anew; a scan in its place stays.
    os.utime(pdf, (1_600_000_000, 1_600_000_000))
    printed(book)
    assert pdf.stat().st_mtime > 1_600_000_000
    pdf.write_bytes(SCANNED)
    assert "PB105" in printed(book).output
    assert pdf.read_bytes() == SCANNED


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return "".join("".join((page.extract_text() or "").split()) for page in opened.pages)


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
    assert is_printed_here(pdf.read_bytes())

    os.utime(pdf, (1_600_000_000, 1_600_000_000))
    assert printed(book).exit_code == 0
    assert pdf.stat().st_mtime > 1_600_000_000


@pytest.mark.office
def test_typefaces_and_characters_that_this_computer_lacks_are_told_and_fonts_are_embedded(
    tmp_path: Path,
) -> None:
    def rare(book: Workbook) -> None:
        book["正文"].append(["正文", "", "由\U0001fbf0\uf3a7同志负责。"])

    fields = "# 基本信息\n| 项目 | 内容 |\n| 版式 | 通用报告 |\n| 标题 | 工作报告 |"
    book = write_book(tmp_path, fields, edit=rare)
    found = {d["code"]: d["message"] for d in told(book)}
    assert "仿宋（用 AR PL UMing CN 代替）" in found["OF104"]
    assert "\uf3a7" in found["OF105"]
    assert "同" not in found["OF105"].partition("：")[2]
    listed = subprocess.run(["pdffonts", tmp_path / "某局.pdf"], capture_output=True, check=True).stdout
    fonts = [line.split() for line in listed.decode().splitlines()[2:]]
    assert fonts
    assert {font[-5] for font in fonts} == {"yes"}


@pytest.mark.office
def test_typefaces_that_this_computer_lacks_are_told_once_a_run(tmp_path: Path) -> None:
    for name in ("甲局", "乙局"):
        shutil.copy(SAMPLE, tmp_path / f"{name}.xlsx")
    run = CliRunner().invoke(main, ["render", "--pdf", str(tmp_path), "--format", "json", "--lang", "zh"])
    found = [[d["code"] for d in report["diagnostics"]] for report in json.loads(run.stdout)["reports"]]
    assert sorted(codes.count("OF104") for codes in found) == [0, 1]
    assert len(list(tmp_path.glob("*.pdf"))) == 2


def test_where_fontconfig_is_not_nothing_is_said_of_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    fonts_at_hand._matched.cache_clear()
    fonts_at_hand._has_font.cache_clear()
    assert fonts_at_hand.stand_ins(["没有的字体"]) == {}
    assert fonts_at_hand.without_font("\uf3a7") == []
    fonts_at_hand._matched.cache_clear()
    fonts_at_hand._has_font.cache_clear()


def told(book: Path) -> list[dict[str, str]]:
    run = CliRunner().invoke(main, ["render", "--pdf", str(book), "--format", "json", "--lang", "zh"])
    (report,) = json.loads(run.stdout)["reports"]
    found: list[dict[str, str]] = report["diagnostics"]
    return found
