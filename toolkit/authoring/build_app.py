"""Builds docgen as one folder that needs no Python, in build/app/docgen (PyInstaller): `make app`.

One folder and never one file: a one-file program unpacks itself at every start.
"""

import shutil
from pathlib import Path

from docgen.resources import folder

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent / "app"
TARGET = ROOT / "build" / "app"
NAME = "docgen"
SHIPPED = ("docx_templates", "seeds", "samples")
WHOLE = ("docgen", "docxtpl", "docx", "rdocx")
"""Packages that go in with all their modules and data: docgen imports its commands by name."""
NOT_NEEDED = (
    "tkinter",
    "numpy",
    "pandas",
    "PIL",
    "matplotlib",
    "pytest",
    "hypothesis",
    "mypy",
    "IPython",
    "setuptools",
    "dask",
    "distributed",
    "fsspec",
    "moto",
    "s3fs",
    "botocore",
    "aiohttp",
    "engine",
    "hatchling",
)


def main() -> None:
    """Build it."""
    from PyInstaller.__main__ import run

    shutil.rmtree(TARGET, ignore_errors=True)
    run(
        [
            str(HERE / "start.py"),
            *("--name", NAME, "--onedir", "--noconfirm", "--log-level", "WARN", "--console"),
            *(
                "--distpath",
                str(TARGET),
                "--workpath",
                str(TARGET / "work"),
                "--specpath",
                str(TARGET / "work"),
            ),
            *(f"--collect-all={package}" for package in WHOLE),
            *(f"--add-data={folder(name)}:docgen/data/{name}" for name in SHIPPED),
            *(f"--exclude-module={name}" for name in NOT_NEEDED),
        ]
    )
    for extra in sorted(HERE.glob("linux/*")):
        shutil.copy(extra, TARGET / NAME)
    print(TARGET / NAME)


if __name__ == "__main__":
    main()
