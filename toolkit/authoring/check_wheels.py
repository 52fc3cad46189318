"""Are there wheels of all that docgen needs, for the systems that it is carried to? `make wheels`.

Only the registry's word is asked for, nothing is installed. A package that is not needed for every report
(docgen[studio]) may be missing; what the rest lacks ends with 1.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SYSTEMS = {
    "Windows x86-64": ("win_amd64",),
    "Linux x86-64, glibc 2.28": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "Linux ARM64, glibc 2.28": ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
    "Linux LoongArch": ("manylinux_2_38_loongarch64", "manylinux_2_36_loongarch64"),
}
PYTHONS = ("3.11", "3.12", "3.13")
OPTIONAL = ("rdocx",)
LACKING = ("Linux LoongArch",)
"""Known to have no wheels (docs/windows.md says what to do there); told, and no fault."""


def main() -> int:
    """Print a line a package and system that has none; 0 where only the known ones are missing."""
    locked = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    wanted = [line.strip() for line in locked if "==" in line and not line.startswith("#")]
    faults = 0
    for system, platforms in SYSTEMS.items():
        lacking = [
            f"{requirement} for Python {version}"
            for version in PYTHONS
            for requirement in (*wanted, *OPTIONAL)
            if not has_wheel(requirement, version, platforms)
        ]
        print(f"{system}: {'all there' if not lacking else 'none of ' + ', '.join(lacking)}")
        grave = [each for each in lacking if not each.startswith(OPTIONAL)]
        faults += len(grave) if system not in LACKING else 0
    return 1 if faults else 0


def has_wheel(requirement: str, version: str, platforms: tuple[str, ...]) -> bool:
    """Whether pip would find a wheel of `requirement` there."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--dry-run",
            "--no-deps", "--only-binary=:all:", "--python-version", version, "--target", folder,
            "--ignore-installed",
            *(option for platform in platforms for option in ("--platform", platform)),
            requirement,
        ]  # fmt: skip
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
