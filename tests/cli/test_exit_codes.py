"""Exit codes are alike in all commands: 0 fine, 1 the input has errors, 2 wrong usage, 3 the environment."""

import errno
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from docgen.cli import main
from docgen.resources import folder
from support.marked import broken_book, marked_book

FINE = folder("docx_templates") / "信函.docx"

TABLE: list[tuple[str, int]] = [
    ("render 好.xlsx", 0),
    ("render 坏.xlsx", 1),
    ("render 设置坏了/好.xlsx", 1),
    ("render 好.xlsx 坏.xlsx", 1),
    ("render 没有.xlsx", 2),
    ("render 没有", 2),
    ("render 好.xlsx 没有.xlsx 坏.xlsx", 2),
    ("render 好.xlsx --template 没有.docx", 2),
    ("render 好.xlsx -o 报告.pdf", 2),
    ("render 好.xlsx 好二.xlsx -o 一份.docx", 2),
    ("render --nope", 2),
    ("render 好.xlsx -o 满/报告.docx", 3),
    ("render 好.xlsx --pdf -o 印", 3),
    ("render 空", 1),
    ("render 外来", 0),
    ("render 外来/通讯录.xlsx", 1),
    ("render 外来/通讯录.xlsx 好.xlsx", 1),
    ("watch 没有", 2),
    ("watch 好.xlsx 没有", 2),
    ("watch 设置坏了", 1),
    ("watch", 2),
    ("consolidate 好.xlsx -o 汇总.xlsx", 0),
    ("consolidate 没有.xlsx -o 汇总二.xlsx", 2),
    ("consolidate 好.xlsx -o 汇总三.xlsx --on 别处", 2),
    ("consolidate 好.xlsx -o 满/汇总.xlsx", 3),
    ("consolidate 好.xlsx -o 好二.xlsx", 1),
    ("consolidate -o 没有.xlsx", 1),
    ("template from 信函.docx -o 模.pdf", 2),
    ("template from 没有.docx -o 模.docx", 2),
    ("compare 信函.docx 信函.docx -o 修订.docx", 0),
    ("compare 信函.docx 没有.docx -o 修订.docx", 2),
    ("compare 信函.docx 信函.docx", 2),
    ("compare 信函.docx 信函.docx -o 信函.docx", 2),
    ("compare 信函.docx 信函.docx -o 满/修订.docx", 3),
    ("new 年度工作情况报告 -o 新一", 0),
    ("new 年度工作情况报告 -o 好.xlsx", 1),
    ("new 没有这个版式", 2),
    ("new 年度工作情况报告 -o 新.docx", 2),
    ("new 年度工作情况报告 -o 满/新.xlsx", 3),
    ("import 去年.txt", 0),
    ("import 去年.txt -o 好.xlsx", 1),
    ("import 空白.txt", 1),
    ("import 假.docx", 1),
    ("import 没有.docx", 2),
    ("import 外来/通讯录.xlsx", 2),
    ("import 去年.txt --layout 没有", 2),
    ("import 去年.txt -o 满/新.xlsx", 3),
    ("merge 没有.docx", 2),
    ("merge 假.docx", 1),
    ("merge 信函.docx", 1),
    ("merge 没有权限.docx", 3),
    ("consolidate 好.xlsx -o s3://某桶/汇总.xlsx", 2),
    ("layouts", 0),
    ("layouts 多余", 2),
    ("check 好.xlsx", 0),
    ("check 坏.xlsx", 1),
    ("check 假.docx", 1),
    ("check 空", 1),
    ("check 外来", 0),
    ("check 外来/通讯录.xlsx", 1),
    ("check 没有.docx", 2),
    ("check 没有.xlsx", 2),
    ("check 好.xlsx --last 好.xlsx", 0),
    ("check 好.xlsx --last 没有.xlsx", 2),
    ("check 好.xlsx 坏.xlsx --last 好.xlsx", 2),
    ("check 信函.docx --profile 没有", 2),
    ("check 信函.docx --ignore 没有", 2),
    ("check 信函.docx --annotate 信函.docx", 2),
    ("check 信函.docx --annotate 满/批注.docx", 3),
    ("check 信函.docx --html 满/网页.html", 3),
    ("check 没有权限.docx", 3),
    ("explain", 0),
    ("explain WB018", 0),
    ("explain 没有", 2),
    ("template check 信函.docx", 0),
    ("template check 假.docx", 1),
    ("template check 没有.docx", 2),
    ("template check 信函.docx --book 没有.xlsx", 2),
    ("template check 信函.docx --annotate 满/批注.docx", 3),
    ("template build 信函 -o 模板", 0),
    ("template build 信涵 -o 模板", 2),
    ("template build 信函 --profile 没有", 2),
    ("template build 信函 -o 满/模板", 3),
    ("demo -o 示例", 0),
    ("demo -o 满/示例", 3),
    ("demo --nope", 2),
]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the table names; whatever is written below 满 finds the disk full, and nothing prints."""
    for name in ("好.xlsx", "好二.xlsx"):
        (tmp_path / name).write_bytes(marked_book("一"))
    (tmp_path / "坏.xlsx").write_bytes(broken_book())
    (tmp_path / "假.docx").write_text("文字", encoding="utf-8")
    (tmp_path / "去年.txt").write_text(
        "2023年工作总结\n一、工作成效\n（一）抓培训。办班3期。", encoding="utf-8"
    )
    (tmp_path / "空白.txt").write_text(" \n", encoding="utf-8")
    shutil.copy(FINE, tmp_path / "信函.docx")
    shutil.copy(FINE, tmp_path / "没有权限.docx")
    for name in ("空", "设置坏了", "满"):
        (tmp_path / name).mkdir()
    (tmp_path / "外来").mkdir()
    Workbook().save(tmp_path / "外来" / "通讯录.xlsx")
    (tmp_path / "设置坏了" / "docgen.toml").write_text("nope = 1", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _fill_the_disk(monkeypatch)
    monkeypatch.setattr("docgen.office.find_office", lambda: None)
    monkeypatch.setitem(sys.modules, "rdocx", None)
    return tmp_path


def _fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    open_, mkdir, read = os.open, Path.mkdir, Path.read_bytes

    def opened(path: Any, flags: int, *rest: Any, **options: Any) -> int:
        if flags & os.O_CREAT and "满" in Path(path).parts:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return open_(path, flags, *rest, **options)

    def made(path: Path, *rest: Any, **options: Any) -> None:
        if "满" in path.parts[:-1]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        mkdir(path, *rest, **options)

    def bytes_of(path: Path) -> bytes:
        if path.name == "没有权限.docx":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return read(path)

    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(Path, "mkdir", made)
    monkeypatch.setattr(Path, "read_bytes", bytes_of)


@pytest.mark.parametrize(("line", "code"), TABLE)
def test_a_command_ends_as_every_other_does(line: str, code: int, desk: Path) -> None:
    run = CliRunner().invoke(main, [*line.split(), "--lang", "zh"])
    assert run.exit_code == code, run.output
    if code:
        assert "错误" in run.output
        assert "怎么办" in run.output


@pytest.mark.parametrize(("line", "code"), [row for row in TABLE if row[1]])
def test_as_json_it_ends_the_same_way_and_says_why(line: str, code: int, desk: Path) -> None:
    run = CliRunner().invoke(main, [*line.split(), "--format", "json"])
    record = json.loads(run.stdout)
    nested = [
        found
        for each in (*record.get("reports", ()), *record.get("files", ()))
        for found in each["diagnostics"]
    ]
    assert run.exit_code == code
    assert any(found["severity"] == "error" for found in (*record["diagnostics"], *nested))


def test_a_libreoffice_that_fails_to_print_is_the_environment(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OF102: the program is there and gives no PDF."""
    monkeypatch.setattr("docgen.office.find_office", lambda: Path("/bin/false"))
    run = CliRunner().invoke(main, ["render", "好.xlsx", "--pdf", "--format", "json"])
    (report,) = json.loads(run.stdout)["reports"]
    assert [d["code"] for d in report["diagnostics"] if d["severity"] == "error"] == ["OF102"]
    assert run.exit_code == 3


def test_a_defect_of_a_command_is_one_finding_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr("docgen.cli.layouts.load_layouts", broken)
    run = CliRunner().invoke(main, ["layouts", "--format", "json"])
    record = json.loads(run.stdout)
    assert run.exit_code == 1
    assert [found["code"] for found in record["diagnostics"]] == ["PL301"]
    assert "unforeseen" in record["diagnostics"][0]["message"]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LANG": "en"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "zh"),
        ({"LANG": "bg_BG.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({}, "zh"),
    ],
)
def test_english_is_for_an_english_locale_only(environment: dict[str, str], language: str) -> None:
    from docgen.console import language_of_environment

    assert language_of_environment(environment) == language
