"""Two documents → one with tracked changes, or one to print (`docgen compare`, `render --redline`)."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen import opc
from docgen.diagnostics import Diagnostic, Result, Where, error, note
from docgen.pipeline.boundary import guarded
from docgen.pipeline.outputs import write_copy
from docgen.pipeline.settings import VERSIONS_KEPT
from docgen.publish import kept_version

if TYPE_CHECKING:
    from docgen.redline import Place

AUTHOR = "docgen"
PDF = ".pdf"
REDLINE = "修订"
"""名称.修订.docx is a report's redline."""


class Compared(NamedTuple):
    """What a comparison wrote, and where something changed, in reading order."""

    output: Path | None
    places: tuple[Place, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many places of each kind."""
        return dict(Counter(place.kind for place in self.places))

    @property
    def sections(self) -> tuple[str, ...]:
        """The first-level headings under which something changed, each once."""
        return tuple(dict.fromkeys(place.section for place in self.places))


class Wanted(NamedTuple):
    """What is to be written: a redline by `author` at `date` (xsd:dateTime, "" for none), or a print."""

    output: Path
    author: str = AUTHOR
    date: str = ""
    is_printed: bool = False


class _United(NamedTuple):
    """Two documents in one: its bytes, and where something changed."""

    data: bytes
    places: tuple[Place, ...]


def compare_files(old: Path, new: Path, wanted: Wanted) -> Result[Compared]:
    """Write the comparison of two documents, which is made in a child process: either may be anybody's."""
    for file in (old, new):
        if not file.is_file():
            return Result(None, (error("PL201", Where(str(file))),))
    made = guarded(partial(_compared, old, wanted), new)
    if made.value is None:
        return Result(None, made.diagnostics)
    return _saved(made.value, made.diagnostics, wanted)


def _compared(old: Path, wanted: Wanted, new: Path) -> Result[_United]:
    packages: list[opc.Package] = []
    for file in (old, new):
        opened = opc.open_package(file.read_bytes(), file.name)
        if opened.value is None:
            return Result(None, opened.diagnostics)
        packages.append(opened.value)
    return _united(packages[0], packages[1], (old.name, new.name), wanted)


def _united(old: opc.Package, new: opc.Package, names: tuple[str, str], wanted: Wanted) -> Result[_United]:
    from lxml.etree import XMLSyntaxError

    from docgen.redline import Marks, compare, printed

    try:
        made = compare(old, new, Marks(wanted.author, wanted.date))
    except (KeyError, XMLSyntaxError) as fault:
        return Result(None, (error("CM101", Where(names[1]), old=names[0], reason=fault),))
    had = zip(names, made.had_revisions, strict=True)
    told = [note("CM102", Where(name)) for name, has_revisions in had if has_revisions]
    told += [note("CM103", Where(names[1]))] if made.furniture_changed else []
    if not made.places and not made.furniture_changed:
        told.append(note("CM104", Where(names[1]), old=names[0]))
    package = printed(made.package) if wanted.is_printed else made.package
    return Result(_United(package.to_bytes(), made.places), tuple(told))


def _saved(made: _United, told: tuple[Diagnostic, ...], wanted: Wanted) -> Result[Compared]:
    """Write it: a print as a PDF where the name says so."""
    is_pdf = wanted.is_printed and wanted.output.suffix.lower() == PDF
    written = _pdf(made.data, wanted.output) if is_pdf else write_copy(wanted.output, made.data)
    compared = Compared(written.value, made.places) if written.value is not None else None
    return Result(compared, (*told, *written.diagnostics))


def _pdf(document: bytes, output: Path) -> Result[Path]:
    from docgen.office import to_pdf
    from docgen.scratch import scratch_folder

    with scratch_folder() as folder:
        source = folder / f"{output.stem}.docx"
        source.write_bytes(document)
        made = to_pdf(source, folder)
        return made if made.value is None else write_copy(output, made.value.read_bytes())


def redline_beside(report: Path, old: bytes, old_name: str) -> tuple[Diagnostic, ...]:
    """Write 名称.修订.docx: what changed in `report` since it was `old`."""
    before = opc.open_package(old, old_name).value
    after = opc.open_package(report.read_bytes(), report.name).value
    if before is None or after is None:
        return (error("CM101", Where(report.name), old=old_name, reason=old_name),)
    output = report.with_name(f"{report.stem}.{REDLINE}{report.suffix}")
    united = _united(before, after, (old_name, report.name), Wanted(output))
    if united.value is None:
        return united.diagnostics
    with ExitStack() as kept:
        if output.is_file():
            # Somebody may have written into it: as of a report, what is displaced stays in 旧版.
            kept.enter_context(kept_version(output, output.read_bytes(), VERSIONS_KEPT))
        made = _saved(united.value, united.diagnostics, Wanted(output))
    if made.value is None:
        return made.diagnostics
    return (note("CM105", Where(report.name), name=output.name, count=len(made.value.places)),)
