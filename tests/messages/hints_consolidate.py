"""Hints of a 汇总 that is renewed."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from docgen.cli import main
from support.hints import Case, Step, book, both, nothing

SUM = "consolidate 各局 -o 汇总.xlsx"
UNIT, SUMMARY = "各局/甲局.xlsx", "汇总.xlsx"


def run(call: str) -> Step:
    return lambda place: CliRunner().invoke(main, call.split())


def changed(name: str, change: Callable[[Workbook], object]) -> Step:
    def edit(place: Path) -> None:
        opened = load_workbook(place / name)
        change(opened)
        opened.save(place / name)

    return edit


def typed(name: str, sheet: str, cell: str, value: object) -> Step:
    def put(opened: Workbook) -> None:
        opened[sheet][cell] = value

    return changed(name, put)


def signed(place: Path) -> None:
    with zipfile.ZipFile(place / SUMMARY, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<Signature/>")


def with_table(opened: Workbook) -> None:
    sheet = opened.create_sheet("表·新")
    for row in (("新", None), ("项目", "金额"), ("甲", 1)):
        sheet.append(row)


def renamed(opened: Workbook) -> None:
    opened["表·新"].title = "表·我的"


CONSOLIDATED = both(book(UNIT), run(SUM))
CASES: dict[str, Case] = {
    "CN108": Case(both(book(UNIT), book(SUMMARY)), SUM, nothing, "consolidate 各局 -o 全市.xlsx"),
    "CN111": Case(
        both(CONSOLIDATED, typed(SUMMARY, "数据", "B2", 25), typed(UNIT, "数据", "B2", 21)),
        SUM,
        typed(SUMMARY, "数据", "B2", 21),
    ),
    "CN112": Case(
        both(
            CONSOLIDATED,
            typed(SUMMARY, "数据", "H2", "问过了"),
            changed(UNIT, lambda opened: opened["数据"].delete_rows(2)),
        ),
        SUM,
        changed(SUMMARY, lambda opened: opened["数据"].delete_rows(2)),
    ),
    "CN113": Case(
        both(CONSOLIDATED, typed(SUMMARY, "来源", "A1", "名目")), SUM, typed(SUMMARY, "来源", "A1", "数据")
    ),
    "CN114": Case(
        both(book(UNIT), run("consolidate 各局 -o 各局/全市.xlsx")),
        "consolidate 各局 -o 各局/全区.xlsx",
        lambda place: (place / "各局" / "全市.xlsx").rename(place / "全市.xlsx"),
    ),
    "CN115": Case(
        both(CONSOLIDATED, signed, typed(UNIT, "数据", "B2", 21)),
        SUM,
        nothing,
        "consolidate 各局 -o 全市.xlsx",
    ),
    "CN118": Case(
        book(UNIT),
        "consolidate 各局 -o s3://桶/汇总.xlsx",
        nothing,
        SUM,
    ),
    "CN117": Case(
        both(CONSOLIDATED, book("补报.xlsx"), typed("补报.xlsx", "基本信息", "B4", "青禾市档案馆")),
        "consolidate 补报.xlsx -o 汇总.xlsx",
        nothing,
        "consolidate 各局 补报.xlsx -o 汇总.xlsx",
    ),
    "CN116": Case(
        both(CONSOLIDATED, changed(SUMMARY, with_table), changed(UNIT, with_table)),
        SUM,
        changed(SUMMARY, renamed),
    ),
}
