"""What a person raised, lowered, made bold, underlined or coloured in a cell stands so in the report.

Struck-out characters stay out.
"""

import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from docgen.pipeline.rendering import Outcome, Renderer
from docgen.pipeline.settings import Settings
from support.books import write_book

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEETS = """
# 基本信息
| 项目 | 内容 |
| 版式 | 年度工作情况报告 |
| 专题 | 环境监测 |
| 单位名称 | 某局 |
| 报告期 | 2024年 |
| 成文日期 | 2024年12月20日 |

# 正文
| 层级 | 标题 | 内容 |
| 引言 | | 引言。 |
| 一级 | 工作开展情况 | |
| 正文 | | 空 |
| 表格 | 排放 | |
| 一级 | 存在问题及下步工作计划 | 问题。 |

# 表·排放
| 项目 | 数量 |
| 空 | 12 |
"""


def _rich(*pieces: str | tuple[str, dict[str, object]]) -> CellRichText:
    return CellRichText(*(p if isinstance(p, str) else TextBlock(InlineFont(**p[1]), p[0]) for p in pieces))


def _rendered(folder: Path, text: CellRichText, cell: CellRichText | str = "甲") -> Outcome:
    def fill(book: Workbook) -> None:
        book["正文"]["C4"] = text
        book["表·排放"]["A2"] = cell

    book = write_book(folder, SHEETS, edit=fill)
    return Renderer(Settings()).render(book, folder / "某局.docx")


def _runs(report: Path, containing: str) -> list[tuple[str, list[str]]]:
    """The runs of the paragraph with this text: their words, and what they have beyond a style."""
    with zipfile.ZipFile(report) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    for paragraph in body.iter(f"{W}p"):
        if containing in "".join(node.text or "" for node in paragraph.iter(f"{W}t")):
            return [(_words(run), _looks(run)) for run in paragraph.iter(f"{W}r") if _words(run)]
    return []


def _words(run: etree._Element) -> str:
    return "".join(node.text or "" for node in run.iter(f"{W}t"))


def _looks(run: etree._Element) -> list[str]:
    properties = run.find(f"{W}rPr")
    children = [] if properties is None else list(properties)
    return [
        f"{etree.QName(child).localname} {child.get(f'{W}val', '')}".strip()
        for child in children
        if etree.QName(child).localname in {"b", "i", "u", "vertAlign", "color"}
    ]


LOOKS = {
    "raised": ({"vertAlign": "superscript"}, ["vertAlign superscript"]),
    "lowered": ({"vertAlign": "subscript"}, ["vertAlign subscript"]),
    "bold": ({"b": True}, ["b"]),
    "slanted": ({"i": True}, ["i"]),
    "underlined": ({"u": "single"}, ["u single"]),
    "coloured": ({"color": "FFC00000"}, ["color C00000"]),
    "bold, raised and coloured": (
        {"b": True, "vertAlign": "superscript", "color": "FF0000FF"},
        ["b", "color 0000FF", "vertAlign superscript"],
    ),
}


@pytest.mark.parametrize(("font", "expected"), LOOKS.values(), ids=LOOKS.keys())
def test_a_look_of_some_characters_stands_in_the_text_and_in_a_table(tmp_path, font, expected):
    rich = _rich("面积120", ("特", font), "公顷。")
    outcome = _rendered(tmp_path, rich, _rich("地块", ("特", font), "号"))
    assert outcome.output is not None, [d.message() for d in outcome.diagnostics]
    assert _runs(outcome.output, "面积120") == [("面积120", []), ("特", expected), ("公顷。", [])]
    assert _runs(outcome.output, "地块") == [("地块", []), ("特", expected), ("号", [])]


def test_struck_out_characters_stay_out_and_are_told(tmp_path):
    outcome = _rendered(
        tmp_path, _rich("完成12", ("13", {"strike": True}), "项。"), _rich("甲", ("乙", {"strike": True}))
    )
    assert outcome.output is not None
    assert _runs(outcome.output, "完成12") == [("完成12项。", [])]
    told = [d for d in outcome.diagnostics if "C4" in str(d.where) or "A2" in str(d.where)]
    assert told
    assert all("13" in d.message() or "删除线" in d.message() for d in told)


def test_a_look_and_an_unfilled_place_go_together(tmp_path):
    outcome = _rendered(tmp_path, _rich("开会", ("XX", {"b": True}), "次。"))
    assert outcome.output is not None
    words = [(text, looks) for text, looks in _runs(outcome.output, "开会")]
    assert ("".join(text for text, _ in words)) == "开会XX次。"
    assert ("XX", ["b"]) in words
