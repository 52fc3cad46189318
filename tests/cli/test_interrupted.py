"""Ctrl-C in the middle of a batch: what is made is whole, and the rest is told."""

import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from docgen.resources import folder
from support.terminal import in_the_foreground

SAMPLE = folder("samples") / "年度工作情况报告.xlsx"
BOOKS = 200


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
def test_ctrl_c_leaves_whole_reports_and_says_what_is_left(tmp_path: Path) -> None:
    for number in range(BOOKS):
        shutil.copy(SAMPLE, tmp_path / f"{number:03}.xlsx")
    docgen = [Path(sys.executable).with_name("docgen"), "render", tmp_path, "-j", "2"]
    process = in_the_foreground(docgen)
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)

    assert first.startswith("已生成")
    assert process.returncode == 130
    assert "已中断：还有" in rest
    made = sorted(tmp_path.glob("*.docx"))
    assert 0 < len(made) < BOOKS
    assert all(zipfile.ZipFile(report).testzip() is None for report in made)

    again = subprocess.run(docgen, capture_output=True, text=True, check=False)
    assert again.returncode == 0
    assert len(list(tmp_path.glob("*.docx"))) == BOOKS
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx"] * BOOKS + [".xlsx"] * BOOKS
