"""How the outcomes of `render` read: a line a report, its problems beneath it, a summary at the end."""

from collections import Counter
from collections.abc import Iterable

import click

from docgen.console import Console, diagnostic_record, pad
from docgen.diagnostics import Diagnostic, has_errors
from docgen.pipeline.rendering import Outcome, Rendered

COLOURS = {
    Rendered.WRITTEN: "green",
    Rendered.UNCHANGED: "white",
    Rendered.KEPT: "yellow",
    Rendered.LOCKED: "yellow",
    Rendered.FAILED: "red",
}
LABEL_WIDTH = 8


def show_outcome(console: Console, outcome: Outcome) -> None:
    """One calm line for a report, and its problems beneath it."""
    label = console.phrase(f"UI-{outcome.rendered.value}")
    styled = click.style(pad(label, LABEL_WIDTH), fg=COLOURS[outcome.rendered])
    name = outcome.output.name if outcome.output else outcome.book.name
    seconds = console.phrase("UI-seconds", seconds=f"{outcome.seconds:.2f}")
    console.line(f"{styled}{name}  {click.style(seconds, dim=True)}")
    console.diagnostics(outcome.diagnostics)


def show_summary(console: Console, outcomes: Iterable[Outcome], skipped: int) -> None:
    """How many reports were made and how many were not; `skipped` workbooks never became a job."""
    counts = Counter(outcome.rendered for outcome in outcomes)
    console.say(
        "UI-summary",
        total=counts.total() + skipped,
        made=counts[Rendered.WRITTEN] + counts[Rendered.KEPT],
        unchanged=counts[Rendered.UNCHANGED],
        failed=counts[Rendered.FAILED] + counts[Rendered.LOCKED] + skipped,
    )


def outcome_record(outcome: Outcome, language: str) -> dict[str, object]:
    """An outcome as JSON with stable keys."""
    return {
        "book": str(outcome.book),
        "output": str(outcome.output) if outcome.output else None,
        "status": outcome.rendered.value,
        "seconds": round(outcome.seconds, 4),
        "diagnostics": [diagnostic_record(d, language) for d in outcome.diagnostics],
    }


def batch_record(
    console: Console, planning: Iterable[Diagnostic], outcomes: Iterable[Outcome]
) -> dict[str, object]:
    """A whole run of `render` as one JSON object."""
    planning, outcomes = tuple(planning), tuple(outcomes)
    is_fine = not has_errors(planning) and not any(has_errors(o.diagnostics) for o in outcomes)
    return {
        "command": "render",
        "ok": is_fine,
        "reports": [outcome_record(outcome, console.language) for outcome in outcomes],
        "diagnostics": [diagnostic_record(d, console.language) for d in planning],
    }
