"""What the options and a folder's `docgen.toml` decide."""

from dataclasses import dataclass
from pathlib import Path

from docgen.resources import folder


def _shipped(name: str) -> tuple[Path, ...]:
    return (folder(name),)


@dataclass(frozen=True, slots=True)
class Settings:
    """How reports are made.

    `template` overrides the layout's own; `layouts` and `templates` are the folders searched, in order;
    `strict` makes unfilled places errors; `keep` is how many older versions of a report stay;
    `pdf` puts a PDF beside each report.
    """

    template: Path | None = None
    layouts: tuple[Path, ...] = _shipped("seeds")
    templates: tuple[Path, ...] = _shipped("docx_templates")
    strict: bool = False
    keep: int = 0
    pdf: bool = False
