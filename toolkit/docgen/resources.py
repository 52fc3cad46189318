"""Where the files that ship with docgen are (templates, layouts, samples), and where it may keep a cache."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "data"
_CHECKOUT = _PACKAGE.parent.parent


def folder(name: str) -> Path:
    """The shipped folder `name` ("docx_templates", "seeds" or "samples").

    A wheel carries it inside the package; a checkout has it at its root.
    """
    installed = _INSTALLED / name
    return installed if installed.is_dir() else _CHECKOUT / name


def cache_folder() -> Path:
    """The user's folder for what docgen can make again at any time; it may not exist yet.

    `DOCGEN_CACHE` names another one.
    """
    if named := os.environ.get("DOCGEN_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "docgen" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "docgen"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "docgen"


def font_map() -> Path:
    """The fontconfig file that gives LibreOffice stand-ins for 仿宋, 楷体, 黑体 and 小标宋 where they are missing."""
    return _INSTALLED / "fonts.conf"
