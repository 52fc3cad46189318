"""What is installed is locked, and the lists name no host."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NODE = sorted((ROOT / "toolkit" / "authoring" / "node").glob("*/package.json"))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_python_package_has_one_version_and_no_index_is_named(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    assert listed
    assert [line for line in listed if not re.match(r"[\w.-]+==[\w.!+-]+( ; .+)?$", line)] == []


@pytest.mark.parametrize("wanted", NODE, ids=[path.parent.name for path in NODE])
def test_every_node_package_is_locked_and_no_registry_is_named(wanted: Path) -> None:
    text = wanted.with_name("package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    for name, version in json.loads(wanted.read_text(encoding="utf-8"))["dependencies"].items():
        assert packages[f"node_modules/{name}"]["version"] == version
    assert "resolved" not in text


def test_jinja_is_capped_to_what_is_tested_for_its_generated_code_is_relied_upon() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'"jinja2>=[\d.]+,<3\.2"', project)
