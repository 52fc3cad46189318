"""A new workbook: a layout's outline, laid out for a clerk to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.layout import find_layout, load_layouts
from docgen.model.layout import Layout
from docgen.pipeline.outputs import make_folder
from docgen.pipeline.settings import Settings
from docgen.pipeline.workbook_names import WORKBOOK
from docgen.publish import name_problem, write_file
from docgen.workbook import read_workbook
from docgen.workbook.writing import write_workbook

if TYPE_CHECKING:
    from docgen.pipeline.rolling import Last
    from docgen.workbook.rolling import Log


class Made(NamedTuple):
    """The file that a new workbook became; of one that was rolled forward, what was done to last time's."""

    path: Path
    log: Log | None = None


def new_workbook(
    layout_name: str, unit: str, output: Path | None, settings: Settings, last: Last | None = None
) -> Result[Made]:
    """Write a workbook in the layout (id or Chinese name) for `unit` (may be empty); the file that it became.

    With `last` it begins with last time's workbook or report.

    Without `output` it is named after the unit, or else the layout, in the current folder; an `output` that
    is a folder, or has no file ending, takes it under that name. Folders that are not there are made. A file
    that exists is never replaced: beside the unit's workbook of another kind, it is named after both.
    """
    found = find_layout(layout_name, settings.layouts)
    if found.value is None:
        return Result(None, found.diagnostics)
    stem = unit or (f"{last.file.stem}·新" if last else found.value.name)
    problem = _unit_problem(stem) if output is None or _is_folder(output) else _suffix_problem(output)
    if problem is not None:
        return Result(None, (problem,))
    if last is not None and not last.file.is_file():
        return Result(None, (error("PL201", Where(str(last.file))),))
    written = _begun(found.value, unit, settings, last)
    if written.value is None:
        return Result(None, written.diagnostics)
    target = _target(stem, found.value, output)
    if refused := make_folder(target.parent):
        return Result(None, refused)
    data, log = written.value
    saved = write_file(target, data, overwrite=False)
    made = Made(saved.value, log) if saved.value is not None else None
    return Result(made, (*written.diagnostics, *saved.diagnostics))


def _begun(
    layout: Layout, unit: str, settings: Settings, last: Last | None
) -> Result[tuple[bytes, Log | None]]:
    if last is not None:
        from docgen.pipeline.rolling import begun

        rolled = begun(layout, unit, last, settings)
        return Result(rolled.value and (rolled.value.data, rolled.value.log), rolled.diagnostics)
    written = write_workbook(layout, load_layouts(settings.layouts).value or (), unit)
    return Result(None if written.value is None else (written.value, None), written.diagnostics)


def _is_folder(output: Path) -> bool:
    return output.is_dir() or (not output.suffix and not output.exists())


def _target(stem: str, layout: Layout, output: Path | None) -> Path:
    if output is not None and not _is_folder(output):
        return output
    plain = (output or Path()) / f"{stem}{WORKBOOK}"
    return (
        plain
        if not _is_of_another_kind(plain, layout)
        else plain.with_name(f"{stem}·{layout.name}{WORKBOOK}")
    )


def _is_of_another_kind(path: Path, layout: Layout) -> bool:
    """Whether the workbook at `path` is one of another layout."""
    if not path.is_file():
        return False
    report = read_workbook(path).value
    return report is not None and report.layout.value.strip() not in ("", layout.name, layout.id)


def _unit_problem(stem: str) -> Diagnostic | None:
    """Why no file can be named `stem`.xlsx. Reports take the name too, so it must do by itself."""
    where = Where(f"{stem}{WORKBOOK}")
    return name_problem(stem, where) or name_problem(f"{stem}{WORKBOOK}", where)


def _suffix_problem(output: Path) -> Diagnostic | None:
    if output.suffix.lower() == WORKBOOK:
        return None
    return error("NB201", Where(output.name), name=output.with_suffix("").name)
