"""The programs that judge what docgen writes, and where `make` puts them."""

import shutil
import sys
from functools import cache
from pathlib import Path

MISSING = "skipped for want of a tool"


NODE_MODULES = Path(sys.prefix) / "node" / "node_modules"
"""Where `make` installs the Node.js packages that judge, beside the environment."""


def ooxml_validator() -> Path:
    """Microsoft's Open XML SDK validator."""
    return NODE_MODULES / ".bin" / "ooxml-validator"


@cache
def missing_tools() -> dict[str, str]:
    """Test marker → why its tests cannot run on this machine."""
    missing = {}
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        missing["office"] = "LibreOffice or poppler is not installed (make install-system)"
    judges = (
        ooxml_validator(),
        *(
            NODE_MODULES / name
            for name in (
                "numfmt",
                "ssf",
                "puppeteer-core",
                "@sparticuz/chromium",
                "axe-core",
                "office-addin-mock",
                "office-addin-manifest",
                "office-addin-manifest-converter",
            )
        ),
    )
    if not (shutil.which("node") and all(judge.exists() for judge in judges)):
        missing["node"] = "judges that run on Node.js are not installed (make install-node)"
    if not shutil.which("makensis"):
        missing["nsis"] = "NSIS is not installed (make install-system)"
    return missing
