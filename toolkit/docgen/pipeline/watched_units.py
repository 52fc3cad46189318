"""A 汇总 that is watched: before its report is made it is renewed by what its units say now."""

from collections.abc import Callable
from pathlib import Path

from docgen.diagnostics import Severity, Where, note, warning
from docgen.pipeline.consolidating import Became, Wishes, consolidate
from docgen.pipeline.rendering import Outcome, Rendered
from docgen.pipeline.settings import Settings
from docgen.pipeline.summary_record import is_summary
from docgen.pipeline.unit_reading import UnitReader

_OPEN = "MG103"


def with_units(settings: Settings, book: Path, units: UnitReader, render: Callable[[], Outcome]) -> Outcome:
    """Render; a 汇总 is renewed first, unless somebody has it open: that waits until it is closed."""
    if not _is_summary(book):
        return render()
    made = consolidate((), Wishes(book), settings, units)
    outcome = render()
    if made.value is None:
        waiting = [warning("CN109", d.where, **d.details) for d in made.diagnostics if d.code == _OPEN]
        rendered = Rendered.LOCKED if waiting else outcome.rendered
        softened = (d._replace(severity=Severity.WARNING) for d in made.diagnostics)  # the report is made
        told = (*outcome.diagnostics, *(waiting or softened))
        return outcome._replace(rendered=rendered, diagnostics=told)
    if made.value.became is not Became.RENEWED:
        return outcome
    renewed = note("CN110", Where(book.name), count=made.value.changes)
    told = (renewed, *made.diagnostics, *outcome.diagnostics)
    return outcome._replace(diagnostics=told, rewritten=made.value.sha256)


def _is_summary(book: Path) -> bool:
    try:
        return is_summary(book.read_bytes())
    except OSError:
        return False
