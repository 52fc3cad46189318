"""The programs that judge what docgen writes, and where `make` puts them."""

import shutil
import sys
from functools import cache
from pathlib import Path

MISSING = "skipped for want of a tool"


def ooxml_validator() -> Path:
    """Microsoft's Open XML SDK validator, installed by `make` beside the environment."""
    return Path(sys.prefix) / "node" / "node_modules" / ".bin" / "ooxml-validator"


@cache
def missing_tools() -> dict[str, str]:
    """Test marker → why its tests cannot run on this machine."""
    missing = {}
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        missing["office"] = "LibreOffice or poppler is not installed (make install-system)"
    if not (shutil.which("node") and ooxml_validator().exists()):
        missing["node"] = "the Open XML SDK validator is not installed (needs Node.js; make install-node)"
    return missing
