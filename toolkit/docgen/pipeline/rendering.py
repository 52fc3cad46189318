"""One workbook becomes one report. `docgen render` and `docgen watch` both call `Renderer.render`."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from docgen import __version__
from docgen.compose import compose
from docgen.diagnostics import Diagnostic, Result, Where, error, has_errors
from docgen.layout import find_layout
from docgen.model.layout import Layout
from docgen.model.report import Report
from docgen.pipeline.settings import Settings
from docgen.publish import Provenance, Status, is_current, publish, stamp
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `render` did: the file that now holds the report (None if none was made), why, and how long it took."""

    book: Path
    output: Path | None
    rendered: Rendered
    diagnostics: tuple[Diagnostic, ...]
    seconds: float


_RENDERED = {
    Status.WRITTEN: Rendered.WRITTEN,
    Status.UNCHANGED: Rendered.UNCHANGED,
    Status.KEPT_EDITED: Rendered.KEPT,
    Status.LOCKED: Rendered.LOCKED,
}


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders workbooks with one set of settings.

    `read` reads a workbook; batches give one that reads in a child process.
    """

    settings: Settings
    read: Reader = read_workbook

    def render(self, book: Path, output: Path) -> Outcome:
        """Make `output` from `book`. Never raises for what a file holds; writes whole or not at all."""
        started = time.perf_counter()
        done = partial(self._outcome, book, started)
        read = self.read(book)
        if read.value is None or has_errors(read.diagnostics):
            return done(None, Rendered.FAILED, self._with_layout_findings(read))
        report, findings = read.value, read.diagnostics
        layout = self._layout(report)
        findings += layout.diagnostics
        if layout.value is None:
            return done(None, Rendered.FAILED, findings)
        composed = compose(report, layout.value, strict=self.settings.strict)
        program = self._program(layout.value)
        findings += composed.diagnostics + program.diagnostics
        if composed.value is None or program.value is None:
            return done(None, Rendered.FAILED, findings)
        provenance = self._provenance(book, layout.value, program.value)
        if is_current(output, provenance):
            return done(output, Rendered.UNCHANGED, findings)
        document = program.value.render(composed.value, stamp(provenance))
        findings += document.diagnostics
        if document.value is None or has_errors(findings):
            return done(None, Rendered.FAILED, findings)
        published = publish(output, document.value, keep=self.settings.keep)
        findings += published.diagnostics
        if published.value is None:
            return done(None, Rendered.FAILED, findings)
        return done(published.value.path, _RENDERED[published.value.status], findings)

    def _outcome(
        self,
        book: Path,
        started: float,
        output: Path | None,
        rendered: Rendered,
        findings: tuple[Diagnostic, ...],
    ) -> Outcome:
        return Outcome(book, output, rendered, findings, time.perf_counter() - started)

    def _layout(self, report: Report) -> Result[Layout]:
        found = find_layout(report.layout.value, self.settings.layouts)
        where = Where.in_sheet(report.file, report.layout.cell.sheet, report.layout.cell.a1)
        placed = tuple(
            error("PL101", where, **d.details) if d.code == "LY202" else d for d in found.diagnostics
        )
        return Result(found.value, placed)

    def _program(self, layout: Layout) -> Result[Program]:
        if self.settings.template is not None:
            return load_program(self.settings.template, None)
        for folder in self.settings.templates:
            if (folder / layout.template).is_file():
                return load_program(folder / layout.template, None)
        where = Where(f"{layout.path.parent.name}/{layout.path.name}")
        return Result(None, (error("PL102", where, template=layout.template, layout=layout.name),))

    def _provenance(self, book: Path, layout: Layout, program: Program) -> Provenance:
        return Provenance(
            tool_version=__version__,
            workbook_sha256=_sha256(book),
            template_sha256=program.digest,
            layout_sha256=_sha256(layout.path),
        )


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
