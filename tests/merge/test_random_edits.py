"""Whatever a person does to the words of a report is in its workbook, whose report says that, or is told.

Nothing is lost, nothing doubled, and no other part of the workbook changes.
"""

import random
import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document

from docgen.pipeline.merging import Became, Wishes, merge_report
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder
from support.merge_edits import KINDS, paragraphs
from support.torture import amount

SAMPLES = sorted(path.name for path in folder("samples").glob("*.xlsx"))
NUMBERS = "（）()一二三四五六七八九十、.0123456789是要"
TOLD = {"MG107", "MG109", "MG110", "MG114"}
MAY_CHANGE = (
    *("xl/worksheets/", "xl/workbook.xml", "xl/calcChain", "[Content_Types]", "xl/_rels/"),
    *("xl/drawings/", "xl/comments", "xl/tables/", "xl/charts/"),
)


def said(report: Path) -> list[str]:
    """The report's paragraphs without blanks and what numbers are made of."""
    texts = (each.text for each in paragraphs(Document(str(report))))
    return ["".join(sign for sign in text if sign not in NUMBERS and not sign.isspace()) for text in texts]


def other_parts(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as package:
        return {name: package.read(name) for name in package.namelist() if not name.startswith(MAY_CHANGE)}


@pytest.mark.parametrize("seed", range(amount(3, 400)))
@pytest.mark.parametrize("sample", SAMPLES)
def test_an_edit_is_in_the_workbook_or_told(sample: str, seed: int, tmp_path: Path) -> None:
    rng = random.Random(f"{sample} {seed}")
    shutil.copytree(folder("samples"), tmp_path, dirs_exist_ok=True)
    book = tmp_path / sample
    report = book.with_suffix(".docx")
    Renderer(Settings()).render(book, report)
    parts, made = other_parts(book), said(report)
    document = Document(str(report))
    for _ in range(rng.choice((1, 1, 1, 3))):
        KINDS[rng.choice(list(KINDS))](document, rng)
    document.save(str(report))
    edited, wanted = report.read_bytes(), said(report)

    merged = merge_report(report, Settings(), Wishes())

    assert merged.value is not None, merged.diagnostics
    codes = {found.code for found in merged.diagnostics}
    assert other_parts(book) == parts
    if merged.value.became is Became.MERGED:
        assert "MG111" in codes or said(report) == wanted
        assert Renderer(Settings()).render(book, report).rendered.value == "unchanged"
    elif merged.value.became is Became.UNCHANGED:
        assert wanted == made
    else:
        assert report.read_bytes() == edited
        assert codes & TOLD
