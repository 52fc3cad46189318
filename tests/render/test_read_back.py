"""Others read our reports, and find every word."""

import re
from pathlib import Path

import mammoth
import pdfplumber
import pytest

from docgen.office import to_pdf
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder
from support.documents import paragraphs_of, squeezed

SAMPLES = sorted(folder("samples").glob("*.xlsx"))
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)


def rendered(sample: Path, target: Path) -> Path:
    output = Renderer(Settings()).render(sample, target / f"{sample.stem}.docx").output
    assert output is not None
    return output


@each_sample
def test_mammoth_reads_every_word_back(sample: Path, tmp_path: Path) -> None:
    report = rendered(sample, tmp_path)
    with report.open("rb") as stream:
        read = squeezed(mammoth.extract_raw_text(stream).value)
    assert read == squeezed("".join(paragraphs_of(report.read_bytes())))


@each_sample
@pytest.mark.office
def test_libreoffice_prints_every_word(sample: Path, tmp_path: Path) -> None:
    report = rendered(sample, tmp_path)
    printed = to_pdf(report, tmp_path)
    assert printed.value is not None, printed.diagnostics
    with pdfplumber.open(printed.value) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    read = squeezed(re.sub(r"—\s*\d+\s*—", "", text))
    for paragraph in paragraphs_of(report.read_bytes()):
        assert squeezed(paragraph) in read
