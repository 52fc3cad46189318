"""The frozen program as a clerk uses it; `make app` builds it and runs this (no test of the usual suite)."""

import http.client
import json
import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from docgen.resources import folder

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "build" / "app" / "docgen" / "docgen"
SAMPLE = folder("samples") / "上半年工作总结.xlsx"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment without Python, without a cache, without anything of this checkout."""
    return {
        "HOME": str(tmp_path),
        "PATH": "/usr/bin:/bin",
        "LANG": "zh_CN.UTF-8",
        "DOCGEN_CACHE": str(tmp_path / "c"),
    }


@pytest.fixture
def place(tmp_path: Path) -> Path:
    books = tmp_path / "年度 材料"
    books.mkdir()
    for name in ("甲局", "乙局"):
        shutil.copy(SAMPLE, books / f"{name}.xlsx")
    return books


def test_reports_are_made_by_two_processes(place: Path, home: dict[str, str]) -> None:
    subprocess.run([APP, "render", place, "-j", "2"], env=home, check=True, timeout=120)
    assert {path.name for path in place.glob("*.docx")} == {"甲局.docx", "乙局.docx"}


def test_a_watched_folder_gets_its_reports(place: Path, home: dict[str, str]) -> None:
    command = [APP, "watch", place, "--format", "json"]
    with subprocess.Popen(command, env=home, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        events = [json.loads(process.stdout.readline()) for _ in range(3)]
        process.terminate()
    assert sorted(event["event"] for event in events) == ["report", "report", "started"]


def test_the_first_start_shows_the_page(place: Path, home: dict[str, str]) -> None:
    command = [APP, "studio", place, "--no-browser", "--port", "0", "--format", "json"]
    with subprocess.Popen(command, env=home, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = urlsplit(json.loads(process.stdout.readline())["address"])
        token = address.query.removeprefix("token=")
        pages = ("/", "/main.js", "/icon-32.png", "/?pane=office", f"/wps/{token}/ribbon.xml")
        for path in (
            *pages,
            "/api/words",
            "/api/layouts",
            "/api/layout-picture?id=annual-report",
            "/api/tags",
        ):
            connection = http.client.HTTPConnection("127.0.0.1", address.port or 0, timeout=60)
            connection.request("GET", path, headers={"X-Docgen": token})
            assert connection.getresponse().status == 200, path
            connection.close()
        process.terminate()


def test_it_is_put_into_the_menu_and_taken_away(home: dict[str, str], tmp_path: Path) -> None:
    script = APP.with_name("安装到桌面.sh")
    subprocess.run(["sh", script], env=home, check=True)
    (entry,) = tmp_path.rglob("*.desktop")
    assert f'Exec="{APP}" studio' in entry.read_text(encoding="utf-8")
    subprocess.run(["sh", script, "卸载"], env=home, check=True)
    assert not list(tmp_path.rglob("*.desktop"))


def test_the_folder_holds_no_path_of_the_machine_that_built_it() -> None:
    program = APP.read_bytes()
    assert os.fsencode(ROOT) not in program
