"""Ctrl-C in a terminal reaches every process of the command: whole files, one word, nobody left."""

import os
import signal
import sys
import zipfile
from pathlib import Path

import psutil
import pytest

from support.marked import marked_book
from support.terminal import in_the_foreground

pytestmark = pytest.mark.xdist_group("cluster")
BOOKS = 600


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
def test_ctrl_c_on_a_cluster_leaves_whole_reports_and_no_process(tmp_path: Path) -> None:
    for number in range(BOOKS):
        (tmp_path / f"{number:03}局.xlsx").write_bytes(marked_book(number))
    docgen = [sys.executable, "-m", "docgen", "render", tmp_path, "--on", "dask", "-j", "2"]
    process = in_the_foreground(docgen, own_group=True)
    assert process.stdout is not None
    first = process.stdout.readline()
    started = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    rest, _ = process.communicate(timeout=120)

    assert first.startswith("已生成")
    assert process.returncode == 130
    assert "已中断：还有" in rest
    assert "Traceback" not in rest
    assert started
    assert psutil.wait_procs(started, timeout=60)[1] == []
    made = sorted(tmp_path.glob("*.docx"))
    assert made
    assert all(zipfile.ZipFile(report).testzip() is None for report in made)
