"""What a watcher does for given paths and settings."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from docgen.pipeline.planning import output_of
from docgen.pipeline.rendering import Outcome
from docgen.pipeline.settings import Settings
from docgen.pipeline.workbook_names import is_conflict_copy, is_other_workbook, is_workbook
from docgen.watch.freshness import Sources
from docgen.watch.maker import Build, IsMade
from docgen.watch.names import is_picture
from docgen.watch.scan import Scope
from docgen.watch.watcher import Work


def work_for(paths: Sequence[Path], settings: Settings, build: Build) -> Work:
    """Workbooks of `paths` (folders, searched in depth, and single files) become reports by `build`.

    Reports go where `settings.output` says, as with render: below that folder, or beside their workbooks.
    """
    return Work(
        books=tuple(_book_scope(path.absolute()) for path in paths),
        sources=(*_source_scopes(settings), *(_picture_scope(path.absolute()) for path in paths)),
        build=partial(_build, settings, build),
        output=lambda book, root: output_of(book, root, settings.output),
        freshness=partial(_freshness, settings),
    )


def _build(settings: Settings, build: Build, book: Path, output: Path) -> Outcome:
    """As render does, make the inner folders of the one that `-o` names."""
    if settings.output is not None and settings.output.is_dir():
        with suppress(OSError):  # told when the report is written
            output.parent.mkdir(parents=True, exist_ok=True)
    return build(book, output)


def _freshness(settings: Settings) -> IsMade:
    sources = Sources.of(settings)

    def is_made(workbook: Path, workbook_sha256: str, report: Path) -> bool:
        is_printed = not settings.pdf or report.with_suffix(".pdf").exists()
        return is_printed and sources.made(workbook, workbook_sha256, report)

    return is_made


def _book_scope(path: Path) -> Scope:
    if path.suffix and not path.is_dir():
        return Scope(path.parent, _called({path.name}), recursive=False)
    return Scope(path, _may_be_a_workbook)


def _picture_scope(path: Path) -> Scope:
    """The files that 图片 may name: they lie below the folder of a workbook."""
    if path.suffix and not path.is_dir():
        return Scope(path.parent, is_picture, recursive=False)
    return Scope(path, is_picture)


def _source_scopes(settings: Settings) -> list[Scope]:
    """Layouts and templates; a template given by name is watched alone, as no other is used."""
    scopes = [Scope(folder, _ends_in(".yaml"), recursive=False) for folder in settings.layouts]
    if settings.template is not None:
        template = settings.template.absolute()
        return [*scopes, Scope(template.parent, _called({template.name}), recursive=False)]
    return [*scopes, *(Scope(folder, _ends_in(".docx"), recursive=False) for folder in settings.templates)]


def _may_be_a_workbook(name: str) -> bool:
    return is_workbook(name) or is_conflict_copy(name) or is_other_workbook(name)


def _called(names: set[str]) -> Callable[[str], bool]:
    return names.__contains__


def _ends_in(suffix: str) -> Callable[[str], bool]:
    return lambda name: name.endswith(suffix) and not name.startswith(("~", "."))
