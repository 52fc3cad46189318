"""Files are opened with the program that the system has for them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def open_with_system(path: Path) -> bool:
    """Open `path` in Excel, Word or WPS; whether the system could be asked to."""
    if sys.platform == "win32":
        return _started(path)
    program = "open" if sys.platform == "darwin" else "xdg-open"
    return _asked([program, str(path.absolute())])


def reveal(path: Path) -> bool:
    """Show where `path` lies, in the system's window of files."""
    if sys.platform == "win32":
        return _asked(["explorer", "/select,", str(path.absolute())])
    return open_with_system(path.parent)


def _started(path: Path) -> bool:
    try:
        os.startfile(path)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True


def _asked(command: list[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    try:
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError:
        return False
    return True
