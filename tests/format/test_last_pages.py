"""Where a report ends, printed: its closing never stands alone, 版记 on an even page (issue 9, §6)."""

import random
from pathlib import Path

import pdfplumber
import pytest

from docgen.model.cell_text import Text
from docgen.model.composition import Block
from docgen.model.context import Form
from docgen.model.objects import Table, TableCell
from docgen.model.profile import Profile
from docgen.profiles import load
from support.last_pages import A1, OWN_PAGES, picture, table
from support.office import to_pdf
from support.official_documents import EVERY_FIELD, SENTENCE, document, paragraph, section
from support.rdocx_pages import things, turns_to_an_even_page
from support.torture import amount

pytestmark = pytest.mark.office

REPORTS = amount(12, 300)
RDOCX_REPORTS = amount(12, 300)
IN_ONE_START = 50
FIELDS = {name: text for name, text in EVERY_FIELD.items() if name not in ("附件1", "附件2")}
DATE, COPIES, REMARK = "2024年1月5日", "抄送：", "（此件公开发布）"
OF_THE_TEXT = ("推进各项工作", "数据", "12.5")


def report(number: int, profile: str | Profile = "gbt9704") -> bytes:
    """The random report of this number; the closing often comes right behind a table or a picture."""
    fields, blocks = contents(number)
    return document("红头文件", fields, [section(*blocks)], profile=profile)


def contents(number: int) -> tuple[dict[str, str], list[Block]]:
    """The fields and blocks of the report of this number."""
    chance = random.Random(number)
    fields = FIELDS if chance.random() < 0.5 else {**FIELDS, "附件说明": "", "附注": ""}
    return fields, [block(chance) for _ in range(chance.randint(1, 14))]


def block(chance: random.Random) -> Block:
    """A table, a picture, or most often a paragraph."""
    kind = chance.random()
    if kind < 0.15:
        return table(chance)
    return picture(chance) if kind < 0.22 else paragraph(SENTENCE * chance.randint(1, 4))


def is_behind_a_table(number: int, found: list[str]) -> bool:
    """Whether the closing stands alone behind a table.

    A table goes whole to the closing's page, or its last rows do; but where is reckoned, and rdocx 0.16 keeps
    no rows of a table with what follows. (Word keeps single rows, by its documentation; LibreOffice 7.4 only
    whole tables.)
    """
    last = contents(number)[1][-1]
    return last.form is Form.TABLE and all(fault.startswith("alone") for fault in found)


def has_table(number: int) -> bool:
    """Whether the report of this number has a table."""
    return any(block.form is Form.TABLE for block in contents(number)[1])


def faults(path: Path) -> list[str]:
    """What is wrong with the last pages of a PDF."""
    with pdfplumber.open(path) as printed:
        pages = ["".join((page.extract_text() or "").split()) for page in printed.pages]
        drawn = [bool(page.images) for page in printed.pages]
    found = [
        f"版记 on page {number}" for number, page in enumerate(pages, 1) if COPIES in page and number % 2
    ]
    for page, has_picture in zip(pages, drawn, strict=True):
        stands_with = has_picture or any(words in page for words in OF_THE_TEXT)
        if (DATE in page or REMARK in page) and not stands_with:
            found.append(f"alone: {page}")
    return found


def faults_by_rdocx(docx: bytes) -> list[str]:
    """What is wrong with the last pages as rdocx sets them."""
    whole = things(docx)
    text = [t for t in whole if t.is_table or t.has_drawing or any(words in t.words for words in OF_THE_TEXT)]
    with_text = frozenset[int]().union(*(t.pages for t in text if COPIES not in t.words))
    found = [f"alone: {t.words}" for t in whole if t.words in (DATE, REMARK) and not t.pages <= with_text]
    (imprint,) = (t for t in whole if COPIES in t.words)
    if not turns_to_an_even_page(docx) and any(page % 2 for page in imprint.pages):
        found.append(f"版记 on page {imprint.pages}")
    return found


def wrong_when_printed(folder: Path, reports: dict[int, bytes]) -> dict[int, list[str]]:
    """The faults of each report that has some, as LibreOffice prints it."""
    wrong: dict[int, list[str]] = {}
    for first in range(0, len(reports), IN_ONE_START):
        here = folder / str(first)
        here.mkdir()
        numbers = list(reports)[first : first + IN_ONE_START]
        printed = to_pdf(here, {str(number): reports[number] for number in numbers})
        wrong |= {int(name): found for name, path in printed.items() if (found := faults(path))}
    return wrong


def test_the_closing_stands_with_text_and_the_imprint_on_an_even_page(tmp_path: Path) -> None:
    wrong = wrong_when_printed(tmp_path, {number: report(number) for number in range(REPORTS)})
    assert not {number: found for number, found in wrong.items() if not is_behind_a_table(number, found)}
    assert len(wrong) <= REPORTS // 100


def test_a_second_layout_engine_sets_the_last_pages_as_well() -> None:
    wrong = {n: found for n in range(RDOCX_REPORTS) if (found := faults_by_rdocx(report(n)))}
    others = {number: found for number, found in wrong.items() if not is_behind_a_table(number, found)}
    # rdocx sets wrapped rows higher than Word and LibreOffice do.
    assert all(has_table(number) for number in others), others
    assert len(others) <= RDOCX_REPORTS // 50


def across(number: int) -> bytes:
    """A report of this number that ends with a table too wide for an upright page."""
    chance = random.Random(number)
    row = tuple(TableCell(Text("数据完成情况说明", A1), column) for column in range(1, 17))
    rows = (row,) * chance.randint(2, 12)
    wide = Table("数据", Text("数据表", A1), 1, rows, (1,) * 16, A1)
    blocks = [paragraph(SENTENCE * chance.randint(1, 4)) for _ in range(chance.randint(1, 12))]
    return document("红头文件", FIELDS, [section(*blocks, Block(Form.TABLE, "", (), (), wide))])


def test_the_closing_stands_on_the_page_of_a_table_that_lies_across(tmp_path: Path) -> None:
    assert not wrong_when_printed(tmp_path, {number: across(number) for number in range(amount(4, 100))})


@pytest.mark.parametrize("numbers", OWN_PAGES)
def test_a_page_of_an_offices_own_profile_ends_as_well(tmp_path: Path, numbers: str) -> None:
    (tmp_path / "本单位.toml").write_text(f'extends = "gbt9704"\n\n{numbers}', encoding="utf-8")
    profile = load(tmp_path / "本单位.toml").value
    assert profile is not None
    reports = {number: report(number, profile) for number in range(amount(4, 100))}
    by_rdocx = {number: found for number, data in reports.items() if (found := faults_by_rdocx(data))}
    assert all(has_table(number) for number in by_rdocx), by_rdocx
    wrong = wrong_when_printed(tmp_path, reports)
    others = {number: found for number, found in wrong.items() if not is_behind_a_table(number, found)}
    assert all(has_table(number) for number in others), others
    assert len(others) <= len(reports) // 50
