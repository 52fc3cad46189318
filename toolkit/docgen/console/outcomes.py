"""How the outcomes of `render` read: a line a report, its problems beneath it, a table at the end."""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator

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
_MANY = 30
"""From this many reports on a person gets a progress bar instead of a line a report."""


def show_outcomes(console: Console, outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Pass `outcomes` on, each told as it comes; of many, a progress bar, then what wants attention."""
    if total < _MANY or not console.is_watched:
        for outcome in outcomes:
            show_outcome(console, outcome)
            yield outcome
        return
    remarkable = []
    started = time.monotonic()
    with click.progressbar(
        length=total, file=sys.stderr, show_pos=True, label=console.phrase("UI-working")
    ) as bar:
        for done, outcome in enumerate(outcomes, 1):
            rate = done / max(time.monotonic() - started, 0.001)
            bar.label = console.phrase("UI-rate", rate=f"{rate:.0f}")
            bar.update(1)
            if outcome.diagnostics or outcome.rendered not in (Rendered.WRITTEN, Rendered.UNCHANGED):
                remarkable.append(outcome)
            yield outcome
    for outcome in remarkable:
        show_outcome(console, outcome)


def show_outcome(console: Console, outcome: Outcome) -> None:
    """One calm line for a report, and its problems beneath it."""
    label = console.phrase(f"UI-{outcome.rendered.value}")
    styled = click.style(pad(label, LABEL_WIDTH), fg=COLOURS[outcome.rendered])
    name = outcome.output.name if outcome.output else outcome.book.name
    seconds = console.phrase("UI-seconds", seconds=f"{outcome.seconds:.2f}")
    console.line(f"{styled}{name}  {click.style(seconds, dim=True)}")
    console.diagnostics(outcome.diagnostics)


def show_summary(console: Console, outcomes: Iterable[Outcome], skipped: int, seconds: float) -> None:
    """A table of how many reports became what; `skipped` files never became a job."""
    counts = Counter(outcome.rendered for outcome in outcomes)
    counts[Rendered.FAILED] += skipped
    total = counts.total()
    console.line()
    for rendered in Rendered:
        if counts[rendered]:
            label = click.style(
                pad(console.phrase(f"UI-{rendered.value}"), LABEL_WIDTH), fg=COLOURS[rendered]
            )
            console.line(f"{label}{counts[rendered]:>6}")
    rate = f"{total / seconds:.0f}" if seconds else "0"
    console.say("UI-summary", total=total, seconds=f"{seconds:.1f}", rate=rate)


def outcome_record(outcome: Outcome, language: str) -> dict[str, object]:
    """An outcome as JSON with stable keys."""
    return {
        "book": str(outcome.book),
        "output": str(outcome.output) if outcome.output else None,
        "status": outcome.rendered.value,
        "changed": list(outcome.changed),
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
