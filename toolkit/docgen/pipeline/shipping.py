"""What a report is made with, taken along to another machine: templates and layouts, by their contents.

What comes with docgen is on every machine that has it. What an office has beside it is sent once, and stands
in a folder there that is named by what it holds.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from docgen.pipeline.settings import Settings

_LAYOUTS, _TEMPLATES, _TEMPLATE = "layouts", "templates", "template"
_SUFFIXES = frozenset({".yaml", ".yml", ".docx"})


class Shipment(NamedTuple):
    """Settings, and the files that they speak of: (folder's name and number, file's name, contents)."""

    settings: Settings
    files: tuple[tuple[str, str, bytes], ...]
    digest: str


def packed(settings: Settings) -> Shipment:
    """`settings` with all that they need. Raises OSError."""
    files = tuple(_files(settings))
    digest = hashlib.sha256(repr(files).encode()).hexdigest()
    return Shipment(settings, files, digest)


def _files(settings: Settings) -> Iterator[tuple[str, str, bytes]]:
    shipped = Settings()
    for kind, folders, own in (
        (_LAYOUTS, settings.layouts, shipped.layouts),
        (_TEMPLATES, settings.templates, shipped.templates),
    ):
        for number, folder in enumerate(folders):
            if folder not in own and folder.is_dir():
                yield from (
                    (f"{kind}{number}", path.name, path.read_bytes())
                    for path in sorted(folder.iterdir())
                    if path.suffix.lower() in _SUFFIXES and path.is_file()
                )
    if settings.template is not None and settings.template.is_file():
        yield _TEMPLATE, settings.template.name, settings.template.read_bytes()


@lru_cache(maxsize=8)
def unpacked(shipment: Shipment) -> Settings:
    """The settings, their files being here. Raises OSError."""
    home = Path(tempfile.gettempdir()) / f"docgen-shipment-{shipment.digest[:32]}"
    for folder, name, data in shipment.files:
        _put(home / folder / name, data)
    settings, shipped = shipment.settings, Settings()
    template = next((home / folder / name for folder, name, _ in shipment.files if folder == _TEMPLATE), None)
    return settings._replace(
        template=template or settings.template,
        layouts=_folders(home, _LAYOUTS, settings.layouts, shipped.layouts),
        templates=_folders(home, _TEMPLATES, settings.templates, shipped.templates),
    )


def _folders(home: Path, kind: str, folders: tuple[Path, ...], shipped: tuple[Path, ...]) -> tuple[Path, ...]:
    """A folder that came along is looked for here; one that is part of docgen where docgen is."""
    own = tuple(home / f"{kind}{number}" for number, folder in enumerate(folders) if folder not in shipped)
    return (*own, *shipped)


def _put(place: Path, data: bytes) -> None:
    """Others may be at it as well: it appears whole."""
    from docgen.publish import write_file

    if not place.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        write_file(place, data, overwrite=True)
