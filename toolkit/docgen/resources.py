"""Where the files that ship with docgen are (templates, layouts, samples), and where it may keep a cache."""

import os
import sys
from collections.abc import Mapping
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


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The user's folder for what docgen can make again at any time; it may not exist yet.

    `DOCGEN_CACHE` names another one. Raises RuntimeError for a user without a home.
    """
    if named := environment.get("DOCGEN_CACHE"):
        return Path(named)
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "docgen" / "Cache"
    if platform == "darwin":
        return Path.home() / "Library" / "Caches" / "docgen"
    return Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "docgen"


def font_map() -> Path:
    """The fontconfig file that gives LibreOffice stand-ins for official typefaces that are not installed."""
    return _INSTALLED / "fonts.conf"
