"""What does not agree in a workbook is told at its cells."""

from pathlib import Path

from docgen.diagnostics import Diagnostic
from docgen.pipeline.checking import check_workbook
from docgen.profiles import shipped
from support.books import write_book

BOOK = """
# 基本信息
| 项目 | 内容 |
| 版式 | 通用报告 |
| 标题 | 某局2024年工作总结 |
| 单位名称 | 某局 |
| 报告期 | 2024年 |
| 成文日期 | 2025年1月6日 |
# 正文
| 层级 | 标题 | 内容 |
| 引言 | | {引言} |
| 一级 | 工作开展情况 | |
| 正文 | | {正文} |
| 表格 | 检查 | |
# 数据
| 名称 | 数值 | 单位 | 上期 |
| 检查企业 | 1250 | 家 | 1100 |
# 表·检查
| 单位 | 数量 |
| 甲科 | 12 |
| 乙科 | 15 |
| 合计 | {合计} |
"""


def told(folder: Path, **words: str) -> list[tuple[str, str]]:
    """Code and cell of what does not agree."""
    said = {"引言": "全年共{{检查企业}}。", "正文": "各项工作有序推进。", "合计": "27"} | words
    sheets = BOOK
    for name, value in said.items():
        sheets = sheets.replace(f"{{{name}}}", value)
    found: tuple[Diagnostic, ...] = check_workbook(write_book(folder, sheets), shipped())
    return [(d.code, f"{d.where.sheet}!{d.where.cell}") for d in found if not d.code[:2].isupper()]


def test_a_workbook_that_agrees_gives_no_finding(tmp_path: Path) -> None:
    assert told(tmp_path, 正文="全年检查企业1250家，去年检查企业1100家。") == []


def test_a_typed_number_is_held_against_the_figures(tmp_path: Path) -> None:
    assert told(tmp_path, 正文="全年检查企业1205家。") == [("figures-disagree", "正文!C4")]


def test_last_periods_number_is_held_against_the_figures_as_well(tmp_path: Path) -> None:
    assert told(tmp_path, 引言="去年检查企业1010家。") == [("figures-disagree", "正文!C2")]


def test_a_total_is_held_against_its_parts(tmp_path: Path) -> None:
    assert told(tmp_path, 合计="28") == [("table-sum", "表·检查!B4")]


def test_announced_items_are_counted_over_the_rows(tmp_path: Path) -> None:
    rows = "抓好三个方面： |\n| 条目 | | 编印月报。 |\n| 条目 | | 开展培训。"
    assert told(tmp_path, 正文=rows) == [("announced-count", "正文!C4")]
    rows += " |\n| 条目 | | 定期复核。"
    assert told(tmp_path, 正文=rows) == []


def test_a_profile_may_switch_a_rule_off(tmp_path: Path) -> None:
    book = write_book(
        tmp_path, BOOK.replace("{合计}", "28").replace("{引言}", "甲。").replace("{正文}", "乙。")
    )
    assert "table-sum" in {d.code for d in check_workbook(book, shipped())}
    assert "table-sum" not in {d.code for d in check_workbook(book, shipped(), frozenset({"table-sum"}))}
