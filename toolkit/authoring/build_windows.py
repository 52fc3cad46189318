"""Assembles build/windows/docgen, a folder that runs docgen on Windows with nothing installed.

It holds the embeddable Python that is handed over, the wheels for win_amd64, docgen, and scripts to start.
Made and looked through on Linux; nobody has started it on a real Windows yet (docs/windows.md says so).
"""

import argparse
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(__file__).parent / "app" / "windows"
SETUP = Path(__file__).parent / "app" / "windows-setup" / "docgen.nsi"
TARGET = ROOT / "build" / "windows"
LONGEST_PATH = 150
"""Characters below docgen's own folder: with where a clerk unpacks it, Windows must not see more than 260."""
NEEDED = (
    "docgen/__main__.py",
    "docgen/studio/page/index.html",
    "docgen/studio/panes/wps/ribbon.xml",
    "docgen/data/seeds",
    "lxml",
    "click",
    "colorama",
    "yaml",
)
PACKAGES = "Lib/site-packages"


def main() -> None:
    """Assemble it from `--python-zip`; `--wheels` names a folder of wheels where there is no registry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python-zip", type=Path, required=True)
    parser.add_argument("--wheels", type=Path)
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args()
    wheels = given.wheels or downloaded(version_of(given.python_zip), given.target / "wheels")
    problems = assembled(given.python_zip, sorted(wheels.glob("*.whl")), given.target / "docgen")
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        raise SystemExit(1)
    print(shutil.make_archive(str(given.target / "docgen-windows"), "zip", given.target, "docgen"))
    if shutil.which("makensis"):
        print(setup_of(given.target / "docgen", given.target / "docgen-setup.exe"))
    else:
        print("no docgen-setup.exe: makensis is not installed (Debian: nsis)")


def setup_of(folder: Path, output: Path) -> Path:
    """Make a setup program of the assembled folder. Raises CalledProcessError where NSIS finds a fault."""
    names = [f"-DSOURCE={folder.absolute()}", f"-DOUTPUT={output.absolute()}"]
    subprocess.run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *names, str(SETUP)], check=True)
    return output


def version_of(python: Path) -> str:
    """The version of an embeddable Python ("3.12"), by the name of its library."""
    with zipfile.ZipFile(python) as package:
        found = [re.fullmatch(r"python3(\d\d)\.dll", name) for name in package.namelist()]
    numbers = [match[1] for match in found if match]
    if not numbers:
        raise SystemExit(f"{python.name} is no embeddable Python 3 for Windows")
    return f"3.{numbers[0]}"


def downloaded(version: str, folder: Path) -> Path:
    """docgen's own wheel and those that it needs, for Windows on x86-64."""
    folder.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    own = next(folder.glob("docgen-*.whl"))
    wanted = ["--platform", "win_amd64", "--python-version", version, "--only-binary=:all:"]
    locked = ["--constraint", str(ROOT / "requirements.txt")]
    subprocess.run(
        [*pip, "download", "-d", str(folder), *wanted, *locked, f"{own}[studio]", *_ON_WINDOWS], check=True
    )
    return folder


_ON_WINDOWS = ("colorama",)
"""What a package needs on Windows only: pip resolves for the system that it runs on."""


def assembled(python: Path, wheels: Iterable[Path], target: Path) -> list[str]:
    """Make the folder; what is wrong with it."""
    shutil.rmtree(target, ignore_errors=True)
    interpreter = target / "python"
    with zipfile.ZipFile(python) as package:
        package.extractall(interpreter)
    for wheel in wheels:
        _unpack(wheel, interpreter / PACKAGES)
    _let_packages_in(interpreter)
    for script in SCRIPTS.iterdir():
        _write_script(script, target / script.name)
    return list(faults(target))


def _unpack(wheel: Path, packages: Path) -> None:
    """A wheel's packages; its scripts are not needed, for docgen is called with -m."""
    with zipfile.ZipFile(wheel) as package:
        for name in package.namelist():
            _, _, rest = name.partition(".data/")
            inside = (
                rest.partition("/")[2] if rest.startswith(("purelib/", "platlib/")) else "" if rest else name
            )
            if inside and not name.endswith("/"):
                to = packages / inside
                to.parent.mkdir(parents=True, exist_ok=True)
                to.write_bytes(package.read(name))


def _let_packages_in(interpreter: Path) -> None:
    """An embeddable Python looks only where its ._pth file says."""
    (path,) = interpreter.glob("python3*._pth")
    lines = [
        line for line in path.read_text("utf-8").splitlines() if line.strip() not in ("import site", PACKAGES)
    ]
    path.write_bytes("\r\n".join([*lines, PACKAGES.replace("/", "\\"), ""]).encode())


def _write_script(source: Path, target: Path) -> None:
    """Scripts of Windows end their lines with CR LF; what stands in them is ASCII, whatever the code page."""
    target.write_bytes(source.read_text("ascii").replace("\n", "\r\n").encode("ascii"))


def faults(target: Path) -> Iterator[str]:
    """What would not work on Windows, as far as names and bytes tell."""
    folded: dict[str, str] = {}
    for path in sorted(target.rglob("*")):
        name = path.relative_to(target).as_posix()
        if len(name) > LONGEST_PATH:
            yield f"too long for Windows: {name}"
        if re.search(r'[<>:"|?*\\]|[ .](/|$)', name):
            yield f"no name for Windows: {name}"
        if folded.setdefault(name.casefold(), name) != name:
            yield f"differs only in case from {folded[name.casefold()]}: {name}"
        if path.suffix == ".so":
            yield f"made for Linux: {name}"
    packages = target / "python" / PACKAGES
    for needed in NEEDED:
        if not (packages / needed).exists():
            yield f"missing: {needed}"


if __name__ == "__main__":
    main()
