"""What the options and a folder's `docgen.toml` decide."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Result
from docgen.resources import folder

FILE_NAME = "docgen.toml"
VERSIONS_KEPT = 10
"""Older versions of each report that stay unless somebody says otherwise."""


def _shipped(name: str) -> tuple[Path, ...]:
    return (folder(name),)


class Settings(NamedTuple):
    """How reports are made.

    `template` overrides the layout's own, by its path or its name in `templates`; `layouts` and `templates`
    are the folders searched, in order;
    `strict` makes errors of what leaves a report a draft; `keep` is how many older versions of a report stay;
    `pdf` puts a PDF beside each report, `redline` what changed since its last version, or `against` a file;
    `output` is the folder or file the reports go to, None for beside
    their workbooks; `jobs` is how many are made at a time. For `docgen check`: `profile` is the name or the
    path of one, "" for the default, and `ignore` are the rules left out. `on` is where the work is done: ""
    here, "dask" a cluster on this machine, "dask:ADDRESS" that one.
    """

    template: Path | None = None
    layouts: tuple[Path, ...] = _shipped("seeds")
    templates: tuple[Path, ...] = _shipped("docx_templates")
    strict: bool = False
    keep: int = VERSIONS_KEPT
    pdf: bool = False
    redline: bool = False
    against: Path | None = None
    output: Path | None = None
    jobs: int = 1
    profile: str = ""
    ignore: tuple[str, ...] = ()
    on: str = ""


_PATHS = ("template", "output")


def settings_for(source: Path, options: Mapping[str, object]) -> Result[Settings]:
    """The settings for `source` (a workbook or a folder): its folder's `docgen.toml`, then `options` over it.

    Options that are None were not given. Paths in the file are relative to it; its `layouts` and `templates`
    folders are searched before the shipped ones.
    """
    home = source if source.is_dir() else source.parent
    read = _read(home / FILE_NAME)
    if read.value is None:
        return Result(None, read.diagnostics)
    given = {name: value for name, value in options.items() if value is not None}
    settings = _from_file(read.value, home)._replace(**given)  # type: ignore[arg-type]
    return Result(settings._replace(template=_found_by_name(settings, home)))


def _found_by_name(settings: Settings, home: Path) -> Path | None:
    """The template, looked for in the folders of templates where it is given by its mere name (红头文件)."""
    given = settings.template
    if given is None or given.exists() or given.parent not in (Path(), home):
        return given
    names = (given.name, f"{given.name}.docx")
    candidates = (folder / name for folder in settings.templates for name in names)
    return next((path for path in candidates if path.is_file()), given)


def _from_file(values: Mapping[str, object], home: Path) -> Settings:
    settings = Settings()
    changes: dict[str, object] = {}
    for name, value in values.items():
        if name in ("layouts", "templates"):
            changes[name] = (home / str(value), *getattr(settings, name))
        elif name == "profile":
            changes[name] = str(home / str(value)) if str(value).endswith(".toml") else value
        else:
            changes[name] = home / str(value) if name in _PATHS else value
    return settings._replace(**changes)  # type: ignore[arg-type]


def _read(path: Path) -> Result[Mapping[str, object]]:
    if not path.is_file():
        return Result({})
    from docgen.pipeline.settings_file import read_settings

    return read_settings(path)
