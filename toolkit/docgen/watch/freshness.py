"""Whether a report already says what its workbook, pictures, template and layout say now."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from docgen import __version__
from docgen.pipeline.settings import Settings
from docgen.publish import has_files, is_whole, recorded


@dataclass(frozen=True, slots=True)
class Sources:
    """The SHA-256 of every template and layout that a report may be made with now."""

    templates: frozenset[str]
    layouts: frozenset[str]

    @classmethod
    def of(cls, settings: Settings) -> "Sources":
        """As the settings say; what cannot be read is left out, so that its reports are made anew."""
        templates = _files(settings.templates, "*.docx")
        return cls(
            _hashes([settings.template] if settings.template else templates),
            _hashes(_files(settings.layouts, "*.yaml")),
        )

    def made(self, workbook: Path, workbook_sha256: str, report: Path) -> bool:
        """Whether `report` was made by this docgen from that workbook with one of these templates, layouts.

        Which of them, the workbook itself decides: an unchanged workbook asks for the same ones, and for the
        same picture files, which must be as they were.
        """
        found = recorded(report)
        return (
            found is not None
            and found.workbook_sha256 == workbook_sha256
            and found.tool_version == __version__
            and found.template_sha256 in self.templates
            and found.layout_sha256 in self.layouts
            and has_files(found.options, workbook.parent)
            and is_whole(report)
        )


def _files(folders: tuple[Path, ...], pattern: str) -> list[Path]:
    return [path for folder in folders for path in folder.glob(pattern)]


def _hashes(paths: list[Path]) -> frozenset[str]:
    return frozenset(digest for path in paths if (digest := _sha256(path)))


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
