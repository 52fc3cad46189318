"""Where the files that ship with docgen are: templates, layouts, samples."""

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
