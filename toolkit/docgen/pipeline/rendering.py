"""One workbook becomes one report. `docgen render` and `docgen watch` both call `Renderer.render`."""

import time
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from docgen.compose import compose, tags
from docgen.diagnostics import Diagnostic, Result, Severity, Where, error, hardened, has_errors
from docgen.layout import find_layout
from docgen.model.composition import Composition
from docgen.model.fields import FIGURES
from docgen.model.geometry import STANDARD_PAGE
from docgen.model.layout import Layout
from docgen.model.report import Report
from docgen.pipeline.dependencies import provenance_of, template_of
from docgen.pipeline.echoes import without_echoes
from docgen.pipeline.garbage import without_collections
from docgen.pipeline.settings import Settings
from docgen.publish import (
    Provenance,
    Published,
    Status,
    exclusive,
    is_current,
    publish,
    stamp,
)
from docgen.template import Program, load_program
from docgen.workbook import read_workbook

Reader = Callable[[Path], Result[Report]]


class Rendered(Enum):
    """What became of a report."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    LOCKED = "locked"
    FAILED = "failed"
    SKIPPED = "skipped"
    """No workbook of docgen's: it lies in a folder among others."""


class Outcome(NamedTuple):
    """What `render` did. `output` is the file that now holds the report, None if none was made."""

    book: Path
    output: Path | None
    rendered: Rendered
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    changed: tuple[str, ...] = ()
    """Cells that differ from the state before, where somebody keeps track (`changes`)."""
    folder: str = ""
    """What messages put before the names of the files, where two workbooks have one name (`labels`)."""
    rewritten: str = ""
    """The SHA-256 of the workbook where docgen itself has changed it (a 汇总)."""


_FOREIGN = "WB117"


def found_in_a_folder(outcome: Outcome) -> Outcome:
    """The outcome for a workbook that nobody named: one that is not docgen's is noted there, no fault."""
    if all(d.code != _FOREIGN for d in outcome.diagnostics):
        return outcome
    return outcome._replace(rendered=Rendered.SKIPPED, diagnostics=as_in_a_folder(outcome.diagnostics))


def as_in_a_folder(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is told of a workbook that nobody named."""
    return tuple(d._replace(severity=Severity.NOTE) if d.code == _FOREIGN else d for d in found)


_RENDERED = {
    Status.WRITTEN: Rendered.WRITTEN,
    Status.UNCHANGED: Rendered.UNCHANGED,
    Status.KEPT_EDITED: Rendered.KEPT,
    Status.LOCKED: Rendered.LOCKED,
}


class _Prepared(NamedTuple):
    """What a report is rendered from, found to be without errors."""

    report: Report
    layout: Layout
    composition: Composition
    program: Program


class Made(NamedTuple):
    """A report as its workbook makes it now, published nowhere: the .docx has its provenance inside."""

    report: Report
    composition: Composition
    document: bytes


class Renderer(NamedTuple):
    """Renders workbooks with one set of settings.

    `read` reads a workbook; a watcher gives one that remembers the last report (`changes.Remembering`).
    """

    settings: Settings
    read: Reader = read_workbook

    def render(self, book: Path, output: Path) -> Outcome:
        """Make `output` from `book`. Never raises for what a file holds; writes whole or not at all.

        Every step that can still run does, so that one run tells all problems of a workbook.
        """
        started = time.perf_counter()
        # The workbook is read inside the lock: whoever comes second never brings an older state of it.
        with exclusive(output), without_collections():
            written = self._produce(book, output)
        findings = written.diagnostics
        if self.settings.pdf and written.value is not None:
            findings += _printed(written.value.path)
        if self.settings.redline and written.value is not None:
            findings += _redlined(written.value, self.settings.against)
        rendered = Rendered.FAILED if written.value is None else _RENDERED[written.value.status]
        path = written.value.path if written.value else None
        return Outcome(book, path, rendered, findings, time.perf_counter() - started)

    def check(self, book: Path) -> tuple[Diagnostic, ...]:
        """Everything that a report of `book` would be told, without making one."""
        return self.composed(book).diagnostics

    def composed(self, book: Path) -> Result[Composition]:
        """What a report of `book` says, each word knowing its cell, and all that it would be told."""
        read = self.read(book)
        prepared = self._prepare(read)
        told = self._told(read.diagnostics, prepared.diagnostics)
        return Result(prepared.value.composition if prepared.value else None, told)

    def made(self, book: Path) -> Result[Made]:
        """The report of `book` as it would be written."""
        read = self.read(book)
        prepared = self._prepare(read)
        findings = self._told(read.diagnostics, prepared.diagnostics)
        if prepared.value is None or has_errors(findings):
            return Result(None, findings)
        ready = prepared.value
        document = self._document(ready, _provenance(ready))
        told = findings + document.diagnostics
        if document.value is None:
            return Result(None, told)
        return Result(Made(ready.report, ready.composition, document.value), told)

    def _produce(self, book: Path, output: Path) -> Result[Published]:
        """Read, compose, render and publish, as far as errors allow."""
        read = self.read(book)
        prepared = self._prepare(read)
        findings = self._told(read.diagnostics, prepared.diagnostics)
        if prepared.value is None or has_errors(findings):
            return Result(None, findings)
        written = self._write(prepared.value, output)
        return Result(written.value, findings + written.diagnostics)

    def _told(self, read: Sequence[Diagnostic], found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """All that a person is told before a report is rendered; under `strict` a draft is refused."""
        told = without_echoes(read, found)
        return hardened(told) if self.settings.strict else told

    def _prepare(self, read: Result[Report]) -> Result[_Prepared]:
        """Everything that can be found wrong before a report is rendered."""
        report = read.value
        if report is None:
            return Result(None)
        layout = self._layout(report)
        if layout.value is None:
            return Result(None, layout.diagnostics)
        program = self._program(layout.value)
        page, printed = STANDARD_PAGE, frozenset[str]()
        if program.value:
            page, printed = program.value.page, program.value.figures
        composed = compose(report, layout.value, page, printed)
        findings = layout.diagnostics + composed.diagnostics + program.diagnostics
        if composed.value is None or program.value is None:
            return Result(None, findings)
        return Result(_Prepared(report, layout.value, composed.value, program.value), findings)

    def _write(self, prepared: _Prepared, output: Path) -> Result[Published]:
        provenance = _provenance(prepared)
        if is_current(output, provenance):
            return Result(Published(Status.UNCHANGED, output, output))
        document = self._document(prepared, provenance)
        if document.value is None:
            return Result(None, document.diagnostics)
        published = publish(output, document.value, keep=self.settings.keep)
        return Result(published.value, document.diagnostics + published.diagnostics)

    def _document(self, prepared: _Prepared, provenance: Provenance) -> Result[bytes]:
        program = prepared.program
        named = tags(prepared.composition, with_figures=FIGURES in program.names)
        return program.render(named, stamp(provenance))

    def _layout(self, report: Report) -> Result[Layout]:
        found = find_layout(report.layout.value, self.settings.layouts)
        where = Where.in_sheet(report.file, report.layout.cell.sheet, report.layout.cell.a1)
        placed = tuple(
            error("PL101", where, **d.details) if d.code == "LY202" else d for d in found.diagnostics
        )
        return Result(found.value, placed)

    def _program(self, layout: Layout) -> Result[Program]:
        template = template_of(layout, self.settings)
        if template is not None:
            return load_program(template, None)
        where = Where(f"{layout.path.parent.name}/{layout.path.name}")
        return Result(None, (error("PL102", where, template=layout.template, layout=layout.name),))


def _redlined(written: Published, against: Path | None) -> tuple[Diagnostic, ...]:
    """What changed in a report is written beside it where it is asked for; one as it was has its redline."""
    if written.status is Status.UNCHANGED:
        return ()
    from docgen.pipeline.redlines import write_redline

    return write_redline(written, against)


def _provenance(prepared: _Prepared) -> Provenance:
    return provenance_of(prepared.report, prepared.layout, prepared.program.digest)


def _printed(report: Path) -> tuple[Diagnostic, ...]:
    """The PDF of a report is made where it is asked for: few are, and starting must not wait for it."""
    from docgen.pipeline.printing import print_report

    return print_report(report)
