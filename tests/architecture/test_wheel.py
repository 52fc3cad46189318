"""What ships: an installed copy finds its templates, layouts and samples inside itself."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
from docgen.cli import main
from docgen.resources import folder
print(folder("docx_templates"))
main(["demo", "-o", "demo"])
"""


def test_a_wheel_makes_the_demo_by_itself(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as package:
        assert not [name for name in package.namelist() if name.startswith(("authoring", "bench", "tests"))]
        package.extractall(installed)
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed), "DOCGEN_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert Path(run.stdout.splitlines()[0]).is_relative_to(installed)
    assert len(list((tmp_path / "demo").glob("*.docx"))) == 5
