"""The folder for Windows: assembled from a stand-in Python and stand-in wheels, and looked through."""

import re
import zipfile
from pathlib import Path

import pytest

from authoring.build_windows import SETUP, assembled, setup_of, version_of

NEEDED = (
    "colorama/__init__.py",
    "docgen/__main__.py",
    "docgen/studio/page/index.html",
    "docgen/studio/panes/wps/ribbon.xml",
    "docgen/data/seeds/a.yaml",
    "lxml/__init__.py",
    "click/__init__.py",
    "yaml/__init__.py",
)


def zipped(path: Path, *names: str, text: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name in names:
            package.writestr(name, text)
    return path


def python(place: Path) -> Path:
    path = zipped(place / "python-embed.zip", "python.exe", "python312.dll", "python312.zip")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("python312._pth", "python312.zip\n.\n\n#import site\n")
    return path


def test_the_interpreter_finds_the_packages_and_the_scripts_suit_windows(tmp_path: Path) -> None:
    assert version_of(python(tmp_path)) == "3.12"
    wheel = zipped(tmp_path / "docgen-1-py3-none-any.whl", *NEEDED)
    assert assembled(python(tmp_path), [wheel], tmp_path / "docgen") == []
    path = (tmp_path / "docgen" / "python" / "python312._pth").read_bytes()
    assert b"Lib\\site-packages\r\n" in path
    scripts = [*(tmp_path / "docgen").glob("*.cmd"), *(tmp_path / "docgen").glob("*.ps1")]
    assert {"docgen工作台.cmd", "卸载.cmd", "开机自动启动.cmd"} <= {script.name for script in scripts}
    for script in scripts:
        data = script.read_bytes()
        assert data.isascii(), script.name
        assert data.count(b"\n") == data.count(b"\r\n"), script.name


@pytest.mark.nsis
def test_a_setup_program_for_one_user_is_made_of_the_folder(tmp_path: Path) -> None:
    wheel = zipped(tmp_path / "docgen-1-py3-none-any.whl", *NEEDED)
    assembled(python(tmp_path), [wheel], tmp_path / "docgen")
    setup = setup_of(tmp_path / "docgen", tmp_path / "docgen-setup.exe")
    assert setup.read_bytes().startswith(b"MZ")
    script = SETUP.read_text("utf-8-sig")
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
    removed = re.findall(r"(?:RMDir /r|Delete) \"([^\"]*)\"", script)
    # What the uninstaller takes is docgen's by its name: a person's file in the folder stays.
    assert all("python" in name or ".lnk" in name or ".cmd" in name or "install" in name for name in removed)


def test_what_would_not_work_on_windows_is_told(tmp_path: Path) -> None:
    names = ("a/" + "x" * 150 + ".py", "docgen/aux?.py", "A/b.py", "a/B.py", "lxml/etree.so")
    names = ("a/" + "x" * 150 + ".py", "docgen/aux?.py", "A/b.py", "a/B.py", "lxml/etree.so")
    bad = zipped(tmp_path / "bad-1.whl", *names)
    found = "\n".join(assembled(python(tmp_path), [bad], tmp_path / "docgen"))
    for words in (
        "too long",
        "no name for Windows",
        "differs only in case",
        "made for Linux",
        "missing: click",
    ):
        assert words in found


def test_wheels_with_a_data_folder_are_unpacked_where_they_belong(tmp_path: Path) -> None:
    wheel = zipped(tmp_path / "a-1.whl", *NEEDED, "a-1.data/platlib/a/b.py", "a-1.data/scripts/a.exe")
    assert assembled(python(tmp_path), [wheel], tmp_path / "docgen") == []
    packages = tmp_path / "docgen" / "python" / "Lib" / "site-packages"
    assert (packages / "a" / "b.py").is_file()
    assert not list(packages.rglob("a.exe"))
