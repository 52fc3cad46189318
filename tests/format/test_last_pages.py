"""Where a report ends, printed: its closing never stands alone, 版记 on an even page (issue 9, §6)."""

import random
from pathlib import Path

import pdfplumber
import pytest

from docgen.model.composition import Block
from docgen.model.context import Form
from docgen.model.report import CellRef, Table, TableCell, Text
from support.office import to_pdf
from support.official_documents import EVERY_FIELD, SENTENCE, document, paragraph, section
from support.torture import amount

pytestmark = pytest.mark.office

REPORTS = amount(12, 300)
IN_ONE_START = 50
FIELDS = {name: text for name, text in EVERY_FIELD.items() if name not in ("附件1", "附件2")}
DATE, COPIES, REMARK = "2024年1月5日", "抄送：", "（此件公开发布）"
OF_THE_TEXT = ("推进各项工作", "数据", "12.5")
A1 = CellRef("表·数据", 1, 1)


def table(chance: random.Random) -> Block:
    """A table whose cells wrap, of any number of rows."""

    def row(*texts: str) -> tuple[TableCell, ...]:
        return tuple(TableCell(Text(text, A1), column) for column, text in enumerate(texts, 1))

    rows = [row("数据" * chance.choice([1, 2, 30]), "12.5", "说明")] * chance.randint(1, 30)
    whole = (row("项目", "数值", "备注"), *rows)
    return Block(Form.TABLE, "", (), (), Table("数据", Text("数据表", A1), 1, whole, (1, 1, 1), A1))


def report(number: int) -> bytes:
    """The random report of this number; the closing often comes right behind a table."""
    fields, blocks = contents(number)
    return document("红头文件", fields, [section(*blocks)])


def contents(number: int) -> tuple[dict[str, str], list[Block]]:
    """The fields and blocks of the report of this number."""
    chance = random.Random(number)
    fields = FIELDS if chance.random() < 0.5 else {**FIELDS, "附件说明": "", "附注": ""}
    blocks = [
        table(chance) if chance.random() < 0.15 else paragraph(SENTENCE * chance.randint(1, 4))
        for _ in range(chance.randint(1, 14))
    ]
    return fields, blocks


def is_beyond_libreoffice(number: int, found: list[str]) -> bool:
    """Whether the closing stands alone behind a table of several pages.

    Word keeps a table's last row with what follows (by its documentation); LibreOffice 7.4 only whole tables.
    """
    last = contents(number)[1][-1]
    return last.form is Form.TABLE and all(fault.startswith("alone") for fault in found)


def faults(path: Path) -> list[str]:
    """What is wrong with the last pages of a PDF."""
    with pdfplumber.open(path) as printed:
        pages = ["".join((page.extract_text() or "").split()) for page in printed.pages]
    found = [
        f"版记 on page {number}" for number, page in enumerate(pages, 1) if COPIES in page and number % 2
    ]
    for page in pages:
        if (DATE in page or REMARK in page) and not any(words in page for words in OF_THE_TEXT):
            found.append(f"alone: {page}")
    return found


def test_the_closing_stands_with_text_and_the_imprint_on_an_even_page(tmp_path: Path) -> None:
    wrong: dict[int, list[str]] = {}
    for first in range(0, REPORTS, IN_ONE_START):
        folder = tmp_path / str(first)
        folder.mkdir()
        numbers = range(first, min(first + IN_ONE_START, REPORTS))
        printed = to_pdf(folder, {str(number): report(number) for number in numbers})
        wrong |= {int(name): found for name, path in printed.items() if (found := faults(path))}
    assert not {number for number, found in wrong.items() if not is_beyond_libreoffice(number, found)}
    assert len(wrong) <= REPORTS // 50
