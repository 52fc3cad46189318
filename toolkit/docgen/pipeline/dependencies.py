"""What a report is made from: the one list that provenance, freshness and the watcher's scopes go by.

workbook            named by the command
layout              named by the workbook, in the first of the settings' folders that has it
template            the settings' own, or the layout's, in the first of the settings' folders that has it
picture files       named by the workbook, below its folder
docgen.toml         beside the workbook, or in the folder that the command names: it decides the settings
"""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from docgen import __version__
from docgen.layout import find_layout, is_layout_name, load_layouts
from docgen.model.fields import PERIOD, UNIT
from docgen.model.layout import Layout
from docgen.model.report import Report
from docgen.pipeline.settings import FILE_NAME, Settings
from docgen.publish import Provenance, file_hashes, has_files, is_whole, recorded, source_of

PICTURES = (".png", ".jpg", ".jpeg", ".jpe", ".gif")
"""The files that a row of 图片 may name."""


def provenance_of(report: Report, layout: Layout, template_sha256: str) -> Provenance:
    """What a report that is made now is made of."""
    return Provenance(
        tool_version=__version__,
        workbook_sha256=report.digest,
        template_sha256=template_sha256,
        layout_sha256=_sha256(layout.path),
        options=file_hashes({p.file: p.data for p in report.pictures.values() if p.file}),
        source=_source(report, layout),
    )


def _source(report: Report, layout: Layout) -> str:
    """Whose report it is: what tells it from another that is put in its place."""
    fields = report.fields
    whose = (fields[name].content.value if name in fields else "" for name in (UNIT, PERIOD))
    return source_of(report.file, layout.id, *whose)


def template_of(layout: Layout, settings: Settings) -> Path | None:
    """The template that reports of `layout` are printed with; None where the settings' folders have none."""
    if settings.template is not None:
        return settings.template
    candidates = (folder / layout.template for folder in settings.templates)
    return next((path for path in candidates if path.is_file()), None)


class Source(NamedTuple):
    """A folder whose files decide reports, and which of its files do; `deep` where those below do, too."""

    folder: Path
    decides: Callable[[str], bool]
    deep: bool = False


def sources(place: Path, settings: Settings) -> tuple[Source, ...]:
    """Where the files lie that decide the reports of `place` (a folder or a workbook), workbooks left out."""
    home = place if place.is_dir() or not place.suffix else place.parent
    return (
        *(Source(folder, is_layout_name) for folder in settings.layouts),
        *_template_sources(settings),
        Source(home, is_picture, deep=True),
        Source(home, FILE_NAME.__eq__),
    )


def _template_sources(settings: Settings) -> Iterable[Source]:
    """A template given by name is alone, as no other is used."""
    if settings.template is not None:
        template = settings.template.absolute()
        return (Source(template.parent, template.name.__eq__),)
    return (Source(folder, _is_template_name) for folder in settings.templates)


def is_picture(name: str) -> bool:
    """Whether the file of this name may be one that the sheet 图片 names."""
    return name.lower().endswith(PICTURES) and not name.startswith(("~", "."))


def _is_template_name(name: str) -> bool:
    return name.endswith(".docx") and not name.startswith(("~", "."))


class Freshness:
    """Whether reports say what their sources say now. Knows layouts and templates as they were when made."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        layouts = load_layouts(settings.layouts).value or ()
        self._layouts = {_sha256(layout.path): layout for layout in layouts}
        self._templates: dict[str, str] = {}

    def is_made(self, workbook: Path, workbook_sha256: str, report: Path) -> bool:
        """Whether `report` is what this docgen would make of that workbook now, printed where that is wanted.

        An unchanged workbook asks for the same layout and picture files by name; what has those names now
        must be what it was made with.
        """
        found = recorded(report)
        return (
            found is not None
            and found.workbook_sha256 == workbook_sha256
            and found.tool_version == __version__
            and self._is_todays(found)
            and has_files(found.options, workbook.parent)
            and is_whole(report)
            and (not self._settings.pdf or is_printed(report))
        )

    def _is_todays(self, found: Provenance) -> bool:
        layout = self._layouts.get(found.layout_sha256)
        if layout is None:
            return False
        if layout.id not in self._templates:
            now = find_layout(layout.name, self._settings.layouts).value
            template = template_of(layout, self._settings)
            is_same = now is not None and now.path == layout.path
            self._templates[layout.id] = _sha256(template) if template is not None and is_same else ""
        return found.template_sha256 == self._templates[layout.id] != ""


def is_printed(report: Path) -> bool:
    """Whether the PDF beside `report` is not older than it."""
    try:
        return report.with_suffix(".pdf").stat().st_mtime_ns >= report.stat().st_mtime_ns
    except OSError:
        return False


def _sha256(path: Path) -> str:
    """The hexadecimal digest of a file; "" where it cannot be read: what needs it then counts as changed."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
