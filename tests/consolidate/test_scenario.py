"""A superior's day: forty units, three late, one broken, one in 元 for 万元, and five commands."""

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from openpyxl import load_workbook

from docgen.cli import main
from support.books import write_book

UNITS = 40
LATE, BROKEN, IN_YUAN = slice(37, 40), 5, 11
NAMES = [f"青禾市第{number:02}街道办事处" for number in range(1, UNITS + 1)]
SHEETS = """
# 基本信息
| 项目 | 内容 |
| 版式 | 年度工作情况报告 |
| 专题 | 政务公开 |
| 单位名称 | {name} |
| 报告期 | 2023年 |
# 正文
| 层级 | 标题 | 内容 |
| 引言 | | 2023年，{name}公开信息{{信息}}。 |
| 一级 | 工作开展情况 | |
| 条目 | | 抓登记，开展培训{{培训}}。 |
| 一级 | 存在问题及下步工作计划 | |
| 正文 | | 回应还不够快。 |
# 数据
| 名称 | 数值 | 单位 | 上期 |
| 信息 | {posts} | 条 | {before} |
| 培训 | {courses} | 次 | |
| 经费 | {money} | 万元 | |
"""


class Town:
    """The units, and what each of them reports."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        chance = random.Random(40)
        self.reported = {
            name: (chance.randrange(50, 200), chance.randrange(2, 9), chance.randrange(100, 400) / 10)
            for name in NAMES
        }

    def hand_in(self, name: str, scale: int = 1) -> None:
        posts, courses, money = self.reported[name]
        sheets = SHEETS.replace("{{", "〔").replace("}}", "〕")
        said = {"name": name, "posts": posts, "before": posts - 5, "courses": courses, "money": money * scale}
        for key, value in said.items():
            sheets = sheets.replace(f"{{{key}}}", str(value))
        sheets = sheets.replace("〔", "{{").replace("〕", "}}")
        write_book(self.folder, sheets, name=f"{name}.xlsx", complete=False)

    def sums(self) -> tuple[int, int, float]:
        posts, courses, money = zip(*self.reported.values(), strict=True)
        return sum(posts), sum(courses), round(sum(money), 1)


def docgen(command: str) -> dict[str, object]:
    run = CliRunner().invoke(main, [*command.split(), "--format", "json"])
    assert run.exit_code == 0, run.output
    told: dict[str, object] = json.loads(run.stdout)
    return told


def write_what_the_superior_has_to_say(summary: Path) -> None:
    book = load_workbook(summary)
    for row in book["基本信息"].iter_rows(min_row=2):
        said = {"单位名称": "青禾市政务公开办公室", "成文日期": "2023年12月25日"}.get(str(row[0].value))
        row[1].value = said or row[1].value
    body = book["正文"]
    body.delete_rows(2, body.max_row)
    for row in (
        ("引言", None, "2023年，全市公开信息{{信息}}，开展培训{{培训}}，投入{{经费}}。"),
        ("一级", "工作开展情况", None),
        ("条目", None, "各街道把公开做在日常。"),
        ("图表", "信息", None),
        ("一级", "存在问题及下步工作计划", None),
        ("正文", None, "回应不够快，明年改进。"),
    ):
        body.append(row)
    book.save(summary)


def test_forty_units_become_the_superior_s_report_in_five_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    town = Town(tmp_path / "各单位")
    town.folder.mkdir()
    (tmp_path / "名单.txt").write_text("\n".join(NAMES), encoding="utf-8")
    for number, name in enumerate(NAMES[: LATE.start]):
        town.hand_in(name, scale=10_000 if number == IN_YUAN else 1)
    (town.folder / f"{NAMES[BROKEN]}.xlsx").write_bytes(b"PK\x03\x04 half a workbook")

    told = docgen("consolidate 各单位 -o 汇总.xlsx --expected 名单.txt")

    assert told["units"] == 36
    assert told["missing"] == NAMES[LATE]
    assert told["not_read"] == [f"各单位/{NAMES[BROKEN]}.xlsx"]
    states = {row[0]: row for row in load_workbook("汇总.xlsx")["报送情况"].values}
    assert "元和万元写混了" in states[NAMES[IN_YUAN]][4]
    assert [name for name in NAMES if states[name][4] and states[name][1] == "已报"] == [NAMES[IN_YUAN]]
    docgen("render 汇总.xlsx")
    absent = {*NAMES[LATE], NAMES[BROKEN]}
    so_far = sum(posts for name, (posts, *_) in town.reported.items() if name not in absent)
    assert f"信息{so_far}条" in "".join(paragraph.text for paragraph in Document("汇总.docx").paragraphs)

    write_what_the_superior_has_to_say(tmp_path / "汇总.xlsx")
    for name in (*NAMES[LATE], NAMES[BROKEN], NAMES[IN_YUAN]):
        town.hand_in(name)
    told = docgen("consolidate -o 汇总.xlsx")

    assert (told["became"], told["units"], told["missing"], told["diagnostics"]) == ("renewed", UNITS, [], [])
    docgen("render 汇总.xlsx --strict")
    docgen("check 汇总.docx")
    posts, courses, money = town.sums()
    said = [paragraph.text for paragraph in Document("汇总.docx").paragraphs]
    assert f"2023年，全市公开信息{posts}条，开展培训{courses}次，投入{money}万元。" in said
    chart = load_workbook("汇总.xlsx")["图表·信息"]
    assert chart.max_row - 3 == UNITS
