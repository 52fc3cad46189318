"""What a clerk reads of a workbook with one fault fifty times: one message, with its places."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.console import Console
from docgen.diagnostics import Where, note
from support.books import write_book


def test_fifty_typed_numbers_are_one_message_with_the_places(tmp_path: Path) -> None:
    rows = "\n".join(f"| 二级 | （{n}）做法{n}。 | 内容。 |" for n in "一二三四五六七八九十")
    write_book(tmp_path, f"# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 工作成效 | |\n{rows}")
    result = CliRunner().invoke(main, ["render", str(tmp_path / "某局.xlsx"), "--lang", "zh"])
    lines = [line for line in result.output.splitlines() if "WB305" in line or "同样的" in line]
    assert len(lines) == 2
    assert "正文!B3" in lines[0]
    assert "同样的还有 9 处：正文!B4" in lines[1]


def test_of_what_must_be_mended_each_name_is_told(tmp_path: Path) -> None:
    names = ("办件数", "走访数", "受理数", "培训数", "会议数")
    rows = "\n".join(f"| 正文 | | 全年{{{{{name}}}}}。 |" for name in names)
    fields = "# 基本信息\n| 项目 | 内容 |\n| 版式 | 通用报告 |\n| 标题 | 工作报告 |\n"
    write_book(tmp_path, f"{fields}# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 工作成效 | |\n{rows}")
    result = CliRunner().invoke(main, ["render", str(tmp_path / "某局.xlsx"), "--lang", "zh"])
    assert [name for name in names if name in result.output] == list(names)


def test_three_findings_of_one_kind_are_told_each(tmp_path: Path) -> None:
    rows = "\n".join(f"| 二级 | （{n}）做法{n}。 | 内容。 |" for n in "一二三")
    write_book(tmp_path, f"# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 工作成效 | |\n{rows}")
    result = CliRunner().invoke(main, ["render", str(tmp_path / "某局.xlsx"), "--lang", "zh"])
    assert result.output.count("WB305") == 3


def test_of_many_kinds_of_notes_three_are_told_and_how_many_more_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = Where.in_sheet("某局.xlsx", "正文", "C3")
    codes = ["WB122", "WB305", "WB306", "TX108", "WB311", "WB119"]
    details = dict.fromkeys(("cells", "count", "words", "number", "level", "name", "rows", "digits"), "一")
    Console(language="zh").diagnostics([note(code, place, **details) for code in codes])
    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  说明")] == ["说明"] * 3
    assert lines[-1].strip().startswith("……另有 3 条")
