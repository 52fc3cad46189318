"""Hand edits of a report whose workbook is watched: told at once, or taken into the workbook."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from docgen import opc
from docgen.diagnostics import Diagnostic, Result, Severity, Where, note, warning
from docgen.pipeline.planning import Job
from docgen.pipeline.rendering import Outcome, Rendered
from docgen.pipeline.settings import Settings
from docgen.publish import Standing, standing
from docgen.publish.edit_words import words
from docgen.publish.edits import changes

Render = Callable[[Path, Path], Outcome]


class Edits(Enum):
    """What a watcher does about hand edits."""

    LEFT = "left"
    TOLD = "told"
    MERGED = "merged"


def with_edits(settings: Settings, job: Job, edits: Edits, render: Render) -> Outcome:
    """Render, and before that take hand edits into the workbook where that is wanted and nothing hinders."""
    before = _contents(job.output) if edits is not Edits.LEFT else b""
    if not before or standing(before) is not Standing.EDITED:
        return render(job.book, job.output)
    if edits is Edits.MERGED:
        return _merged(settings, job, render)
    outcome = render(job.book, job.output)
    if outcome.rendered is not Rendered.UNCHANGED:
        return outcome
    package = opc.open_package(before, "").value
    found = words(changes(package) if package is not None else ())
    told = warning("MG112", Where(job.output.name), edits=found, report=job.output.name)
    return outcome._replace(rendered=Rendered.KEPT, diagnostics=(*outcome.diagnostics, told))


def _merged(settings: Settings, job: Job, render: Render) -> Outcome:
    from docgen.pipeline.merging import Became, Merged, Wishes, merge_report

    merged: Result[Merged] = merge_report(job.output, settings, Wishes(job.book, redlines=False))
    outcome = render(job.book, job.output)
    found = outcome.diagnostics + merged.diagnostics
    if merged.value is None:
        is_open = any(each.code == "MG103" for each in merged.diagnostics)
        kept = Rendered.LOCKED if is_open else outcome.rendered
        return outcome._replace(rendered=kept, diagnostics=tuple(map(_softened, found)))
    if merged.value.became is Became.MERGED:
        told = note("MG113", Where(job.output.name), book=job.book.name, count=len(merged.value.changes))
        return outcome._replace(rendered=Rendered.WRITTEN, diagnostics=(told, *found))
    if outcome.rendered is Rendered.UNCHANGED and merged.value.became is Became.PARTLY:
        outcome = outcome._replace(rendered=Rendered.KEPT)
    return outcome._replace(diagnostics=found)


def _softened(found: Diagnostic) -> Diagnostic:
    """A file that is open now is tried again: no error."""
    return found._replace(severity=Severity.WARNING) if found.code == "MG103" else found


def _contents(report: Path) -> bytes:
    try:
        return report.read_bytes()
    except OSError:
        return b""
