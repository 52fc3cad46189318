"""Files are opened with the program that the system has for them; folders are chosen in its own window."""

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


_CHOOSERS = {
    "win32": (
        [
            "powershell", "-NoProfile", "-STA", "-Command",
            "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Windows.Forms; "
            "$d = New-Object System.Windows.Forms.FolderBrowserDialog; "
            "if ($d.ShowDialog() -eq 'OK') { $d.SelectedPath }",
        ],
    ),
    "darwin": (["osascript", "-e", "POSIX path of (choose folder)"],),
}  # fmt: skip
_LINUX_CHOOSERS = (
    ["zenity", "--file-selection", "--directory"],
    ["kdialog", "--getexistingdirectory"],
)
"""Each shows the system's window and prints what was chosen; nothing where it was closed."""


def can_choose() -> bool:
    """Whether the system has a window in which a folder is chosen."""
    return _chooser() is not None


def choose_folder() -> Path | None:
    """The folder that the person chooses in the system's window; None where it is closed. Waits for that."""
    command = _chooser()
    if command is None:
        return None
    done = subprocess.run(command, check=False, capture_output=True, stdin=subprocess.DEVNULL)
    chosen = done.stdout.decode("utf-8", "replace").strip()
    return Path(chosen) if done.returncode == 0 and chosen else None


def _chooser() -> list[str] | None:
    known = _CHOOSERS.get(sys.platform, _LINUX_CHOOSERS)
    return next((command for command in known if shutil.which(command[0])), None)


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
