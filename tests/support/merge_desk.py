"""A workbook with its report on a desk, and hands that edit either."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from docx import Document
from docx.document import Document as Report
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

from docgen.cli import main
from support.books import write_book

BOOK = """
# 基本信息
| 项目 | 内容 |
| 版式 | 年度工作情况报告 |
| 专题 | 政务公开 |
| 标题 | 某局2023年政务公开工作情况报告 |
| 单位名称 | 某局 |
| 报告期 | 2023年 |
| 成文日期 | 2023年12月20日 |
# 正文
| 层级 | 标题 | 内容 | 备注 |
| 引言 | | 现将全年工作报告如下。 | |
| 一级 | 工作开展情况 | | |
| 条目 | | 抓好培训，全年办班{{办班}}。 | |
| 条目 | | 抓好档案整理，归档及时。 | |
| 条目 | | 抓好节能，用电同比{{用电｜同比}}。 | |
| 表格 | 经费 | | |
| 一级 | 存在问题及下步工作计划 | | |
| 正文 | | 人手不足，设备陈旧。 | |
| 正文 | | 明年增加培训，更新设备。 | |
# 数据
| 名称 | 数值 | 单位 | 上期 |
| 办班 | 14 | 次 | 12 |
| 用电 | 90 | 万度 | 100 |
# 表·经费
| 项目 | 金额 | 备注 |
| 会议 | 12.5 | 甲 |
| 印刷 | 3 | 乙 |
"""


class Desk:
    """A workbook, its report, and a hand that edits either."""

    def __init__(self, folder: Path) -> None:
        self.book = write_book(folder, BOOK)
        self.report = folder / "某局.docx"
        self.run("render", str(self.book))

    def run(self, *call: str) -> dict[str, Any]:
        run = CliRunner().invoke(main, [*call, "--format", "json"])
        assert run.exception is None or isinstance(run.exception, SystemExit), run.exception
        said: dict[str, Any] = json.loads(run.stdout)
        return said

    def edit(self, hand: Callable[[Report], object]) -> list[str]:
        """Edit the report; what its paragraphs and cells say then."""
        document = Document(str(self.report))
        hand(document)
        document.save(str(self.report))
        return self.said()

    def said(self) -> list[str]:
        document = Document(str(self.report))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return [text for text in (*(each.text for each in document.paragraphs), *cells) if text.strip()]

    def merge(self, *options: str) -> dict[str, Any]:
        said = self.run("merge", str(self.report), *options)
        return {**said, **(said["reports"][0] if said.get("reports") else {})}

    def cell(self, place: str) -> Any:
        sheet, cell = place.split("!")
        return load_workbook(self.book)[sheet][cell].value

    def body(self) -> list[tuple[Any, Any]]:
        rows = load_workbook(self.book)["正文"].iter_rows(min_row=2, values_only=True)
        return [(row[0], row[1] or row[2]) for row in rows]

    def write(self, place: str, value: object) -> None:
        book = load_workbook(self.book)
        sheet, cell = place.split("!")
        book[sheet][cell].value = value
        book.save(self.book)


def replace(document: Report, old: str, new: str) -> None:
    """As a person types over `old`, in whatever runs it stands."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]
    paragraph = next(each for each in paragraphs if old in each.text)
    text = paragraph.text.replace(old, new, 1)
    paragraph.runs[0].text = text
    for run in paragraph.runs[1:]:
        run.text = ""


def holding(document: Report, words: str) -> Paragraph:
    return next(each for each in document.paragraphs if words in each.text)


def codes(said: dict[str, Any]) -> list[str]:
    return [found["code"] for found in said["diagnostics"]]
