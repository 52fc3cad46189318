"""`docgen watch` as a process: what a clerk starts, sees and stops."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.publish import is_temporary
from docgen.resources import folder
from support.marked import broken_book, mark_in, marked_book
from support.watching import watch_process

SIGNALS = [signal.SIGTERM, signal.SIGINT]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize("number", SIGNALS, ids=[number.name for number in SIGNALS])
def test_save_problem_mended_stop(tmp_path: Path, number: signal.Signals) -> None:
    book, report = tmp_path / "某局.xlsx", tmp_path / "某局.docx"
    book.write_bytes(marked_book("一"))
    with watch_process(tmp_path) as watched:
        assert watched.report("某局.xlsx")["status"] == "written"

        book.write_bytes(broken_book())
        failed = watched.report("某局.xlsx")
        assert failed["status"] == "failed"
        assert failed["diagnostics"][0]["where"]["cell"] == "C2"

        book.write_bytes(marked_book("二"))
        assert watched.report("某局.xlsx")["status"] == "written"
        assert mark_in(report) == "二"

        assert watched.end(number) == 0
        assert watched.next(lambda line: line["event"] == "stopped")
    assert not [path for path in tmp_path.iterdir() if is_temporary(path.name)]


def test_a_report_is_the_same_file_that_render_makes(tmp_path: Path) -> None:
    for name in ("watched", "rendered"):
        (tmp_path / name).mkdir()
        shutil.copy(folder("samples") / "上半年工作总结.xlsx", tmp_path / name / "某局.xlsx")

    with watch_process(tmp_path / "watched") as watched:
        watched.report("某局.xlsx")
    CliRunner().invoke(main, ["render", str(tmp_path / "rendered")])

    reports = [tmp_path / name / "某局.docx" for name in ("watched", "rendered")]
    assert reports[0].read_bytes() == reports[1].read_bytes()


@pytest.mark.parametrize("arguments", [["没有"], ["好.xlsx", "没有"], ["--nope"]])
def test_a_program_is_told_in_one_line_why_watching_does_not_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "好.xlsx").write_bytes(marked_book("一"))
    result = CliRunner().invoke(main, ["watch", *arguments, "--format", "json"])
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["command"] == "watch"
    assert result.exit_code == 2


def test_a_path_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["watch", str(tmp_path / "没有")])

    assert result.exit_code == 2
    assert "WT007" in result.stderr
    assert "没有" in result.stderr


def test_what_a_clerk_reads_is_one_calm_line_a_report_and_problems_beneath_it(tmp_path: Path) -> None:
    (tmp_path / "甲局.xlsx").write_bytes(marked_book("一"))
    (tmp_path / "乙局.xlsx").write_bytes(broken_book())
    command = [sys.executable, "-m", "docgen", "watch", "--lang", "zh", str(tmp_path)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        lines: list[str] = []
        while sum("启动时发现" in line for line in lines) < 2 or not any("怎么办" in line for line in lines):
            lines.append(process.stdout.readline())
            assert lines[-1], "the watcher ended by itself"
        process.terminate()
        lines += process.stdout.readlines()

    assert lines[0].startswith("正在监视 1 处，共 2 个工作簿。")
    about = [line for line in lines if "启动时发现" in line]
    assert len(about) == 2
    assert any("未生成" in line and "乙局.xlsx" in line for line in about)
    assert any("已生成" in line and "甲局.docx" in line for line in about)
    assert any("正文!C2" in line for line in lines)
    assert lines[-1] == "已停止监视。\n"
