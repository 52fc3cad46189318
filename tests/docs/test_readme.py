"""Every command in the READMEs runs as it stands there."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh-CN.md")
_LONG = {"make test", "make bench", "make torture", "make check"}
"""What this very run is part of, or longer than it: that the target exists is what is tested here."""


def commands(readme: str) -> list[str]:
    text = (ROOT / readme).read_text(encoding="utf-8")
    return [
        line
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
        if line
    ]


def test_both_readmes_give_the_same_commands() -> None:
    assert commands(READMES[0]) == commands(READMES[1])


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a reader has before them: the folders that the commands name."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "docx_templates", place / "docx_templates")
    return place


@pytest.mark.parametrize("command", [c for c in commands(READMES[0]) if c.startswith("make ")])
def test_a_make_target_of_the_readme_exists(command: str) -> None:
    dry = ["--dry-run"] if command in _LONG else ["--dry-run", "--always-make"]
    subprocess.run([*shlex.split(command), *dry], cwd=ROOT, check=True, capture_output=True)


def test_every_docgen_command_of_the_readme_runs_in_order(checkout: Path) -> None:
    docgen = Path(sys.executable).with_name("docgen")
    for command in commands(READMES[0]):
        if not command.startswith("docgen "):
            continue
        arguments = [str(docgen), *shlex.split(command)[1:]]
        code, output = (
            _watched(arguments, checkout)
            if re.search(" (watch|studio) ", command)
            else _run(arguments, checkout)
        )
        assert code == 0, f"{command}\n{output}"
        assert output.strip(), f"{command} says nothing"


def _run(arguments: list[str], place: Path) -> tuple[int, str]:
    run = subprocess.run(arguments, cwd=place, capture_output=True, text=True, timeout=120, check=False)
    return run.returncode, run.stdout + run.stderr


def _watched(arguments: list[str], place: Path) -> tuple[int, str]:
    """A watcher speaks once it stands; then Ctrl-C ends it."""
    process = subprocess.Popen(
        arguments,
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "DOCGEN_CACHE": str(place / "cache")},
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)
    return process.returncode, first + rest
